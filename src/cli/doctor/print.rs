//! Checks as lines, or as JSON.

use std::io::{self, Write};

use serde::Serialize;

use super::check::{Check, Checks, MEND_FIRST, Status};
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

/// One line a check: how it stands, its name, the figure, and how to mend it. Those in a row that were not tried share one.
pub(super) fn lines(checks: &Checks, target: Target, out: &mut dyn Write) -> io::Result<()> {
    for row in checks.all.chunk_by(|one, next| one.not_tried.is_some() && next.not_tried.is_some()) {
        match row {
            [check] => line(check.status, check.name, &check.figure, check.mend.as_deref(), target, out)?,
            row => line(Status::Warning, "not tried", &together(row), Some(MEND_FIRST), target, out)?,
        }
    }
    out.flush()
}

fn line(
    status: Status,
    name: &str,
    figure: &str,
    mend: Option<&str>,
    target: Target,
    out: &mut dyn Write,
) -> io::Result<()> {
    let (before, after) = if target.color { (color(status), "\u{1b}[0m") } else { ("", "") };
    write!(out, "{before}{}{after} {name:<NAME_WIDTH$}  {}", mark(status), safe(figure))?;
    match mend {
        Some(mend) => writeln!(out, " → {}", safe(mend)),
        None => writeln!(out),
    }
}

/// The names of those that were not tried, and why, each reason once.
fn together(row: &[Check]) -> String {
    let names: Vec<&str> = row.iter().map(|check| check.name).collect();
    let mut reasons: Vec<&str> = row.iter().filter_map(|check| check.not_tried.as_deref()).collect();
    reasons.dedup();
    format!("{}: {}", names.join(", "), reasons.join("; "))
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
