//! Two listeners, and the way of a request: remembered, met by faults, signed, routed, sent.

use std::io;
use std::sync::{Arc, PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};
use std::time::Duration;

use axum::Router;
use axum::body::{Body, Bytes, to_bytes};
use axum::extract::Request;
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, Method, Response, StatusCode, header};
use axum::serve::ListenerExt;
use chrono::DateTime;
use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio::task::spawn_blocking;

use super::clock::Clock;
use super::faults::{Active, Faults, Kind, answers, control};
use super::options::Options;
use super::query::Query;
use super::reply::Reply;
use super::route::Route;
use super::seen::{Log, Seen};
use super::storage::Storage;
use super::world::World;
use super::{gzip, routes, sign, storage};

/// The longest body that the control route reads, in bytes.
const CONTROL_BODY: usize = 64 << 10;

#[derive(Debug)]
pub(crate) struct Server {
    pub(crate) options: Options,
    pub(crate) clock: Clock,
    pub(crate) faults: Faults,
    pub(crate) seen: Log,
    pub(crate) storage: Storage,
    stopped: watch::Sender<bool>,
    world: RwLock<World>,
}

impl Server {
    pub(crate) fn world(&self) -> RwLockReadGuard<'_, World> {
        self.world.read().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn world_mut(&self) -> RwLockWriteGuard<'_, World> {
        self.world.write().unwrap_or_else(PoisonError::into_inner)
    }

    /// Lets the messages arrive that are due.
    pub(crate) fn advance(&self) {
        let now = self.clock.world_ms();
        if self.world().is_due(now) {
            self.world_mut().advance(now);
        }
    }

    pub(crate) fn remember(&self, parts: &Parts, storage: bool) {
        self.seen.add(Seen {
            path: parts.uri.path().to_owned(),
            query: parts.uri.query().unwrap_or_default().to_owned(),
            storage,
            signed: sign::HEADERS.iter().any(|name| parts.headers.contains_key(*name)),
        });
    }

    /// Ends both listeners and whatever a fault holds back.
    pub(crate) fn stop(&self) {
        self.stopped.send_replace(true);
    }

    /// Waits until the server is stopped.
    fn end(&self) -> impl Future<Output = ()> + Send + use<> {
        let mut stopped = self.stopped.subscribe();
        async move {
            let _ = stopped.wait_for(|stopped| *stopped).await;
        }
    }

    /// Waits as the faults say; `false` when the server stopped meanwhile.
    pub(crate) async fn hold(&self, faults: &Active) -> bool {
        let wait = async {
            if faults.has(&Kind::Timeout) {
                std::future::pending::<()>().await;
            }
            tokio::time::sleep(Duration::from_millis(faults.delay_ms())).await;
        };
        if !faults.has(&Kind::Timeout) && faults.delay_ms() == 0 {
            return true;
        }
        tokio::select! {
            () = self.end() => false,
            () = wait => true,
        }
    }
}

/// Lays the world and serves it; answers the server and its base URL.
pub(crate) async fn start(options: Options) -> io::Result<(Arc<Server>, String)> {
    let api = TcpListener::bind(("127.0.0.1", options.port)).await?;
    let files = TcpListener::bind(("127.0.0.1", 0)).await?;
    let base_url = format!("http://{}/v1", api.local_addr()?);
    let laid = options.clone();
    let world = spawn_blocking(move || World::lay(&laid)).await.map_err(io::Error::other)?;
    let server = Arc::new(Server {
        clock: Clock::new(options.clock_skew_ms, options.now.timestamp_millis()),
        faults: Faults::new(options.faults.clone()),
        seen: Log::default(),
        storage: Storage::new(format!("http://{}", files.local_addr()?)),
        stopped: watch::Sender::new(false),
        world: RwLock::new(world),
        options,
    });
    serve(api, &server, |server, request| async move { answer(server, request).await });
    serve(files, &server, |server, request| async move { storage::answer(server, request).await });
    Ok((server, base_url))
}

fn serve<F, A>(listener: TcpListener, server: &Arc<Server>, answer: F)
where
    F: Fn(Arc<Server>, Request) -> A + Clone + Send + Sync + 'static,
    A: Future<Output = Response<Body>> + Send + 'static,
{
    let held = Arc::clone(server);
    let router = Router::new().fallback(move |request: Request| answer(Arc::clone(&held), request));
    let end = server.end();
    let listener = listener.tap_io(|stream| {
        // Small answers must not wait for the client's acknowledgement; a socket that refuses only answers later.
        let _ = stream.set_nodelay(true);
    });
    tokio::spawn(async move {
        // The future ends when the sandbox is dropped; a listener that fails ends the demo's connection, which it reports.
        let _ = axum::serve(listener, router).with_graceful_shutdown(end).await;
    });
}

