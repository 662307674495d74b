//! Waits for the network without a screen; Ctrl-C ends it.

use super::error::CliError;

/// Runs to the end, or until Ctrl-C.
pub(super) fn block_on<T>(work: impl Future<Output = Result<T, CliError>>) -> Result<T, CliError> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(|error| CliError::Unexpected(format!("cannot start: {error}")))?;
    let result = runtime.block_on(async {
        tokio::select! {
            result = work => result,
            Ok(()) = tokio::signal::ctrl_c() => Err(CliError::Interrupted),
        }
    });
    runtime.shutdown_background(); // a name that is still being looked up must not hold the exit
    result
}
