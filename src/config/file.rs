//! The configuration file.

use std::collections::BTreeMap;
use std::fs;
use std::io::ErrorKind;
use std::num::{NonZeroU16, NonZeroU32};
use std::path::Path;

use secrecy::SecretString;
use serde::{Deserialize, Deserializer, Serialize};

use super::{ConfigError, EXAMPLE, Paths, Warning};
use crate::files::FileError;
use crate::insight::RadarRules;

/// Birthdays from today up to so many days ahead are on the radar.
const BIRTHDAY_WITHIN: u32 = 7;

/// The configuration file, with defaults for what it does not say. `config.example.toml` explains every key.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct Config {
    /// The profile that is used when none is named.
    pub default_profile: Option<String>,
    /// The zone at the start.
    pub zone: ZoneName,
    /// Accounts by name. Never written out, as they can hold secrets.
    #[serde(skip_serializing)]
    pub profiles: BTreeMap<String, Profile>,
    /// How lists load.
    pub list: List,
    /// What makes itself heard.
    pub notify: Notify,
    /// Who is shown on the radar.
    pub radar: Radar,
    /// Where marked messages can be piped.
    pub pipe: Program,
    /// What opens web addresses.
    pub open: Program,
    /// Names for custom labels, by their ids.
    pub labels: BTreeMap<String, String>,
    /// Other keys for actions, by the action's name.
    pub keys: BTreeMap<String, Vec<String>>,
}

/// One account. It holds at most one of the three kinds of secret.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Profile {
    /// The API's address, ending in `/v1`.
    pub base_url: Option<String>,
    /// The API key, which is public.
    pub api_key: Option<String>,
    /// The secret itself.
    #[serde(deserialize_with = "secret")]
    pub secret: Option<SecretString>,
    /// The environment variable that holds the secret.
    pub secret_env: Option<String>,
    /// The program, with its arguments, that prints the secret.
    pub secret_command: Option<Vec<String>>,
}

/// The zone at the start; `z` switches it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum ZoneName {
    /// This computer's.
    #[default]
    Local,
    /// The API's.
    Utc,
}

/// How lists load.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct List {
    /// Rows a page.
    pub page_size: NonZeroU32,
    /// How many slices of a long window are loaded at a time.
    pub parallel_slices: NonZeroU16,
    /// Seconds between two looks for new messages.
    pub follow_seconds: NonZeroU16,
}

impl Default for List {
    fn default() -> Self {
        let small = |number| NonZeroU16::new(number).unwrap_or(NonZeroU16::MIN);
        let page_size = NonZeroU32::new(100).unwrap_or(NonZeroU32::MIN);
        Self { page_size, parallel_slices: small(2), follow_seconds: small(10) }
    }
}

/// What makes itself heard while the list follows.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct Notify {
    /// Whether the terminal's bell rings for new messages.
    pub bell: bool,
    /// The labels whose messages it rings for; none by default, which is for every message.
    pub labels: Vec<String>,
}

/// Who is shown on the radar.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct Radar {
    /// The labels that count as bad news: who wrote one is on the radar, and it is red on every screen.
    pub negative_labels: Vec<String>,
    /// Days without a message after which a user counts as silent.
    pub silent_days: u32,
    /// Days without a purchase after which a user is shown.
    pub no_purchase_days: u32,
}

impl Default for Radar {
    fn default() -> Self {
        Self { negative_labels: vec!["frustrated".to_owned()], silent_days: 30, no_purchase_days: 90 }
    }
}

impl Radar {
    /// What the radar looks for; 0 days switch a rule off.
    #[must_use]
    pub fn rules(&self) -> RadarRules {
        let days = |days: u32| (days > 0).then_some(days);
        RadarRules {
            birthday_within: BIRTHDAY_WITHIN,
            silent: days(self.silent_days),
            no_purchase: days(self.no_purchase_days),
        }
    }
}

/// A program with its arguments; no shell reads it. None by default.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct Program {
    /// The program, then its arguments.
    pub command: Vec<String>,
}

fn secret<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<SecretString>, D::Error> {
    Option::<String>::deserialize(deserializer).map(|secret| secret.map(SecretString::from))
}

