//! Checks as lines, or as JSON.

use std::io::{self, Write};

use serde::Serialize;

use super::check::{Check, Checks, Status};
use crate::cli::output::{Target, safe};

/// Cells of the widest name, `vip-messages/export`.
const NAME_WIDTH: usize = 19;

#[derive(Serialize)]
struct Printed<'a> {
    version: &'static str,
    checks: &'a [Check],
}

/// One JSON object.
pub(super) fn json(checks: &Checks, out: &mut dyn Write) -> io::Result<()> {
    let printed = Printed { version: env!("CARGO_PKG_VERSION"), checks: &checks.all };
    writeln!(out, "{}", serde_json::to_string_pretty(&printed)?)?;
    out.flush()
}

/// One line a check: how it stands, its name, the figure, and how to mend it.
pub(super) fn lines(checks: &Checks, target: Target, out: &mut dyn Write) -> io::Result<()> {
    for check in &checks.all {
        let mark = mark(check.status);
        let (before, after) = if target.color { (color(check.status), "\u{1b}[0m") } else { ("", "") };
        let figure = safe(&check.figure);
        write!(out, "{before}{mark}{after} {:<NAME_WIDTH$}  {figure}", check.name)?;
        match &check.mend {
            Some(mend) => writeln!(out, " → {}", safe(mend))?,
            None => writeln!(out)?,
        }
    }
    out.flush()
}

pub(super) const fn mark(status: Status) -> &'static str {
    match status {
        Status::Ok => "✓",
        Status::Warning => "!",
        Status::Failure => "✗",
    }
}

const fn color(status: Status) -> &'static str {
    match status {
        Status::Ok => "\u{1b}[32m",
        Status::Warning => "\u{1b}[33m",
        Status::Failure => "\u{1b}[31m",
    }
}
