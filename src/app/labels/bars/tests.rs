use super::*;

fn days(first: &str, count: u64) -> Vec<NaiveDate> {
    let first: NaiveDate = first.parse().unwrap();
    (0..count).map(|day| first + chrono::Days::new(day)).collect()
}

#[test]
fn days_have_a_bar_each_where_there_is_room() {
    let bars = Bars::new(&days("2026-05-01", 3), Per::Day, 10);
    assert_eq!((bars.size, bars.spans.as_slice()), (1, &[0..1, 1..2, 2..3][..]));
    assert_eq!(bars.sums(&[5, 0, 2]), [5, 0, 2], "an empty day has a bar too");
}

#[test]
fn the_newest_bar_is_a_whole_one_when_days_are_put_together() {
    let bars = Bars::new(&days("2026-05-01", 5), Per::Day, 3);
    assert_eq!((bars.size, bars.spans.as_slice()), (2, &[0..1, 1..3, 3..5][..]));
    assert_eq!(bars.sums(&[1, 2, 3, 4, 5]), [1, 5, 9]);
    assert_eq!(bars.holding(2), Some(1));
    assert_eq!(bars.holding(5), None);
}

#[test]
fn weeks_go_from_monday_to_sunday_across_the_new_year() {
    // 28 December 2026 is a Monday of week 53, which ends on 3 January 2027.
    let bars = Bars::new(&days("2026-12-26", 12), Per::Week, 10);
    assert_eq!(bars.spans, [0..2, 2..9, 9..12]);
    assert_eq!(bars.sums(&[1; 12]), [2, 7, 3]);
}

#[test]
fn no_days_have_no_bars() {
    assert!(Bars::new(&[], Per::Week, 10).spans.is_empty());
    assert_eq!(Bars::new(&days("2026-05-01", 2), Per::Day, 0).spans.as_slice(), std::slice::from_ref(&(0..2)));
}
