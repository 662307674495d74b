use proptest::prelude::*;

use super::*;

const MAY: i64 = 1_777_593_600_000; // 2026-05-01T00:00:00Z

#[test]
fn whole_days_are_sent_as_dates() {
    let window = Window::new(MAY, MAY + 31 * DAY_MS).unwrap();
    assert_eq!((window.from_param(), window.to_param()), ("2026-05-01".into(), "2026-05-31".into()));
    assert_eq!(window.slices(), [window]);
}

#[test]
fn parts_of_days_are_sent_as_times_whose_end_is_inside() {
    let window = Window::new(MAY + 1, MAY + 5).unwrap();
    assert_eq!(window.from_param(), "2026-05-01T00:00:00.001Z");
    assert_eq!(window.to_param(), "2026-05-01T00:00:00.004Z");
}

#[test]
fn an_empty_span_is_no_window() {
    assert_eq!(Window::new(5, 5), None);
    assert_eq!(Window::new(6, 5), None);
}

proptest! {
    #[test]
    fn slices_cover_the_window_once_and_fit_the_cap(start in -1_000 * DAY_MS..20_000 * DAY_MS, length in 1..500 * DAY_MS) {
        let window = Window::new(start, start + length).unwrap();
        let slices = window.slices();
        prop_assert_eq!(slices.first().unwrap().end(), window.end());
        prop_assert_eq!(slices.last().unwrap().start(), window.start());
        for pair in slices.windows(2) {
            prop_assert_eq!(pair[0].start(), pair[1].end());
            prop_assert_eq!(pair[0].start().rem_euclid(DAY_MS), 0);
        }
        for slice in slices {
            prop_assert!(slice.days().count() <= 31);
        }
    }
}
