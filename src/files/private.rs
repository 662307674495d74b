//! The program's own files: configuration and state.

use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::beside::{self, folder_of, with_ending};

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
    pub(crate) fn new(action: &'static str, path: &Path) -> impl FnOnce(io::Error) -> Self {
        move |source| Self { action, path: path.to_owned(), source }
    }
}

/// Writes the bytes as the whole content of a file that only its owner can read (0600).
///
/// They go to a temporary file beside it first, which is renamed once it is on the disk, so that a full disk or a crash
/// leaves the old file. A symbolic link is followed, not replaced; a missing folder is made, private (0700).
pub fn write_private(path: &Path, bytes: &[u8]) -> Result<(), FileError> {
    write(path, bytes, true)
}

/// The same, of a file that must not be there yet: of two programs that make it at once one fails, with
/// [`io::ErrorKind::AlreadyExists`], and changes nothing.
pub fn create_private(path: &Path, bytes: &[u8]) -> Result<(), FileError> {
    write(path, bytes, false)
}

fn write(path: &Path, bytes: &[u8], overwrite: bool) -> Result<(), FileError> {
    let target = link_target(path).map_err(FileError::new("read", path))?;
    create_private_folder(folder_of(&target))?;
    let mut file = beside::begin(&target).map_err(FileError::new("write", &target))?;
    file.write_all(bytes)
        .and_then(|()| beside::finish(file, &target, overwrite))
        .map_err(FileError::new("write", &target))
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

#[cfg(test)]
mod tests;
