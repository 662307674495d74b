//! The command line: flags, commands, exit codes.
//!
//! Data goes to stdout and nothing else does; notes and errors go to stderr.

mod accounts;
mod args;
mod channels;
mod color;
mod config;
mod context;
mod dashboard;
mod demo;
mod error;
pub mod exit;
mod help;
mod log;
mod network;
mod output;
mod resolve;
mod rows;
mod sandbox;
mod wait;
mod workspaces;

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::ExitCode;

use chrono::Utc;
use clap::error::ErrorKind;
use clap::{CommandFactory, Parser};

use args::{Cli, Command, GlobalArgs};
use context::Context;
use error::CliError;
use exit::Code;

use crate::runtime::panic;

/// Runs the command line of this process and returns its exit code.
#[must_use]
pub fn main() -> ExitCode {
    run(std::env::args_os()).into()
}

fn run(arguments: impl IntoIterator<Item = OsString>) -> Code {
    let cli = match Cli::try_parse_from(arguments).and_then(checked) {
        Ok(cli) => cli,
        Err(error) => {
            let _ = error.print(); // help into a closed pipe is no failure
            return if error.use_stderr() { Code::Usage } else { Code::Done };
        }
    };
    match dispatch(cli) {
        Ok(()) => Code::Done,
        Err(error) => {
            if let Some(message) = error.message() {
                output::note(&format!("vipdeck: {message}"));
            }
            error.code()
        }
    }
}

/// View flags before a command that takes none are a mistake that the flags' own rules cannot tell.
fn checked(mut cli: Cli) -> Result<Cli, clap::Error> {
    match &mut cli.command {
        Some(Command::Demo(demo)) => demo.view.inherit(&cli.view),
        Some(Command::Channels(channels)) if cli.view.only_workspace() => {
            channels.workspace = channels.workspace.take().or_else(|| cli.view.workspace.take());
        }
        Some(_) if !cli.view.is_empty() => {
            let message = "--workspace, --channel, --from, --to, --last, --label and --kind belong to the dashboard: \
                           leave them out, or put those that the command takes after it";
            return Err(Cli::command().error(ErrorKind::ArgumentConflict, message));
        }
        _ => {}
    }
    Ok(cli)
}

fn dispatch(cli: Cli) -> Result<(), CliError> {
    let Cli { view, global, command } = cli;
    let log = begin_log(&global, matches!(command, None | Some(Command::Demo(_))))?;
    panic::install(log).map_err(|error| CliError::Unexpected(error.to_string()))?;
    let context = |global: GlobalArgs| Context::load(global);
    let now_ms = Utc::now().timestamp_millis();
    match command {
        None => dashboard::run(&view, global, now_ms),
        Some(Command::Demo(demo)) => demo::run(&demo, global, now_ms),
        Some(Command::Sandbox(sandbox)) => sandbox::run(&sandbox),
        Some(Command::Workspaces(list)) => workspaces::run(list, &context(global)?),
        Some(Command::Channels(channels)) => channels::run(&channels, &context(global)?),
        Some(Command::Config(command)) => config::run(command, &global),
    }
}

/// Begins the log that the command line names; the dashboard has one in any case, for what its screen cannot tell.
fn begin_log(global: &GlobalArgs, is_dashboard: bool) -> Result<Option<PathBuf>, CliError> {
    if let Some(path) = &global.log_file {
        log::to_file(path)?;
        return Ok(Some(path.clone()));
    }
    // Without a home folder the context says so, in a moment.
    let logs = context::paths(global).ok().filter(|_| is_dashboard).map(|paths| paths.logs);
    Ok(logs.and_then(|logs| log::to_folder(&logs)))
}
