//! A client that persists: it signs every attempt anew, waits between them, and heals a wrong clock.

use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use bytes::Bytes;
use tokio::sync::OnceCell;
use tracing::debug;

use super::clock::{Sample, ServerClock};
use super::limit::Limits;
use super::transport::{self, Exchange};
use super::watch::{Call, Watch};
use super::{ApiError, Attempt, ClientOptions, ClockOffset, ErrorKind, Params, Route, retry, sign};

/// The API's client. Clones share connections and what was learnt of the server: its clock and its limits.
///
/// Dropping a call's future aborts it, wherever it is.
#[derive(Clone)]
pub struct Client {
    shared: Arc<Shared>,
    watch: Option<Watch>,
}

struct Shared {
    options: ClientOptions,
    http: OnceCell<reqwest::Client>,
    clock: ServerClock,
    limits: Limits,
    calls: AtomicU64,
}

/// An attempt that failed, and what its answer told of the server's clock.
struct Failed {
    error: ApiError,
    sample: Option<Sample>,
}

impl From<ApiError> for Failed {
    fn from(error: ApiError) -> Self {
        Self { error, sample: None }
    }
}

impl Client {
    /// Touches neither network nor disk: connections and certificates are set up by the first call.
    #[must_use]
    pub fn new(options: ClientOptions) -> Self {
        let shared = Shared {
            options,
            http: OnceCell::new(),
            clock: ServerClock::default(),
            limits: Limits::default(),
            calls: AtomicU64::default(),
        };
        Self { shared: Arc::new(shared), watch: None }
    }

    /// A clone that tells what its calls are doing. It is told from within the call, so it must be quick.
    #[must_use]
    pub fn watched(&self, watch: impl Fn(Call, Attempt) + Send + Sync + 'static) -> Self {
        Self { shared: Arc::clone(&self.shared), watch: Some(Arc::new(watch)) }
    }

    /// How far the server's clock is ahead, once an answer has told.
    #[must_use]
    pub fn clock(&self) -> Option<ClockOffset> {
        self.shared.clock.offset()
    }

    /// The body as the API sent it: JSON, decompressed, what is no UTF-8 made U+FFFD. For scripts, which get the API's
    /// own rows by [`super::rows()`].
    pub async fn get_raw(&self, route: Route, params: &Params) -> Result<Bytes, ApiError> {
        self.get(route, params, transport::json).await
    }

    /// What `read` makes of the body. A body that cannot be read is asked for again when its error says so.
    pub(super) async fn get<T>(
        &self,
        route: Route,
        params: &Params,
        read: impl Fn(Bytes) -> Result<T, ApiError>,
    ) -> Result<T, ApiError> {
        let asked = self.shared.limits.applied(route, params);
        match self.persist(route, &asked, &read).await {
            Err(error) => match self.shared.limits.learn(route, &asked, &error) {
                Some(adapted) => self.persist(route, &adapted, &read).await,
                None => Err(error),
            },
            value => value,
        }
    }

    async fn persist<T>(
        &self,
        route: Route,
        params: &Params,
        read: &impl Fn(Bytes) -> Result<T, ApiError>,
    ) -> Result<T, ApiError> {
        let of = self.shared.options.attempts.max(1);
        let mut delays = retry::delays();
        let mut healed = false;
        let mut attempt = 1;
        let told = Told {
            call: Call { id: self.shared.calls.fetch_add(1, Ordering::Relaxed), route },
            watch: self.watch.as_ref(),
        };
        loop {
            told.tell(|| Attempt::Sending { attempt, of });
            let Failed { error, sample } = match self.attempt(route, params, attempt, read).await {
                Ok(value) => return Ok(value),
                Err(failed) => failed,
            };
            if let Some(sample) = sample.filter(|_| !healed && error.is_expired_signature()) {
                healed = true;
                let offset = self.shared.clock.correct(sample);
                told.tell(|| Attempt::ClockCorrected(offset));
                continue;
            }
            if attempt == of || !error.is_retryable() {
                return Err(error.asking(route).after(attempt));
            }
            let wait = error.retry_after().or_else(|| delays.next()).unwrap_or_default();
            told.tell(|| Attempt::Waiting { attempt, of, wait, because: error.reason() });
            self.shared.options.timer.sleep(wait).await;
            attempt += 1;
        }
    }

    /// Signs, sends, learns the server's clock, and reads.
    async fn attempt<T>(
        &self,
        route: Route,
        params: &Params,
        attempt: u32,
        read: &impl Fn(Bytes) -> Result<T, ApiError>,
    ) -> Result<T, Failed> {
        let Shared { options, clock, .. } = &*self.shared;
        let http = self.http().await?;
        let sent = options.timer.now();
        let exchange = Exchange {
            http,
            url: options.base_url.of(route, params),
            headers: sign::headers(&options.credentials, clock.server_time(sent))?,
            patience: if route.is_export() { options.timeouts.export } else { options.timeouts.read_idle },
            idle: options.timeouts.read_idle,
            cap: options.body_cap,
        };
        let head =
            exchange.send().await.inspect_err(|error| debug!(path = route.path(), attempt, kind = ?error.kind()))?;
        let received = options.timer.now();
        let sample = head.date().and_then(|date| Sample::new(date, sent, received));
        if let Some(sample) = sample {
            clock.learn(sample);
        }
        let asked_wait = head
            .retry_after()
            .and_then(|value| retry::retry_after(value, head.date().unwrap_or_else(|| clock.server_time(received))));
        let status = head.status();
        let body = head.body().await;
        let bytes = body.as_ref().map_or(0, Bytes::len);
        let value = body.and_then(read);
        debug!(
            path = route.path(),
            attempt,
            status,
            ms = options.timer.now().saturating_sub(sent),
            bytes,
            failed = value.as_ref().err().map(|error| tracing::field::debug(error.kind())),
            offset_ms = clock.offset().map(ClockOffset::ms),
        );
        value.map_err(|error| Failed { error: error.with_retry_after(asked_wait), sample })
    }

    /// The connection pool, set up on first use, off the threads that answer keys.
    async fn http(&self) -> Result<&reqwest::Client, ApiError> {
        self.shared
            .http
            .get_or_try_init(|| async {
                let options = self.shared.options.clone();
                let built = tokio::task::spawn_blocking(move || transport::build(&options)).await;
                built.unwrap_or_else(|error| {
                    Err(ApiError::new(ErrorKind::Misconfigured, "HTTPS cannot be set up").because(error))
                })
            })
            .await
    }
}

/// Tells how a call goes. That it is over is told when this is dropped: a call that is given up goes no other way.
struct Told<'a> {
    call: Call,
    watch: Option<&'a Watch>,
}

impl Told<'_> {
    fn tell(&self, attempt: impl FnOnce() -> Attempt) {
        if let Some(watch) = self.watch {
            watch(self.call, attempt());
        }
    }
}

impl Drop for Told<'_> {
    fn drop(&mut self) {
        self.tell(|| Attempt::Over);
    }
}

impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Client").field("options", &self.shared.options).finish_non_exhaustive()
    }
}
