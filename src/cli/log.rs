//! The log that `--log-file` asks for.

use std::fs::OpenOptions;
use std::path::Path;
use std::sync::Mutex;

use tracing_subscriber::EnvFilter;

use super::error::CliError;
use crate::config::files::FileError;

/// Only vipdeck's own events: what libraries log can hold addresses.
const FILTER: &str = "off,vipdeck=debug";

/// Appends the log to a file; a new one only its owner can read.
pub(super) fn to_file(path: &Path) -> Result<(), CliError> {
    let mut options = OpenOptions::new();
    options.append(true).create(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let file = options.open(path).map_err(|source| FileError { action: "write", path: path.to_owned(), source })?;
    tracing_subscriber::fmt()
        .with_env_filter(EnvFilter::new(FILTER))
        .with_ansi(false)
        .with_writer(Mutex::new(file))
        .try_init()
        .map_err(|error| CliError::Unexpected(format!("cannot log: {error}")))
}
