//! Reads one date, month, year or date-time.

use chrono::{Datelike, FixedOffset, NaiveDate, NaiveTime};

use super::dates::{DateError, LATEST_MS, Part};
use super::{Window, Zone};

/// What one date, month, year or date-time stands for: the half-open span of its day, month, year or millisecond.
#[derive(Clone, Copy, Debug)]
pub(super) struct Bound {
    pub(super) start: i64,
    pub(super) end: i64,
    /// It is a date-time.
    pub(super) instant: bool,
}

impl Bound {
    /// Kept within the years 1970 to 9999 of UTC, which the API's dates can say.
    fn new(start: i64, end: i64, instant: bool) -> Self {
        Self { start: start.clamp(0, LATEST_MS - 1), end: end.clamp(1, LATEST_MS), instant }
    }

    pub(super) fn window(self) -> Option<Window> {
        Window::new(self.start, self.end)
    }
}

/// Reads it in the zone; `today` and `yesterday` are known when it is told what time it is.
pub(super) fn bound(part: &Part<'_>, now_ms: Option<i64>, zone: Zone) -> Result<Bound, DateError> {
    if part.text.is_empty() {
        return Err(DateError::new(part, "a date is missing here, such as 2026-05-31"));
    }
    if let Some(before) = part.text.strip_suffix('.').filter(|before| !before.ends_with('.')) {
        bound(&part.slice(0, before.len()), now_ms, zone)?;
        return Err(DateError::begun(part, "two points make a range: 2026-05-01..2026-05-31"));
    }
    if let Some(now_ms) = now_ms {
        let today = zone.date(now_ms);
        match part.text.to_lowercase().as_str() {
            "today" => return Ok(whole_days(zone, today, today)),
            "yesterday" => {
                let yesterday = today.pred_opt().unwrap_or(today);
                return Ok(whole_days(zone, yesterday, yesterday));
            }
            _ => {}
        }
    }
    // Only behind a number does T part a date from a time; elsewhere it is a letter of some word.
    let parts = |(at, c): (usize, char)| match c {
        ' ' => true,
        'T' | 't' => part.text.get(..at).is_some_and(|before| before.ends_with(|c: char| c.is_ascii_digit())),
        _ => false,
    };
    let Some((at, _)) = part.text.char_indices().find(|&at| parts(at)) else { return day_month_or_year(part, zone) };
    let date = date(&part.slice(0, at))?;
    date_time(part, at, date, zone)
}

/// Whether a word can only be a time of day.
pub(super) fn is_time(word: &str) -> bool {
    word.contains(':') && word.find('-').is_none_or(|at| at > 3)
}

fn whole_days(zone: Zone, first: NaiveDate, last: NaiveDate) -> Bound {
    Bound::new(zone.day_start(first), zone.day_end(last), false)
}

fn day_month_or_year(part: &Part<'_>, zone: Zone) -> Result<Bound, DateError> {
    if let Some(year) = number(part, 4).filter(|_| part.text.len() == 4) {
        let year = year_of(year, part)?;
        let day = |month, day| NaiveDate::from_ymd_opt(year, month, day).ok_or_else(|| not_a_date(part));
        return Ok(whole_days(zone, day(1, 1)?, day(12, 31)?));
    }
    if part.text.matches('-').count() != 1 {
        let date = date(part)?;
        return Ok(whole_days(zone, date, date));
    }
    let (year, month) = year_and_month(part)?;
    let first = NaiveDate::from_ymd_opt(year, month, 1).ok_or_else(|| not_a_date(part))?;
    let last = NaiveDate::from_ymd_opt(year, month, days_in(first)).unwrap_or(first);
    Ok(whole_days(zone, first, last))
}

fn date(part: &Part<'_>) -> Result<NaiveDate, DateError> {
    let (year, month) = year_and_month(part)?;
    let Some(at) = part.text.rfind('-').filter(|_| part.text.matches('-').count() == 2) else {
        return Err(not_a_date(part));
    };
    let day_part = part.slice(at + 1, part.text.len());
    if is_begun(day_part.text) {
        return Err(DateError::begun(&day_part, format!("{}: the day is missing", part.text)));
    }
    let day = number(&day_part, 2).ok_or_else(|| not_a_date(part))?;
    let first = NaiveDate::from_ymd_opt(year, month, 1).ok_or_else(|| not_a_date(part))?;
    NaiveDate::from_ymd_opt(year, month, day).ok_or_else(|| {
        let message = format!("{}: {} has {} days", part.text, first.format("%B %Y"), days_in(first));
        DateError::new(&day_part, message)
    })
}

fn year_and_month(part: &Part<'_>) -> Result<(i32, u32), DateError> {
    let Some(at) = part.text.find('-') else {
        let begun = part.text.len() < 4 && number(part, 3).is_some();
        return Err(if begun {
            DateError::begun(part, format!("{}: the year has four digits", part.text))
        } else {
            not_a_date(part)
        });
    };
    let year_part = part.slice(0, at);
    let rest = part.slice(at + 1, part.text.len());
    let month_part = rest.slice(0, rest.text.find('-').unwrap_or(rest.text.len()));
    if let Some(year) = number(&year_part, 4).filter(|_| is_begun(rest.text)) {
        year_of(year, &year_part)?;
        return Err(DateError::begun(&month_part, format!("{}: the month is missing", part.text)));
    }
    let (Some(year), Some(month)) = (number(&year_part, 9), number(&month_part, 2)) else {
        return Err(not_a_date(part));
    };
    let year = year_of(year, &year_part)?;
    if !(1..=12).contains(&month) {
        return Err(DateError::new(&month_part, format!("month {}: months run from 1 to 12", month_part.text)));
    }
    Ok((year, month))
}

