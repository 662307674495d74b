//! The log: where `--log-file` says, or, of the dashboard, in the state folder.

use std::fs::{self, File, OpenOptions};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use tracing_subscriber::EnvFilter;

use super::error::CliError;
use crate::config::files::{FileError, create_private_folder};

/// Only vipdeck's own events: what libraries log can hold addresses.
const FILTER: &str = "off,vipdeck=debug";

/// A log of this size, in bytes, is set aside when the next one begins; the one set aside before is dropped.
const FULL: u64 = 1 << 20;

/// Appends the log to a file that somebody named.
pub(super) fn to_file(path: &Path) -> Result<(), CliError> {
    let file = open(path).map_err(|source| FileError { action: "write", path: path.to_owned(), source })?;
    begin(file)
}

/// Appends the log to the state folder's own file, and returns which that is. `None` where none can be written: a
/// read-only home must not keep the dashboard from being shown.
pub(super) fn to_folder(logs: &Path) -> Option<PathBuf> {
    let path = logs.join("vipdeck.log");
    create_private_folder(logs).ok()?;
    if fs::metadata(&path).is_ok_and(|file| file.len() > FULL) {
        fs::rename(&path, logs.join("vipdeck.old.log")).ok()?;
    }
    begin(open(&path).ok()?).ok()?;
    Some(path)
}

/// Opens a file to append to; a new one only its owner can read.
fn open(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.append(true).create(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

fn begin(file: File) -> Result<(), CliError> {
    tracing_subscriber::fmt()
        .with_env_filter(EnvFilter::new(FILTER))
        .with_ansi(false)
        .with_writer(Mutex::new(file))
        .try_init()
        .map_err(|error| CliError::Unexpected(format!("cannot log: {error}")))?;
    tracing::info!(version = env!("CARGO_PKG_VERSION"), os = std::env::consts::OS, "started");
    Ok(())
}
