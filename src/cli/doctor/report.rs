//! Checks for a bug report: Markdown, without secrets, names and texts.

use std::fmt::Write as _;
use std::path::Path;

use super::check::Checks;
use super::print::mark;
use crate::cli::error::CliError;
use crate::files;

/// Writes the report, whole or not at all.
pub(super) fn write(checks: &Checks, path: &Path, overwrite: bool) -> Result<(), CliError> {
    files::write(path, overwrite, markdown(checks).as_bytes())?;
    Ok(())
}

fn markdown(checks: &Checks) -> String {
    let mut text = format!(
        "# vipdeck doctor\n\nvipdeck {} on {} {}\n\n| | check | figure |\n|---|---|---|\n",
        env!("CARGO_PKG_VERSION"),
        std::env::consts::OS,
        std::env::consts::ARCH,
    );
    for check in &checks.all {
        let figure = check.public.replace('|', "\\|");
        let _ = writeln!(text, "| {} | {} | {figure} |", mark(check.status), check.name); // a string takes everything
    }
    text
}

#[cfg(test)]
mod tests;
