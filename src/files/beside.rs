//! The temporary file beside the one that is written: the only way in which files are made.

use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

/// Begins a file beside `target`, which only its owner can read (0600 by its own rule).
pub(super) fn begin(target: &Path) -> io::Result<NamedTempFile> {
    tempfile::Builder::new().prefix(".vipdeck-").suffix(".part").tempfile_in(folder_of(target))
}

/// Puts it on the disk, then gives it its name; one that is taken stays unless `overwrite` says so.
pub(super) fn finish(temporary: NamedTempFile, target: &Path, overwrite: bool) -> io::Result<()> {
    temporary.as_file().sync_all()?;
    let named = if overwrite { temporary.persist(target) } else { temporary.persist_noclobber(target) };
    named.map_err(|error| error.error)?;
    if cfg!(unix) {
        // Makes the rename itself last. Where folders cannot be synced the file is still whole.
        let _ = File::open(folder_of(target)).and_then(|folder| folder.sync_all());
    }
    Ok(())
}

/// The folder that a file is in.
pub(crate) fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// The path with something more at its end.
pub(crate) fn with_ending(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    name.into()
}
