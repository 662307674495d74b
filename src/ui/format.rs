//! Numbers, shares, times and lengths of time as a person reads them.

use chrono::Datelike;

pub(super) use crate::text::{grouped as number, left, length};
use crate::view::Zone;

/// In five cells where it can be: `9,999`, `12.3k`, `123k`, `1.2M`.
pub(super) fn short_number(value: u64) -> String {
    const UNITS: [(u64, &str); 4] = [(1_000, "k"), (1_000_000, "M"), (1_000_000_000, "G"), (1_000_000_000_000, "T")];
    match UNITS.iter().rev().find(|(unit, _)| value >= *unit) {
        Some((unit, letter)) if value >= 10_000 && value / unit < 100 => {
            format!("{}.{}{letter}", value / unit, value % unit * 10 / unit)
        }
        Some((unit, letter)) if value >= 10_000 => format!("{}{letter}", value / unit),
        _ => number(value),
    }
}

/// A share of one in four cells where it is at most the whole: `12%`, `4.2%`, `<.1%`.
pub(super) fn rate(share: f64) -> String {
    let percent = share * 100.0;
    if percent <= 0.0 {
        "0%".to_owned()
    } else if percent < 0.1 {
        "<.1%".to_owned()
    } else if percent < 9.95 {
        format!("{percent:.1}%")
    } else {
        format!("{percent:.0}%")
    }
}

/// How far a clock is off: `+3 h`, `−12 s`.
pub(super) fn offset(ms: i64) -> String {
    let sign = if ms < 0 { '−' } else { '+' };
    // What is learnt of a clock is good to half a second; two seconds short of three hours are not two hours.
    let seconds = ms.saturating_abs().saturating_add(500) / 1000;
    let unit = match seconds {
        0..120 => 1,
        120..7_200 => 60,
        7_200..172_800 => 3_600,
        _ => 86_400,
    };
    let rounded = seconds.saturating_add(unit / 2) / unit * unit;
    format!("{sign}{}", length(rounded.saturating_mul(1000)))
}

/// A calendar day of the zone: `2 May 2026`.
pub(super) fn day(at: i64, zone: Zone) -> String {
    zone.at(at).format("%-d %b %Y").to_string()
}

/// How much of a time a column shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Clock {
    /// `14:03`, all in one day: 6 cells, for the date of a row that is of another one.
    Today,
    /// `2 May 14:03`: 12 cells.
    Short,
    /// `Sat 2 May 14:03`: 16 cells.
    Full,
}

impl Clock {
    /// Cells that it takes.
    pub(super) const fn cells(self) -> usize {
        match self {
            Self::Today => 6,
            Self::Short => 12,
            Self::Full => 16,
        }
    }

    /// The time as the column shows it: of today the hour alone, of another year the year instead of the weekday or hour.
    pub(super) fn show(self, at: i64, now: i64, zone: Zone) -> String {
        let (then, today) = (zone.at(at), zone.at(now));
        let form = if then.date_naive() == today.date_naive() {
            "%H:%M"
        } else {
            match (self, then.year() == today.year()) {
                (Self::Today, true) => "%-d %b",
                (Self::Today, false) => "%Y",
                (Self::Short, true) => "%-d %b %H:%M",
                (Self::Short, false) => "%-d %b %Y",
                (Self::Full, true) => "%a %-d %b %H:%M",
                (Self::Full, false) => "%Y-%m-%d %H:%M",
            }
        };
        then.format(form).to_string()
    }
}

#[cfg(test)]
mod tests;
