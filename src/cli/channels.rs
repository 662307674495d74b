//! `vipdeck channels`.

use bytes::Bytes;

use super::args::ChannelsArgs;
use super::context::Context;
use super::error::CliError;
use super::output;
use super::place::find_workspace;
use super::rows::{self, CHANNELS};
use super::{network, wait};
use crate::api::{Client, Params, Route};

/// Prints the channels, of one workspace or of all.
pub(super) fn run(channels: &ChannelsArgs, context: &Context) -> Result<(), CliError> {
    let client = network::client(&context.account_noting()?)?;
    let body = wait::block_on(fetch(&client, channels.workspace.as_deref()))?;
    rows::print_array(&body, &CHANNELS, channels.list.format, context.target(), &mut output::stdout())
}

async fn fetch(client: &Client, workspace: Option<&str>) -> Result<Bytes, CliError> {
    let mut params = Params::default();
    if workspace.is_some() {
        params = params.with("workspaceId", find_workspace(client, workspace).await?.id);
    }
    Ok(client.get_raw(Route::Channels, &params).await?)
}
