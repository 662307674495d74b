//! What the dashboard needs of the terminal: size, colours, clipboard, and a browser.

use std::io::{self, IsTerminal};
use std::path::Path;

use super::check::Checks;
use crate::app::layout::COMFORTABLE;
use crate::config::Environment;

/// Terminals that take OSC 52, by what they call themselves in `TERM_PROGRAM` or `TERM`.
const TAKES_OSC_52: [&str; 10] =
    ["iterm", "wezterm", "ghostty", "vscode", "kitty", "alacritty", "foot", "rio", "contour", "xterm"];

/// Programs that open an address, where there is no system-wide one.
const OPENERS: [&str; 5] = ["xdg-open", "gio", "gnome-open", "kde-open", "wslview"];

/// Checks the terminal; `opener` is the configured program, if any.
pub(super) fn check(environment: &Environment<'_>, opener: &[String], checks: &mut Checks) {
    let is_here = io::stdin().is_terminal() && io::stdout().is_terminal();
    size(is_here, checks);
    colors(environment, checks);
    if is_here {
        clipboard(environment, checks);
    } else {
        checks.not_tried("clipboard", "there is no terminal here");
    }
    browser(environment, opener, checks);
}

fn size(is_here: bool, checks: &mut Checks) {
    if !is_here {
        checks.warning("terminal", "none here", "run it in a terminal to check that too; the dashboard needs one");
        return;
    }
    match crossterm::terminal::size() {
        Ok((width, height)) if width >= COMFORTABLE.0 && height >= COMFORTABLE.1 => {
            checks.ok("terminal", format!("{width}×{height}"))
        }
        Ok((width, height)) => {
            let mend = format!("make the window at least {}×{}", COMFORTABLE.0, COMFORTABLE.1);
            checks.warning("terminal", format!("{width}×{height}"), mend)
        }
        Err(error) => checks.warning("terminal", format!("its size is not known: {error}"), "try another terminal"),
    };
}

fn colors(environment: &Environment<'_>, checks: &mut Checks) {
    let (term, depth) = (environment.get("TERM").unwrap_or_default(), environment.get("COLORTERM").unwrap_or_default());
    if environment.get("NO_COLOR").is_some() {
        checks.ok("colours", "off, by NO_COLOR");
    } else if term == "dumb" || term.is_empty() {
        let figure = if term.is_empty() { "none: TERM is not set" } else { "none: TERM is dumb" };
        checks.warning("colours", figure, "set TERM to what the terminal is, such as xterm-256color");
    } else if matches!(depth.as_str(), "truecolor" | "24bit") {
        checks.ok("colours", "16 million");
    } else if term.contains("256color") {
        checks.ok("colours", "256");
    } else {
        checks.ok("colours", "16");
    }
}

/// A guess: no terminal answers whether it took something.
fn clipboard(environment: &Environment<'_>, checks: &mut Checks) {
    let names = ["TERM_PROGRAM", "TERM"].map(|name| environment.get(name).unwrap_or_default().to_lowercase());
    if environment.get("TMUX").is_some() {
        checks.warning("clipboard", "tmux passes it on if it is told to", "put `set -g set-clipboard on` in tmux.conf");
    } else if names[1].starts_with("screen") {
        checks.warning("clipboard", "screen does not pass it on (OSC 52)", "select with the mouse, or use tmux");
    } else if names[0] == "apple_terminal" || environment.get("VTE_VERSION").is_some() {
        checks.warning(
            "clipboard",
            "this terminal may not take it (OSC 52)",
            "select with the mouse, if y copies nothing",
        );
    } else if TAKES_OSC_52.iter().any(|known| names.iter().any(|name| name.contains(known))) {
        checks.ok("clipboard", "this terminal should take it (OSC 52)");
    } else {
        checks.warning(
            "clipboard",
            "not known of this terminal (OSC 52)",
            "select with the mouse, if y copies nothing",
        );
    }
}

fn browser(environment: &Environment<'_>, opener: &[String], checks: &mut Checks) {
    let path = environment.get("PATH").unwrap_or_default();
    let found = |program: &str| std::env::split_paths(&path).any(|folder| folder.join(program).is_file());
    let mend = "install xdg-utils, or set [open] command; every address is shown and can be copied";
    match opener.first() {
        Some(program) if Path::new(program).is_file() || found(program) => {
            checks.ok("opener", format!("{program} ([open] command)")).publicly("configured");
        }
        Some(program) => {
            let figure = format!("{program} ([open] command) is not there");
            checks.warning("opener", figure, "correct [open] command").publicly("configured, not there");
        }
        None if cfg!(any(target_os = "macos", windows)) => {
            checks.ok("opener", "the system's own");
        }
        None => match OPENERS.into_iter().find(|program| found(program)) {
            Some(program) => {
                checks.ok("opener", program);
            }
            None => {
                checks.warning("opener", "none", mend);
            }
        },
    }
}

#[cfg(test)]
mod tests;