/// Reads the configuration file, and what should be mended about it.
///
/// A file that is not there counts as empty, unless somebody named it.
pub fn load(paths: &Paths) -> Result<(Config, Vec<Warning>), ConfigError> {
    let path = &paths.config;
    let text = match fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) if error.kind() == ErrorKind::NotFound && !paths.config_named => return Ok(Default::default()),
        Err(error) if error.kind() == ErrorKind::NotFound => return Err(ConfigError::Missing(path.clone())),
        Err(error) => return Err(FileError::new("read", path)(error).into()),
    };
    let config = Config::parse(path, &text)?;
    let holds_secret = config.profiles.values().any(|profile| profile.secret.is_some());
    let warnings =
        if holds_secret && readable_by_others(path) { vec![Warning::Readable(path.clone())] } else { Vec::new() };
    Ok((config, warnings))
}

#[cfg(unix)]
fn readable_by_others(path: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    fs::metadata(path).is_ok_and(|meta| meta.permissions().mode() & 0o077 != 0)
}

#[cfg(not(unix))]
fn readable_by_others(_: &Path) -> bool {
    false
}

impl Config {
    /// Reads TOML; `path` is only named in errors. They never repeat a line, as it could hold a secret.
    pub fn parse(path: &Path, text: &str) -> Result<Self, ConfigError> {
        let document = toml::Deserializer::parse(text).map_err(|error| syntax_error(path, text, &error))?;
        let config = Self::deserialize(document).map_err(|error| shape_error(path, text, error))?;
        config.check()?;
        Ok(config)
    }

    /// The environment variables that hold secrets: the one of the environment itself, and those that profiles name.
    #[must_use]
    pub fn secret_variables(&self) -> Vec<String> {
        let named = self.profiles.values().filter_map(|profile| profile.secret_env.clone());
        std::iter::once("VIPDECK_SECRET".to_owned()).chain(named).collect()
    }

    fn check(&self) -> Result<(), ConfigError> {
        for (name, profile) in &self.profiles {
            let sources = [profile.secret.is_some(), profile.secret_env.is_some(), profile.secret_command.is_some()];
            if sources.into_iter().filter(|&given| given).count() > 1 {
                let problem = "has more than one of secret, secret_env and secret_command: keep one";
                return Err(ConfigError::value(format!("profiles.{name}"), problem));
            }
        }
        match &self.default_profile {
            Some(name) if !self.profiles.contains_key(name) => {
                Err(ConfigError::value("default_profile", format!("there is no [profiles.{name}] in the file")))
            }
            _ => Ok(()),
        }
    }
}

/// The parser's own words; they are fixed sentences about TOML and hold nothing of the file.
fn syntax_error(path: &Path, text: &str, error: &toml::de::Error) -> ConfigError {
    let span = error.span().unwrap_or_default();
    if error.message() == "duplicate key" {
        // It was read as a key twice, so that it is one.
        let key = text.get(span).map(str::to_owned);
        return malformed(path, text, error, key, "is there twice: keep one of them".to_owned());
    }
    let line = text.get(..span.start).and_then(|before| before.rsplit('\n').next()).unwrap_or_default();
    let key = line.split('=').next().unwrap_or_default().trim();
    malformed(path, text, error, is_known_key(key).then(|| key.to_owned()), error.message().to_owned())
}

/// Only what the example names is a key for sure; all else on a broken line could be a piece of a secret.
fn is_known_key(word: &str) -> bool {
    EXAMPLE.lines().filter_map(|line| line.trim_start_matches('#').split_once(" = ")).any(|(key, _)| key == word)
}

/// Serde's words can hold a value, so only the part about what was expected is told.
fn shape_error(path: &Path, text: &str, mut error: toml::de::Error) -> ConfigError {
    error.set_input(None); // so that it names the key instead of the line
    let told = error.to_string();
    let key = told.lines().find_map(|line| line.strip_prefix("in `")?.strip_suffix('`').map(str::to_owned));
    let message = error.message();
    let what = if message.starts_with("unknown field") || message.starts_with("missing field") {
        message.to_owned()
    } else if let Some((_, expected)) = message.rsplit_once(", expected ") {
        format!("expected {expected}")
    } else {
        "this value does not fit".to_owned()
    };
    malformed(path, text, &error, key, what)
}

fn malformed(path: &Path, text: &str, error: &toml::de::Error, key: Option<String>, what: String) -> ConfigError {
    let at = error.span().map_or(0, |span| span.start);
    let before = text.get(..at).unwrap_or(text);
    let line_start = before.rfind('\n').map_or(0, |at| at + 1);
    let line = before.matches('\n').count() + 1;
    let column = before.get(line_start..).unwrap_or_default().chars().count() + 1;
    ConfigError::Malformed { path: path.to_owned(), line, column, key, what }
}

#[cfg(test)]
mod tests;
