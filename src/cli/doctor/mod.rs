//! `vipdeck doctor`: checks everything that a request needs, in the order in which it needs it, and says how to mend.

mod api;
mod check;
mod network;
mod print;
mod report;
mod setup;
mod terminal;

use super::args::{DoctorArgs, GlobalArgs};
use super::error::CliError;
use super::output::{self, Target, note};
use super::wait;
use crate::config::Environment;
use crate::files::WriteError;
use check::{Checks, Status};

/// Checks, prints, and writes the report. What fails first says the exit code.
pub(super) fn run(arguments: &DoctorArgs, global: &GlobalArgs) -> Result<(), CliError> {
    if let Some(report) = arguments.report.as_ref().filter(|report| !arguments.force && report.exists()) {
        return Err(WriteError::Exists(report.clone()).into());
    }
    let environment = Environment::of_process();
    let mut checks = Checks::default();
    let setup = setup::check(global, &environment, &mut checks);
    wait::block_on(async {
        network::check(&setup.base_url, &environment, &mut checks).await;
        api::check(setup.account.as_ref(), &arguments.place, &mut checks).await;
        Ok(())
    })?;
    terminal::check(&environment, &setup.opener, &mut checks);
    let target = Target::stdout(global.color, &environment);
    let mut out = output::stdout();
    if arguments.json {
        print::json(&checks, &mut out)?;
    } else {
        print::lines(&checks, target, &mut out)?;
    }
    if let Some(path) = &arguments.report {
        report::write(&checks, path, arguments.force)?;
        note(&format!("vipdeck: wrote {}: read it before you pass it on", path.display()));
    }
    match checks.all.iter().find(|check| check.status == Status::Failure) {
        Some(check) => Err(CliError::Told(check.code)),
        None => Ok(()),
    }
}
