//! `vipdeck workspaces`.

use super::args::ListArgs;
use super::context::Context;
use super::error::CliError;
use super::output;
use super::rows::{self, WORKSPACES};
use super::{network, wait};
use crate::api::{Params, Route};

/// Prints the workspaces.
pub(super) fn run(list: ListArgs, context: &Context) -> Result<(), CliError> {
    let client = network::client(&context.account_noting()?)?;
    let body = wait::block_on(async { Ok(client.get_raw(Route::Workspaces, &Params::default()).await?) })?;
    rows::print_array(&body, &WORKSPACES, list.format, context.target(), &mut output::stdout())
}
