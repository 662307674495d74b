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
fn a_day_and_an_instant_are_never_mixed_in_what_people_read() {
    let bounds = |start, end| Window::new(start, end).unwrap().bounds();
    assert_eq!(bounds(MAY, MAY + 2 * DAY_MS), ("2026-05-01".into(), "2026-05-02".into()));
    let hours = bounds(MAY + 5 * 3_600_000, MAY + DAY_MS);
    assert_eq!(hours, ("2026-05-01T05:00:00.000Z".into(), "2026-05-01T23:59:59.999Z".into()));
    assert_eq!(bounds(MAY, MAY + 1), ("2026-05-01T00:00:00.000Z".into(), "2026-05-01T00:00:00.000Z".into()));
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
        let (from, to) = window.bounds();
        let read = |text: &str, edge| crate::view::parse_bound(text, edge, 0).unwrap();
        if window.start() >= 0 {
            prop_assert_eq!((read(&from, crate::view::Edge::From), read(&to, crate::view::Edge::To)), (window.start(), window.end()));
        }
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
