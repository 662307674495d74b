//! A file that gets its name only once it is whole.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use super::beside::{self, folder_of};
use crate::text::Clean;

/// A file could not be written. Nothing stands under its name that was not there before.
#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    /// There is one already.
    #[error("{} exists already: choose another name, or allow it to be overwritten (--force)", shown(.0))]
    Exists(PathBuf),
    /// The name is that of a folder or a device.
    #[error("{} is no ordinary file: name a file to write", shown(.0))]
    NotAFile(PathBuf),
    /// The folder is not there.
    #[error("there is no folder {}: make it, or choose another", shown(.0))]
    NoFolder(PathBuf),
    /// The folder does not take files from this user.
    #[error("nothing can be written in {} ({source}): choose another folder, or change its permissions", shown(.folder))]
    ReadOnly {
        /// The folder.
        folder: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// The disk, or the user's share of it, is full.
    #[error("no space is left for {} ({source}): free some, or choose another disk", shown(.path))]
    NoSpace {
        /// The file.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// Anything else.
    #[error("cannot write {}: {source}", shown(.path))]
    Other {
        /// The file.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
}

impl WriteError {
    /// Sorts what the system says about writing a file.
    #[must_use]
    pub fn of(path: &Path, source: io::Error) -> Self {
        use io::ErrorKind as Kind;
        let (path, folder) = (path.to_owned(), folder_of(path).to_owned());
        match source.kind() {
            Kind::StorageFull | Kind::QuotaExceeded | Kind::FileTooLarge => Self::NoSpace { path, source },
            Kind::PermissionDenied | Kind::ReadOnlyFilesystem => Self::ReadOnly { folder, source },
            Kind::NotFound | Kind::NotADirectory => Self::NoFolder(folder),
            Kind::AlreadyExists => Self::Exists(path),
            _ => Self::Other { path, source },
        }
    }
}

/// A file that is being written under a temporary name beside its own, readable by its owner only (0600).
///
/// Dropped before [`WholeFile::commit`], it is gone.
#[derive(Debug)]
pub struct WholeFile {
    temporary: NamedTempFile,
    target: PathBuf,
    overwrite: bool,
}

impl WholeFile {
    /// Begins a file; fails when its name is taken and `overwrite` is not set, or when its folder takes none.
    pub fn create(target: &Path, overwrite: bool) -> Result<Self, WriteError> {
        let target = writable(target, overwrite)?;
        let temporary = beside::begin(&target).map_err(|error| WriteError::of(&target, error))?;
        Ok(Self { temporary, target, overwrite })
    }

    /// Goes on with a file that was begun, as [`WholeFile::create`] begins one.
    pub(crate) fn again(self, overwrite: bool) -> Result<Self, WriteError> {
        let target = writable(&self.target, overwrite)?;
        Ok(Self { target, overwrite, ..self })
    }

    /// The name that it will have.
    #[must_use]
    pub fn target(&self) -> &Path {
        &self.target
    }

    /// Another handle to it, which shares the place in it.
    pub(crate) fn handle(&self) -> Result<File, WriteError> {
        self.temporary.as_file().try_clone().map_err(|error| WriteError::of(&self.target, error))
    }

    /// The same under another name, which must be free.
    pub(crate) fn renamed(self, target: PathBuf) -> Self {
        Self { target, overwrite: false, ..self }
    }

    /// Puts it on the disk, then gives it its name.
    pub fn commit(self) -> Result<PathBuf, WriteError> {
        let Self { temporary, target, overwrite } = self;
        beside::finish(temporary, &target, overwrite).map_err(|error| WriteError::of(&target, error))?;
        Ok(target)
    }
}

impl Write for WholeFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.temporary.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.temporary.flush()
    }
}

/// The name under which a file can be written: where a symbolic link leads, when that is to be overwritten.
fn writable(target: &Path, overwrite: bool) -> Result<PathBuf, WriteError> {
    let there = match fs::symlink_metadata(target) {
        Ok(there) => there,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(target.to_owned()),
        Err(error) => return Err(WriteError::of(target, error)),
    };
    if there.is_dir() {
        Err(WriteError::NotAFile(target.to_owned()))
    } else if !overwrite {
        Err(WriteError::Exists(target.to_owned()))
    } else if there.is_symlink() {
        let end = fs::canonicalize(target).map_err(|error| WriteError::of(target, error))?;
        writable(&end, overwrite)
    } else if there.is_file() {
        Ok(target.to_owned())
    } else {
        Err(WriteError::NotAFile(target.to_owned()))
    }
}

/// Whether there is a file already that a new one would replace; fails when neither could be written.
pub fn is_taken(target: &Path) -> Result<bool, WriteError> {
    match writable(target, false) {
        Ok(_) if !folder_of(target).is_dir() => Err(WriteError::NoFolder(folder_of(target).to_owned())),
        Ok(_) => Ok(false),
        Err(WriteError::Exists(_)) => writable(target, true).map(|_| true),
        Err(error) => Err(error),
    }
}

/// Writes all of a file that a person named. Returns its name, which a symbolic link leads to.
pub fn write(target: &Path, overwrite: bool, content: &[u8]) -> Result<PathBuf, WriteError> {
    let mut file = WholeFile::create(target, overwrite)?;
    file.write_all(content).map_err(|error| WriteError::of(target, error))?;
    file.commit()
}

fn shown(path: &Path) -> Clean {
    Clean::line(&path.display().to_string())
}

#[cfg(test)]
mod tests;
