//! Writes what the dashboard has made to a file.

use std::env;
use std::io::{ErrorKind, Write};
use std::path::Path;

use crate::export::place::target;

/// Writes `content` to the file that `typed` means: whole, readable by its owner alone, or not at all. Nothing that is there is
/// replaced. Returns where it is; the error is a sentence for the user.
pub(super) fn write(typed: &str, content: &[u8]) -> Result<String, String> {
    let path = target(Path::new(typed.trim()), env::home_dir().as_deref(), "vipdeck.csv");
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let cannot = |why: std::io::Error| match why.kind() {
        ErrorKind::AlreadyExists => format!("{} is there already; name another file", path.display()),
        _ => format!("{} cannot be written: {why}", path.display()),
    };
    let mut file = tempfile::Builder::new()
        .prefix(".vipdeck-")
        .tempfile_in(folder) // 0600 by its own rule
        .map_err(cannot)?;
    file.write_all(content).and_then(|()| file.as_file().sync_all()).map_err(cannot)?;
    file.persist_noclobber(&path).map_err(|error| cannot(error.error))?;
    Ok(path.display().to_string())
}

#[cfg(test)]
mod tests;
