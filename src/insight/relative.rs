//! How far away an instant or a day is, in the words that all screens share.

use crate::view::DAY_MS;

/// Milliseconds in each unit, the longest first.
const UNITS: [(u64, &str); 4] =
    [(365 * DAY_MS.unsigned_abs(), "y"), (DAY_MS.unsigned_abs(), "d"), (3_600_000, "h"), (60_000, "min")];

/// How far an instant is from now, both in epoch milliseconds: `just now`, `5 min ago`, `3 h ago`, `3 d ago`, `2 y ago`, `in 2 d`.
///
/// Whole units that have passed; a year is 365 days. Less than a minute either way is `just now`, as clocks differ by seconds.
#[must_use]
pub fn relative(now_ms: i64, at_ms: i64) -> String {
    let far = now_ms.abs_diff(at_ms);
    let longest = UNITS.into_iter().find(|(unit_ms, _)| far >= *unit_ms);
    let Some((unit_ms, unit)) = longest else { return "just now".to_owned() };
    let count = far / unit_ms;
    if at_ms > now_ms { format!("in {count} {unit}") } else { format!("{count} {unit} ago") }
}

/// How far a day of the calendar is ahead: `today`, `tomorrow`, `in 3 d`.
#[must_use]
pub fn in_days(days: u32) -> String {
    match days {
        0 => "today".to_owned(),
        1 => "tomorrow".to_owned(),
        days => format!("in {days} d"),
    }
}

#[cfg(test)]
mod tests;
