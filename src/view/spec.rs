//! A window as a person asks for it: `last 7 days`, `today`, a month, or two dates.

use std::fmt;
use std::str::FromStr;

use chrono::{Datelike, Months, NaiveDate};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use super::dates::{self, DateError};
use super::{DAY_MS, Span, Unit, Window, Zone};

/// A window as a person asks for it; [`WindowSpec::resolve`] says which instants that is now.
///
/// Written (and saved) as `7d`, `today`, `yesterday`, `this month`, `last month` or, in UTC, `2026-05-01..2026-05-31`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WindowSpec {
    /// From exactly this long ago until now.
    Last(Span),
    /// The zone's calendar day, so far.
    Today,
    /// The calendar day before.
    Yesterday,
    /// The zone's calendar month, so far.
    ThisMonth,
    /// The calendar month before.
    LastMonth,
    /// These instants, whenever it is asked.
    Fixed(Window),
}

impl Default for WindowSpec {
    /// The last seven days.
    fn default() -> Self {
        Self::Last(Span::days(7))
    }
}

impl WindowSpec {
    /// The instants that it stands for at `now_ms`.
    ///
    /// A window that reaches now ends with the current UTC day, so that the API's date-only `to` says it and what
    /// arrives next is inside.
    #[must_use]
    pub fn resolve(self, now_ms: i64, zone: Zone) -> Window {
        let today = zone.date(now_ms);
        match self {
            Self::Last(span) => until_now(span.before(now_ms), now_ms),
            Self::Today => until_now(zone.day_start(today), now_ms),
            Self::Yesterday => days(zone, before(today, 1), before(today, 1)),
            Self::ThisMonth => until_now(zone.day_start(month_start(today)), now_ms),
            Self::LastMonth => {
                let last = before(month_start(today), 1);
                days(zone, month_start(last), last)
            }
            Self::Fixed(window) => window,
        }
    }

    /// The window of the same length before this one: months move by months, days by days, all else by its length.
    #[must_use]
    pub fn back(self, now_ms: i64, zone: Zone) -> Self {
        match self {
            Self::Today => Self::Yesterday,
            Self::ThisMonth => Self::LastMonth,
            Self::Last(span) => {
                let end = span.before(now_ms);
                let window = Window::new(span.before(end), end).filter(|window| window.start() >= 0);
                window.map_or(self, Self::Fixed)
            }
            Self::Yesterday | Self::LastMonth | Self::Fixed(_) => {
                moved(self.resolve(now_ms, zone), -1, zone).map_or(self, |window| named(window, now_ms, zone))
            }
        }
    }

    /// The window of the same length after this one; `None` when that lies wholly in the future.
    #[must_use]
    pub fn forward(self, now_ms: i64, zone: Zone) -> Option<Self> {
        match self {
            Self::Last(_) | Self::Today | Self::ThisMonth => None,
            Self::Yesterday => Some(Self::Today),
            Self::LastMonth => Some(Self::ThisMonth),
            Self::Fixed(window) => {
                let next = moved(window, 1, zone).filter(|next| next.start() <= now_ms)?;
                Some(until_lately(next, now_ms).unwrap_or_else(|| named(next, now_ms, zone)))
            }
        }
    }

    /// How it is written in a file or on a command line, in UTC; [`str::parse`] reads it back.
    #[must_use]
    pub fn to_text(self) -> String {
        match self {
            Self::Last(span) => span.to_string(),
            Self::Fixed(window) => format!("{}..{}", window.from_param(), window.to_param()),
            named => named.describe(Zone::Utc),
        }
    }
}

/// As [`WindowSpec::describe`] in UTC.
impl fmt::Display for WindowSpec {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.describe(Zone::Utc))
    }
}

impl FromStr for WindowSpec {
    type Err = DateError;

    /// Reads what [`WindowSpec::to_text`] writes: dates are UTC days, and none is too late.
    fn from_str(text: &str) -> Result<Self, DateError> {
        dates::parse_saved(text)
    }
}

