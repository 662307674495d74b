//! What every command starts from: the flags, the paths, the configuration.

use std::path::PathBuf;

use super::args::GlobalArgs;
use super::error::CliError;
use super::output::{Target, note};
use crate::config::{self, Account, Config, ConfigError, Environment, Overrides, Paths, Warning};

/// What every command starts from.
pub(super) struct Context {
    /// The flags.
    pub(super) global: GlobalArgs,
    /// Where things are.
    pub(super) paths: Paths,
    /// The configuration file, or its defaults.
    pub(super) config: Config,
    /// What should be mended about the file.
    pub(super) warnings: Vec<Warning>,
}

impl Context {
    /// Reads the configuration that the flags or the environment name, or that of the platform's folder.
    pub(super) fn load(global: GlobalArgs) -> Result<Self, CliError> {
        let paths = paths(&global)?;
        let (config, warnings) = config::load(&paths)?;
        Ok(Self { global, paths, config, warnings })
    }

    /// The account, with all that should be mended; this can run the profile's command.
    pub(super) fn account(&self) -> Result<(Account, Vec<Warning>), ConfigError> {
        let environment = Environment::of_process();
        let selection = config::select(&self.config, &overrides(&self.global), &environment)?;
        let warnings = self.warnings.iter().chain(&selection.warnings).cloned().collect();
        Ok((selection.account(&environment)?, warnings))
    }

    /// The account, for a command without a screen: what should be mended goes to stderr.
    pub(super) fn account_noting(&self) -> Result<Account, CliError> {
        let (account, warnings) = self.account()?;
        for warning in warnings {
            note(&format!("vipdeck: {warning}"));
        }
        Ok(account)
    }

    /// What stdout is.
    pub(super) fn target(&self) -> Target {
        Target::stdout(self.global.color, &Environment::of_process())
    }
}

/// Where things are, by `--config`, `VIPDECK_CONFIG` or the platform's rules.
pub(super) fn paths(global: &GlobalArgs) -> Result<Paths, ConfigError> {
    let of_environment = || std::env::var_os("VIPDECK_CONFIG").filter(|path| !path.is_empty()).map(PathBuf::from);
    Paths::find(global.config.clone().or_else(of_environment).as_deref())
}

/// What the flags say about the account.
pub(super) fn overrides(global: &GlobalArgs) -> Overrides {
    Overrides { profile: global.profile.clone(), base_url: global.base_url.clone() }
}
