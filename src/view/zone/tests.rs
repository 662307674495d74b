use chrono::{NaiveDate, offset::LocalResult};

use super::*;

/// A zone at UTC that leaps from 00:00 to 01:00 on 8 March 2026 and repeats 00:00 to 01:00 on 1 November 2026.
#[derive(Clone, Copy, Debug)]
struct Leaping;

const SUMMER: i64 = 1_772_928_000; // 2026-03-08T00:00:00Z
const WINTER: i64 = 1_793_491_200; // 2026-11-01T00:00:00Z

fn offset(hours: i32) -> FixedOffset {
    FixedOffset::east_opt(hours * 3_600).unwrap()
}

impl TimeZone for Leaping {
    type Offset = FixedOffset;

    fn from_offset(_: &FixedOffset) -> Self {
        Self
    }

    fn offset_from_local_date(&self, local: &NaiveDate) -> LocalResult<FixedOffset> {
        self.offset_from_local_datetime(&local.and_time(NaiveTime::MIN))
    }

    fn offset_from_local_datetime(&self, local: &NaiveDateTime) -> LocalResult<FixedOffset> {
        let fits = |hours: i64| {
            let utc = local.and_utc().timestamp() - hours * 3_600;
            (hours == 1) == (SUMMER..WINTER).contains(&utc)
        };
        match (fits(0), fits(1)) {
            (true, true) => LocalResult::Ambiguous(offset(1), offset(0)),
            (true, false) => LocalResult::Single(offset(0)),
            (false, true) => LocalResult::Single(offset(1)),
            (false, false) => LocalResult::None,
        }
    }

    fn offset_from_utc_date(&self, utc: &NaiveDate) -> FixedOffset {
        self.offset_from_utc_datetime(&utc.and_time(NaiveTime::MIN))
    }

    fn offset_from_utc_datetime(&self, utc: &NaiveDateTime) -> FixedOffset {
        offset(i32::from((SUMMER..WINTER).contains(&utc.and_utc().timestamp())))
    }
}

fn wall(text: &str) -> NaiveDateTime {
    NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").unwrap()
}

#[test]
fn a_midnight_that_the_clock_leaps_over_is_the_end_of_the_leap() {
    assert_eq!(instants_in(&Leaping, wall("2026-03-08 00:00")), (SUMMER * 1_000, SUMMER * 1_000));
}

#[test]
fn a_midnight_that_comes_twice_has_both_instants() {
    let (first, second) = instants_in(&Leaping, wall("2026-11-01 00:00"));
    assert_eq!(second - first, 3_600_000);
}

#[test]
fn days_begin_at_the_zones_midnight() {
    let zone = Zone::Fixed(offset(2));
    let first_of_may = NaiveDate::from_ymd_opt(2026, 5, 1).unwrap();
    assert_eq!(Zone::Utc.day_start(first_of_may), 1_777_593_600_000);
    assert_eq!(zone.day_start(first_of_may), 1_777_593_600_000 - 7_200_000);
    assert_eq!(zone.day_end(first_of_may) - zone.day_start(first_of_may), 86_400_000);
    assert_eq!(zone.date(1_777_593_600_000 - 7_200_000), first_of_may);
    assert_eq!(Zone::Utc.date(1_777_593_600_000 - 7_200_000).to_string(), "2026-04-30");
}

#[test]
fn instants_beyond_the_calendar_are_shown_as_its_ends() {
    assert_eq!(Zone::Utc.at(i64::MAX).to_string(), "9999-12-31 23:59:59.999 +00:00");
    assert_eq!(Zone::Utc.at(i64::MIN).to_string(), "0001-01-01 00:00:00 +00:00");
    assert_eq!(Zone::Local.at(i64::MAX).timestamp_millis(), Zone::Utc.at(i64::MAX).timestamp_millis());
}

#[test]
fn every_zone_has_a_short_name() {
    assert_eq!(Zone::Utc.name(), "UTC");
    assert_eq!(Zone::Fixed(offset(2)).name(), "+02:00");
    assert!(!Zone::Local.name().is_empty());
}

#[test]
fn only_plain_names_are_taken_from_the_environment() {
    assert!(is_zone_name("Europe/Berlin") && is_zone_name("CET-1CEST") && is_zone_name("Etc/GMT+5"));
    assert!(
        !is_zone_name("/etc/localtime") && !is_zone_name("<+03>-3") && !is_zone_name("a\u{1b}[2J") && !is_zone_name("")
    );
}
