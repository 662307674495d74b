//! Where a secret comes from.

use std::fmt;
use std::io::Read;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

use secrecy::SecretString;

use super::ConfigError;

/// How long a `secret_command` may take.
pub(super) const COMMAND_LIMIT: Duration = Duration::from_secs(10);

/// More than this is no secret, in bytes.
const LONGEST: u64 = 64 * 1024;

/// How often a command that has said all is asked whether it has ended.
const POLL: Duration = Duration::from_millis(5);

/// Where a secret comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SecretSource {
    /// An environment variable.
    Environment(String),
    /// A program that prints it; the program's name.
    Command(String),
    /// The configuration file.
    File,
}

impl fmt::Display for SecretSource {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Environment(variable) => write!(f, "environment variable {variable}"),
            Self::Command(program) => write!(f, "what the command {program} prints"),
            Self::File => f.write_str("configuration file"),
        }
    }
}

/// Runs a program, without a shell, and takes what it prints, less the line break at the end.
///
/// What it says on stderr is dropped, as it could hold the secret and would fall into the screen.
pub(super) fn from_command(subject: &str, argv: &[String], limit: Duration) -> Result<SecretString, ConfigError> {
    let fail = |problem: String| ConfigError::value(subject, problem);
    let Some((program, arguments)) = argv.split_first() else {
        return Err(fail("is empty: write the program and its arguments, such as [\"pass\", \"vipdeck\"]".to_owned()));
    };
    let deadline = Instant::now() + limit;
    let mut child = Command::new(program)
        .args(arguments)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .map_err(|error| fail(format!("cannot run {program:?}: {error}")))?;
    let output = read_until(&mut child, deadline);
    let status = output.as_ref().and_then(|_| wait_until(&mut child, deadline));
    let (Some(output), Some(status)) = (output, status) else {
        let _ = child.kill().and_then(|()| child.wait());
        return Err(fail(format!("{program:?} did not answer within {} s", limit.as_secs_f32())));
    };
    if !status.success() {
        return Err(fail(format!("{program:?} failed ({status}): run it yourself to see why")));
    }
    let mut secret = String::from_utf8(output).map_err(|_| fail(format!("{program:?} printed what is not text")))?;
    secret.truncate(secret.trim_end_matches(['\r', '\n']).len());
    if secret.is_empty() {
        return Err(fail(format!("{program:?} printed nothing")));
    }
    Ok(SecretString::from(secret))
}

/// All that the child prints; `None` when it has not finished in time.
fn read_until(child: &mut Child, deadline: Instant) -> Option<Vec<u8>> {
    let stdout = child.stdout.take()?;
    let (sender, receiver) = mpsc::channel();
    thread::spawn(move || {
        let mut bytes = Vec::new();
        let read = stdout.take(LONGEST).read_to_end(&mut bytes);
        let _ = sender.send(read.map(|_| bytes));
    });
    receiver.recv_timeout(deadline.saturating_duration_since(Instant::now())).ok()?.ok()
}

fn wait_until(child: &mut Child, deadline: Instant) -> Option<std::process::ExitStatus> {
    loop {
        if let Some(status) = child.try_wait().ok()? {
            return Some(status);
        }
        if Instant::now() >= deadline {
            return None;
        }
        thread::sleep(POLL);
    }
}

#[cfg(all(test, unix))]
mod tests;
