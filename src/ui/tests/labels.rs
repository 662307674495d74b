use super::fixture::*;
use crate::app::{Screen, Ticket};
use crate::view::{Span, WindowSpec};

#[test]
fn loaded_labels() {
    let mut app = loaded();
    app.screen = Screen::Labels;
    app.labels.cursor.selected = 1;
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
fn a_chart_that_stands_alone_says_why_it_is_empty() {
    let says = |mut app: crate::app::App, why: &str| {
        app.screen = Screen::Labels;
        app.labels.focus = crate::app::layout::Pane::Detail;
        let picture = picture(&mut app, SMALL);
        assert!(picture.contains(why), "{why}: {picture}");
    };
    says(empty(), "No labels here");
    says(failed(), "503");
    says(loading(), "Loading…");
}

#[test]
fn a_label_without_end_leaves_room_for_its_numbers() {
    let mut app = with_standout();
    let mut overview = app.counts.whole().clone();
    overview.totals.insert("x".repeat(1 << 20), crate::api::Count { count: 9_999, unique_conversations: None });
    app.counts.take(app.place.window, overview);
    app.labels.cursor.selected = 0;
    let picture = picture(&mut app, MIDDLE);
    assert!(picture.contains("xxx… stands out"), "{picture}");
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

/// Ten whole weeks, whose last Wednesday but one has far more of a label than it usually has.
fn with_standout() -> crate::app::App {
    let mut app = blank_over("2026-05-04..2026-05-30".parse().unwrap());
    choose(&mut app);
    take_counts(&mut app, 4_000);
    let mut overview = app.counts.whole().clone();
    for (day, bucket) in &mut overview.days {
        let count = if day.to_string() == "2026-05-20" { 900 } else { 40 + u64::from(day.to_string().ends_with('1')) };
        bucket.labels.entry("bug_report".to_owned()).and_modify(|label| label.count = count);
    }
    app.counts.take(app.place.window, overview);
    app.screen = Screen::Labels;
    app.labels.cursor.selected = 3;
    app
}

#[test]
fn what_stands_out_is_marked_and_said() {
    check_all("labels_standout", &mut with_standout());
    let mut app = with_standout();
    app.screen = Screen::Messages;
    check("labels_standout_rail", &mut app, MIDDLE);
}

#[test]
fn a_selected_bar_is_shown_with_its_numbers() {
    let mut app = with_standout();
    app.labels.focus = crate::app::layout::Pane::Detail;
    app.labels.bar = "2026-05-20".parse().ok();
    check_all("labels_bar", &mut app);
    app.labels.bar = "2026-05-19".parse().ok();
    check("labels_bar_usual", &mut app, MIDDLE);
    app.labels.per = crate::app::labels::Per::Week;
    check("labels_weeks", &mut app, MIDDLE);
    check("labels_weeks", &mut app, SMALL);
}

#[test]
fn marked_labels_share_the_chart() {
    let mut app = with_standout();
    app.labels.marked.extend(["bug_report", "happy", "payment"].map(str::to_owned));
    app.labels.cursor.selected = 1;
    check_all("labels_marked", &mut app);
    app.labels.focus = crate::app::layout::Pane::Detail;
    app.labels.bar = "2026-05-20".parse().ok();
    check("labels_marked_bar", &mut app, MIDDLE);
    check("labels_marked_bar", &mut app, SMALL);
    app.labels.marked.extend(app.counts.rows().iter().map(|row| row.label.clone()));
    check("labels_marked_all", &mut app, MIDDLE);
}

#[test]
fn changes_and_the_order_are_shown() {
    let mut app = with_standout();
    let window = app.place.window.shifted(-app.place.window.length());
    let mut counts = crate::app::counts::Counts::new(window);
    let mut before = app.counts.whole().clone();
    before.days.clear();
    before.totals.retain(|label, _| label != "payment");
    before.totals.entry("happy".to_owned()).and_modify(|label| label.count /= 3);
    counts.take(window, before);
    app.labels.before = Some(crate::app::labels::Before { window, counts });
    app.labels.sort.by = crate::app::labels::Column::Change;
    check_all("labels_change", &mut app);
    if let Some(before) = &mut app.labels.before {
        before.counts = crate::app::counts::Counts::new(window);
        before.counts.failed(window, failure());
    }
    check("labels_no_change_known", &mut app, WIDE);
}

#[test]
fn labels_that_occur_together() {
    let mut app = loaded();
    app.screen = Screen::Labels;
    let mut together = crate::insight::Together::default();
    together.add_many(["frustrated", "payment"], 9);
    together.add_many(["frustrated", "lab_7f3a"], 31);
    together.add_many(["happy"], 80);
    let table = crate::app::popup::LabelPairs { pairs: together.top(9), rows: 120, ..Default::default() };
    app.popup = Some(crate::app::popup::Popup::Together(table));
    check_all("popup_together", &mut app);
    app.popup = Some(crate::app::popup::Popup::Together(crate::app::popup::LabelPairs::default()));
    check("popup_together_none", &mut app, SMALL);
    app.place.kind = Some(crate::view::Kind::Text);
    let picture = picture(&mut app, SMALL);
    assert!(picture.contains("messages of kind text"), "{picture}");
}

#[test]
fn a_filter_of_labels_stands_in_the_path_and_says_what_it_hides() {
    let mut app = with_standout();
    for key in ["&", "z", "z", "z", "enter"] {
        let key: crate::app::keymap::Key = key.parse().unwrap();
        app.update(crate::app::Event::Key(key.event()), NOW);
    }
    let picture = picture(&mut app, WIDE);
    assert!(picture.contains("› & zzz"), "{picture}");
    assert!(picture.contains("labels are counted, and none of them is in “& zzz”."), "{picture}");
    assert!(picture.contains("Esc show all") && picture.contains("0 of "), "{picture}");
}

#[test]
fn the_headings_of_the_table_are_parted_and_tell_names_from_ids() {
    let mut app = loaded();
    app.screen = crate::app::Screen::Labels;
    app.weigh_anew();
    for size in SIZES {
        let heading = picture(&mut app, size).lines().nth(1).unwrap().to_owned();
        assert!(heading.contains("  by UTC day"), "{heading}");
        assert!(!heading.contains(" label "), "{heading}");
    }
    assert!(picture(&mut app, WIDE).lines().nth(1).unwrap().contains("━ id ━"));
}
