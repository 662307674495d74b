//! From a csvUrl to a file.

mod error;
mod partial;
mod transfer;

use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use scopeguard::{ScopeGuard, guard};
use tokio::sync::OnceCell;
use tracing::debug;

use crate::api::transport::{builder, root_cause};
use crate::api::{CsvUrl, SystemTimer, Timeouts, Timer, retry};

use super::Saved;
use super::pieces::Pieces;
use partial::Partial;
use transfer::{Fault, Transfer};

pub use error::DownloadError;

/// How downloads are made.
#[derive(Clone)]
pub struct DownloaderOptions {
    /// How long a connection, and each further KiB, is waited for; the limit for exports is not used.
    pub timeouts: Timeouts,
    /// How often a download is tried at most; 0 counts as 1.
    pub attempts: u32,
    /// Where the time comes from, and how it is waited.
    pub timer: Arc<dyn Timer>,
}

impl Default for DownloaderOptions {
    /// 5 attempts, [`Timeouts::default`], the machine's clock.
    fn default() -> Self {
        Self { timeouts: Timeouts::default(), attempts: 5, timer: Arc::new(SystemTimer) }
    }
}

/// What one download may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DownloadOptions {
    /// Whether a file of that name may be replaced.
    pub overwrite: bool,
    /// The largest file that is taken, in decoded bytes.
    pub cap: u64,
    /// How many rows there should be: a file with fewer gets the name FILE.incomplete.
    pub expected: Option<u64>,
}

impl Default for DownloadOptions {
    /// Replaces nothing, takes 16 GiB, and expects no number of rows.
    fn default() -> Self {
        Self { overwrite: false, cap: 16 << 30, expected: None }
    }
}

/// How a download goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Progress {
    /// Bytes that have come.
    pub bytes: u64,
    /// Bytes of the whole, when the host says.
    pub of: Option<u64>,
    /// Which attempt this is, from 1, and how many there will be at most.
    pub attempt: (u32, u32),
    /// Set while it waits for its next attempt.
    pub waiting: Option<Pause>,
}

/// A transfer broke off, and goes on after a while.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pause {
    /// After how long.
    pub wait: Duration,
    /// Why it broke off; fit for a terminal.
    pub because: String,
}

/// Fetches CSVs from where the server's exports are stored: another host, which gets no signing header.
///
/// A transfer that breaks off is taken up where it stopped, if the host names what it sends (a strong `ETag`, or an old
/// enough `Last-Modified`) and sends parts of it; else it starts again. One that is given up, by itself or by who asked for it, is
/// kept for as long as the downloader lives: the same download goes on from there. Clones share connections and what was kept.
#[derive(Clone)]
pub struct Downloader {
    shared: Arc<Shared>,
}

struct Shared {
    options: DownloaderOptions,
    public: OnceCell<reqwest::Client>,
    loopback: OnceCell<reqwest::Client>,
    broken: Mutex<Vec<Broken>>,
    /// Slices that were fetched when the export that they are of was given up.
    pieces: Mutex<Vec<Pieces>>,
}

/// A download that was given up.
struct Broken {
    url: CsvUrl,
    to: PathBuf,
    partial: Partial,
}

impl Downloader {
    /// Touches neither network nor disk.
    #[must_use]
    pub fn new(options: DownloaderOptions) -> Self {
        let (public, loopback) = (OnceCell::new(), OnceCell::new());
        let (broken, pieces) = (Mutex::default(), Mutex::default());
        Self { shared: Arc::new(Shared { options, public, loopback, broken, pieces }) }
    }

    /// Saves what is at `url` as the file `to`, and tells how it goes. Dropping the future aborts it; what has come is kept where
    /// it can be gone on with.
    ///
    /// `to` stays as it was until the whole has come, and also when that has fewer rows than expected or ends inside one: then the
    /// file is called FILE.incomplete. Fails when it is taken already, when the host refuses or points
    /// elsewhere, when the transfer keeps breaking off, and when the disk does not take it.
    pub async fn download(
        &self,
        url: &CsvUrl,
        to: &Path,
        options: DownloadOptions,
        mut progress: impl FnMut(Progress) + Send,
    ) -> Result<Saved, DownloadError> {
        let partial = match self.take_broken(url, to) {
            Some(partial) => partial.again(options.overwrite).await?,
            None => Partial::create(to, options.overwrite)?,
        };
        // Whoever drops this future says no more than that.
        let mut partial = guard(partial, |partial| self.keep_broken(url, to, partial));
        let persisted = self.persist(url, options.cap, &mut partial, &mut progress).await;
        match persisted {
            Err(error) if error.may_pass() => Err(error),
            Err(error) => {
                drop(ScopeGuard::into_inner(partial));
                Err(error)
            }
            Ok(()) => ScopeGuard::into_inner(partial).commit(options.expected).await,
        }
    }

