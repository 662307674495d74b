use super::*;
use crate::api::{Activity, Bucket, Count, Overview};
use crate::insight::{Basis, Direction};
use crate::view::{DAY_MS, Window, Zone};

/// Counts of whole days from `first` on: of each the label's messages, of 100 in all.
fn counts(first: &str, of_label: &[u64]) -> Counts {
    let first: NaiveDate = first.parse().unwrap();
    let start = Zone::Utc.day_start(first);
    let window = Window::new(start, start + of_label.len() as i64 * DAY_MS).unwrap();
    let mut counts = Counts::new(window);
    let mut overview = Overview::default();
    for (day, count) in (0..).zip(of_label) {
        let label = Count { count: *count, unique_conversations: None };
        let activity = Some(Activity { user_messages: 100, active_conversations: None });
        let bucket = Bucket { labels: [("frustrated".to_owned(), label)].into(), activity };
        overview.days.insert(first + chrono::Days::new(day), bucket);
    }
    counts.take(window, overview);
    counts
}

fn judged(counts: &Counts, before: Option<&Counts>) -> Standouts {
    let mut standouts = Standouts::default();
    standouts.begin(counts, before, "2026-06-30".parse().unwrap());
    assert!(standouts.is_busy());
    while standouts.step(counts, before) {}
    standouts
}

#[test]
fn a_day_that_stands_out_is_found_with_its_numbers() {
    let counts = counts("2026-05-25", &[5, 6, 5, 4, 60, 5, 6]);
    let standouts = judged(&counts, None);
    let strongest = standouts.strongest().unwrap();
    assert_eq!((strongest.date.to_string().as_str(), strongest.direction()), ("2026-05-29", Direction::Up));
    assert_eq!((strongest.count, strongest.activity, strongest.usual.basis), (60, 100, Basis::AllDays));
    assert!(standouts.on("frustrated", strongest.date).is_some());
    assert!(standouts.of("nothing").is_empty());
}

#[test]
fn the_window_before_counts_for_what_is_usual_but_is_not_judged() {
    let before = counts("2026-05-01", &[5, 6, 60, 5, 6, 5, 6, 5, 6, 5, 6, 5, 6, 5, 6, 5, 6, 5, 6, 5, 6, 5, 6, 5]);
    let now = counts("2026-05-25", &[5]);
    let standouts = judged(&now, Some(&before));
    assert!(standouts.strongest().is_none(), "the day that stands out is not in the window");
    let usual = standouts.usual("frustrated", 0, &now, Some(&before)).unwrap();
    assert_eq!(usual.basis, Basis::Weekday, "three Mondays before say what is usual");
    assert!(standouts.usual("frustrated", 0, &now, None).is_none(), "one day alone says nothing");
}
