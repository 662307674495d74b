//! How commands reach the API.

use crate::api::{ApiError, Client, ClientOptions, ErrorKind};
use crate::config::Account;

use super::error::CliError;
use super::exit::Code;
use super::patience::{Mouth, Patience};

/// A client for the account that says on stderr what it waits for.
pub(super) fn client(account: &Account) -> Result<Client, CliError> {
    Ok(patient(&Client::new(options(account)?), Mouth::stderr()))
}

/// A client for the account that says line by line, to `tell`, what it waits for.
pub(super) fn telling_client(
    account: &Account,
    tell: impl Fn(&str) + Send + Sync + 'static,
) -> Result<Client, CliError> {
    Ok(patient(&Client::new(options(account)?), Mouth::Lines(Box::new(tell))))
}

/// The client, saying what it waits for.
pub(super) fn patient(client: &Client, mouth: Mouth) -> Client {
    let patience = Patience::new(mouth);
    client.watched(move |call, attempt| patience.follow(call, attempt))
}

/// How a client for the account is set up.
pub(super) fn options(account: &Account) -> Result<ClientOptions, ApiError> {
    ClientOptions::read(&account.base_url, &account.api_key, account.secret.clone())
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
