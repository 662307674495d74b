//! Files that are written whole or not at all, and that only their owner can read.

use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use tempfile::{NamedTempFile, PersistError};

/// A file could not be read or written; the old one, if any, is as it was.
#[derive(Debug, thiserror::Error)]
#[error("cannot {action} {}: {source}", .path.display())]
pub struct FileError {
    /// `read`, `write`, `create` or `rename`.
    pub action: &'static str,
    /// The file or folder.
    pub path: PathBuf,
    /// Why.
    pub source: io::Error,
}

impl FileError {
    pub(super) fn new(action: &'static str, path: &Path) -> impl FnOnce(io::Error) -> Self {
        move |source| Self { action, path: path.to_owned(), source }
    }
}

/// Writes the bytes as the whole content of a file that only its owner can read (0600).
///
/// They go to a temporary file beside it first, which is renamed once it is on the disk, so that a full disk or a crash
/// leaves the old file. A symbolic link is followed, not replaced; a missing folder is made, private (0700).
pub fn write_private(path: &Path, bytes: &[u8]) -> Result<(), FileError> {
    write(path, bytes, |file, target| file.persist(target))
}

/// The same, of a file that must not be there yet: of two programs that make it at once one fails, with
/// [`io::ErrorKind::AlreadyExists`], and changes nothing.
pub fn create_private(path: &Path, bytes: &[u8]) -> Result<(), FileError> {
    write(path, bytes, |file, target| file.persist_noclobber(target))
}

fn write(
    path: &Path,
    bytes: &[u8],
    name: impl FnOnce(NamedTempFile, &Path) -> Result<File, PersistError>,
) -> Result<(), FileError> {
    let target = link_target(path).map_err(FileError::new("read", path))?;
    let folder = folder_of(&target);
    create_private_folder(folder)?;
    let mut file = tempfile::Builder::new()
        .prefix(".vipdeck-")
        .tempfile_in(folder) // 0600 by its own rule
        .map_err(FileError::new("write", &target))?;
    file.write_all(bytes).and_then(|()| file.as_file().sync_all()).map_err(FileError::new("write", &target))?;
    name(file, &target).map_err(|error| FileError::new("write", &target)(error.error))?;
    sync_folder(folder);
    Ok(())
}

/// Waits until no other program changes a file, and keeps others waiting for as long as what it returns lives: a lock on a file
/// beside it. Where files cannot be locked, goes on without.
///
/// What is read before a change is only worth something within: else two programs overwrite each other's changes.
pub(crate) fn lock(path: &Path) -> Result<File, FileError> {
    let target = link_target(path).map_err(FileError::new("read", path))?;
    create_private_folder(folder_of(&target))?;
    let beside = with_ending(&target, ".lock");
    let mut options = OpenOptions::new();
    options.create(true).truncate(false).write(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let file = options.open(&beside).map_err(FileError::new("write", &beside))?;
    let _ = file.lock();
    Ok(file)
}

/// The path with something more at its end.
pub(super) fn with_ending(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    name.into()
}

/// The folder that a file is in.
fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// Makes a folder, and those above it, that only its owner can enter (0700); one that exists stays as it is.
pub fn create_private_folder(folder: &Path) -> Result<(), FileError> {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder).map_err(FileError::new("create", folder))
}

/// Where a chain of symbolic links ends, even when nothing is there yet.
fn link_target(path: &Path) -> io::Result<PathBuf> {
    const MOST_LINKS: usize = 40; // as Linux has it
    let mut target = path.to_owned();
    for _ in 0..MOST_LINKS {
        match fs::symlink_metadata(&target) {
            Ok(meta) if meta.is_symlink() => {
                let next = fs::read_link(&target)?;
                target = target.parent().unwrap_or_else(|| Path::new("")).join(next);
            }
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            _ => return Ok(target),
        }
    }
    Err(io::Error::other("too many symbolic links"))
}

/// Makes the rename itself last. Where folders cannot be synced the file is still whole.
fn sync_folder(folder: &Path) {
    if cfg!(unix) {
        let _ = File::open(folder).and_then(|folder| folder.sync_all());
    }
}

#[cfg(test)]
mod tests;
