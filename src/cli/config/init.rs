//! `vipdeck config init`.

use std::fs;
use std::io::{self, IsTerminal, Read};
use std::path::Path;

use secrecy::SecretString;

use super::prompt;
use crate::cli::args::{GlobalArgs, InitArgs};
use crate::cli::context::paths;
use crate::cli::error::CliError;
use crate::cli::output::note;
use crate::config::{
    ConfigError, DEFAULT_BASE_URL, EXAMPLE, FIRST_PROFILE, NewProfile, NewSecret, create, save_profile,
};
use crate::files::{FileError, lock, with_ending, write_private};

/// More than this is no secret, in bytes.
const LONGEST_SECRET: u64 = 64 * 1024;

/// Writes the file, or sets a profile in it.
pub(super) fn run(arguments: InitArgs, global: &GlobalArgs) -> Result<(), CliError> {
    let path = paths(global)?.config;
    if !arguments.force && path.try_exists().unwrap_or(true) {
        // Before anything is asked.
        return Err(ConfigError::Exists(path).into());
    }
    let force = arguments.force;
    let profile = gather(arguments, global)?;
    match &profile {
        // Another program may have made it since.
        _ if !force => create(&path, profile.as_ref())?,
        Some(profile) => save_profile(&path, profile)?,
        None => {
            let _lock = lock(&path)?;
            keep_old(&path)?;
            write_private(&path, EXAMPLE.as_bytes())?;
        }
    }
    let path = path.display();
    note(&match profile {
        Some(profile) => format!("wrote {path} with the profile {}; `vipdeck` opens the dashboard", profile.name),
        None => format!("wrote {path}, which has no profile yet: put API key and secret in"),
    });
    Ok(())
}

/// A file that is written over as a whole is first copied to one beside it that ends in `.bak`.
fn keep_old(path: &Path) -> Result<(), CliError> {
    let old = match fs::read(path) {
        Ok(old) if old != EXAMPLE.as_bytes() => old,
        Ok(_) => return Ok(()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(source) => return Err(FileError { action: "read", path: path.to_owned(), source }.into()),
    };
    let backup = with_ending(path, ".bak");
    write_private(&backup, &old)?;
    note(&format!("the old file is now {}", backup.display()));
    Ok(())
}

/// What the flags say, and on a terminal the answers to what they leave open; `None` when there is no profile in it.
fn gather(arguments: InitArgs, global: &GlobalArgs) -> Result<Option<NewProfile>, CliError> {
    let asks = io::stdin().is_terminal() && io::stderr().is_terminal();
    let mut base_url = global.base_url.clone();
    let api_key = match arguments.api_key.clone() {
        Some(key) => key,
        None if asks => {
            if base_url.is_none() {
                let url = prompt::line(&format!("Base URL [{DEFAULT_BASE_URL}]: "))?;
                base_url = Some(url).filter(|url| !url.is_empty());
            }
            prompt::line("API key: ")?
        }
        None if names_secret(&arguments) => {
            return Err(CliError::Usage("a secret without an API key: give --api-key KEY too".to_owned()));
        }
        None => return Ok(None),
    };
    let secret = secret(arguments, asks)?;
    let name = global.profile.clone().unwrap_or_else(|| FIRST_PROFILE.to_owned());
    Ok(Some(NewProfile { name, base_url, api_key, secret }))
}

fn names_secret(arguments: &InitArgs) -> bool {
    arguments.secret_stdin || arguments.secret_env.is_some() || arguments.secret_command.is_some()
}

fn secret(arguments: InitArgs, asks: bool) -> Result<NewSecret, CliError> {
    if let Some(variable) = arguments.secret_env {
        return Ok(NewSecret::Env(variable));
    }
    if let Some(argv) = arguments.secret_command {
        return Ok(NewSecret::Command(argv));
    }
    if arguments.secret_stdin && !io::stdin().is_terminal() {
        return from_stdin().map(NewSecret::Inline);
    }
    if asks {
        return prompt::hidden("Secret (it is not shown): ").map(NewSecret::Inline);
    }
    let message = "where is the secret? give --secret-stdin, --secret-env NAME or --secret-command ARGV";
    Err(CliError::Usage(message.to_owned()))
}

fn from_stdin() -> Result<SecretString, CliError> {
    let mut secret = String::new();
    let unreadable = |error| CliError::Unexpected(format!("cannot read the secret from standard input: {error}"));
    io::stdin().lock().take(LONGEST_SECRET).read_to_string(&mut secret).map_err(unreadable)?;
    secret.truncate(secret.trim_end_matches(['\r', '\n']).len());
    Ok(SecretString::from(secret))
}
