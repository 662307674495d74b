use proptest::prelude::*;

use super::*;

fn date(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

fn birthday(text: &str) -> Birthday {
    Birthday::read(text).unwrap_or_else(|| panic!("{text} was not read"))
}

#[test]
fn every_shape_is_read() {
    for (text, shown) in [
        ("1990-05-12", "12 May 1990"),
        ("1990-05-12T00:00:00.000Z", "12 May 1990"),
        ("1990-05-12T23:30:00-05:00", "12 May 1990"),
        ("1990-05-12 08:00", "12 May 1990"),
        ("1990/05/12", "12 May 1990"),
        ("05/12/1990", "12 May 1990"),
        ("5/2/1990", "2 May 1990"),
        ("05-12-1990", "12 May 1990"),
        ("05/12", "12 May"),
        ("05-12", "12 May"),
        ("--05-12", "12 May"),
        ("--0512", "12 May"),
        (" 05/12 ", "12 May"),
        ("02/29", "29 Feb"),
        ("2000-02-29", "29 Feb 2000"),
        ("November 28", "28 Nov"),
        ("Dec 1", "1 Dec"),
        ("28 November", "28 Nov"),
        ("MAY 12", "12 May"),
        ("october 3", "3 Oct"),
        ("Sept. 9", "9 Sep"),
        ("Nov 28, 1990", "28 Nov 1990"),
        ("28-Nov-1990", "28 Nov 1990"),
        ("1st January 1990", "1 Jan 1990"),
        ("February 29", "29 Feb"),
    ] {
        assert_eq!(birthday(text).to_string(), shown, "{text}");
    }
    assert_eq!(format!("[{:>12}]", birthday("05/12")), "[      12 May]");
}

#[test]
fn what_is_no_birthday_for_sure_is_left_alone() {
    for text in [
        "",
        "Novem 28",
        "November",
        "November 31",
        "November 1990",
        "Nov 28 90",
        "November 28 December",
        "Nov Dec",
        "28. novembre",
        "Sept 1 Oct 2",
        "novelty 3",
        "25/12",
        "12/25/90",
        "1990-13-01",
        "1990-02-30",
        "1999-02-29",
        "02/30",
        "00/12",
        "05/00",
        "+5/12",
        "005/12",
        "1990-05",
        "1990",
        "19900512",
        "05/12 08:00",
        "1990-05-12Tomorrow",
        "1990-05-12T",
        "--05",
        "--éa",
        "05/12/1990/1",
        "٠٥/١٢",
    ] {
        assert_eq!(Birthday::read(text), None, "{text}");
    }
}

#[test]
fn days_are_counted_across_new_year() {
    assert_eq!(birthday("01/02").days_until(date(2026, 12, 30)), 3);
    assert_eq!(birthday("12/30").days_until(date(2026, 12, 30)), 0);
    assert_eq!(birthday("12/29").days_until(date(2026, 12, 30)), 364);
    assert_eq!(birthday("12/29").days_until(date(2027, 12, 30)), 365, "2028 has a 29 February");
}

#[test]
fn a_leap_day_is_kept_on_the_28th_in_common_years() {
    let leap = birthday("2000-02-29");
    assert_eq!(leap.next(date(2026, 2, 27)), date(2026, 2, 28));
    assert_eq!(leap.next(date(2026, 3, 1)), date(2027, 2, 28));
    assert_eq!(leap.next(date(2027, 3, 1)), date(2028, 2, 29));
    assert_eq!(leap.days_until(date(2028, 2, 28)), 1);
    assert_eq!(leap.turns(date(2028, 2, 28)), Some(28));
}

#[test]
fn age_is_told_when_it_is_known_and_plausible() {
    let today = date(2026, 5, 12);
    assert_eq!(birthday("1990-05-12").turns(today), Some(36), "today");
    assert_eq!(birthday("1990-05-11").turns(today), Some(37), "next year");
    for unknown in ["05/12", "1604-05-12", "1900-05-12", "0000-05-12", "2026-05-12", "2030-05-12"] {
        assert_eq!(birthday(unknown).turns(today), None, "{unknown}");
    }
    assert_eq!(birthday("1906-05-12").turns(today), Some(120));
}

#[test]
fn only_the_months_that_are_needed_are_asked_for() {
    assert_eq!(Ahead::ThisWeek.months_needed(date(2026, 5, 12)), [5]);
    assert_eq!(Ahead::ThisWeek.months_needed(date(2026, 5, 25)), [5], "to the 31st");
    assert_eq!(Ahead::ThisWeek.months_needed(date(2026, 5, 26)), [5, 6], "to 1 June");
    assert_eq!(Ahead::ThisWeek.months_needed(date(2026, 12, 28)), [12, 1]);
    assert_eq!(Ahead::Next30Days.months_needed(date(2026, 1, 31)), [1, 2, 3], "to 1 March");
    assert_eq!(Ahead::Next30Days.months_needed(date(2028, 1, 31)), [1, 2], "to 29 February");
}

#[test]
fn a_week_is_today_and_six_days() {
    let today = date(2026, 12, 29);
    for (text, held) in [("12/28", false), ("12/29", true), ("01/04", true), ("01/05", false)] {
        assert_eq!(Ahead::ThisWeek.holds(birthday(text), today), held, "{text}");
    }
    assert!(Ahead::Next30Days.holds(birthday("01/27"), today));
    assert!(!Ahead::Next30Days.holds(birthday("01/28"), today));
}

proptest! {
    #[test]
    fn no_text_panics(text in ".*|[0-9/T:Z -]{0,24}") {
        if let Some(birthday) = Birthday::read(&text) {
            prop_assert!(birthday.days_until(date(2026, 5, 12)) <= 365);
        }
    }

    #[test]
    fn every_shape_of_a_day_says_the_same(days in 0..40_000_i32) {
        let born = NaiveDate::from_num_days_from_ce_opt(693_000 + days).unwrap();
        let read = birthday(&born.format("%Y-%m-%d").to_string());
        prop_assert_eq!(read.to_string(), born.format("%-d %b %Y").to_string());
        for shape in ["%m/%d/%Y", "%m-%d-%Y", "%Y-%m-%dT10:00:00Z", "%B %-d, %Y", "%-d %b %Y"] {
            prop_assert_eq!(birthday(&born.format(shape).to_string()), read);
        }
        for shape in ["%m/%d", "%m-%d", "--%m-%d", "%B %-d", "%b %d", "%-d %B"] {
            prop_assert_eq!(birthday(&born.format(shape).to_string()), Birthday { year: None, ..read });
        }
    }

    #[test]
    fn who_has_a_birthday_ahead_is_in_a_month_that_is_asked_for(now in 0..40_000_i32, month in 1..=12_u32, day in 1..=31_u32) {
        let today = NaiveDate::from_num_days_from_ce_opt(730_000 + now).unwrap();
        let Some(birthday) = Birthday::read(&format!("{month}/{day}")) else { return Ok(()) };
        for ahead in Ahead::ALL {
            prop_assert!(!ahead.holds(birthday, today) || ahead.months_needed(today).contains(&month));
        }
        let next = birthday.next(today);
        prop_assert_eq!((next - today).num_days(), i64::from(birthday.days_until(today)));
        prop_assert!(next.month() == month && (next.day() == day || (month, day, next.day()) == (2, 29, 28)));
    }
}
