//! Which account is meant, and with which secret: flag, environment, profile, default, in this order.

use std::fmt;

use secrecy::{ExposeSecret, SecretString};

use super::{Config, ConfigError, Profile, SecretSource, Warning, secret};
use crate::api::{BaseUrl, Credentials};

/// The vendor's production API.
pub const DEFAULT_BASE_URL: &str = "https://us-central1-seamless-pro.cloudfunctions.net/externalApi/v1";

/// What the flags say about the account.
#[derive(Clone, Debug, Default)]
pub struct Overrides {
    /// `--profile`.
    pub profile: Option<String>,
    /// `--base-url`.
    pub base_url: Option<String>,
}

/// Looks up environment variables; passed in, so that tests have their own. An empty variable counts as none.
pub struct Environment<'a>(&'a dyn Fn(&str) -> Option<String>);

impl<'a> Environment<'a> {
    /// Looks variables up with this function.
    pub fn new(lookup: &'a dyn Fn(&str) -> Option<String>) -> Self {
        Self(lookup)
    }

    /// This process's own variables; one that is not Unicode counts as none.
    #[must_use]
    pub fn of_process() -> Environment<'static> {
        Environment(&|name| std::env::var(name).ok())
    }

    /// The value of a variable that is set and not empty.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<String> {
        (self.0)(name).filter(|value| !value.is_empty())
    }
}

/// Who said a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// A flag.
    Flag,
    /// An environment variable.
    Environment,
    /// The profile.
    Profile,
    /// Nobody: it is the default.
    Default,
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Flag => "flag",
            Self::Environment => "environment",
            Self::Profile => "profile",
            Self::Default => "default",
        })
    }
}

/// What signs and addresses requests. It can be shown: `secrecy` keeps the secret out of `Debug`.
#[derive(Clone, Debug)]
pub struct Account {
    /// The profile's name, if one is used.
    pub profile: Option<String>,
    /// The API's address, without a `/` at its end.
    pub base_url: String,
    /// The API key, fit for a header.
    pub api_key: String,
    /// What requests are signed with.
    pub secret: SecretString,
    /// Where the secret came from.
    pub secret_source: SecretSource,
}

/// What is chosen, and by whom, before the secret is fetched.
#[derive(Debug)]
pub struct Selection<'a> {
    /// The profile, if one is used.
    pub profile: Option<(&'a str, &'a Profile)>,
    /// The API's address.
    pub base_url: (String, Origin),
    /// The API key, if there is one.
    pub api_key: Option<(String, Origin)>,
    /// What should be mended.
    pub warnings: Vec<Warning>,
    environment_secret: Option<SecretString>,
}

/// Chooses the profile and the values, without running a command or asking for a secret.
///
/// An error when a profile was named that is not there, or when several are and none is chosen, though one is needed.
pub fn select<'a>(
    config: &'a Config,
    overrides: &Overrides,
    environment: &Environment<'_>,
) -> Result<Selection<'a>, ConfigError> {
    let env_key = environment.get("VIPDECK_API_KEY");
    let environment_secret = environment.get("VIPDECK_SECRET").map(SecretString::from);
    let complete = env_key.is_some() && environment_secret.is_some();
    let profile = choose_profile(config, overrides, environment, complete)?;
    let of_profile = |value: Option<&String>| value.map(|value| (value.clone(), Origin::Profile));
    let warnings = match (&overrides.profile, profile) {
        (Some(_), Some((name, profile))) => overridden(name, profile, env_key.is_some(), environment_secret.is_some()),
        _ => Vec::new(),
    };
    let (of_url, of_key) =
        profile.map_or((None, None), |(_, profile)| (profile.base_url.as_ref(), profile.api_key.as_ref()));
    Ok(Selection {
        profile,
        base_url: base_url(overrides, environment, of_profile(of_url)),
        api_key: env_key.map(|key| (key, Origin::Environment)).or(of_profile(of_key)),
        warnings,
        environment_secret,
    })
}

/// The API's address where there is no profile: by flag, environment or default.
#[must_use]
pub fn base_url_without_profile(overrides: &Overrides, environment: &Environment<'_>) -> String {
    base_url(overrides, environment, None).0
}

fn base_url(
    overrides: &Overrides,
    environment: &Environment<'_>,
    of_profile: Option<(String, Origin)>,
) -> (String, Origin) {
    let flag = overrides.base_url.clone().map(|url| (url, Origin::Flag));
    let variable = || environment.get("VIPDECK_BASE_URL").map(|url| (url, Origin::Environment));
    flag.or_else(variable).or(of_profile).unwrap_or_else(|| (DEFAULT_BASE_URL.to_owned(), Origin::Default))
}

