//! The slices of an export that have been fetched, until they are joined.

use std::fs;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use crate::api::CsvUrl;
use crate::export::JoinError;
use crate::export::join::Joiner;
use crate::files::WriteError;
use crate::files::folder_of;

/// Slices in a private folder beside the file that they are to become; dropped, they are gone.
pub(super) struct Pieces {
    urls: Vec<CsvUrl>,
    to: PathBuf,
    folder: TempDir,
    fetched: Vec<PathBuf>,
    /// As much as was joined of them when that was stopped.
    joined: Option<Joiner>,
}

impl Pieces {
    /// None yet, of what is at `urls`, for the file `to`.
    pub(super) fn begin(urls: &[CsvUrl], to: &Path) -> Result<Self, WriteError> {
        let folder = tempfile::Builder::new()
            .prefix(".vipdeck-")
            .tempdir_in(folder_of(to)) // 0700 by its own rule
            .map_err(|error| WriteError::of(to, error))?;
        Ok(Self { urls: urls.to_vec(), to: to.to_owned(), folder, fetched: Vec::new(), joined: None })
    }

    pub(super) fn are_of(&self, urls: &[CsvUrl], to: &Path) -> bool {
        self.urls == urls && self.to == to
    }

    /// Whether nothing has come, of the slice under way neither.
    pub(super) fn is_empty(&self) -> bool {
        // Those that are joined are in the folder no more.
        self.fetched.is_empty() && fs::read_dir(self.folder.path()).is_ok_and(|mut entries| entries.next().is_none())
    }

    /// How many have been fetched.
    pub(super) const fn fetched(&self) -> usize {
        self.fetched.len()
    }

    /// Where slice `number` goes.
    pub(super) fn path(&self, number: usize) -> PathBuf {
        self.folder.path().join(format!("{number}.csv"))
    }

    /// The next one was fetched; one that was cut has another name than [`Pieces::path`] says.
    pub(super) fn push(&mut self, path: PathBuf) {
        self.fetched.push(path);
    }

    /// Joins them, but for those that are joined already. Whether it came to its end, which it does not once that is no
    /// longer wanted.
    pub(super) fn join(&self, joiner: &mut Joiner, is_wanted: impl Fn() -> bool) -> Result<bool, JoinError> {
        for path in self.fetched.iter().skip(joiner.joined()) {
            if !joiner.append(path, &is_wanted)? {
                return Ok(false);
            }
            // It would take its space twice; what is left of it goes with the folder.
            let _ = fs::remove_file(path);
        }
        Ok(true)
    }

    /// Keeps what was joined with those that are not.
    pub(super) fn put_joined(&mut self, joiner: Joiner) {
        self.joined = Some(joiner);
    }

    /// What was joined of them before.
    pub(super) fn take_joined(&mut self) -> Option<Joiner> {
        self.joined.take()
    }
}
