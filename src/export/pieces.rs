//! The slices of an export that have been fetched, until they are joined.

use std::fs;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use crate::api::CsvUrl;
use crate::files::WriteError;
use crate::files::folder_of;

/// Slices in a private folder beside the file that they are to become; dropped, they are gone.
pub(super) struct Pieces {
    urls: Vec<CsvUrl>,
    to: PathBuf,
    folder: TempDir,
    fetched: Vec<PathBuf>,
}

impl Pieces {
    /// None yet, of what is at `urls`, for the file `to`.
    pub(super) fn begin(urls: &[CsvUrl], to: &Path) -> Result<Self, WriteError> {
        let folder = tempfile::Builder::new()
            .prefix(".vipdeck-")
            .tempdir_in(folder_of(to)) // 0700 by its own rule
            .map_err(|error| WriteError::of(to, error))?;
        Ok(Self { urls: urls.to_vec(), to: to.to_owned(), folder, fetched: Vec::new() })
    }

    pub(super) fn are_of(&self, urls: &[CsvUrl], to: &Path) -> bool {
        self.urls == urls && self.to == to
    }

    /// Whether nothing has come, of the slice under way neither.
    pub(super) fn is_empty(&self) -> bool {
        fs::read_dir(self.folder.path()).is_ok_and(|mut entries| entries.next().is_none())
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

    /// Where they are, in their order, and the folder that holds them for as long as it is kept.
    pub(super) fn all(self) -> (Vec<PathBuf>, TempDir) {
        (self.fetched, self.folder)
    }
}
