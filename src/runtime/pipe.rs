//! Gives messages to the user's own command.

use std::io;
use std::process::{ExitStatus, Stdio};
use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::process::{Child, ChildStderr, Command};

use crate::text::Clean;

/// How long the command may run.
const LIMIT: Duration = Duration::from_mins(1);

/// Bytes of its complaints that are read for the line that is shown.
const COMPLAINTS: u64 = 8 << 10;

/// Cells of that line.
const LONGEST_LINE: usize = 120;

/// Why messages were not piped, in one line for the user.
#[derive(Debug, thiserror::Error)]
pub(super) enum PipeError {
    /// There is no command.
    #[error("no command to pipe to")]
    NoCommand,
    /// It is not there or may not be run.
    #[error("`{program}` cannot be started: {}", not_started(program, *.why))]
    NotStarted {
        /// The program.
        program: String,
        /// What the system says.
        why: io::ErrorKind,
    },
    /// It said that it failed.
    #[error("`{program}` failed: {status}{}", if .complaint.is_empty() { String::new() } else { format!(": {complaint}") })]
    Failed {
        /// The program.
        program: String,
        /// Its exit status.
        status: ExitStatus,
        /// The last line that it wrote to stderr, cleaned.
        complaint: Clean,
    },
    /// It ran too long, and was ended.
    #[error("`{program}` was ended: it ran for more than {} s", .limit.as_secs())]
    TooLong {
        /// The program.
        program: String,
        /// How long it may run.
        limit: Duration,
    },
    /// It cannot be watched.
    #[error("`{program}`: {why}")]
    Lost {
        /// The program.
        program: String,
        /// What the system says.
        why: io::Error,
    },
}

/// Why a program cannot be started, in words of who typed it.
fn not_started(program: &str, why: io::ErrorKind) -> String {
    match why {
        io::ErrorKind::NotFound if program.contains(std::path::is_separator) => "there is no such file".to_owned(),
        io::ErrorKind::NotFound => "there is no program of this name on PATH".to_owned(),
        io::ErrorKind::PermissionDenied => "it may not be run (permission denied)".to_owned(),
        why => why.to_string(),
    }
}

/// Starts `command` (a program and its arguments; no shell reads them), writes `input` to its stdin, and waits for it, at most
/// a minute. What it prints is not shown, it gets no terminal, and none of the environment variables that hold `secrets`: what
/// signs requests is none of its business. Answers with a sentence.
pub(super) async fn pipe(command: &[String], input: Vec<u8>, secrets: &[String]) -> Result<String, PipeError> {
    pipe_within(LIMIT, command, input, secrets).await
}

async fn pipe_within(
    limit: Duration,
    command: &[String],
    input: Vec<u8>,
    secrets: &[String],
) -> Result<String, PipeError> {
    let [program, arguments @ ..] = command else { return Err(PipeError::NoCommand) };
    let mut child = Running(start(program, arguments, secrets)?);
    let ended = tokio::time::timeout(limit, feed(&mut child.0, input)).await;
    let program = program.clone();
    match ended {
        Err(_) => Err(PipeError::TooLong { program, limit }),
        Ok(Err(why)) => Err(PipeError::Lost { program, why }),
        Ok(Ok((status, _))) if status.success() => Ok(format!("`{program}` took them: {status}")),
        Ok(Ok((status, complaint))) => Err(PipeError::Failed { program, status, complaint }),
    }
}

fn start(program: &str, arguments: &[String], secrets: &[String]) -> Result<Child, PipeError> {
    let mut command = Command::new(program);
    for variable in secrets {
        command.env_remove(variable);
    }
    command.args(arguments).kill_on_drop(true);
    command.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::piped());
    #[cfg(unix)]
    command.process_group(0);
    command.spawn().map_err(|error| PipeError::NotStarted { program: program.to_owned(), why: error.kind() })
}

/// A command that runs; dropped before its end, it is ended with all that it has started.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        #[cfg(unix)]
        if let Some(pid) = self.0.id().and_then(|id| i32::try_from(id).ok()).and_then(rustix::process::Pid::from_raw) {
            // It may be gone already.
            let _ = rustix::process::kill_process_group(pid, rustix::process::Signal::KILL);
        }
    }
}

/// Writes the input, reads the complaints, and waits for the end.
async fn feed(child: &mut Child, input: Vec<u8>) -> io::Result<(ExitStatus, Clean)> {
    let (stdin, stderr) = (child.stdin.take(), child.stderr.take());
    let write = async {
        let Some(mut stdin) = stdin else { return Ok(()) };
        let written = async {
            stdin.write_all(&input).await?;
            stdin.shutdown().await
        };
        match written.await {
            // It has read all that it wants: its exit status says whether that is well.
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
            other => other,
        }
    };
    let (written, complaint, status) = tokio::join!(write, last_line(stderr), child.wait());
    written?;
    Ok((status?, complaint))
}

/// The last line of the beginning of what is complained, cleaned.
async fn last_line(stderr: Option<ChildStderr>) -> Clean {
    let Some(mut stderr) = stderr else { return Clean::default() };
    let mut said = Vec::new();
    let _ = (&mut stderr).take(COMPLAINTS).read_to_end(&mut said).await;
    // What is left is read too, so that the command does not wait for a reader.
    let _ = tokio::io::copy(&mut stderr, &mut tokio::io::sink()).await;
    let said = String::from_utf8_lossy(&said);
    Clean::start(said.trim_end().lines().next_back().unwrap_or_default(), LONGEST_LINE)
}

#[cfg(test)]
mod tests;
