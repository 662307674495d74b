//! Where the configuration, the state and the logs are.

use std::path::{Path, PathBuf};

use etcetera::AppStrategy;
use etcetera::app_strategy::{AppStrategyArgs, choose_app_strategy};

use super::ConfigError;

/// The files and folders that vipdeck uses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paths {
    /// The configuration file.
    pub config: PathBuf,
    /// Whether somebody named it, so that it must be there.
    pub config_named: bool,
    /// The state file: last view, saved views.
    pub state: PathBuf,
    /// The folder for logs.
    pub logs: PathBuf,
}

impl Paths {
    /// By the platform's rules; `named` is what `--config` or `VIPDECK_CONFIG` says.
    ///
    /// Needs a home folder, unless the configuration is named and the state folder is set.
    pub fn find(named: Option<&Path>) -> Result<Self, ConfigError> {
        let config = match named {
            Some(path) => path.to_owned(),
            None => confy::get_configuration_file_path("vipdeck", "config").map_err(|_| ConfigError::NoHome)?,
        };
        let folder = state_folder()?;
        Ok(Self { config, config_named: named.is_some(), state: folder.join("state.json"), logs: folder.join("logs") })
    }
}

/// `$XDG_STATE_HOME/vipdeck` or what the platform has in its place.
fn state_folder() -> Result<PathBuf, ConfigError> {
    let names =
        AppStrategyArgs { top_level_domain: "rs".to_owned(), author: String::new(), app_name: "vipdeck".to_owned() };
    let strategy = choose_app_strategy(names).map_err(|_| ConfigError::NoHome)?;
    Ok(strategy.state_dir().unwrap_or_else(|| strategy.data_dir()))
}
