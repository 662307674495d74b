//! `vipdeck sandbox`: the API played on this computer.

use std::io::Write;

use super::args::SandboxArgs;
use super::error::CliError;
use super::output::{self, note};
use super::wait;
use crate::sandbox::{Options, Sandbox};

/// Serves until Ctrl-C; prints base URL, key and secret as lines that a shell can take.
pub(super) fn run(arguments: SandboxArgs, now_ms: i64) -> Result<(), CliError> {
    let options = Options {
        port: arguments.port,
        ties: arguments.ties.into(),
        tie_size: arguments.tie_size as usize,
        arrivals: arguments.arrivals.0,
        faults: arguments.fault,
        ..arguments.world.options(now_ms)
    };
    wait::serve(async {
        let port = options.port;
        let sandbox = Sandbox::start(options)
            .await
            .map_err(|error| CliError::Unexpected(format!("cannot serve on port {port} of 127.0.0.1: {error}")))?;
        let mut out = output::stdout();
        writeln!(out, "VIPDECK_BASE_URL={}", sandbox.base_url())?;
        writeln!(out, "VIPDECK_API_KEY={}", sandbox.api_key())?;
        writeln!(out, "VIPDECK_SECRET={}", sandbox.secret())?;
        out.flush()?;
        drop(out);
        note(
            "vipdeck: serving until Ctrl-C; with these lines in the file sandbox.env, another shell takes them by: \
             set -a; . ./sandbox.env; set +a",
        );
        std::future::pending::<Result<(), CliError>>().await
    })
}
