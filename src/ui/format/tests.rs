use super::*;
use crate::view::DAY_MS;

const NOW: i64 = 1_780_146_000_000;

#[test]
fn short_numbers_fit_five_cells() {
    assert_eq!(
        [9_999, 10_000, 99_950, 999_999, 1_000_000, 34_500_000_000].map(short_number),
        ["9,999", "10.0k", "99.9k", "999k", "1.0M", "34.5G"]
    );
    assert_eq!(short_number(u64::MAX), "18446744T");
}

#[test]
fn shares_keep_two_digits() {
    assert_eq!(
        [0.0, 0.000_4, 0.042, 0.0996, 0.123, 1.0, 12.5].map(rate),
        ["0%", "<.1%", "4.2%", "10%", "12%", "100%", "1250%"]
    );
}

#[test]
fn offsets_have_a_sign() {
    assert_eq!([10_800_000, -12_000].map(offset), ["+3 h", "−12 s"]);
    assert_eq!([10_799_600, -89_600, 9_000_000].map(offset), ["+3 h", "−90 s", "+3 h"], "rounded, not cut off");
}

#[test]
fn clocks_say_as_much_as_is_needed() {
    let yesterday = NOW - DAY_MS;
    let last_year = NOW - 365 * DAY_MS;
    assert_eq!(Clock::Full.show(NOW, NOW, Zone::Utc), "13:00");
    assert_eq!(Clock::Full.show(yesterday, NOW, Zone::Utc), "Fri 29 May 13:00");
    assert_eq!(Clock::Full.show(last_year, NOW, Zone::Utc), "2025-05-30 13:00");
    assert_eq!(Clock::Short.show(yesterday, NOW, Zone::Utc), "29 May 13:00");
    for clock in [Clock::Today, Clock::Short, Clock::Full] {
        for at in [NOW, yesterday, last_year, i64::MIN, i64::MAX] {
            assert!(clock.show(at, NOW, Zone::Utc).chars().count() <= clock.cells(), "{clock:?} {at}");
        }
    }
}
