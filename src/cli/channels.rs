//! `vipdeck channels`.

use super::args::ChannelsArgs;
use super::context::Context;
use super::error::CliError;
use super::output;
use super::resolve::{Noun, id_of};
use super::rows::{self, CHANNELS, WORKSPACES};
use super::{network, wait};
use crate::config::Account;

/// Prints the channels, of one workspace or of all.
pub(super) fn run(channels: &ChannelsArgs, context: &Context) -> Result<(), CliError> {
    let account = context.account_noting()?;
    let body = wait::block_on(fetch(&account, channels.workspace.as_deref()))?;
    rows::print_array(&body, &CHANNELS, channels.list.format, context.target(), &mut output::stdout())
}

async fn fetch(account: &Account, workspace: Option<&str>) -> Result<Vec<u8>, CliError> {
    let id = match workspace {
        Some(wanted) => {
            let body = network::get(account, "workspaces", &[]).await?;
            let body = String::from_utf8_lossy(&body);
            Some(id_of(Noun::Workspace, wanted, &rows::array(&body, &WORKSPACES)?)?)
        }
        None => None,
    };
    network::get(account, "channels", &[("workspaceId", id.as_deref())]).await
}