fn year_of(year: u32, part: &Part<'_>) -> Result<i32, DateError> {
    if part.text.len() != 4 || !(1970..=9999).contains(&year) {
        return Err(DateError::new(part, format!("the year {}: years run from 1970 to 9999", part.text)));
    }
    Ok(year as i32)
}

fn date_time(part: &Part<'_>, at: usize, date: NaiveDate, zone: Zone) -> Result<Bound, DateError> {
    let time_part = part.slice(at + 1, part.text.len());
    let clock_end = time_part.text.find(['Z', 'z', '+', '-']).unwrap_or(time_part.text.len());
    let offset_part = time_part.slice(clock_end, time_part.text.len());
    let time = time(&time_part.slice(0, clock_end))?;
    let (first, last) = match offset(&offset_part)? {
        Some(offset) => Zone::Fixed(offset).instants(date.and_time(time)),
        None => zone.instants(date.and_time(time)),
    };
    Ok(Bound::new(first, last + 1, true))
}

fn time(part: &Part<'_>) -> Result<NaiveTime, DateError> {
    let wrong = || DateError::new(part, format!("{} is not a time: write it as 13:30 or 13:30:00", part.quoted()));
    let hour = part.slice(0, part.text.strip_suffix(':').unwrap_or(part.text).len());
    if hour.text.is_empty() || number(&hour, 2).is_some_and(|hour| hour < 24) {
        return Err(DateError::begun(part, "the time is missing, or its minutes: 13:30"));
    }
    let (clock, fraction) = part.text.split_once('.').unwrap_or((part.text, "0"));
    let mut fields = [0_u32; 3];
    let mut count = 0;
    let mut at = 0;
    for (field, (name, most)) in clock.split(':').zip([("hour", 23), ("minute", 59), ("second", 59)]) {
        let field_part = part.slice(at, at + field.len());
        let value = number(&field_part, 2).ok_or_else(wrong)?;
        if value > most {
            return Err(DateError::new(&field_part, format!("{name} {value}: {name}s run from 0 to {most}")));
        }
        if let Some(slot) = fields.get_mut(count) {
            *slot = value;
        }
        count += 1;
        at += field.len() + 1;
    }
    let is_fraction = (1..=9).contains(&fraction.len()) && fraction.bytes().all(|byte| byte.is_ascii_digit());
    let has_seconds = count == 3 || clock.len() == part.text.len();
    if !(2..=3).contains(&count) || clock.split(':').count() != count || !is_fraction || !has_seconds {
        return Err(wrong());
    }
    let ms = format!("{fraction:0<3}").get(..3).and_then(|digits| digits.parse().ok()).ok_or_else(wrong)?;
    NaiveTime::from_hms_milli_opt(fields[0], fields[1], fields[2], ms).ok_or_else(wrong)
}

/// `Z`, `+02:00`, `+0200` or `+02`; `None` for an empty text.
fn offset(part: &Part<'_>) -> Result<Option<FixedOffset>, DateError> {
    let wrong = || DateError::new(part, format!("{} is not an offset: write Z or +02:00", part.quoted()));
    let sign = match part.text.chars().next() {
        None => return Ok(None),
        Some('+') => 1,
        Some('-') => -1,
        Some(_) if part.text.len() == 1 => return Ok(FixedOffset::east_opt(0)),
        Some(_) => return Err(wrong()),
    };
    let digits = part.text.get(1..).unwrap_or_default();
    let (hours, minutes) = match (digits.len(), digits.split_once(':')) {
        (5, Some(both)) => both,
        (4, None) if digits.is_ascii() => digits.split_at(2),
        (2, None) => (digits, "00"),
        _ => return Err(wrong()),
    };
    let number = |text| number(&Part { text, at: 0 }, 2).filter(|_| text.len() == 2).ok_or_else(wrong);
    let (hours, minutes) = (number(hours)?, number(minutes)?);
    if hours > 14 || minutes > 59 {
        return Err(wrong());
    }
    Ok(FixedOffset::east_opt(sign * (hours * 3_600 + minutes * 60) as i32))
}

/// The number that a piece consists of, when it has at most `most` digits.
fn number(part: &Part<'_>, most: usize) -> Option<u32> {
    let all_digits = part.text.bytes().all(|byte| byte.is_ascii_digit());
    if all_digits && part.text.len() <= most { part.text.parse().ok() } else { None }
}

/// The beginning of a month or day of two digits, which is none by itself.
fn is_begun(digits: &str) -> bool {
    matches!(digits, "" | "0")
}

fn days_in(month: NaiveDate) -> u32 {
    u32::from(month.num_days_in_month())
}

fn not_a_date(part: &Part<'_>) -> DateError {
    DateError::new(
        part,
        format!("{} is not a date: write it as 2026-05-31, 2026-05, 2026, or 2026-05-31T13:30", part.quoted()),
    )
}
