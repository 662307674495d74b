//! Where output goes: data to stdout, words to stderr.

use std::io::{self, BufWriter, IsTerminal, StdoutLock, Write};

use super::color::ColorChoice;
use crate::config::Environment;
use crate::text::Clean;

/// What stdout is, as far as layout goes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Target {
    /// The width in cells, when it is a terminal.
    pub(super) terminal: Option<usize>,
    /// Whether to colour.
    pub(super) color: bool,
}

impl Target {
    /// This process's stdout.
    pub(super) fn stdout(color: ColorChoice, environment: &Environment<'_>) -> Self {
        const UNKNOWN_WIDTH: usize = 80;
        let is_terminal = io::stdout().is_terminal();
        // A terminal that nobody has told its size says 0.
        let known =
            || crossterm::terminal::size().ok().map(|(columns, _)| usize::from(columns)).filter(|width| *width > 0);
        let width = || known().unwrap_or(UNKNOWN_WIDTH);
        Self { terminal: is_terminal.then(width), color: color.on(is_terminal, environment) }
    }
}

/// Stdout, written in large pieces; whoever writes to it flushes it.
pub(super) fn stdout() -> BufWriter<StdoutLock<'static>> {
    BufWriter::with_capacity(64 * 1024, io::stdout().lock())
}

/// Tells the person something, on stderr, which may be closed.
pub(super) fn note(message: &str) {
    let lines: Vec<String> = message.lines().map(safe).collect();
    let _ = writeln!(io::stderr().lock(), "{}", lines.join("\n"));
}

/// Whether stderr is a terminal, where a line can be rewritten.
pub(super) fn is_read_by_a_person() -> bool {
    io::stderr().is_terminal()
}

/// Text from anywhere, as one line that a terminal can be shown.
pub(super) fn safe(text: &str) -> String {
    Clean::line(text).to_string()
}

#[cfg(test)]
mod tests;
