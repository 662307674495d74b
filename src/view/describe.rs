//! A window in words, for the path line and for sentences.

use chrono::{DateTime, Datelike, FixedOffset, NaiveDate, Timelike};

use super::spec::{before, whole_days};
use super::{DAY_MS, Window, WindowSpec, Zone};

/// Which years are said with a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Years {
    /// Every one.
    All,
    /// Every one but that of this time (epoch ms), which goes without saying; of a window that has two, both.
    AllBut(i64),
}

/// How far a window that goes on is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Until {
    /// To this very moment, epoch ms.
    Now(i64),
    /// As it was when it was asked for, epoch ms.
    AsOf(i64),
}

impl WindowSpec {
    /// How a person reads it, dates in this zone: `last 7 days`, `today`, `1–31 May 2026`.
    #[must_use]
    pub fn describe(self, zone: Zone) -> String {
        match self {
            Self::Last(span) => span.until_now_in_words(),
            Self::Today => "today".to_owned(),
            Self::Yesterday => "yesterday".to_owned(),
            Self::ThisMonth => "this month".to_owned(),
            Self::LastMonth => "last month".to_owned(),
            Self::Fixed(window) => Wording::new(window, zone, Years::All).window(window),
        }
    }

    /// The dates that it stands for at `now_ms`; `– now` for one that has not ended.
    #[must_use]
    pub fn describe_dates(self, now_ms: i64, zone: Zone) -> String {
        let until = Until::Now(now_ms);
        self.describe_opened(self.resolve(now_ms, zone), until, zone, Years::All)
    }

    /// The dates of the window that it stood for when a view was opened; while that has not ended, how far it reaches.
    #[must_use]
    pub fn describe_opened(self, window: Window, until: Until, zone: Zone, years: Years) -> String {
        let wording = Wording::new(window, zone, years);
        let (Until::Now(at) | Until::AsOf(at)) = until;
        if matches!(self, Self::Fixed(_)) || window.end() <= at {
            return wording.window(window);
        }
        match until {
            Until::Now(_) => format!("{} – now", wording.moment(zone.at(window.start()), "%H:%M")),
            Until::AsOf(at) => wording.between(window.start(), at, "%H:%M"),
        }
    }
}

/// How the dates of a window are written.
#[derive(Clone, Copy)]
struct Wording {
    zone: Zone,
    /// The year that is not said.
    known: Option<i32>,
}

impl Wording {
    fn new(window: Window, zone: Zone, years: Years) -> Self {
        let year = |at| zone.date(at).year();
        let known = match years {
            Years::All => None,
            Years::AllBut(now) => Some(year(now))
                .filter(|known| [window.start(), window.end() - 1].into_iter().all(|at| year(at) == *known)),
        };
        Self { zone, known }
    }

    fn window(self, window: Window) -> String {
        if let Some((first, next)) = whole_days(window, self.zone) {
            return self.days(first, before(next, 1));
        }
        let (start, end) = (self.zone.at(window.start()), self.zone.at(window.end()));
        let clock =
            if window.length() < DAY_MS && (start.second(), end.second()) != (0, 0) { "%H:%M:%S" } else { "%H:%M" };
        self.between(window.start(), window.end(), clock)
    }

    /// Two instants, epoch ms; the day is said once, where it is one.
    fn between(self, start: i64, end: i64, clock: &str) -> String {
        let (start, end) = (self.zone.at(start), self.zone.at(end));
        if start.date_naive() == end.date_naive() {
            format!("{}–{}", self.moment(start, clock), end.format(clock))
        } else {
            format!("{} – {}", self.moment(start, clock), self.moment(end, clock))
        }
    }

    /// A day and a time of day.
    fn moment(self, at: DateTime<FixedOffset>, clock: &str) -> String {
        format!("{} {}", self.day(at.date_naive()), at.format(clock))
    }

    fn days(self, first: NaiveDate, last: NaiveDate) -> String {
        if first == last {
            self.day(first)
        } else if first.year() != last.year() {
            format!("{} – {}", self.day(first), self.day(last))
        } else if first.month() != last.month() {
            format!("{} – {}", first.format("%-d %b"), self.day(last))
        } else {
            format!("{}–{}", first.day(), self.day(last))
        }
    }

    fn day(self, date: NaiveDate) -> String {
        if self.known == Some(date.year()) { date.format("%-d %b").to_string() } else { day(date) }
    }
}

/// A date as error messages and the path line show it: `3 May 2026`.
pub(super) fn day(date: NaiveDate) -> String {
    date.format("%-d %b %Y").to_string()
}

#[cfg(test)]
mod tests;
