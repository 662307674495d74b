//! Configuration, profile and secret.

use std::path::Path;

use super::check::Checks;
use crate::cli::args::GlobalArgs;
use crate::cli::context::{overrides, paths};
use crate::cli::exit::Code;
use crate::cli::settings;
use crate::config::{
    self, Account, Config, ConfigError, Environment, Paths, SecretSource, Selection, Warning, base_url_without_profile,
};

/// What the configuration gives, as far as it can be read.
pub(super) struct Setup {
    /// Whom to ask; `None` when something is missing.
    pub(super) account: Option<Account>,
    /// Where the API is said to be.
    pub(super) base_url: String,
    /// What opens addresses, when somebody set it.
    pub(super) opener: Vec<String>,
}

/// Checks the file, the profile and the secret; this can run the profile's command.
pub(super) fn check(global: &GlobalArgs, environment: &Environment<'_>, checks: &mut Checks) -> Setup {
    let config = config_file(global, checks);
    let overrides = overrides(global);
    let selected = config::select(&config, &overrides, environment);
    let base_url = match &selected {
        Ok(selection) => selection.base_url.0.clone(),
        Err(_) => base_url_without_profile(&overrides, environment),
    };
    let account = match selected {
        Ok(selection) => account(&config, selection, environment, checks),
        Err(error) => {
            checks.failure("profile", Code::Config, error.to_string(), mend_config(&error));
            checks.not_tried("secret", "there is no profile");
            None
        }
    };
    Setup { account, base_url, opener: config.open.command }
}

fn config_file(global: &GlobalArgs, checks: &mut Checks) -> Config {
    let paths = match paths(global) {
        Ok(paths) => paths,
        Err(error) => {
            checks.failure("config", Code::Config, error.to_string(), "set HOME, or give --config FILE");
            return Config::default();
        }
    };
    let place = if paths.config_named { "a file that was named" } else { "in the platform's folder" };
    match config::load(&paths) {
        Ok((config, warnings)) => {
            match settings::of(&config, &paths.config) {
                Ok(_) => found(&paths, place, &warnings, checks),
                Err(error) => {
                    let mend = "correct [keys] in the file: the dashboard refuses it as it is";
                    let said = format!("{place}, [keys] cannot be used");
                    checks.failure("config", Code::Config, error.to_string(), mend).publicly(said);
                }
            }
            config
        }
        Err(error) => {
            let said = format!("{place}, cannot be used");
            checks.failure("config", Code::Config, error.to_string(), mend_config(&error)).publicly(said);
            Config::default()
        }
    }
}

fn found(paths: &Paths, place: &str, warnings: &[Warning], checks: &mut Checks) {
    let path = paths.config.display();
    if !paths.config.exists() {
        let figure = format!("{path} does not exist");
        checks.warning("config", figure, "run `vipdeck config init`").publicly(format!("{place}, does not exist"));
        return;
    }
    let mode = mode(&paths.config);
    let public = format!("{place}{mode}");
    match warnings.first() {
        None => checks.ok("config", format!("{path}{mode}")).publicly(public),
        Some(warning) => {
            let mend = format!("chmod 600 {path}");
            checks.warning("config", format!("{warning}"), mend).publicly(format!("{public}, holds a secret"))
        }
    };
}

#[cfg(unix)]
fn mode(path: &Path) -> String {
    use std::os::unix::fs::PermissionsExt;
    std::fs::metadata(path)
        .map_or_else(|_| String::new(), |meta| format!(", mode {:o}", meta.permissions().mode() & 0o777))
}

#[cfg(not(unix))]
fn mode(_: &Path) -> String {
    String::new()
}

fn account(
    config: &Config,
    selection: Selection<'_>,
    environment: &Environment<'_>,
    checks: &mut Checks,
) -> Option<Account> {
    let of = config.profiles.len();
    match selection.profile {
        Some((name, _)) => checks.ok("profile", format!("{name}, of {of}")).publicly(format!("one, of {of}")),
        None => checks.ok("profile", "none: the environment says it all"),
    };
    let source = selection.secret_source();
    match selection.account(environment) {
        Ok(account) => {
            let public = match source {
                Some(SecretSource::Environment(_)) => "environment",
                Some(SecretSource::Command(_)) => "command",
                Some(SecretSource::File) | None => "file",
            };
            checks.ok("secret", format!("from {}", account.secret_source)).publicly(public);
            Some(account)
        }
        Err(error) => {
            if matches!(error, ConfigError::NotConfigured)
                && let Some(profile) = checks.all.last_mut()
            {
                "none".clone_into(&mut profile.figure);
                "none".clone_into(&mut profile.public);
            }
            checks.failure("secret", Code::Config, error.to_string(), mend_config(&error));
            None
        }
    }
}

fn mend_config(error: &ConfigError) -> &'static str {
    match error {
        ConfigError::NotConfigured | ConfigError::Missing(_) => "run `vipdeck config init`",
        ConfigError::UnknownProfile { .. } | ConfigError::WhichProfile(_) => "give --profile NAME",
        _ => "correct the file that `vipdeck config path` names, or the environment",
    }
}
