//! Reads typed dates, ranges and presets, and says exactly what is wrong with one.

use std::ops::Range;

use super::bound::{Bound, bound, is_time};
use super::describe;
use super::spec::until_now;
use super::{DAY_MS, Span, SpanError, Window, WindowSpec, Zone};

/// The first millisecond after the year 9999.
pub(super) const LATEST_MS: i64 = 253_402_300_800_000;

/// So much of a month can be to come, in ms; of a year, more.
const LONGEST_MONTH_MS: i64 = 31 * DAY_MS;

/// A text is no date or range of dates: why, and which part of it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct DateError {
    message: String,
    part: Range<usize>,
    begun: bool,
}

impl DateError {
    pub(super) fn new(part: &Part<'_>, message: impl Into<String>) -> Self {
        Self { message: message.into(), part: part.range(), begun: false }
    }

    /// Nothing is wrong yet: what is typed next can make a date of it.
    pub(super) fn begun(part: &Part<'_>, message: impl Into<String>) -> Self {
        Self { begun: true, ..Self::new(part, message) }
    }

    /// Whether nothing is wrong but that it is not typed to its end.
    #[must_use]
    pub const fn is_begun(&self) -> bool {
        self.begun
    }

    /// The bytes of the text that are at fault, for marking them where they were typed.
    #[must_use]
    pub fn part(&self) -> Range<usize> {
        self.part.clone()
    }
}

/// Which end of a window a text stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edge {
    /// Its first instant.
    From,
    /// The first instant after it: a date or month is inside as a whole.
    To,
}

/// A piece of the typed text, and where it stands in it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Part<'a> {
    pub(super) text: &'a str,
    pub(super) at: usize,
}

impl<'a> Part<'a> {
    /// All of a text but the white space around it.
    pub(super) fn whole(text: &'a str) -> Self {
        Self { text, at: 0 }.trimmed()
    }

    pub(super) fn range(&self) -> Range<usize> {
        self.at..self.at + self.text.len()
    }

    /// The piece from byte `start` up to `end` of this one; empty when there is no such piece.
    pub(super) fn slice(&self, start: usize, end: usize) -> Self {
        Self { text: self.text.get(start..end).unwrap_or_default(), at: self.at + start }
    }

    fn trimmed(self) -> Self {
        let start = self.text.len() - self.text.trim_start().len();
        self.slice(start, start + self.text.trim().len())
    }

    /// The text in quotes for a message: no control character of it, at most 40 characters.
    pub(super) fn quoted(&self) -> String {
        let shown: String = self.text.chars().take(40).flat_map(char::escape_debug).collect();
        let more = if self.text.chars().nth(40).is_some() { "…" } else { "" };
        format!("“{shown}{more}”")
    }
}

/// Reads what is typed for a window, dates as whole days of the zone.
///
/// A preset (`today`, `yesterday`, `24h`, `7d`, `6mo`, `last 7 days`, `this month`, `last month`), a date, a month, a year (so far,
/// when it is this one), a date-time (from then on), or two of those with `..`, `to` or a space between; `2026-05-01..` is from then on.
pub fn parse_range(text: &str, now_ms: i64, zone: Zone) -> Result<WindowSpec, DateError> {
    let whole = Part::whole(text);
    if whole.text.is_empty() {
        return Err(DateError::new(
            &whole,
            "type a date, a range such as 2026-05-01..2026-05-31, or today, 24h, 7d, this month",
        ));
    }
    if let Some(spec) = preset(&whole)? {
        return Ok(spec);
    }
    if is_words(whole.text) {
        let message = format!("{} is no date: write 14d, 2026-05, or 2026-05-01..2026-05-10", whole.quoted());
        return Err(DateError::new(&whole, message));
    }
    let (first, last) = split(&whole);
    let start = bound(&first, Some(now_ms), zone)?;
    if start.start > now_ms {
        return Err(DateError::new(&first, format!("{} has not come yet", said(start.start, zone))));
    }
    let window = match last {
        // What a year still brings would be asked for slice by slice, for nothing.
        None if !start.instant && start.end - now_ms > LONGEST_MONTH_MS => Some(until_now(start.start, now_ms)),
        None if !start.instant => start.window(),
        None => Some(until_now(start.start, now_ms)),
        Some(last) if last.text.is_empty() => Some(until_now(start.start, now_ms)),
        Some(last) => return between(&start, &last, bound(&last, Some(now_ms), zone)?, zone),
    };
    window.map(WindowSpec::Fixed).ok_or_else(|| DateError::new(&first, "no time lies in this"))
}

