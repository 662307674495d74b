//! `vipdeck workspaces`.

use super::args::ListArgs;
use super::context::Context;
use super::error::CliError;
use super::output;
use super::rows::{self, WORKSPACES};
use super::{network, wait};

/// Prints the workspaces.
pub(super) fn run(list: ListArgs, context: &Context) -> Result<(), CliError> {
    let account = context.account_noting()?;
    let body = wait::block_on(network::get(&account, "workspaces", &[]))?;
    rows::print_array(&body, &WORKSPACES, list.format, context.target(), &mut output::stdout())
}
