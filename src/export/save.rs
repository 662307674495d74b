//! An export as one file, however many slices it was cut into.

use std::io;
use std::path::Path;
use std::sync::Arc;

use scopeguard::{ScopeGuard, guard};
use tokio::fs::File;

use super::join::Joiner;
use super::joins::Running;
use super::pieces::Pieces;
use super::{DownloadError, DownloadOptions, Downloader, JoinError, Progress, Saved};
use crate::api::CsvUrl;
use crate::files::WriteError;

/// An export that could not be saved. Nothing of it is left but what [`Downloader`] keeps for the next time.
#[derive(Debug, thiserror::Error)]
pub enum SaveError {
    /// A slice did not come.
    #[error("{}{source}", if *.of > 1 { format!("slice {slice} of {of}: ") } else { String::new() })]
    Download {
        /// Which one, from 1.
        slice: usize,
        /// How many there are.
        of: usize,
        /// Why.
        source: DownloadError,
    },
    /// The slices do not fit together.
    #[error(transparent)]
    Join(#[from] JoinError),
    /// The disk does not take it.
    #[error(transparent)]
    Write(#[from] WriteError),
}

impl SaveError {
    /// Whether saving it again may do better: it goes on where it stood, if the host sends parts.
    #[must_use]
    pub const fn may_pass(&self) -> bool {
        matches!(self, Self::Download { source, .. } if source.may_pass())
    }

    /// The file that is there already and was not to be replaced, when it is that.
    #[must_use]
    pub fn existing(&self) -> Option<&Path> {
        match self {
            Self::Download { source: DownloadError::Write(why), .. }
            | Self::Join(JoinError::Write(why))
            | Self::Write(why) => {
                if let WriteError::Exists(path) = why {
                    Some(path)
                } else {
                    None
                }
            }
            Self::Download { .. } | Self::Join(_) => None,
        }
    }
}

/// How saving goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SaveProgress {
    /// The slice that is being fetched, from 1.
    pub slice: usize,
    /// How many there are.
    pub of: usize,
    /// How that one goes.
    pub transfer: Progress,
    /// Whether all have been fetched, and are made one file.
    pub joining: bool,
}

impl SaveProgress {
    /// All slices have come.
    #[must_use]
    pub const fn joining(of: usize) -> Self {
        let transfer = Progress { bytes: 0, of: None, attempt: (1, 1), waiting: None };
        Self { slice: of, of, transfer, joining: true }
    }
}

/// Saves the CSVs at `urls`, newest slice first, as the one file `to`, and tells how it goes.
///
/// Slices are fetched one after the other into a private folder beside `to`, which is gone at the end; the limit of
/// `options` is one for each, the rows that it expects are those of all. Dropping the future aborts it; the downloader keeps what
/// was fetched, then and when the network failed. Fails as [`Downloader::download`] and [`super::join()`] do; then `to` is as it was.
pub async fn save(
    downloader: &Downloader,
    urls: &[CsvUrl],
    to: &Path,
    options: DownloadOptions,
    mut progress: impl FnMut(SaveProgress) + Send,
) -> Result<Saved, SaveError> {
    let of = urls.len();
    if let [url] = urls {
        let tell = |transfer| progress(SaveProgress { slice: 1, of, transfer, joining: false });
        let saved = downloader.download(url, to, options, tell).await;
        return saved.map_err(|source| SaveError::Download { slice: 1, of, source });
    }
    let mut joiner = Joiner::create(to, options.overwrite)?;
    let mut pieces = match downloader.take_pieces(urls, to) {
        Some(pieces) => pieces,
        None => Pieces::begin(urls, to)?,
    };
    if let Some(joined) = pieces.take_joined() {
        joiner = joined.again(options.overwrite)?;
    }
    let mut pieces = guard(pieces, |pieces| downloader.keep_pieces(pieces));
    for (slice, url) in (1..).zip(urls).skip(pieces.fetched()) {
        let tell = |transfer| progress(SaveProgress { slice, of, transfer, joining: false });
        let path = pieces.path(slice);
        match downloader.download(url, &path, DownloadOptions { expected: None, ..options }, tell).await {
            // That one was cut is found as it is joined.
            Ok(saved) => pieces.push(saved.path),
            Err(source) => {
                if !source.may_pass() {
                    drop(ScopeGuard::into_inner(pieces));
                }
                return Err(SaveError::Download { slice, of, source });
            }
        }
    }
    progress(SaveProgress::joining(of));
    let (pieces, joiner) = join_all(downloader, ScopeGuard::into_inner(pieces), joiner, to).await?;
    let kept = guard((pieces, joiner), |(pieces, joiner)| keep(downloader, pieces, joiner));
    // It may take long, and here it can be given up: what is left to do once it has come to its end is but a name.
    let written = File::from_std(kept.1.handle()?).sync_all().await;
    let (pieces, joiner) = ScopeGuard::into_inner(kept);
    // What the disk did not take once is not what it says it has taken the next time.
    written.map_err(|error| WriteError::of(to, error))?;
    off_the_loop(to, move |is_wanted| {
        // The disk may be what it waited for; who has gone since was told that nothing is there.
        if !is_wanted() {
            return Err(given_up(joiner.target()));
        }
        let saved = joiner.commit(options.expected)?;
        drop(pieces);
        Ok(saved)
    })
    .await
}

/// Joins all slices, or keeps them, and what is joined of them, for the next time.
async fn join_all(
    downloader: &Downloader,
    pieces: Pieces,
    mut joiner: Joiner,
    to: &Path,
) -> Result<(Pieces, Joiner), SaveError> {
    let downloader = downloader.clone();
    off_the_loop(to, move |is_wanted| {
        if pieces.join(&mut joiner, is_wanted)? && is_wanted() {
            return Ok((pieces, joiner));
        }
        let why = given_up(joiner.target());
        keep(&downloader, pieces, joiner);
        Err(why)
    })
    .await
}

fn keep(downloader: &Downloader, mut pieces: Pieces, joiner: Joiner) {
    pieces.put_joined(joiner);
    downloader.keep_pieces(pieces);
}

/// What nobody gets to see: who would have asked has gone.
fn given_up(to: &Path) -> SaveError {
    WriteError::of(to, io::ErrorKind::Interrupted.into()).into()
}

/// Does what the disk may hold up. The work can ask whether it is still wanted: dropping the future does not end it.
async fn off_the_loop<T: Send + 'static>(
    to: &Path,
    work: impl FnOnce(&dyn Fn() -> bool) -> Result<T, SaveError> + Send + 'static,
) -> Result<T, SaveError> {
    // Dropped with this future, by whoever aborts it.
    let wanted = Arc::new(());
    let (asked, running) = (Arc::downgrade(&wanted), Running::begin());
    let done = tokio::task::spawn_blocking(move || {
        let done = work(&|| asked.strong_count() > 0);
        drop(running);
        done
    })
    .await;
    drop(wanted);
    done.map_err(|error| WriteError::of(to, error.into()))?
}
