//! What an export shows while it works: a line on stderr, when that is a terminal.

use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::cli::output::note;
use crate::export::{Pause, SaveProgress};
use crate::text::counted;

/// How often the line moves.
const TICK: Duration = Duration::from_millis(120);

/// The line. Clones are the same one; it is gone at the end.
#[derive(Clone, Debug)]
pub(super) struct Spinner(ProgressBar);

impl Spinner {
    pub(super) fn new() -> Self {
        Self(ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr()))
    }

    /// Says what is waited for, and since when.
    pub(super) fn wait(&self, what: String) {
        self.style("{spinner} {msg}, {elapsed}");
        self.0.unset_length();
        self.0.reset_elapsed();
        self.0.enable_steady_tick(TICK);
        self.0.set_message(what);
    }

    /// Shows how a download goes.
    pub(super) fn download(&self, progress: SaveProgress) {
        if progress.joining {
            return self.wait(format!("joining {} slices", progress.of));
        }
        let slice =
            if progress.of > 1 { format!("slice {} of {}: ", progress.slice, progress.of) } else { String::new() };
        let transfer = progress.transfer;
        match (&transfer.waiting, transfer.of) {
            (Some(Pause { wait, because }), _) => {
                self.style("{spinner} {msg}");
                let (attempt, of) = transfer.attempt;
                let wait = wait.as_secs_f64();
                self.0.set_message(format!("{slice}{because}: on in {wait:.0} s ({} of {of})", attempt + 1));
            }
            (None, Some(of)) => {
                self.style("{spinner} {msg}{wide_bar} {bytes} of {total_bytes}, {bytes_per_sec}");
                self.0.set_length(of);
                self.0.set_message(slice);
            }
            (None, None) => {
                self.style("{spinner} {msg}{bytes}, {bytes_per_sec}");
                self.0.set_message(slice);
            }
        }
        self.0.set_position(transfer.bytes);
    }

    /// Shows how many rows have come.
    pub(super) fn rows(&self, rows: u64) {
        self.0.set_message(counted(rows, "row"));
    }

    /// Tells something above the line.
    pub(super) fn note(&self, line: &str) {
        self.0.suspend(|| note(line));
    }

    pub(super) fn clear(&self) {
        self.0.finish_and_clear();
    }

    fn style(&self, template: &str) {
        if let Ok(style) = ProgressStyle::with_template(template) {
            self.0.set_style(style);
        }
    }
}