    /// Tries until the whole has come, or it is no use.
    async fn persist(
        &self,
        url: &CsvUrl,
        cap: u64,
        partial: &mut Partial,
        progress: &mut (impl FnMut(Progress) + Send),
    ) -> Result<(), DownloadError> {
        let DownloaderOptions { timeouts, attempts, timer } = &self.shared.options;
        let transfer = Transfer { http: self.http(url).await?, url, idle: timeouts.read_idle, cap };
        let mut delays = retry::delays();
        let mut attempt = 1;
        loop {
            let mut tell = |(bytes, of)| progress(Progress { bytes, of, attempt: (attempt, *attempts), waiting: None });
            tell(partial.so_far());
            let ended = transfer.run(partial, timer.now(), &mut tell).await;
            debug!(url = %url.redacted(), attempt, bytes = partial.bytes(), whole = ended.is_ok());
            let (why, asked_wait) = match ended {
                Ok(()) => return Ok(()),
                Err(Fault::Final(error)) => return Err(error),
                Err(Fault::Passing { why, wait }) => (why, wait),
            };
            if attempt >= *attempts {
                return Err(DownloadError::Network { why, attempts: attempt });
            }
            let wait = asked_wait.or_else(|| delays.next()).unwrap_or_default();
            let (bytes, of) = partial.so_far();
            let waiting = Some(Pause { wait, because: why });
            progress(Progress { bytes, of, attempt: (attempt, *attempts), waiting });
            timer.sleep(wait).await;
            attempt += 1;
        }
    }

    /// The connection pool for this host, set up on first use, off the threads that answer keys.
    async fn http(&self, url: &CsvUrl) -> Result<&reqwest::Client, DownloadError> {
        let plain_loopback = url.is_plain_loopback();
        let cell = if plain_loopback { &self.shared.loopback } else { &self.shared.public };
        let connect = self.shared.options.timeouts.connect;
        cell.get_or_try_init(|| async move {
            match tokio::task::spawn_blocking(move || builder(connect, plain_loopback).build()).await {
                Ok(built) => built.map_err(|error| DownloadError::Setup { why: root_cause(&error) }),
                Err(error) => Err(DownloadError::Setup { why: error.to_string() }),
            }
        })
        .await
    }

    fn take_broken(&self, url: &CsvUrl, to: &Path) -> Option<Partial> {
        let mut broken = self.broken();
        let at = broken.iter().position(|each| each.url == *url && each.to == to)?;
        Some(broken.swap_remove(at).partial)
    }

    fn keep_broken(&self, url: &CsvUrl, to: &Path, partial: Partial) {
        if partial.can_resume() {
            self.broken().push(Broken { url: url.clone(), to: to.to_owned(), partial });
        }
    }

    fn broken(&self) -> MutexGuard<'_, Vec<Broken>> {
        self.shared.broken.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The slices of these addresses that were fetched for the file `to` before that was given up.
    pub(super) fn take_pieces(&self, urls: &[CsvUrl], to: &Path) -> Option<Pieces> {
        let mut kept = self.shared.pieces.lock().unwrap_or_else(PoisonError::into_inner);
        let at = kept.iter().position(|pieces| pieces.are_of(urls, to))?;
        Some(kept.swap_remove(at))
    }

    pub(super) fn keep_pieces(&self, pieces: Pieces) {
        if !pieces.is_empty() {
            self.shared.pieces.lock().unwrap_or_else(PoisonError::into_inner).push(pieces);
        }
    }
}

impl Default for Downloader {
    fn default() -> Self {
        Self::new(DownloaderOptions::default())
    }
}

impl fmt::Debug for Downloader {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Downloader").finish_non_exhaustive()
    }
}
