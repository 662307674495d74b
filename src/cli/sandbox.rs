//! `vipdeck sandbox`: the API played on this computer.

use super::args::SandboxArgs;
use super::error::CliError;

/// Serves until Ctrl-C; prints base URL, key and secret.
pub(super) fn run(sandbox: &SandboxArgs) -> Result<(), CliError> {
    let SandboxArgs { world, port } = sandbox;
    Err(CliError::Unexpected(format!(
        "this build has no sandbox of {} messages (seed {}) for port {port}",
        world.messages, world.seed
    )))
}
