//! A length of time as a person writes it: `24h`, `7d`, `2w`, `30m`, `6mo`, `1y`.

use std::fmt;
use std::str::FromStr;

use chrono::{DateTime, Months};

/// A length of time in one unit; never nothing, at most a hundred years.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Span {
    count: u32,
    unit: Unit,
}

/// The unit of a [`Span`]. Days are of 24 hours, whatever the clock does; months and years are those of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Unit {
    /// Sixty seconds: `m`.
    Minute,
    /// Sixty minutes: `h`.
    Hour,
    /// 24 hours: `d`.
    Day,
    /// Seven days: `w`.
    Week,
    /// To the same day of another month, or its last one: `mo`, as `m` is a minute.
    Month,
    /// Twelve months: `y`.
    Year,
}

/// A text is no span; says what would be.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SpanError {
    /// There is a number without a unit.
    #[error("{0} of what? write {0}m (minutes), {0}h, {0}d, {0}w, {0}mo (months) or {0}y")]
    NoUnit(u32),
    /// The number is nought.
    #[error("a span is longer than nothing: write 1h or more")]
    Nothing,
    /// More than a hundred years.
    #[error("a span is at most 100 years: 36500d")]
    TooLong,
    /// It is not a number with a unit.
    #[error("a span is a number and a unit, such as 30m, 24h, 7d, 2w, 6mo or 1y")]
    NotASpan,
}

impl Unit {
    const ALL: [Self; 6] = [Self::Minute, Self::Hour, Self::Day, Self::Week, Self::Month, Self::Year];

    /// Its length, for the limit: years have 365 days there, and months 31.
    const fn ms(self) -> i64 {
        match self {
            Self::Minute => 60_000,
            Self::Hour => 3_600_000,
            Self::Day => 86_400_000,
            Self::Week => 7 * 86_400_000,
            Self::Month => 31 * 86_400_000,
            Self::Year => 365 * 86_400_000,
        }
    }

    /// Its months, when the calendar says how long those are.
    const fn months(self) -> Option<u32> {
        match self {
            Self::Month => Some(1),
            Self::Year => Some(12),
            _ => None,
        }
    }

    const fn short(self) -> &'static str {
        match self {
            Self::Minute => "m",
            Self::Hour => "h",
            Self::Day => "d",
            Self::Week => "w",
            Self::Month => "mo",
            Self::Year => "y",
        }
    }

    /// Its name in full, in the singular.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Minute => "minute",
            Self::Hour => "hour",
            Self::Day => "day",
            Self::Week => "week",
            Self::Month => "month",
            Self::Year => "year",
        }
    }

    fn of_word(word: &str) -> Option<Self> {
        let singular = word.strip_suffix('s').unwrap_or(word);
        Self::ALL.into_iter().find(|unit| word == unit.short() || singular == unit.name())
    }
}

impl Span {
    const LONGEST_MS: i64 = 36_500 * 86_400_000;

    /// `count` times the unit; [`SpanError`] when that is nothing or more than a hundred years.
    pub const fn new(count: u32, unit: Unit) -> Result<Self, SpanError> {
        if count == 0 {
            return Err(SpanError::Nothing);
        }
        if count as i64 * unit.ms() > Self::LONGEST_MS {
            return Err(SpanError::TooLong);
        }
        Ok(Self { count, unit })
    }

    /// So many days, at least one, at most a hundred years.
    #[must_use]
    pub const fn days(count: u32) -> Self {
        let count = if count == 0 {
            1
        } else if count > 36_500 {
            36_500
        } else {
            count
        };
        Self { count, unit: Unit::Day }
    }

    /// The instant so long before another, both in epoch milliseconds; months and years are counted in UTC.
    #[must_use]
    pub fn before(self, ms: i64) -> i64 {
        let by_calendar = || {
            let months = Months::new(self.unit.months()?.checked_mul(self.count)?);
            Some(DateTime::from_timestamp_millis(ms)?.checked_sub_months(months)?.timestamp_millis())
        };
        by_calendar().unwrap_or_else(|| ms.saturating_sub(i64::from(self.count) * self.unit.ms()))
    }

    /// In words: `7 days`, `1 hour`.
    #[must_use]
    pub fn in_words(self) -> String {
        let plural = if self.count == 1 { "" } else { "s" };
        format!("{} {}{plural}", self.count, self.unit.name())
    }
}

impl Span {
    /// As a window that ends now: `last 7 days`; of one unit `past month`, as the last month is that of the calendar.
    #[must_use]
    pub fn until_now_in_words(self) -> String {
        if self.count == 1 { format!("past {}", self.unit.name()) } else { format!("last {}", self.in_words()) }
    }
}

impl fmt::Display for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.count, self.unit.short())
    }
}

impl FromStr for Span {
    type Err = SpanError;

    /// Reads `7d`, `7 d`, `7 days`; capitals do not matter.
    fn from_str(text: &str) -> Result<Self, SpanError> {
        let text = text.trim().to_ascii_lowercase();
        let digits = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
        let (number, unit) = text.split_at(digits);
        if number.is_empty() {
            return Err(SpanError::NotASpan);
        }
        let unit = unit.trim_start();
        let Ok(count) = number.parse() else {
            return Err(if Unit::of_word(unit).is_some() { SpanError::TooLong } else { SpanError::NotASpan });
        };
        if unit.is_empty() {
            return Err(SpanError::NoUnit(count));
        }
        Self::new(count, Unit::of_word(unit).ok_or(SpanError::NotASpan)?)
    }
}

#[cfg(test)]
mod tests;