impl Serialize for WindowSpec {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.to_text())
    }
}

impl<'de> Deserialize<'de> for WindowSpec {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(de::Error::custom)
    }
}

/// From `start` to the end of the current UTC day.
pub(super) fn until_now(start: i64, now_ms: i64) -> Window {
    let end = (now_ms.div_euclid(DAY_MS) + 1) * DAY_MS;
    Window::never_empty(start.max(0), end)
}

/// Whole days of the zone, both inside.
fn days(zone: Zone, first: NaiveDate, last: NaiveDate) -> Window {
    Window::never_empty(zone.day_start(first), zone.day_end(last))
}

pub(super) fn before(date: NaiveDate, days: u64) -> NaiveDate {
    date.checked_sub_days(chrono::Days::new(days)).unwrap_or(date)
}

fn month_start(date: NaiveDate) -> NaiveDate {
    date.with_day(1).unwrap_or(date)
}

/// The same stretch of the calendar `steps` lengths later, in whole months or days where it consists of such.
fn moved(window: Window, steps: i32, zone: Zone) -> Option<Window> {
    let moved = match whole_days(window, zone) {
        Some((first, next)) if first.day() == 1 && next.day() == 1 => {
            let months = month_number(next) - month_number(first);
            Window::new(
                zone.day_start(add_months(first, steps * months)?),
                zone.day_start(add_months(next, steps * months)?),
            )?
        }
        Some((first, next)) => {
            let length = next - first;
            Window::new(zone.day_start(first + length * steps), zone.day_start(next + length * steps))?
        }
        None => window.shifted(i64::from(steps) * window.length()),
    };
    (moved.start() >= 0 && moved.end() <= dates::LATEST_MS).then_some(moved)
}

/// The zone's day that the window begins with, and the day after its last one, when it begins and ends with days.
pub(super) fn whole_days(window: Window, zone: Zone) -> Option<(NaiveDate, NaiveDate)> {
    let (first, next) = (zone.date(window.start()), zone.date(window.end()));
    (zone.day_start(first) == window.start() && zone.day_start(next) == window.end()).then_some((first, next))
}

fn month_number(date: NaiveDate) -> i32 {
    date.year() * 12 + date.month0() as i32
}

fn add_months(date: NaiveDate, months: i32) -> Option<NaiveDate> {
    let step = Months::new(months.unsigned_abs());
    if months < 0 { date.checked_sub_months(step) } else { date.checked_add_months(step) }
}

/// The name that a fixed window has today, so that a step back and a step forward lead home.
fn named(window: Window, now_ms: i64, zone: Zone) -> WindowSpec {
    let today = zone.date(now_ms);
    let this_month = month_start(today);
    match whole_days(window, zone) {
        Some((first, next)) if first == today && (next - first).num_days() == 1 => WindowSpec::Today,
        Some((first, next)) if next == today && (next - first).num_days() == 1 => WindowSpec::Yesterday,
        Some((first, next)) if first == this_month && Some(next) == add_months(first, 1) => WindowSpec::ThisMonth,
        Some((first, next)) if next == this_month && Some(first) == add_months(next, -1) => WindowSpec::LastMonth,
        _ => WindowSpec::Fixed(window),
    }
}

/// The span that a window must have been a part of, when it ends a little before now and is whole days or hours long: moving
/// back and forward again leads back to it.
fn until_lately(window: Window, now_ms: i64) -> Option<WindowSpec> {
    let (length, gap) = (window.length(), now_ms - window.end());
    if !(0..length / 24).contains(&gap) {
        return None;
    }
    let span = |unit_ms: i64, unit| {
        let count = u32::try_from(length / unit_ms).ok().filter(|_| length % unit_ms == 0)?;
        Span::new(count, unit).ok()
    };
    span(DAY_MS, Unit::Day).or_else(|| span(DAY_MS / 24, Unit::Hour)).map(WindowSpec::Last)
}

#[cfg(test)]
mod tests;