async fn answer(server: Arc<Server>, request: Request) -> Response<Body> {
    let (parts, body) = request.into_parts();
    let query = Query::parse(parts.uri.query().unwrap_or_default());
    if parts.uri.path() == control::PATH {
        let body = to_bytes(body, CONTROL_BODY).await.unwrap_or_default();
        let reply = control::answer(&server.faults, &parts.method, &query, &String::from_utf8_lossy(&body));
        return dated(into_response(reply), server.clock.server_ms());
    }
    server.remember(&parts, false);
    server.advance();
    let Some(route) = Route::of(parts.uri.path()).filter(|_| parts.method == Method::GET) else {
        let says = format!("Cannot {} {}", parts.method, parts.uri.path());
        return dated(into_response(Reply::message(StatusCode::NOT_FOUND, &says)), server.clock.server_ms());
    };
    let faults = server.faults.take(route);
    if !server.hold(&faults).await {
        return closed();
    }
    let now = server.clock.server_ms() + faults.clock_ms();
    if let Some(response) = answers::instead(&faults, now, server.storage.origin()) {
        return dated(response, now);
    }
    let breaks = faults.has(&Kind::Reset);
    let reply = match sign::check(&parts.headers, &server.options, now) {
        Err(refusal) => refusal,
        Ok(()) => run(&server, route, query, faults).await,
    };
    let mut response = into_response(encoded(reply, &parts.headers, &server.options));
    if breaks {
        response = broken(response).await;
    }
    dated(response, now)
}

/// Exports are computed off the event loop, for they can take long.
async fn run(server: &Arc<Server>, route: Route, query: Query, faults: Active) -> Reply {
    if faults.has(&Kind::Inactive) {
        return Reply::message(StatusCode::PAYMENT_REQUIRED, "Organization is inactive");
    }
    if !route.is_export() {
        return routes::answer(server, route, &query, &faults);
    }
    let server = Arc::clone(server);
    spawn_blocking(move || routes::answer(&server, route, &query, &faults))
        .await
        .unwrap_or_else(|error| Reply::message(StatusCode::INTERNAL_SERVER_ERROR, &error.to_string()))
}

fn encoded(reply: Reply, headers: &HeaderMap, options: &Options) -> Reply {
    let asked = headers.get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok()).unwrap_or_default();
    if !options.gzip || !asked.contains("gzip") {
        return reply;
    }
    match gzip::compress(&reply.body) {
        Some(body) => Reply { body, ..reply }.with("content-encoding", "gzip".to_owned()),
        None => reply,
    }
}

pub(crate) fn into_response(reply: Reply) -> Response<Body> {
    let mut response = Response::new(Body::from(reply.body));
    *response.status_mut() = reply.status;
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(reply.content_type));
    for (name, value) in reply.headers {
        if let Ok(value) = HeaderValue::from_str(&value) {
            headers.insert(name, value);
        }
    }
    response
}

/// The response with its body broken off half-way, and its whole length promised.
pub(crate) async fn broken(response: Response<Body>) -> Response<Body> {
    let (mut parts, body) = response.into_parts();
    let whole: Bytes = to_bytes(body, usize::MAX).await.unwrap_or_default();
    parts.headers.insert(header::CONTENT_LENGTH, HeaderValue::from(whole.len()));
    Response::from_parts(parts, answers::broken_off(&whole))
}

pub(crate) fn closed() -> Response<Body> {
    into_response(Reply::message(StatusCode::SERVICE_UNAVAILABLE, "The sandbox has stopped"))
}

/// The response with the server's own idea of the time.
pub(crate) fn dated(mut response: Response<Body>, now_ms: i64) -> Response<Body> {
    if let Ok(value) = HeaderValue::from_str(&http_date(now_ms)) {
        response.headers_mut().insert(header::DATE, value);
    }
    response
}

/// RFC 9110's fixed form of a date.
pub(crate) fn http_date(ms: i64) -> String {
    DateTime::from_timestamp_millis(ms).unwrap_or_default().format("%a, %d %b %Y %H:%M:%S GMT").to_string()
}
