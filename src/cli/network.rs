//! The one place where commands without a screen reach the API.

use super::error::CliError;
use crate::config::Account;

/// The body of a route's answer, such as `workspaces`; parameters without a value are left out.
#[expect(clippy::unused_async, reason = "the client that it calls is async")]
pub(super) async fn get(
    account: &Account,
    route: &str,
    _parameters: &[(&str, Option<&str>)],
) -> Result<Vec<u8>, CliError> {
    Err(CliError::Unexpected(format!("this build cannot ask {} for {route}", account.base_url)))
}
