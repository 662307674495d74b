//! A file that gets its name only once it is whole.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use super::Tally;
use super::place::receipt_beside;
use crate::text::Clean;

/// What is put behind the name of a file that holds less than it should.
const INCOMPLETE: &str = ".incomplete";

/// Names for such files that are looked at before one gives up on them.
const MOST_LEFT_OVERS: usize = 1_000;

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
        let temporary = tempfile::Builder::new()
            .prefix(".vipdeck-")
            .suffix(".part")
            .tempfile_in(folder_of(&target)) // 0600 by its own rule
            .map_err(|error| WriteError::of(&target, error))?;
        Ok(Self { temporary, target, overwrite })
    }

    /// Goes on with a file that was begun, as [`WholeFile::create`] begins one.
    pub(super) fn again(self, overwrite: bool) -> Result<Self, WriteError> {
        let target = writable(&self.target, overwrite)?;
        Ok(Self { target, overwrite, ..self })
    }

    /// The name that it will have.
    #[must_use]
    pub fn target(&self) -> &Path {
        &self.target
    }

    /// Another handle to it, which shares the place in it.
    pub(super) fn handle(&self) -> Result<File, WriteError> {
        self.temporary.as_file().try_clone().map_err(|error| WriteError::of(&self.target, error))
    }

    /// [`WholeFile::commit`] for a CSV that holds as many rows as were `expected`. One that is short is called FILE.incomplete
    /// from the first, or FILE.incomplete.2 and so on where that is taken, by a receipt too: no script ever finds it under its name,
    /// and what stands there stays, since nobody has named it to be replaced.
    pub fn commit_counted(self, tally: &Tally, expected: Option<u64>) -> Result<PathBuf, WriteError> {
        if !tally.is_short(expected) {
            return self.commit();
        }
        let target = free_name(&self.target);
        Self { temporary: self.temporary, target, overwrite: false }.commit()
    }

    /// Puts it on the disk, then gives it its name.
    pub fn commit(self) -> Result<PathBuf, WriteError> {
        let Self { temporary, target, overwrite } = self;
        temporary.as_file().sync_all().map_err(|error| WriteError::of(&target, error))?;
        let named = if overwrite { temporary.persist(&target) } else { temporary.persist_noclobber(&target) };
        named.map_err(|error| WriteError::of(&target, error.error))?;
        if cfg!(unix) {
            // Makes the rename itself last. Where folders cannot be synced the file is still whole.
            let _ = File::open(folder_of(&target)).and_then(|folder| folder.sync_all());
        }
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

/// A name for what has come of a file, which nothing has yet, nor a receipt of it.
fn free_name(of: &Path) -> PathBuf {
    let named = |number: usize| {
        let mut name = of.as_os_str().to_owned();
        name.push(INCOMPLETE);
        if number > 1 {
            name.push(format!(".{number}"));
        }
        PathBuf::from(name)
    };
    let is_free = |path: &PathBuf| {
        let is_there = |path: &Path| fs::symlink_metadata(path).is_ok();
        !is_there(path) && !is_there(&receipt_beside(path))
    };
    (1..MOST_LEFT_OVERS).map(named).find(is_free).unwrap_or_else(|| named(MOST_LEFT_OVERS))
}

/// The folder that a file is in.
pub(super) fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

fn shown(path: &Path) -> Clean {
    Clean::line(&path.display().to_string())
}

#[cfg(test)]
mod tests;
