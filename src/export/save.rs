//! An export as one file, however many slices it was cut into.

use std::path::Path;

use scopeguard::{ScopeGuard, guard};

use super::join::Joiner;
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
        let tell = |transfer| progress(SaveProgress { slice: 1, of, transfer });
        let saved = downloader.download(url, to, options, tell).await;
        return saved.map_err(|source| SaveError::Download { slice: 1, of, source });
    }
    let mut joiner = Joiner::create(to, options.overwrite)?;
    let pieces = match downloader.take_pieces(urls, to) {
        Some(pieces) => pieces,
        None => Pieces::begin(urls, to)?,
    };
    let mut pieces = guard(pieces, |pieces| downloader.keep_pieces(pieces));
    for (slice, url) in (1..).zip(urls).skip(pieces.fetched()) {
        let tell = |transfer| progress(SaveProgress { slice, of, transfer });
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
    let (paths, folder) = ScopeGuard::into_inner(pieces).all();
    off_the_loop(to, move || {
        for path in paths {
            joiner.append(&path)?;
            // It would take its space twice; what is left of it goes with the folder.
            let _ = std::fs::remove_file(path);
        }
        drop(folder);
        Ok(joiner.commit(options.expected)?)
    })
    .await
}

/// Does what the disk may hold up.
async fn off_the_loop<T: Send + 'static>(
    to: &Path,
    work: impl FnOnce() -> Result<T, SaveError> + Send + 'static,
) -> Result<T, SaveError> {
    let done = tokio::task::spawn_blocking(work).await;
    done.map_err(|error| WriteError::of(to, error.into()))?
}