fn choose_profile<'a>(
    config: &'a Config,
    overrides: &Overrides,
    environment: &Environment<'_>,
    complete: bool,
) -> Result<Option<(&'a str, &'a Profile)>, ConfigError> {
    let named = overrides.profile.clone().or_else(|| environment.get("VIPDECK_PROFILE"));
    let known = || config.profiles.keys().cloned().collect();
    if let Some(wanted) = named.or_else(|| config.default_profile.clone()) {
        return match config.profiles.get_key_value(&wanted) {
            Some((name, profile)) => Ok(Some((name, profile))),
            None => Err(ConfigError::UnknownProfile { wanted, known: known() }),
        };
    }
    let mut profiles = config.profiles.iter();
    match (profiles.next(), profiles.next()) {
        (Some((name, profile)), None) => Ok(Some((name, profile))),
        (Some(_), Some(_)) if !complete => Err(ConfigError::WhichProfile(known())),
        _ => Ok(None),
    }
}

fn overridden(name: &str, profile: &Profile, key: bool, secret: bool) -> Vec<Warning> {
    let has_secret = profile.secret.is_some() || profile.secret_env.is_some() || profile.secret_command.is_some();
    [("VIPDECK_API_KEY", key && profile.api_key.is_some()), ("VIPDECK_SECRET", secret && has_secret)]
        .into_iter()
        .filter(|(_, overridden)| *overridden)
        .map(|(variable, _)| Warning::Overridden { variable, profile: name.to_owned() })
        .collect()
}

impl Selection<'_> {
    /// Where the secret will come from, if anywhere.
    #[must_use]
    pub fn secret_source(&self) -> Option<SecretSource> {
        if self.environment_secret.is_some() {
            return Some(SecretSource::Environment("VIPDECK_SECRET".to_owned()));
        }
        let (_, profile) = self.profile?;
        if let Some(variable) = &profile.secret_env {
            Some(SecretSource::Environment(variable.clone()))
        } else if let Some(argv) = &profile.secret_command {
            Some(SecretSource::Command(argv.first().cloned().unwrap_or_default()))
        } else {
            profile.secret.as_ref().map(|_| SecretSource::File)
        }
    }

    /// Fetches the secret, which can run the profile's command for up to 10 s, and checks everything.
    pub fn account(self, environment: &Environment<'_>) -> Result<Account, ConfigError> {
        let source = self.secret_source();
        if self.profile.is_none() && self.api_key.is_none() && source.is_none() {
            return Err(ConfigError::NotConfigured);
        }
        let base_url = checked_url(&self.subject("base_url", "VIPDECK_BASE_URL", self.base_url.1), &self.base_url.0)?;
        let Some((api_key, origin)) = &self.api_key else {
            let problem = "is missing: set it, or VIPDECK_API_KEY in the environment";
            return Err(ConfigError::value(self.key_of_profile("api_key"), problem));
        };
        check_key(&self.subject("api_key", "VIPDECK_API_KEY", *origin), api_key)?;
        let Some(secret_source) = source else {
            let problem = "is missing: set secret, secret_env or secret_command, or VIPDECK_SECRET in the environment";
            return Err(ConfigError::value(self.key_of_profile("secret"), problem));
        };
        let secret = self.secret(environment)?;
        if secret.expose_secret().is_empty() {
            return Err(ConfigError::value(self.key_of_profile("secret"), "is empty"));
        }
        let profile = self.profile.map(|(name, _)| name.to_owned());
        Ok(Account { profile, base_url, api_key: api_key.clone(), secret, secret_source })
    }

    fn secret(&self, environment: &Environment<'_>) -> Result<SecretString, ConfigError> {
        if let Some(secret) = &self.environment_secret {
            return Ok(secret.clone());
        }
        let Some((_, profile)) = self.profile else { return Err(ConfigError::NotConfigured) };
        if let Some(variable) = &profile.secret_env {
            let problem = || format!("the environment variable {variable} is not set");
            let value = environment
                .get(variable)
                .ok_or_else(|| ConfigError::value(self.key_of_profile("secret_env"), problem()))?;
            return Ok(SecretString::from(value));
        }
        if let Some(argv) = &profile.secret_command {
            return secret::from_command(&self.key_of_profile("secret_command"), argv, secret::COMMAND_LIMIT);
        }
        profile.secret.clone().ok_or(ConfigError::NotConfigured)
    }

    fn key_of_profile(&self, key: &str) -> String {
        self.profile.map_or_else(|| key.to_owned(), |(name, _)| format!("profiles.{name}.{key}"))
    }

    fn subject(&self, key: &str, variable: &str, origin: Origin) -> String {
        match origin {
            Origin::Flag => format!("--{}", key.replace('_', "-")),
            Origin::Environment => variable.to_owned(),
            Origin::Profile | Origin::Default => self.key_of_profile(key),
        }
    }
}

/// Without the `/` at its end.
pub(super) fn checked_url(subject: &str, text: &str) -> Result<String, ConfigError> {
    let url: Result<BaseUrl, _> = text.parse();
    url.map(|url| url.to_string()).map_err(|error| ConfigError::value(subject, error.to_string()))
}

pub(super) fn check_key(subject: &str, key: &str) -> Result<(), ConfigError> {
    Credentials::check_key(key).map_err(|error| ConfigError::value(subject, error.to_string()))
}

#[cfg(test)]
mod tests;
