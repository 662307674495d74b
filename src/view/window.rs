//! A span of time, and the slices of it that the API takes.

use chrono::{DateTime, SecondsFormat, Utc};

/// Milliseconds in a UTC day.
pub const DAY_MS: i64 = 86_400_000;

/// The longest window that the API takes in one request, in UTC days (contract: "Windows").
const SLICE_DAYS: i64 = 31;

/// A half-open span of time `[start, end)`, in epoch milliseconds, UTC. Never empty.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Window {
    start: i64,
    end: i64,
}

impl Window {
    /// The span from `start` up to, but without, `end`; `None` when that is empty.
    #[must_use]
    pub const fn new(start: i64, end: i64) -> Option<Self> {
        if start < end { Some(Self { start, end }) } else { None }
    }

    /// The span from `start` up to, but without, `end`; one millisecond when that is empty.
    pub(super) const fn never_empty(start: i64, end: i64) -> Self {
        Self { start, end: if start < end { end } else { start + 1 } }
    }

    /// First millisecond inside.
    #[must_use]
    pub const fn start(self) -> i64 {
        self.start
    }

    /// First millisecond after.
    #[must_use]
    pub const fn end(self) -> i64 {
        self.end
    }

    /// Whether it begins and ends at midnight, UTC.
    #[must_use]
    pub const fn is_whole_days(self) -> bool {
        self.start.rem_euclid(DAY_MS) == 0 && self.end.rem_euclid(DAY_MS) == 0
    }

    /// Length in milliseconds.
    #[must_use]
    pub const fn length(self) -> i64 {
        self.end - self.start
    }

    /// Whether the instant lies inside.
    #[must_use]
    pub const fn contains(self, at: i64) -> bool {
        self.start <= at && at < self.end
    }

    /// The part that both share.
    #[must_use]
    pub fn overlap(self, other: Self) -> Option<Self> {
        Self::new(self.start.max(other.start), self.end.min(other.end))
    }

    /// The same length, moved by `ms`.
    #[must_use]
    pub const fn shifted(self, ms: i64) -> Self {
        Self { start: self.start + ms, end: self.end + ms }
    }

    /// The UTC days that it touches, oldest first, each as the epoch millisecond of its midnight.
    #[must_use]
    pub fn days(self) -> impl DoubleEndedIterator<Item = i64> + Clone {
        (self.start.div_euclid(DAY_MS)..=(self.end - 1).div_euclid(DAY_MS)).map(|day| day * DAY_MS)
    }

    /// Cut at UTC midnights into pieces of at most 31 UTC days, newest first, so that no bucket straddles two.
    #[must_use]
    pub fn slices(self) -> Vec<Self> {
        let mut slices = Vec::new();
        let mut end = self.end;
        while end > self.start {
            let last_day = (end - 1).div_euclid(DAY_MS);
            let start = ((last_day - SLICE_DAYS + 1) * DAY_MS).max(self.start);
            slices.push(Self { start, end });
            end = start;
        }
        slices
    }

    /// Both ends in one form, for people and scripts, in UTC: two dates for whole days, else two date-times, of which the last one
    /// is inside. They mean the same as what the API is sent.
    #[must_use]
    pub fn bounds(self) -> (String, String) {
        let whole = self.start.rem_euclid(DAY_MS) == 0 && self.end.rem_euclid(DAY_MS) == 0;
        let form = if whole { date } else { date_time };
        (form(self.start), form(self.end - 1))
    }

    /// The `from` parameter: a date when the span starts at a UTC midnight, else a date-time.
    #[must_use]
    pub fn from_param(self) -> String {
        if self.start.rem_euclid(DAY_MS) == 0 { date(self.start) } else { date_time(self.start) }
    }

    /// The `to` parameter, which is inclusive: a date when the span ends with a UTC day, else the last millisecond.
    #[must_use]
    pub fn to_param(self) -> String {
        if self.end.rem_euclid(DAY_MS) == 0 { date(self.end - 1) } else { date_time(self.end - 1) }
    }
}

fn utc(ms: i64) -> DateTime<Utc> {
    DateTime::from_timestamp_millis(ms).unwrap_or_default()
}

fn date(ms: i64) -> String {
    utc(ms).format("%Y-%m-%d").to_string()
}

fn date_time(ms: i64) -> String {
    utc(ms).to_rfc3339_opts(SecondsFormat::Millis, true)
}

#[cfg(test)]
mod tests;
