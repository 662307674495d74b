//! Waits for the network without a screen; Ctrl-C and SIGTERM end it, and so does a reader that has seen enough.

use std::io;
use std::time::Duration;

use super::error::CliError;
use crate::export::wait_for_joins;

/// How long slices that are being joined may take to notice that nobody waits for them, so that their files go.
const LAST_JOIN: Duration = Duration::from_secs(1);

/// Runs to the end, until Ctrl-C or SIGTERM, or until nobody reads stdout any more. What was begun is dropped, and with it
/// every file that has no name yet.
pub(super) fn block_on<T>(work: impl Future<Output = Result<T, CliError>>) -> Result<T, CliError> {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(1)
        .enable_all()
        .build()
        .map_err(|error| cannot_start(&error))?;
    let result = runtime.block_on(async {
        tokio::select! {
            result = work => result,
            ended = ended() => Err(ended),
            () = reader_gone() => Err(CliError::Output(io::ErrorKind::BrokenPipe.into())),
        }
    });
    runtime.shutdown_background(); // a name that is still being looked up must not hold the exit
    wait_for_joins(LAST_JOIN);
    result
}

/// Runs a server on several threads, until Ctrl-C or SIGTERM.
pub(super) fn serve(work: impl Future<Output = Result<(), CliError>>) -> Result<(), CliError> {
    let runtime =
        tokio::runtime::Builder::new_multi_thread().enable_all().build().map_err(|error| cannot_start(&error))?;
    let result = runtime.block_on(async {
        tokio::select! {
            result = work => result,
            ended = ended() => Err(ended),
        }
    });
    runtime.shutdown_background();
    result
}

/// Ctrl-C, or SIGTERM.
async fn ended() -> CliError {
    tokio::select! {
        Ok(()) = tokio::signal::ctrl_c() => CliError::Interrupted,
        () = terminated() => CliError::Terminated,
    }
}

#[cfg(unix)]
async fn terminated() {
    use tokio::signal::unix::{SignalKind, signal};
    match signal(SignalKind::terminate()) {
        Ok(mut signals) => drop(signals.recv().await),
        Err(_) => std::future::pending().await,
    }
}

#[cfg(not(unix))]
async fn terminated() {
    std::future::pending().await
}

fn cannot_start(error: &io::Error) -> CliError {
    CliError::Unexpected(format!("cannot start: {error}"))
}

/// Ends when stdout is a pipe that nobody reads; a pipe tells that only to who writes, or asks.
#[cfg(unix)]
async fn reader_gone() {
    use rustix::event::{PollFd, PollFlags, poll};
    let (tell, told) = tokio::sync::oneshot::channel();
    std::thread::spawn(move || {
        let stdout = io::stdout();
        let mut fds = [PollFd::new(&stdout, PollFlags::empty())];
        let gone = loop {
            match poll(&mut fds, None) {
                Err(rustix::io::Errno::INTR) => {}
                Err(_) => break false,
                Ok(_) => break fds[0].revents().contains(PollFlags::ERR),
            }
        };
        if gone {
            let _ = tell.send(()); // who waited may have ended
        }
    });
    if told.await.is_err() {
        std::future::pending::<()>().await;
    }
}

#[cfg(not(unix))]
async fn reader_gone() {
    std::future::pending::<()>().await;
}
