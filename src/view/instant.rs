//! Instants as the API's JSON holds them.

use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime};

/// Epoch milliseconds from a number of them, or from an ISO 8601 date-time or date; one that names no zone is UTC.
///
/// `None` for any other text, and for an instant that no calendar shows.
#[must_use]
pub fn read_instant(text: &str) -> Option<i64> {
    let text = text.trim();
    if let Ok(ms) = text.parse() {
        return instant_of_ms(ms);
    }
    if let Ok(ms) = text.parse::<f64>() {
        return if ms.is_finite() { instant_of_ms(ms as i64) } else { None };
    }
    let with_zone = || DateTime::parse_from_rfc3339(text).map(|at| at.to_utc());
    let without = || NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M:%S%.f").map(|at| at.and_utc());
    let day = || NaiveDate::parse_from_str(text, "%Y-%m-%d").map(|day| day.and_time(NaiveTime::MIN).and_utc());
    with_zone().or_else(|_| without()).or_else(|_| day()).ok().map(|at| at.timestamp_millis())
}

/// The epoch milliseconds, when they are an instant that a calendar shows.
#[must_use]
pub fn instant_of_ms(ms: i64) -> Option<i64> {
    DateTime::from_timestamp_millis(ms).map(|_| ms)
}

#[cfg(test)]
mod tests;
