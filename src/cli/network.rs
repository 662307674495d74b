//! How commands reach the API.

use crate::api::{ApiError, Attempt, Client, ClientOptions, ErrorKind};
use crate::config::Account;

use super::error::CliError;
use super::exit::Code;
use super::output::note;

/// A client for the account that tells its waits on stderr.
pub(super) fn client(account: &Account) -> Result<Client, CliError> {
    watched_client(account, note)
}

/// A client for the account that gives the line for each wait to `tell`.
pub(super) fn watched_client(
    account: &Account,
    tell: impl Fn(&str) + Send + Sync + 'static,
) -> Result<Client, CliError> {
    Ok(Client::new(options(account)?).watched(move |attempt| {
        if let Some(line) = told(&attempt) {
            tell(&format!("vipdeck: {line}"));
        }
    }))
}

/// How a client for the account is set up.
pub(super) fn options(account: &Account) -> Result<ClientOptions, ApiError> {
    ClientOptions::read(&account.base_url, &account.api_key, account.secret.clone())
}

/// What a person should know of an attempt.
fn told(attempt: &Attempt) -> Option<String> {
    match attempt {
        Attempt::Sending { .. } => None,
        Attempt::Waiting { attempt, of, wait, because } => {
            let wait = wait.as_secs_f64();
            Some(format!("{because}: waiting {wait:.1} s (attempt {} of {of})", attempt + 1))
        }
        Attempt::ClockCorrected(offset) => {
            let seconds = (offset.ms() as f64 / 1000.0).round() as i64;
            Some(format!("the server's clock is {seconds:+} s from this machine's: signing by the server's"))
        }
    }
}

impl From<ApiError> for CliError {
    fn from(error: ApiError) -> Self {
        Self::Api { code: code(&error), message: error.to_string() }
    }
}

/// The exit code for a failed call.
pub(super) fn code(error: &ApiError) -> Code {
    match error.kind() {
        ErrorKind::Inactive | ErrorKind::Forbidden => Code::Refused,
        ErrorKind::BadRequest | ErrorKind::NotFound | ErrorKind::Shape => Code::Rejected,
        ErrorKind::Misconfigured => Code::Config,
        ErrorKind::OtherStatus => error.status().map_or(Code::Unreachable, Code::of_status),
        ErrorKind::Busy
        | ErrorKind::Server
        | ErrorKind::Redirect
        | ErrorKind::Timeout
        | ErrorKind::Connect
        | ErrorKind::Tls
        | ErrorKind::Broken
        | ErrorKind::TooLarge
        | ErrorKind::NotJson
        | ErrorKind::Unexpected => Code::Unreachable,
    }
}

#[cfg(test)]
mod tests;
