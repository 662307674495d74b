//! `vipdeck config`: writes, finds and shows the configuration.

mod init;
mod prompt;
mod show;

use std::io::Write;

use super::args::{ConfigCommand, GlobalArgs};
use super::context::{Context, paths};
use super::error::CliError;
use super::output;

/// Does what the command says.
pub(super) fn run(command: ConfigCommand, global: &GlobalArgs) -> Result<(), CliError> {
    match command {
        ConfigCommand::Init(arguments) => init::run(arguments, global),
        ConfigCommand::Path => {
            let path = paths(global)?.config;
            let mut out = output::stdout();
            writeln!(out, "{}", path.display())?;
            Ok(out.flush()?)
        }
        ConfigCommand::Show => show::run(&Context::load(global.clone())?),
    }
}
