//! How saving an export to a file goes.

use crate::app::request::Ticket;
use crate::app::requests::{SLOW_MS, Waiting};
use crate::export::{Pause, SaveProgress};

/// The rate is that of the last one or two of such spans, in ms: it follows the network, and does not jump.
const SPAN_MS: i64 = 3_000;

/// How saving an export to a file goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Saving {
    /// It is being fetched.
    Running(Transfer),
    /// Why it was not saved.
    Failed(String),
}

/// What has come of a file that is being fetched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Transfer {
    /// Stamps what is told of it.
    pub ticket: Ticket,
    /// When saving began, epoch ms.
    pub since: i64,
    /// The slice that is being fetched, from 1, and how many there are.
    pub slice: (usize, usize),
    /// Whether all slices have come, and are made one file.
    pub joining: bool,
    /// Bytes of it that have come.
    pub bytes: u64,
    /// Bytes of the whole slice, when the host says.
    pub of: Option<u64>,
    /// Which attempt that is, from 1, and how many there will be at most; `None` before the first.
    pub attempt: Option<(u32, u32)>,
    /// Set while it waits for its next attempt.
    pub waiting: Option<Waiting>,
    /// When the last byte came, or the attempt began, epoch ms.
    heard: i64,
    /// Where the rate is reckoned from: when, epoch ms, and how many bytes had come by then; the older one first.
    marks: [(i64, u64); 2],
}

impl Transfer {
    /// One that begins, with this many slices to fetch.
    #[must_use]
    pub const fn begin(ticket: Ticket, slices: usize, now: i64) -> Self {
        Self {
            ticket,
            since: now,
            slice: (1, slices),
            joining: false,
            bytes: 0,
            of: None,
            attempt: None,
            waiting: None,
            heard: now,
            marks: [(now, 0); 2],
        }
    }

    /// Takes over what is told of it.
    pub fn take(&mut self, progress: SaveProgress, now: i64) {
        let SaveProgress { slice, of, transfer, joining } = progress;
        let begins = self.slice.0 != slice || self.attempt != Some(transfer.attempt) || self.waiting.is_some();
        if begins || transfer.bytes != self.bytes {
            self.heard = now;
        }
        if begins || transfer.bytes < self.bytes {
            self.marks = [(now, transfer.bytes); 2];
        } else if now - self.marks[1].0 >= SPAN_MS {
            self.marks = [self.marks[1], (now, transfer.bytes)];
        }
        (self.slice, self.joining) = ((slice, of), joining);
        (self.bytes, self.of, self.attempt) = (transfer.bytes, transfer.of, Some(transfer.attempt));
        self.waiting = transfer.waiting.map(|Pause { wait, because }| Waiting {
            attempt: transfer.attempt.0 + 1,
            of: transfer.attempt.1,
            until: now.saturating_add(i64::try_from(wait.as_millis()).unwrap_or(i64::MAX)),
            because,
        });
    }

    /// How long it has taken, ms.
    #[must_use]
    pub const fn elapsed(&self, now: i64) -> i64 {
        now.saturating_sub(self.since)
    }

    /// Bytes a second, once that can be told; none while nothing comes.
    #[must_use]
    pub fn rate(&self, now: i64) -> Option<u64> {
        let (from, bytes) = self.marks[0];
        let ms = u64::try_from(now.saturating_sub(from)).ok().filter(|ms| *ms >= 200)?;
        if self.waiting.is_some() || self.silent(now).is_some() {
            return None;
        }
        Some(self.bytes.saturating_sub(bytes).saturating_mul(1000) / ms)
    }

    /// For how long no byte has come, ms, once that is worth a word.
    #[must_use]
    pub fn silent(&self, now: i64) -> Option<i64> {
        let silent = now.saturating_sub(self.heard);
        (self.waiting.is_none() && !self.joining && silent >= SLOW_MS).then_some(silent)
    }

    /// How many hundredths of the slice have come, when the host says how long it is: 100 only for all of it.
    #[must_use]
    pub fn percent(&self) -> Option<u64> {
        let of = self.of.filter(|of| *of > 0)?;
        u64::try_from(u128::from(self.bytes.min(of)) * 100 / u128::from(of)).ok()
    }

    /// When what is said of it changes next though nothing comes, epoch ms.
    #[must_use]
    pub const fn changes(&self, now: i64) -> i64 {
        const SECOND: i64 = 1_000;
        now + SECOND - now.saturating_sub(self.since).rem_euclid(SECOND)
    }

    /// The clock was set back by so many ms.
    pub fn set_back(&mut self, back: i64) {
        let waiting = self.waiting.as_mut().map(|waiting| &mut waiting.until);
        let marks = self.marks.iter_mut().map(|(at, _)| at);
        for at in [&mut self.since, &mut self.heard].into_iter().chain(waiting).chain(marks) {
            *at = at.saturating_sub(back);
        }
    }
}

#[cfg(test)]
mod tests;
