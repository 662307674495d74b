//! The zone in which times are read and shown.

use std::borrow::Cow;
use std::sync::OnceLock;

use chrono::{
    DateTime, Days, FixedOffset, Local, MappedLocalTime, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, TimeZone, Utc,
};

/// The zone in which times are read and shown: the API's own, or that of the person at the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Zone {
    /// Coordinated universal time, in which the API counts days.
    Utc,
    /// This computer's zone, with its changes of the clock.
    #[default]
    Local,
    /// A constant distance to UTC.
    Fixed(FixedOffset),
}

impl Zone {
    /// The wall clock of the zone at an instant in epoch milliseconds, with the offset that holds then.
    ///
    /// Years outside 1 to 9999 are shown as the nearest end.
    #[must_use]
    pub fn at(self, ms: i64) -> DateTime<FixedOffset> {
        let utc = instant(ms);
        match self {
            Self::Utc => utc.fixed_offset(),
            Self::Local => utc.with_timezone(&Local).fixed_offset(),
            Self::Fixed(offset) => utc.with_timezone(&offset),
        }
    }

    /// The calendar day of the zone at an instant in epoch milliseconds.
    #[must_use]
    pub fn date(self, ms: i64) -> NaiveDate {
        self.at(ms).date_naive()
    }

    /// The first instant of a calendar day, in epoch milliseconds.
    #[must_use]
    pub fn day_start(self, date: NaiveDate) -> i64 {
        self.instants(date.and_time(NaiveTime::MIN)).0
    }

    /// The first instant after a calendar day, in epoch milliseconds.
    #[must_use]
    pub fn day_end(self, date: NaiveDate) -> i64 {
        self.day_start(date.checked_add_days(Days::new(1)).unwrap_or(date))
    }

    /// The earliest and the latest instant, in epoch milliseconds, at which the zone's clock shows this time.
    ///
    /// They differ where the clock goes back; a time that the clock leaps over stands for the end of the leap.
    #[must_use]
    pub fn instants(self, wall: NaiveDateTime) -> (i64, i64) {
        match self {
            Self::Utc => instants_in(&Utc, wall),
            Self::Local => instants_in(&Local, wall),
            Self::Fixed(offset) => instants_in(&offset, wall),
        }
    }

    /// A short name: `UTC`, the IANA name of the local zone such as `Europe/Berlin`, else the offset.
    #[must_use]
    pub fn name(self) -> Cow<'static, str> {
        static LOCAL: OnceLock<String> = OnceLock::new();
        match self {
            Self::Utc => Cow::Borrowed("UTC"),
            Self::Local => Cow::Borrowed(LOCAL.get_or_init(local_name)),
            Self::Fixed(offset) => Cow::Owned(offset.to_string()),
        }
    }

    /// The shortest name that a time can have beside it, in epoch milliseconds: `UTC`, else the distance to it that holds then,
    /// as `-05:00`; letters such as `CST` mean several zones.
    #[must_use]
    pub fn short_name(self, ms: i64) -> Cow<'static, str> {
        match self.name() {
            Cow::Borrowed("UTC") => Cow::Borrowed("UTC"),
            _ => Cow::Owned(self.at(ms).offset().to_string()),
        }
    }
}

fn instant(ms: i64) -> DateTime<Utc> {
    const FIRST: i64 = -62_135_596_800_000; // 0001-01-01
    const LAST: i64 = 253_402_300_799_999; // the last millisecond of 9999
    DateTime::from_timestamp_millis(ms.clamp(FIRST, LAST)).unwrap_or_default()
}

fn instants_in<Z: TimeZone>(zone: &Z, wall: NaiveDateTime) -> (i64, i64) {
    const LONGEST_LEAP_QUARTERS: i32 = 4 * 25; // whole days were skipped when zones crossed the date line
    for quarter in 0..=LONGEST_LEAP_QUARTERS {
        let Some(wall) = wall.checked_add_signed(TimeDelta::minutes(15 * i64::from(quarter))) else { break };
        match zone.from_local_datetime(&wall) {
            MappedLocalTime::Single(at) => return (at.timestamp_millis(), at.timestamp_millis()),
            MappedLocalTime::Ambiguous(a, b) => {
                let (a, b) = (a.timestamp_millis(), b.timestamp_millis());
                return (a.min(b), a.max(b));
            }
            MappedLocalTime::None => {}
        }
    }
    let as_utc = wall.and_utc().timestamp_millis();
    (as_utc, as_utc)
}

/// `TZ` wins over the system's setting, as it does in chrono.
fn local_name() -> String {
    let name = match std::env::var("TZ") {
        Ok(tz) if !tz.is_empty() => Some(tz.trim_start_matches(':').to_owned()),
        _ => iana_time_zone::get_timezone().ok(),
    };
    match name.as_deref() {
        Some("Etc/UTC" | "UTC" | "UTC0") => "UTC".to_owned(),
        Some(name) if is_zone_name(name) => name.to_owned(),
        _ => Local::now().offset().to_string(),
    }
}

fn is_zone_name(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_alphabetic())
        && name.len() <= 40
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"/_+-".contains(&byte))
}

#[cfg(test)]
mod tests;
