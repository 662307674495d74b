//! `from` and `to`: their forms, and the rules over both.

use chrono::{DateTime, NaiveDate, NaiveDateTime};

use super::joi::Values;
use super::reply::Reply;

const DAY_MS: i64 = 86_400_000;
const MAX_DAYS: i64 = 31;

/// An ISO 8601 date or date-time; one without a zone is UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Moment {
    ms: i64,
    date_only: bool,
}

impl Moment {
    pub(crate) fn parse(text: &str) -> Option<Self> {
        if !text.is_ascii() || text.len() < 10 {
            return None;
        }
        if text.len() == 10 {
            let date = NaiveDate::parse_from_str(text, "%Y-%m-%d").ok()?;
            return Some(Self { ms: date.and_hms_opt(0, 0, 0)?.and_utc().timestamp_millis(), date_only: true });
        }
        if text.as_bytes().get(10) != Some(&b'T') {
            return None;
        }
        let ms = DateTime::parse_from_rfc3339(text).map(|at| at.timestamp_millis()).ok().or_else(|| {
            let bare = text.strip_suffix('Z').unwrap_or(text);
            ["%Y-%m-%dT%H:%M:%S%.f", "%Y-%m-%dT%H:%M"]
                .iter()
                .find_map(|form| NaiveDateTime::parse_from_str(bare, form).ok())
                .map(|at| at.and_utc().timestamp_millis())
        })?;
        Some(Self { ms, date_only: false })
    }
}

/// A span of epoch ms, both ends inside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Window {
    pub(crate) from: i64,
    pub(crate) to: i64,
}

impl Window {
    /// The window that `from` and `to` name: a date-only `to` includes that whole UTC day; at most 31 days.
    pub(crate) fn of(values: &Values) -> Result<Self, Reply> {
        let (Some(from), Some(to)) = (values.moment("from"), values.moment("to")) else {
            return Err(Reply::bad_request("\"from\" and \"to\" are needed"));
        };
        let window = Self { from: from.ms, to: if to.date_only { to.ms + DAY_MS - 1 } else { to.ms } };
        if window.to < window.from {
            return Err(Reply::bad_request("\"to\" must not be before \"from\""));
        }
        if window.to - window.from > MAX_DAYS * DAY_MS {
            return Err(Reply::bad_request("Date range must not exceed 31 days"));
        }
        Ok(window)
    }
}

#[cfg(test)]
mod tests;
