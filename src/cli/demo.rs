//! `vipdeck demo`: the dashboard on the embedded sandbox.

use super::accounts::Whom;
use super::args::{DemoArgs, GlobalArgs};
use super::context::Context;
use super::dashboard::{Dashboard, open, require_terminal};
use super::error::CliError;
use super::starting::Starting;
use crate::sandbox::Options;

/// Opens the dashboard on a sandbox of its own.
pub(super) fn run(demo: &DemoArgs, global: GlobalArgs, now_ms: i64) -> Result<(), CliError> {
    let view = demo.view.request(now_ms)?;
    require_terminal()?;
    let starting = Starting::begin(&global)?;
    let context = Context::load(global)?;
    let whom = Whom::Demo(Options { faults: demo.fault.clone(), ..demo.world.options(now_ms) });
    open(Dashboard::new(whom, view, context, Vec::new()), starting, now_ms)
}
