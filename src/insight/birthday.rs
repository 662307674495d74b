//! Birthdays: the shapes in which they are sent, how far the next one is, and which months to ask for.

use std::fmt;

use chrono::{Datelike, Days, Month, NaiveDate};

/// Nobody is older; a year that says so stands for "unknown" (1604 and 1900 are seen).
const OLDEST: u32 = 120;

/// A leap year, to hold the days of birthdays against whose year is unknown.
const ANY_LEAP_YEAR: i32 = 2000;

/// A birthday, with or without the year of birth. Its day exists.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Birthday {
    year: Option<i32>,
    month: u32,
    day: u32,
}

impl Birthday {
    /// Reads the shapes that are seen in such data (contract: "User"): `YYYY-MM-DD`, a date-time that begins so, `MM/DD`,
    /// `MM/DD/YYYY`, the same with dashes, and `--MM-DD` (vCard). Of a date-time the date counts as it is written. An English name of
    /// a month, in full or short, leaves no doubt which number is the day: `November 28`, `28 Nov`, `Nov 28, 1990`.
    ///
    /// `None` for every other shape, and for days that do not exist: those are to be shown as they were sent. `25/12` is one of
    /// them: day and month are never swapped by a guess.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let text = text.trim();
        if let Some(named) = Self::read_named(text) {
            return Some(named);
        }
        let date = text.split_once(['T', 't', ' ']).map_or(Some(text), |(date, time)| is_time(time).then_some(date))?;
        let timed = date.len() < text.len();
        if let Some(short) = date.strip_prefix("--").filter(|_| !timed) {
            let (month, day) = short.split_once('-').or_else(|| short.split_at_checked(2))?;
            return Self::new(None, month, day);
        }
        let parts: Vec<&str> = date.split(if date.contains('/') { '/' } else { '-' }).collect();
        match parts[..] {
            [year, month, day] if year.len() == 4 => Self::new(Some(year), month, day),
            [month, day, year] if year.len() == 4 && !timed => Self::new(Some(year), month, day),
            [month, day] if !timed => Self::new(None, month, day),
            _ => None,
        }
    }

    /// A day, a month by its name, and perhaps a year, which is of four digits and comes last.
    fn read_named(text: &str) -> Option<Self> {
        let words: Vec<&str> = text.split([' ', ',', '.', '-', '/']).filter(|word| !word.is_empty()).collect();
        let (day, month, year) = match words[..] {
            [first, second] => (first, second, None),
            [first, second, year] if year.len() == 4 => (first, second, Some(year)),
            _ => return None,
        };
        let (day, month) =
            month_number(month).map(|month| (day, month)).or_else(|| Some((month, month_number(day)?)))?;
        Self::new(year, &month.to_string(), without_ordinal(day))
    }

    fn new(year: Option<&str>, month: &str, day: &str) -> Option<Self> {
        let year = match year {
            Some(year) => Some(i32::try_from(number(year)?).ok()?),
            None => None,
        };
        let (month, day) = (short_number(month)?, short_number(day)?);
        NaiveDate::from_ymd_opt(year.unwrap_or(ANY_LEAP_YEAR), month, day)?;
        Some(Self { year, month, day })
    }

    /// The next birthday, today included. Who was born on 29 February has it on the 28th in common years: in the month that
    /// the API files it under, and never late.
    #[must_use]
    pub fn next(self, today: NaiveDate) -> NaiveDate {
        let years = [Some(today.year()), today.year().checked_add(1)];
        let mut days = years.into_iter().flatten().filter_map(|year| self.in_year(year));
        // There is always one but at the end of chrono's calendar, in the year 262142.
        days.find(|day| *day >= today).unwrap_or(today)
    }

    fn in_year(self, year: i32) -> Option<NaiveDate> {
        let leap_day = || NaiveDate::from_ymd_opt(year, self.month, self.day.min(28));
        NaiveDate::from_ymd_opt(year, self.month, self.day).or_else(leap_day)
    }

    /// Days to the next birthday: 0 when it is today, at most 365.
    #[must_use]
    pub fn days_until(self, today: NaiveDate) -> u32 {
        u32::try_from((self.next(today) - today).num_days()).unwrap_or(0)
    }

    /// The age that is reached on the next birthday; `None` when the year is unknown or nobody can be that old.
    #[must_use]
    pub fn turns(self, today: NaiveDate) -> Option<u32> {
        let age = u32::try_from(self.next(today).year().checked_sub(self.year?)?).ok()?;
        (1..=OLDEST).contains(&age).then_some(age)
    }
}

/// `12 May 1990`, or `12 May` when the year is unknown.
impl fmt::Display for Birthday {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let date =
            NaiveDate::from_ymd_opt(self.year.unwrap_or(ANY_LEAP_YEAR), self.month, self.day).unwrap_or_default();
        let shape = if self.year.is_some() { "%-d %b %Y" } else { "%-d %b" };
        f.pad(&date.format(shape).to_string())
    }
}

/// How far to look ahead for birthdays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ahead {
    /// Today and the six days after it.
    ThisWeek,
    /// Today and the 29 days after it.
    Next30Days,
}

impl Ahead {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 2] = [Self::ThisWeek, Self::Next30Days];

    /// What it is called on screen.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::ThisWeek => "birthdays this week",
            Self::Next30Days => "birthdays in the next 30 days",
        }
    }

    /// How many days these are, today included.
    #[must_use]
    pub const fn days(self) -> u32 {
        match self {
            Self::ThisWeek => 7,
            Self::Next30Days => 30,
        }
    }

    /// Each `birthdayMonth` (1 to 12) that the API must be asked for, in the order in which they come.
    #[must_use]
    pub fn months_needed(self, today: NaiveDate) -> Vec<u32> {
        let days = (0..self.days()).filter_map(|days| today.checked_add_days(Days::new(days.into())));
        let mut months: Vec<u32> = days.map(|day| day.month()).collect();
        months.dedup();
        months
    }

    /// Whether the next birthday is one of these days.
    #[must_use]
    pub fn holds(self, birthday: Birthday, today: NaiveDate) -> bool {
        birthday.days_until(today) < self.days()
    }
}

/// Whether this is a time of day, with or without an offset, as far as it matters here.
fn is_time(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_digit())
        && text.contains(':')
        && text.bytes().all(|byte| byte.is_ascii_digit() || b":.,+-Zz ".contains(&byte))
}

/// 1 to 12, of an English name in full or in three letters, or `Sept`.
fn month_number(word: &str) -> Option<u32> {
    let known = word.len() == 3 || word.eq_ignore_ascii_case("sept");
    let month = if known { word.get(..3)? } else { word }.parse::<Month>().ok()?;
    let whole = word.eq_ignore_ascii_case(month.name());
    (known || whole).then(|| month.number_from_month())
}

/// `1` of `1st`.
fn without_ordinal(day: &str) -> &str {
    let short = ["st", "nd", "rd", "th"].into_iter().find_map(|ending| day.strip_suffix(ending));
    short.unwrap_or(day)
}

/// A number of one or two digits.
fn short_number(text: &str) -> Option<u32> {
    (text.len() <= 2).then(|| number(text)).flatten()
}

/// A number of digits alone: `parse` would take `+5` too.
fn number(text: &str) -> Option<u32> {
    text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse().ok()).flatten()
}

#[cfg(test)]
mod tests;
