//! The command line: flags, commands, exit codes.
//!
//! Data goes to stdout and nothing else does; notes and errors go to stderr.

mod accounts;
mod args;
mod channels;
mod check;
mod color;
mod completions;
mod config;
mod context;
mod dashboard;
mod demo;
mod doctor;
mod error;
pub mod exit;
mod export;
mod help;
mod labels;
mod log;
mod man;
mod memories;
mod messages;
mod network;
mod output;
mod patience;
mod place;
mod resolve;
mod rows;
mod sandbox;
mod settings;
mod starting;
mod stream;
mod users;
mod view;
mod wait;
mod workspaces;

use std::ffi::OsString;
use std::process::ExitCode;

use chrono::Utc;
use clap::CommandFactory;
use clap::error::ErrorKind;

use args::{Cli, Command, ExportCommand, GlobalArgs};
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
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    if arguments.get(1).is_some_and(|word| word == completions::PROFILES) {
        return code(completions::print_profiles());
    }
    match Cli::read(&args::as_flag(arguments)).and_then(checked) {
        Ok(cli) => code(dispatch(cli)),
        Err(error) => {
            let _ = error.print(); // help into a closed pipe is no failure
            if error.use_stderr() { Code::Usage } else { Code::Done }
        }
    }
}

/// The exit code, after telling what went wrong.
fn code(result: Result<(), CliError>) -> Code {
    let Err(error) = result else { return Code::Done };
    if let Some(message) = error.message() {
        output::note(&format!("vipdeck: {message}"));
    }
    error.code()
}

/// View flags before a command count for it; before one that does not take them they are a mistake, which the flags' own
/// rules cannot tell.
fn checked(mut cli: Cli) -> Result<Cli, clap::Error> {
    let before = &mut cli.view;
    match &mut cli.command {
        None => return Ok(cli),
        Some(Command::Demo(demo)) => demo.view.inherit(before),
        Some(Command::Channels(channels)) => {
            channels.workspace = channels.workspace.take().or(before.place.workspace.take());
        }
        Some(Command::Labels(labels)) => labels.view.inherit(before),
        Some(Command::Messages(messages)) => messages.view.inherit(before),
        Some(Command::Users(users)) => users.place.inherit(&mut before.place),
        Some(Command::Export(ExportCommand::Messages(export))) => export.view.inherit(before),
        Some(Command::Export(ExportCommand::Users(export))) => export.place.inherit(&mut before.place),
        Some(Command::Check(check)) => check.view.inherit(before),
        Some(Command::Doctor(doctor)) => doctor.place.inherit(&mut before.place),
        Some(_) => {}
    }
    if before.is_empty() {
        return Ok(cli);
    }
    let message = "--workspace, --channel, --from, --to, --last, --label and --kind belong to the dashboard: leave them \
                   out, or put those that the command takes after it";
    Err(Cli::command().error(ErrorKind::ArgumentConflict, message))
}

fn dispatch(cli: Cli) -> Result<(), CliError> {
    let Cli { view, global, command } = cli;
    panic::install().map_err(|error| CliError::Unexpected(error.to_string()))?;
    if !matches!(command, None | Some(Command::Demo(_))) {
        log::begin(&global)?;
    }
    let context = |global: GlobalArgs| Context::load(global);
    let now_ms = Utc::now().timestamp_millis();
    match command {
        None => dashboard::run(&view, global, now_ms),
        Some(Command::Demo(demo)) => demo::run(&demo, global, now_ms),
        Some(Command::Sandbox(arguments)) => sandbox::run(arguments, now_ms),
        Some(Command::Workspaces(list)) => workspaces::run(list, &context(global)?),
        Some(Command::Channels(channels)) => channels::run(&channels, &context(global)?),
        Some(Command::Labels(labels)) => labels::run(&labels, &context(global)?, now_ms),
        Some(Command::Messages(messages)) => messages::run(&messages, &context(global)?, now_ms),
        Some(Command::Users(users)) => users::run(&users, &context(global)?),
        Some(Command::Export(export)) => export::run(export, &context(global)?, now_ms),
        Some(Command::Check(check)) => check::run(&check, &context(global)?, now_ms),
        Some(Command::Doctor(doctor)) => doctor::run(&doctor, &global),
        Some(Command::Config(command)) => config::run(command, &global),
        Some(Command::Completions { shell }) => completions::run(shell),
        Some(Command::Man) => man::run(),
    }
}
