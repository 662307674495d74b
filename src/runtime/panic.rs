//! A panic, on whichever thread, ends the program: terminal restored, one line on where the log is, exit code 1. The last view
//! is kept: what is being written for the next start is waited for.

use std::fmt;
use std::io::{self, Write};
use std::panic::{self, PanicHookInfo};
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, Ordering};

use color_eyre::config::{HookBuilder, Theme};
use color_eyre::section::PanicMessage;

use super::{keeping, signals, terminal};

/// Set by the first panic; what panics after it waits for the end.
static ENDING: AtomicBool = AtomicBool::new(false);

/// Where the log is, for the one line.
static LOG: OnceLock<PathBuf> = OnceLock::new();

/// Installs the hook for panics and for reports of errors.
///
/// Fails when another hook for reports is installed already.
pub fn install() -> color_eyre::Result<()> {
    let (reports, errors) =
        HookBuilder::new().theme(Theme::new()).display_env_section(false).panic_message(Guarded).try_into_hooks()?;
    errors.install()?;
    panic::set_hook(Box::new(move |panic| {
        if ENDING.swap(true, Ordering::SeqCst) {
            // Another panic is being told, and then ends the process; one within the telling must not hang it.
            std::thread::sleep(std::time::Duration::from_secs(1));
            std::process::exit(1);
        }
        terminal::restore();
        let _ = writeln!(io::stderr(), "{}", line(panic, LOG.get().map(PathBuf::as_path)));
        tracing::error!("{}", reports.panic_report(panic));
        keeping::wait(signals::GRACE);
        std::process::exit(1);
    }));
    Ok(())
}

/// Says where the log is, once there is one; the first word counts.
pub fn log_is(path: PathBuf) {
    let _ = LOG.set(path);
}

/// The line for the user.
fn line(panic: &PanicHookInfo<'_>, log: Option<&Path>) -> String {
    let place = panic.location().map(|at| format!(" at {}:{}", at.file(), at.line())).unwrap_or_default();
    match log {
        Some(log) => format!("vipdeck: stopped by a bug{place}; the report is in {}", log.display()),
        None => format!("vipdeck: stopped by a bug{place}; run it with --log-file FILE to get a report"),
    }
}

/// The head of a report, without what a panic's text may quote: messages of strangers, or worse.
struct Guarded;

impl PanicMessage for Guarded {
    fn display(&self, panic: &PanicHookInfo<'_>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let payload = panic.payload();
        let text = payload.downcast_ref::<&str>().copied().or_else(|| payload.downcast_ref().map(String::as_str));
        write!(f, "panic: {}", without_quotes(text.unwrap_or_default()))?;
        match panic.location() {
            Some(at) => write!(f, ", at {at}"),
            None => Ok(()),
        }
    }
}

/// A panic's text up to where it begins to quote a value, as `unwrap`, `expect` and slices of text do.
fn without_quotes(text: &str) -> &str {
    let end = text.find(['`', '"', '\'', ':', '\n']).unwrap_or(text.len());
    text[..end].trim_end()
}

#[cfg(test)]
mod tests;
