//! Adds a profile to the configuration file and leaves the rest of it as it is.

use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use secrecy::{ExposeSecret, SecretString};
use toml_edit::{Array, DocumentMut, Item, Table, value};

use super::account::{check_key, checked_url};
use super::{Config, ConfigError};
use crate::files::{FileError, create_private, lock, write_private};

/// The example configuration: every key with its default, explained. A new file begins as this.
pub const EXAMPLE: &str = include_str!("../../config.example.toml");

/// The name of a profile to be saved when nobody names one.
pub const FIRST_PROFILE: &str = "main";

/// A profile to be saved.
#[derive(Clone, Debug)]
pub struct NewProfile {
    /// Its name.
    pub name: String,
    /// The API's address; the vendor's when there is none.
    pub base_url: Option<String>,
    /// The API key.
    pub api_key: String,
    /// Where the secret is.
    pub secret: NewSecret,
}

/// Where the secret of a profile to be saved is.
#[derive(Clone, Debug)]
pub enum NewSecret {
    /// In the file itself.
    Inline(SecretString),
    /// In an environment variable.
    Env(String),
    /// With a program: its name and arguments.
    Command(Vec<String>),
}

/// Adds the profile to the file, or replaces the one of that name, and keeps everything else, comments too.
///
/// The first profile becomes the default one. Programs that change one file at once do so one after another. A file that cannot
/// be read as a configuration is left alone, with an error.
pub fn save_profile(path: &Path, profile: &NewProfile) -> Result<(), ConfigError> {
    let _lock = lock(path)?;
    let text = match fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) if error.kind() == ErrorKind::NotFound => EXAMPLE.to_owned(),
        Err(error) => return Err(FileError::new("read", path)(error).into()),
    };
    let text = with_profile(path, &text, profile)?;
    Ok(write_private(path, text.as_bytes())?)
}

/// Makes the file: the example, with this profile in it if there is one. A file that is there already is left alone, with
/// [`ConfigError::Exists`]; of several programs that make it at once all others get that.
pub fn create(path: &Path, profile: Option<&NewProfile>) -> Result<(), ConfigError> {
    let text = match profile {
        Some(profile) => with_profile(path, EXAMPLE, profile)?,
        None => EXAMPLE.to_owned(),
    };
    let _lock = lock(path)?;
    create_private(path, text.as_bytes()).map_err(|error| match error.source.kind() {
        ErrorKind::AlreadyExists => ConfigError::Exists(error.path),
        _ => error.into(),
    })
}

impl NewProfile {
    fn check(&self) -> Result<(), ConfigError> {
        let key = |key: &str| format!("profiles.{}.{key}", self.name);
        if let Some(base_url) = &self.base_url {
            checked_url(&key("base_url"), base_url)?;
        }
        check_key(&key("api_key"), &self.api_key)?;
        let (name, empty) = match &self.secret {
            NewSecret::Inline(secret) => ("secret", secret.expose_secret().is_empty()),
            NewSecret::Env(variable) => ("secret_env", variable.is_empty()),
            NewSecret::Command(argv) => ("secret_command", argv.is_empty()),
        };
        if empty { Err(ConfigError::value(key(name), "is empty")) } else { Ok(()) }
    }
}

fn with_profile(path: &Path, text: &str, profile: &NewProfile) -> Result<String, ConfigError> {
    profile.check()?;
    let old = Config::parse(path, text)?;
    let unfit =
        || ConfigError::value(path.display().to_string(), "profiles is not a table of this form: [profiles.NAME]");
    let mut document: DocumentMut = text.parse().map_err(|_| unfit())?;
    if old.profiles.is_empty() && old.default_profile.is_none() {
        document["default_profile"] = value(&profile.name);
    }
    let can_append = match document.get("profiles") {
        None => true,
        Some(Item::Table(table)) => !table.is_dotted(),
        Some(_) => false,
    };
    let known = document.get_mut("profiles").and_then(Item::as_table_like_mut);
    let text = match known.map(|profiles| (profiles.contains_key(&profile.name), profiles)) {
        Some((true, profiles)) => {
            fill(profiles.get_mut(&profile.name).and_then(Item::as_table_like_mut).ok_or_else(unfit)?, profile);
            document.to_string()
        }
        Some((false, profiles)) if !can_append => {
            profiles.insert(&profile.name, Item::Table(filled(profile)));
            document.to_string()
        }
        // At the end of the text: the comments there stay with the table that they stand below.
        _ => document.to_string() + "\n" + &alone(profile),
    };
    Config::parse(path, &text)?;
    Ok(text)
}

fn filled(profile: &NewProfile) -> Table {
    let mut table = Table::new();
    fill(&mut table, profile);
    table
}

/// The profile as a document of its own.
fn alone(profile: &NewProfile) -> String {
    let mut profiles = Table::new();
    profiles.set_implicit(true);
    profiles.insert(&profile.name, Item::Table(filled(profile)));
    let mut document = DocumentMut::new();
    document.insert("profiles", Item::Table(profiles));
    document.to_string()
}

fn fill(table: &mut dyn toml_edit::TableLike, profile: &NewProfile) {
    for old in ["secret", "secret_env", "secret_command"] {
        table.remove(old);
    }
    if let Some(base_url) = &profile.base_url {
        table.insert("base_url", value(base_url));
    }
    table.insert("api_key", value(&profile.api_key));
    match &profile.secret {
        NewSecret::Inline(secret) => table.insert("secret", value(secret.expose_secret())),
        NewSecret::Env(variable) => table.insert("secret_env", value(variable)),
        NewSecret::Command(argv) => table.insert("secret_command", value(argv.iter().collect::<Array>())),
    };
}

#[cfg(test)]
mod tests;
