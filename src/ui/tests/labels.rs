use super::fixture::*;
use crate::app::{Screen, Ticket};
use crate::view::{Span, WindowSpec};

#[test]
fn loaded_labels() {
    let mut app = loaded();
    app.screen = Screen::Labels;
    app.labels.selected = 1;
    check_all("labels_loaded", &mut app);
    check("labels_loaded", &mut app, HUGE);
}

#[test]
fn loading_labels() {
    let mut app = loading();
    app.screen = Screen::Labels;
    check_all("labels_loading", &mut app);
}

#[test]
fn no_labels() {
    let mut app = empty();
    app.screen = Screen::Labels;
    check_all("labels_empty", &mut app);
}

#[test]
fn refused_labels() {
    let mut app = failed();
    app.screen = Screen::Labels;
    check_all("labels_failed", &mut app);
}

#[test]
fn a_long_window_is_put_into_buckets_and_shows_years() {
    let mut app = blank_over(WindowSpec::Last(Span::days(400)));
    choose(&mut app);
    take_counts(&mut app, 40_000);
    app.screen = Screen::Labels;
    check("labels_400_days", &mut app, MIDDLE);
}

#[test]
fn a_slice_that_failed_is_said() {
    let mut app = blank_over(WindowSpec::Last(Span::days(60)));
    choose(&mut app);
    take_counts(&mut app, 4_000);
    app.counts.failed(app.place.window.slices()[1], failure());
    app.screen = Screen::Labels;
    check("labels_part_failed", &mut app, MIDDLE);
}

#[test]
fn slices_are_counted_while_they_come() {
    let mut app = blank_over(WindowSpec::Last(Span::days(60)));
    choose(&mut app);
    app.counts.take(app.place.window.slices()[0], crate::api::Overview::default());
    app.counts.asked(app.place.window.slices()[1], Ticket(7));
    app.screen = Screen::Labels;
    let picture = picture(&mut app, WIDE);
    assert!(picture.contains("1 of 2 slices counted"), "{picture}");
}
