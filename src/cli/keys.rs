//! The keys of the configuration file, as the dashboard takes them.

use std::path::Path;

use super::error::CliError;
use crate::app::keymap::Keymap;
use crate::config::Config;

/// What the keys mean. All commands that judge a configuration ask here, so that none passes what the dashboard refuses; `file` is
/// only named in the error.
pub(super) fn keymap(config: &Config, file: &Path) -> Result<Keymap, CliError> {
    Keymap::new(&config.keys).map_err(|error| CliError::Setting { file: file.to_owned(), message: error.to_string() })
}
