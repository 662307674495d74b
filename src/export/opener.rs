//! Hands a web address to a browser.

use std::io;
use std::process::Stdio;
use std::time::Duration;

use tokio::process::Command;

use crate::api::CsvUrl;

/// How long an opener is watched for a failure; one that still runs then is taken to have it in hand.
const WATCHED: Duration = Duration::from_millis(1500);

/// Why nothing was opened, in one line for the user. It holds nothing of the address.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum OpenError {
    /// The address is none that is opened.
    #[error(transparent)]
    Refused(#[from] crate::api::CsvUrlError),
    /// Nothing that could open it.
    #[error("there is no browser here")]
    NoBrowser,
    /// The configured program is not there or may not be run.
    #[error("`{program}` ([open] command) cannot be started: {why}")]
    NotStarted {
        /// The program.
        program: String,
        /// What the system says.
        why: io::ErrorKind,
    },
    /// It was started and said that it failed.
    #[error("the browser did not open")]
    Failed,
}

/// Opens an address that [`CsvUrl`] takes, with `command` or, when that is empty, as the system does. The opener gets
/// no terminal, and outlives the dashboard. Success says only that it did not fail at once.
pub(crate) async fn open(url: &str, command: &[String]) -> Result<(), OpenError> {
    let url = CsvUrl::parse(url)?;
    match command {
        [] => open_as_the_system_does(url).await,
        [program, arguments @ ..] => {
            let mut command = Command::new(program);
            command.args(arguments).arg(url.as_str());
            start(command).await.map_err(|failed| match failed {
                Some(why) => OpenError::NotStarted { program: program.clone(), why },
                None => OpenError::Failed,
            })
        }
    }
}

/// `open` starts the opener in a session of its own and watches it for a moment, which blocks.
async fn open_as_the_system_does(url: CsvUrl) -> Result<(), OpenError> {
    let opened = tokio::task::spawn_blocking(move || open::that_detached(url.as_str())).await;
    match opened {
        Ok(Ok(())) => Ok(()),
        // Its text holds the whole command line, and so the address.
        Ok(Err(error)) if error.kind() == io::ErrorKind::NotFound => Err(OpenError::NoBrowser),
        Ok(Err(_)) | Err(_) => Err(OpenError::Failed),
    }
}

/// Starts a program apart from the terminal; fails with the reason when it does not start, and without one when it
/// says at once that it failed.
async fn start(mut command: Command) -> Result<(), Option<io::ErrorKind>> {
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    #[cfg(unix)]
    command.process_group(0);
    let mut child = command.spawn().map_err(|error| Some(error.kind()))?;
    match tokio::time::timeout(WATCHED, child.wait()).await {
        Ok(Ok(status)) if !status.success() => Err(None),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests;
