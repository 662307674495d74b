//! How often the loop is told how saving goes: what a person can follow, however fast the bytes come.

use std::time::{Duration, Instant};

use crate::export::SaveProgress;

/// The shortest time between two words of the same attempt.
const APART: Duration = Duration::from_millis(250);

/// What was told last.
#[derive(Debug, Default)]
pub(super) struct Pace(Option<(Instant, SaveProgress)>);

impl Pace {
    /// Whether this is worth telling at `now`: it is of another slice or attempt, it waits, all are joined, it is all, or some time has passed.
    pub(super) fn lets(&mut self, progress: &SaveProgress, now: Instant) -> bool {
        let is_due = self.0.as_ref().is_none_or(|(at, last)| {
            let (one, other) = (&last.transfer, &progress.transfer);
            now.saturating_duration_since(*at) >= APART
                || (last.slice, last.joining, one.attempt, &one.waiting)
                    != (progress.slice, progress.joining, other.attempt, &other.waiting)
                || other.of == Some(other.bytes)
        });
        if is_due {
            self.0 = Some((now, progress.clone()));
        }
        is_due
    }
}

#[cfg(test)]
mod tests;
