//! The settings of the configuration file, as the dashboard takes them.

use std::path::Path;

use super::error::CliError;
use crate::app::Settings;
use crate::config::Config;

/// What the configuration says. All commands that judge one ask here, so that none passes what the dashboard refuses; `file` is
/// only named in the error.
pub(super) fn of(config: &Config, file: &Path) -> Result<Settings, CliError> {
    Settings::new(config).map_err(|error| CliError::Setting { file: file.to_owned(), message: error.to_string() })
}
