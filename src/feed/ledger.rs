//! What is held against what the overview counts, day by day (contract: "Label overview", "Windows").
//!
//! The overview counts user messages a UTC day, and labelled ones a label. So a list of all messages, or of one label,
//! can be shown to be whole; a list of one kind cannot.

use crate::feed::Feed;
use crate::view::{DAY_MS, Window};

/// How one UTC day stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayState {
    /// Every row that the overview counts is held.
    Complete,
    /// So many rows fewer are held than the overview counts.
    Missing(u64),
    /// Not all of its pages have come yet.
    Loading,
    /// A page of it was refused or lost.
    Failed,
    /// The day is not over: rows still come, and the count may be older than the rows.
    Growing,
    /// There is no count to hold the rows against, or it does not fit this part of a day.
    CannotTell,
}

/// One UTC day of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Day {
    /// The part of the day that lies in the window.
    pub span: Window,
    /// Rows held.
    pub held: u64,
    /// Rows that the overview counts.
    pub counted: Option<u64>,
    /// How it stands.
    pub state: DayState,
}

/// How a whole list stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Completeness {
    /// Every day is complete.
    Complete,
    /// As complete, but today still grows.
    Growing,
    /// So many rows are missing, of days whose pages have all come.
    Missing(u64),
    /// Pages are still to come.
    Loading,
    /// Nothing to hold the rows against.
    CannotTell,
}

/// How the rows that are loaded add up to those that are counted: loaded + missing + unchecked = counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sum {
    /// Rows held.
    pub loaded: u64,
    /// Rows short of days that are over and lie whole in the window.
    pub missing: u64,
    /// What else the counts have more, or less when negative: of days of which nothing can be concluded.
    pub unchecked: i64,
    /// Rows that the overview counts.
    pub counted: u64,
    /// Whether the unchecked rows are of a day that is not over.
    pub today: bool,
    /// Whether they are of a day of which the window has a part.
    pub in_part: bool,
}

impl Sum {
    /// Of which days the unchecked rows are, in words.
    #[must_use]
    pub const fn whose(&self) -> &'static str {
        match (self.today, self.in_part) {
            (true, true) => "today and days in part",
            (true, false) => "today",
            (false, true) => "days in part",
            (false, false) => "of no one day",
        }
    }
}

/// Adds up the days of a list that holds `loaded` rows, of which the overview counts `counted` in all.
#[must_use]
pub fn sum(days: &[Day], loaded: u64, counted: u64) -> Sum {
    let is_short = |day: &&Day| day.counted.is_some_and(|counted| counted > day.held);
    let of = |state: DayState| days.iter().filter(is_short).any(|day| day.state == state);
    let missing = missing(days);
    let unchecked = i128::from(counted) - i128::from(loaded) - i128::from(missing);
    Sum {
        loaded,
        missing,
        unchecked: i64::try_from(unchecked).unwrap_or(if unchecked < 0 { i64::MIN } else { i64::MAX }),
        counted,
        today: of(DayState::Growing),
        in_part: of(DayState::CannotTell),
    }
}

/// Rows short of days whose pages have all come; others may still be loading.
#[must_use]
pub fn missing(days: &[Day]) -> u64 {
    let short = days.iter().map(|day| if let DayState::Missing(rows) = day.state { rows } else { 0 });
    short.fold(0, u64::saturating_add)
}

/// Holds the rows of `feed` against `counted` (midnight of a UTC day in epoch ms → rows counted), newest day first.
/// `now` (epoch ms) tells which day is not over.
#[must_use]
pub fn days(feed: &Feed, now: i64, counted: impl Fn(i64) -> Option<u64>) -> Vec<Day> {
    let window = feed.window();
    let day = |midnight: i64| {
        let span = Window::new(midnight, midnight + DAY_MS).and_then(|day| day.overlap(window))?;
        let held = feed.store().count_on(midnight) as u64;
        let counted = counted(midnight);
        Some(Day { span, held, counted, state: state(feed, span, held, counted, now) })
    };
    let mut days: Vec<Day> = window.days().rev().filter_map(day).collect();
    give_back(feed, &mut days);
    days
}

/// A damaged row that tells no time stands with the neighbour that it came next to, at a midnight perhaps on the wrong side of it.
/// As many rows as one day has too many, of which damaged ones can be, the next one is not proven to be short of.
fn give_back(feed: &Feed, days: &mut [Day]) {
    let mut to_spare: Vec<u64> = days.iter().map(|day| to_spare(feed, day)).collect();
    for at in 0..days.len() {
        for neighbour in [at.checked_sub(1), at.checked_add(1)].into_iter().flatten() {
            let (Some(day), Some(spare)) = (days.get_mut(at), to_spare.get_mut(neighbour)) else { continue };
            let DayState::Missing(rows) = day.state else { break };
            let given = rows.min(*spare);
            *spare -= given;
            day.state = if given == rows { DayState::CannotTell } else { DayState::Missing(rows - given) };
        }
    }
}

/// Damaged rows that a day holds beyond those counted.
fn to_spare(feed: &Feed, day: &Day) -> u64 {
    let too_many = day.counted.map_or(0, |counted| day.held.saturating_sub(counted));
    let midnight = day.span.start().div_euclid(DAY_MS) * DAY_MS;
    too_many.min(feed.store().damaged_on(midnight) as u64)
}

fn state(feed: &Feed, span: Window, held: u64, counted: Option<u64>, now: i64) -> DayState {
    if !feed.is_walked(span) {
        return if feed.has_failed(span) { DayState::Failed } else { DayState::Loading };
    }
    let Some(counted) = counted else { return DayState::CannotTell };
    let whole = span.length() == DAY_MS;
    let is_today = span.start() <= now && now < span.start().div_euclid(DAY_MS) * DAY_MS + DAY_MS;
    if held == counted {
        DayState::Complete
    } else if is_today {
        DayState::Growing
    } else if !whole || held > counted {
        // Nobody states whether a count is of the part of a day that was asked for.
        DayState::CannotTell
    } else {
        DayState::Missing(counted - held)
    }
}

/// The days as one.
#[must_use]
pub fn total(days: &[Day]) -> Completeness {
    if days.is_empty() || days.iter().any(|day| matches!(day.state, DayState::Loading | DayState::Failed)) {
        return Completeness::Loading;
    }
    let missing = missing(days);
    if missing > 0 {
        Completeness::Missing(missing)
    } else if days.iter().any(|day| day.state == DayState::CannotTell) {
        Completeness::CannotTell
    } else if days.iter().any(|day| day.state == DayState::Growing) {
        Completeness::Growing
    } else {
        Completeness::Complete
    }
}

#[cfg(test)]
mod tests;