/// Reads one end of a window for a flag, in UTC: a date, a month, a year, a date-time, `today` or `yesterday`; answers epoch ms.
///
/// For [`Edge::To`] that is the first instant outside, as the API counts the day (or millisecond) that is named in.
pub fn parse_bound(text: &str, edge: Edge, now_ms: i64) -> Result<i64, DateError> {
    let bound = bound(&Part::whole(text), Some(now_ms), Zone::Utc)?;
    Ok(match edge {
        Edge::From => bound.start,
        Edge::To => bound.end,
    })
}

/// Reads a window that ends about now, for a flag: a span or a preset, as [`parse_range`] reads them.
pub fn parse_last(text: &str) -> Result<WindowSpec, DateError> {
    let whole = Part::whole(text);
    if let Some(spec) = preset(&whole)? {
        return Ok(spec);
    }
    match whole.text.parse::<Span>() {
        Err(error @ SpanError::NoUnit(_)) => Err(DateError::new(&whole, error.to_string())),
        _ => Err(DateError::new(
            &whole,
            "write a span such as 30m, 24h, 7d, 2w, 6mo or 1y, or one of today, yesterday, this month, last month",
        )),
    }
}

/// Reads a window as [`WindowSpec::to_text`] writes it.
pub(super) fn parse_saved(text: &str) -> Result<WindowSpec, DateError> {
    let whole = Part::whole(text);
    if let Some(spec) = preset(&whole)? {
        return Ok(spec);
    }
    let (first, last) = split(&whole);
    let start = bound(&first, None, Zone::Utc)?;
    match last {
        Some(last) => between(&start, &last, bound(&last, None, Zone::Utc)?, Zone::Utc),
        None => start.window().map(WindowSpec::Fixed).ok_or_else(|| DateError::new(&first, "no time lies in this")),
    }
}

fn between(start: &Bound, last: &Part<'_>, end: Bound, zone: Zone) -> Result<WindowSpec, DateError> {
    Window::new(start.start, end.end).map(WindowSpec::Fixed).ok_or_else(|| {
        let (end, start) = (said(end.start, zone), said(start.start, zone));
        DateError::new(last, format!("the end, {end}, is before the start, {start}"))
    })
}

fn preset(whole: &Part<'_>) -> Result<Option<WindowSpec>, DateError> {
    let words: Vec<String> = whole.text.split_whitespace().map(str::to_lowercase).collect();
    let words = words.join(" ");
    Ok(Some(match words.as_str() {
        "today" => WindowSpec::Today,
        "yesterday" => WindowSpec::Yesterday,
        "this month" => WindowSpec::ThisMonth,
        "last month" => WindowSpec::LastMonth,
        _ => match words.strip_prefix("last ").unwrap_or(&words).parse() {
            Ok(span) => WindowSpec::Last(span),
            // A bare number that is as long as a year may still become a date.
            Err(SpanError::NoUnit(_)) if whole.text.len() >= 4 => return Ok(None),
            Err(SpanError::NotASpan) => return Ok(None),
            Err(error @ SpanError::NoUnit(_)) => return Err(DateError::begun(whole, error.to_string())),
            Err(error) => return Err(DateError::new(whole, error.to_string())),
        },
    }))
}

/// Whether a text can be no date at all, so that it is told as a whole what one is.
fn is_words(text: &str) -> bool {
    let text = text.to_lowercase();
    !text.contains(|c: char| c.is_ascii_digit()) && !text.contains("today") && !text.contains("yesterday")
}

/// Cuts a range in two, at `..`, at ` to `, at a dash between spaces, or at white space.
fn split<'a>(whole: &Part<'a>) -> (Part<'a>, Option<Part<'a>>) {
    for separator in ["..", " to ", " TO ", " – ", " - ", "–"] {
        if let Some(at) = whole.text.find(separator) {
            let rest = whole.slice(at + separator.len(), whole.text.len());
            return (whole.slice(0, at).trimmed(), Some(rest.trimmed()));
        }
    }
    let second_date = whole.text.match_indices(char::is_whitespace).find(|(at, _)| {
        let rest = whole.slice(*at, whole.text.len()).trimmed();
        !is_time(rest.text.split_whitespace().next().unwrap_or_default())
    });
    match second_date {
        Some((at, _)) => (whole.slice(0, at).trimmed(), Some(whole.slice(at, whole.text.len()).trimmed())),
        None => (*whole, None),
    }
}

fn said(ms: i64, zone: Zone) -> String {
    let at = zone.at(ms);
    let date = describe::day(at.date_naive());
    if zone.day_start(at.date_naive()) == ms { date } else { format!("{date} {}", at.format("%H:%M")) }
}

#[cfg(test)]
mod tests;
