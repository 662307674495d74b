//! The log: where `--log-file` says, or, of the dashboard, in the state folder.

use std::fs::{self, File, OpenOptions};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use tracing_subscriber::EnvFilter;

use super::args::GlobalArgs;
use super::context;
use super::error::CliError;
use crate::files::{FileError, create_private_folder};
use crate::runtime::panic;

/// Only vipdeck's own events: what libraries log can hold addresses.
const FILTER: &str = "off,vipdeck=debug";

/// A log of this size, in bytes, is set aside when the next one begins; the one set aside before is dropped.
const FULL: u64 = 1 << 20;

/// Begins the log that the command line names, if it names one.
pub(super) fn begin(global: &GlobalArgs) -> Result<(), CliError> {
    let Some(path) = &global.log_file else { return Ok(()) };
    let file = open(path).map_err(|source| FileError { action: "write", path: path.clone(), source })?;
    write_to(file)?;
    panic::log_is(path.clone());
    Ok(())
}

/// The same for the dashboard, which has a log in any case, for what its screen cannot tell.
pub(super) fn begin_of_dashboard(global: &GlobalArgs) -> Result<(), CliError> {
    if global.log_file.is_some() {
        return begin(global);
    }
    // Without a home folder the context says so, in a moment.
    if let Some(path) = context::paths(global).ok().and_then(|paths| to_folder(&paths.logs)) {
        panic::log_is(path);
    }
    Ok(())
}

/// Appends the log to the state folder's own file, and returns which that is. `None` where none can be written: a
/// read-only home must not keep the dashboard from being shown.
fn to_folder(logs: &Path) -> Option<PathBuf> {
    let path = logs.join("vipdeck.log");
    create_private_folder(logs).ok()?;
    if fs::metadata(&path).is_ok_and(|file| file.len() > FULL) {
        fs::rename(&path, logs.join("vipdeck.old.log")).ok()?;
    }
    write_to(open(&path).ok()?).ok()?;
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

fn write_to(file: File) -> Result<(), CliError> {
    tracing_subscriber::fmt()
        .with_env_filter(EnvFilter::new(FILTER))
        .with_ansi(false)
        // A disk that is full would be told to standard error, event by event: into the middle of the dashboard.
        .log_internal_errors(false)
        .with_writer(Mutex::new(file))
        .try_init()
        .map_err(|error| CliError::Unexpected(format!("cannot log: {error}")))?;
    tracing::info!(version = env!("CARGO_PKG_VERSION"), os = std::env::consts::OS, "started");
    Ok(())
}
