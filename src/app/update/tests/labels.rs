//! The labels screen: from a number to its messages and back.

use std::sync::Arc;

use super::desk::{Desk, NOW, error, labelled, page};
use crate::api::Overview;
use crate::app::labels::{Column, Per};
use crate::app::layout::Pane;
use crate::app::popup::Popup;
use crate::app::{Effect, Event, Reply, Request, Screen, Target};
use crate::view::{DAY_MS, Window};

fn settle(desk: &mut Desk) {
    while desk.app.is_busy() {
        desk.event(Event::Idle);
    }
}

/// Ten days of 100 messages each, 5 or 6 of them frustrated; on 27 May 60. Happy ones grow scarce.
fn overview() -> Overview {
    let day = |day: usize| {
        let frustrated = if day == 27 { 60 } else { 5 + day % 2 };
        format!(r#""2026-05-{day}":{{"frustrated":{{"count":{frustrated}}},"happy":{{"count":{}}}}}"#, 40 - day)
    };
    let days: Vec<String> = (21..=30).map(day).collect();
    let activity: Vec<String> = (21..=30).map(|day| format!(r#""2026-05-{day}":{{"userMessages":100}}"#)).collect();
    let body = format!(
        r#"{{"buckets":{{{}}},"activity":{{{}}},"activityTotals":{{"userMessages":1000}},
            "totals":{{"frustrated":{{"count":109,"uniqueConversations":50}},"happy":{{"count":145,"uniqueConversations":70}}}}}}"#,
        days.join(","),
        activity.join(",")
    );
    Overview::read(body.as_bytes()).unwrap()
}

/// The labels screen over ten days, counted; the window before is asked for.
fn counting() -> Desk {
    let mut desk = Desk::new(Target { spec: "2026-05-21..2026-05-30".parse().unwrap(), ..Target::default() });
    desk.answer_directory();
    desk.answer_page(page(NOW, 50, Some(true)));
    answer_overview(&mut desk, Ok(overview()));
    desk.press("2");
    desk
}

/// The same; the window before cannot be had.
fn counted() -> Desk {
    let mut desk = counting();
    answer_overview(&mut desk, Err(503));
    desk
}

fn pending_overview(desk: &Desk) -> Option<Window> {
    desk.sent.iter().find_map(|(_, request)| match request {
        Request::Overview { window, .. } => Some(*window),
        _ => None,
    })
}

fn answer_overview(desk: &mut Desk, answer: Result<Overview, u16>) {
    let ticket = desk.pending(|request| matches!(request, Request::Overview { .. })).expect("counts are asked for");
    desk.reply(ticket, Reply::Overview(answer.map_err(|status| Arc::clone(&error(status)))));
    settle(desk);
}

fn labels(desk: &Desk) -> Vec<&str> {
    desk.app.labels.rows.iter().map(|row| row.label.as_str()).collect()
}

fn day(text: &str) -> Window {
    let start = crate::view::Zone::Utc.day_start(text.parse().unwrap());
    Window::new(start, start + DAY_MS).unwrap()
}

#[test]
fn a_bar_opens_exactly_its_days_messages_and_escape_comes_back_to_the_very_same_bar() {
    let mut desk = counted();
    desk.press("j tab left left left");
    assert_eq!(desk.app.labels.bar, "2026-05-27".parse().ok());
    desk.press("enter");
    let (_, query) = desk.pending_page().unwrap();
    assert_eq!((query.label.as_deref(), query.window), (Some("frustrated"), day("2026-05-27")));
    assert_eq!((desk.app.screen, desk.app.messages.focus), (Screen::Messages, Pane::List));
    desk.answer_page(labelled(day("2026-05-27").end() - 1, &[("a", &["frustrated"])], Some(false)));
    desk.press("esc");
    assert_eq!((desk.app.screen, desk.app.focus()), (Screen::Labels, Pane::Detail));
    assert_eq!(desk.app.labels.bar, "2026-05-27".parse().ok());
    assert_eq!(desk.app.labels.selected().unwrap().label, "frustrated");
    assert_eq!((desk.app.place.labels.as_ref(), desk.app.messages.len()), (None, 50));
    desk.press("esc");
    assert_eq!((desk.app.screen, desk.app.focus()), (Screen::Labels, Pane::List));
}

#[test]
fn from_a_bar_to_messages_to_a_person_and_back_to_the_bar() {
    let mut desk = counted();
    desk.press("j tab left left left enter");
    let end = day("2026-05-27").end();
    desk.answer_page(labelled(end - 1, &[("a", &["frustrated"]), ("b", &["frustrated"])], Some(false)));
    desk.press("j u");
    let (_, query) = desk.pending_page().unwrap();
    assert_eq!((query.label, query.window), (None, day("2026-05-27")));
    desk.answer_page(labelled(end - 1, &[("x", &[]), ("b", &["frustrated"]), ("c", &[])], Some(false)));
    assert_eq!((desk.app.screen, desk.app.messages.len()), (Screen::Person, 3));
    desk.press("esc");
    assert_eq!((desk.app.screen, desk.selected_text()), (Screen::Messages, "b"));
    desk.press("esc");
    assert_eq!((desk.app.screen, desk.app.focus()), (Screen::Labels, Pane::Detail));
    assert_eq!(desk.app.labels.bar, "2026-05-27".parse().ok());
}

#[test]
fn a_bar_of_a_week_opens_that_week_as_far_as_it_lies_in_the_window() {
    let mut desk = counted();
    desk.press("b right left enter");
    assert_eq!(desk.app.labels.per, Per::Week);
    let (_, query) = desk.pending_page().unwrap();
    assert_eq!((query.window.from_param(), query.window.to_param()), ("2026-05-21".into(), "2026-05-24".into()));
    desk.press("esc");
    assert_eq!(desk.app.selected_bar(&desk.app.bars()), Some(0));
}

#[test]
fn a_bar_of_less_than_its_day_or_week_says_so() {
    let mut desk = counted();
    let words = |desk: &Desk| desk.app.label_words(&desk.app.bars()).unwrap().text;
    desk.press("right");
    assert!(words(&desk).starts_with("happy on Sat 30 May so far: 10 of 100"), "{}", words(&desk));
    desk.press("b");
    let newest = "happy from Mon 25 May to Sat 30 May so far (6 of 7 days): ";
    assert!(words(&desk).starts_with(newest), "{}", words(&desk));
    desk.press("left");
    let oldest = "happy from Thu 21 May to Sun 24 May (4 of 7 days): ";
    assert!(words(&desk).starts_with(oldest), "{}", words(&desk));

    let mut desk = Desk::loaded();
    desk.press("2 tab < < < < < < < <");
    assert!(words(&desk).starts_with("happy on Sat 23 May since 13:00 UTC: 0 messages"), "{}", words(&desk));
    // The window before ends where this one begins.
    desk.press("1 [");
    desk.answer_page(page(NOW - 8 * DAY_MS, 50, Some(true)));
    desk.answer_overview();
    desk.press("2");
    settle(&mut desk);
    desk.press("tab < > > > > > > > > >");
    assert!(words(&desk).contains(" on Sat 23 May until 13:00 UTC: "), "{}", words(&desk));
}

#[test]
fn labels_are_marked_for_the_chart_and_stay_marked_in_another_window() {
    let mut desk = counted();
    let charted = |desk: &Desk| desk.app.charted_labels().iter().map(|row| row.label.clone()).collect::<Vec<_>>();
    assert_eq!(charted(&desk), ["happy"]);
    desk.press("space");
    assert_eq!(charted(&desk), ["happy"]);
    desk.press("j");
    assert_eq!(charted(&desk), ["happy", "frustrated"], "the selected one is shown beside those that are marked");
    desk.press("space k space");
    assert_eq!(charted(&desk), ["happy", "frustrated"]);
    desk.press("[");
    answer_overview(&mut desk, Ok(overview()));
    assert_eq!(charted(&desk), ["happy", "frustrated"]);
    desk.press("-");
    assert_eq!(charted(&desk), ["happy"]);
    desk.press("-");
    assert_eq!(desk.notice(), "no label is marked");
}

#[test]
fn a_window_that_grows_over_midnight_has_a_number_for_each_day_of_each_label() {
    let mut desk = Desk::loaded();
    desk.press("f");
    while desk.pending_page().is_some() {
        desk.answer_page(page(NOW, 0, Some(false)));
    }
    desk.now += DAY_MS;
    desk.event(Event::Tick);
    let days = desk.app.counts.days().count();
    assert_eq!(days, 9);
    assert!(desk.app.counts.rows().iter().all(|row| row.days.len() == days), "before the new counts are here");
    assert!(desk.app.labels_csv().is_ok());
}

#[test]
fn arrows_stop_at_the_ends_of_the_chart() {
    let mut desk = counted();
    desk.press("> > >");
    assert_eq!(desk.app.selected_bar(&desk.app.bars()), Some(9));
    desk.press("< < < < < < < < < < < <");
    assert_eq!(desk.app.selected_bar(&desk.app.bars()), Some(0));
}

#[test]
fn the_only_bar_of_a_view_leads_to_its_messages_and_back_too() {
    let mut desk = counted();
    desk.press("tab enter");
    desk.answer_page(labelled(NOW, &[("a", &["happy"])], Some(false)));
    desk.press("2");
    answer_overview(&mut desk, Ok(overview()));
    desk.press("enter");
    assert_eq!(desk.app.screen, Screen::Messages);
    desk.press("esc");
    assert_eq!(desk.app.screen, Screen::Labels);
}

#[test]
fn what_stands_out_most_is_two_keys_away() {
    let mut desk = counted();
    desk.press("1 !");
    assert_eq!((desk.app.screen, desk.app.focus()), (Screen::Labels, Pane::Detail));
    assert_eq!(desk.app.labels.selected().unwrap().label, "frustrated");
    let words = desk.app.label_words(&desk.app.bars()).unwrap().text;
    assert!(words.starts_with("frustrated on Wed 27 May: 60 of 100 messages (60%), usually 5"), "{words}");
    desk.press("!");
    assert_eq!(desk.pending_page().unwrap().1.window, day("2026-05-27"));
    desk.press("esc");
    assert_eq!(desk.app.labels.bar, "2026-05-27".parse().ok());
}

#[test]
fn nothing_that_stands_out_is_said() {
    let mut desk = Desk::loaded();
    settle(&mut desk);
    desk.press("!");
    assert!(desk.notice().contains("nothing stands out"), "{}", desk.notice());
    assert_eq!(desk.app.screen, Screen::Messages);
    let mut desk = Desk::new(Target::default());
    desk.answer_directory();
    desk.press("!");
    assert!(desk.notice().contains("still coming"), "{}", desk.notice());
}

#[test]
fn the_window_before_is_asked_for_once_the_window_is_counted() {
    let mut desk = Desk::new(Target::default());
    desk.answer_directory();
    assert_eq!(pending_overview(&desk), Some(desk.app.place.window));
    desk.answer_counts();
    let before = pending_overview(&desk).unwrap();
    let window = desk.app.place.window;
    assert_eq!(
        (before.end(), before.length()),
        (window.start(), NOW - window.start()),
        "what is to come is not counted"
    );
    answer_overview(&mut desk, Ok(overview()));
    let changes: Vec<_> = desk.app.labels.rows.iter().map(|row| row.change.unwrap().to_string()).collect();
    // 20 of 50 after 145 of 1,000, and 7 of 50 after 109 of 1,000.
    assert_eq!((labels(&desk), changes), (vec!["happy", "frustrated"], vec!["+176%".into(), "+28%".into()]));
}

/// What stands out, and on which day.
fn standouts(desk: &Desk) -> Vec<(String, String)> {
    let of = |label: &str| desk.app.labels.standouts.of(label).to_vec();
    let found = desk.app.counts.rows().iter().flat_map(|row| of(&row.label));
    found.map(|standout| (standout.label, standout.date.to_string())).collect()
}

/// Ten days of 100 messages each before those of [`overview`], of which many are frustrated at times.
fn restless() -> Overview {
    let days = |of: &str, count: fn(usize) -> usize| {
        let days: Vec<String> = (11..=20).map(|day| format!(r#""2026-05-{day}":{{"{of}":{}}}"#, count(day))).collect();
        days.join(",")
    };
    let (buckets, activity) = (days("frustrated", |day| 10 + day % 4 * 20), days("userMessages", |_| 100));
    let body = format!(r#"{{"buckets":{{{buckets}}},"activity":{{{activity}}},"totals":{{"frustrated":400}}}}"#);
    Overview::read(body.as_bytes()).unwrap()
}

#[test]
fn what_stands_out_is_the_same_whichever_way_one_came_to_the_view() {
    let opened = || {
        let mut desk = Desk::new(Target { spec: "2026-05-21..2026-05-30".parse().unwrap(), ..Target::default() });
        desk.answer_directory();
        desk.answer_page(page(NOW, 50, Some(true)));
        answer_overview(&mut desk, Ok(overview()));
        desk
    };
    let mut plain = opened();
    assert!(standouts(&plain).is_empty(), "nobody knows yet what is usual");
    answer_overview(&mut plain, Ok(restless()));
    assert_ne!(standouts(&plain), standouts(&counted()), "the window before tells what is usual");
    let mut by_labels = opened();
    by_labels.press("2 1");
    answer_overview(&mut by_labels, Ok(restless()));
    // Away before the window before has come, and back.
    let mut back = opened();
    back.press("[");
    answer_overview(&mut back, Ok(restless()));
    back.press("esc");
    answer_overview(&mut back, Ok(restless()));
    assert_eq!(standouts(&by_labels), standouts(&plain));
    assert_eq!(standouts(&back), standouts(&plain));
}

#[test]
fn a_window_before_that_is_not_known_leaves_the_rest_alone() {
    let desk = counting();
    assert!(desk.app.labels.rows.iter().all(|row| row.change.is_none()));
    let mut desk = counted();
    assert!(desk.app.labels.rows.iter().all(|row| row.change.is_none()));
    assert_eq!(desk.notice(), "");
    assert!(pending_overview(&desk).is_none(), "it is not asked for again by itself");
    desk.press("r");
    let asked = |desk: &Desk| desk.sent.iter().filter(|(_, it)| matches!(it, Request::Overview { .. })).count();
    assert!(asked(&desk) >= 1);
}

#[test]
fn the_table_is_sorted_by_any_column_and_the_reader_stays_on_the_label() {
    let mut desk = counting();
    answer_overview(&mut desk, Ok(overview()));
    assert_eq!(labels(&desk), ["happy", "frustrated"]);
    desk.press("j s s s");
    assert_eq!(desk.app.labels.sort.by, Column::Change);
    desk.press("s");
    assert_eq!((desk.app.labels.sort.by, labels(&desk)), (Column::Label, vec!["frustrated", "happy"]));
    assert_eq!(desk.app.labels.selected().unwrap().label, "frustrated");
    desk.press("S");
    assert_eq!(labels(&desk), ["happy", "frustrated"]);
    assert_eq!(desk.app.labels.cursor.selected, 1);
}

#[test]
fn conversations_of_several_slices_are_counted_from_rows_that_are_all_there() {
    let spec = "2026-03-01..2026-05-30".parse().unwrap();
    let mut desk = Desk::new(Target { spec, ..Target::default() });
    desk.answer_directory();
    let empty = || Overview::read(br#"{"buckets":{},"totals":{},"activityTotals":{"userMessages":0}}"#).unwrap();
    let body = br#"{"buckets":{"2026-05-30":{"happy":{"count":20,"uniqueConversations":9}}},"activityTotals":{"userMessages":20},
        "totals":{"happy":{"count":20,"uniqueConversations":9}},"activity":{"2026-05-30":{"userMessages":20}}}"#;
    answer_overview(&mut desk, Ok(Overview::read(body).unwrap()));
    answer_overview(&mut desk, Ok(empty()));
    answer_overview(&mut desk, Ok(empty()));
    desk.press("2");
    settle(&mut desk);
    let conversations = |desk: &Desk| desk.app.labels.rows[0].conversations.map(|it| (it.count, it.at_most));
    assert_eq!(conversations(&desk), Some((9, true)));
    desk.press("1 a");
    desk.answer_page(page(NOW, 20, Some(false)));
    while desk.pending_page().is_some() {
        desk.answer_page(page(NOW, 0, Some(false)));
    }
    desk.press("2");
    settle(&mut desk);
    assert_eq!(conversations(&desk), Some((7, false)));
}

#[test]
fn the_table_is_saved_as_csv_where_the_person_says() {
    let mut desk = counting();
    answer_overview(&mut desk, Ok(overview()));
    desk.press("x");
    let Some(Popup::Prompt(prompt)) = &desk.app.popup else { panic!("no prompt") };
    assert_eq!(prompt.input.text(), "vipdeck-labels-2026-05-21_2026-05-30.csv");
    desk.press("enter");
    desk.found(&[]);
    let Some(Effect::Write { what, path, replace: false, content }) = desk.done.pop() else {
        panic!("nothing is written")
    };
    assert_eq!((what.as_str(), path.as_str()), ("2 labels", "vipdeck-labels-2026-05-21_2026-05-30.csv"));
    let text = String::from_utf8(content).unwrap();
    let lines: Vec<&str> = text.split("\r\n").collect();
    let head = "label,name,count,rate,conversations,conversations_at_most,change,count_before,2026-05-21,2026-05-22";
    assert!(lines[0].starts_with(head), "{}", lines[0]);
    assert!(lines[2].starts_with("frustrated,frustrated,109,0.109000,50,false,0.000000,109,6,5,6,"), "{}", lines[2]);
    assert_eq!(lines.len(), 4);
}

#[test]
fn labels_that_occur_together_lead_to_the_messages_that_carry_both() {
    let mut desk = Desk::new(Target::default());
    desk.answer_directory();
    desk.answer_overview();
    let rows: &[(&str, &[&str])] = &[("a", &["happy", "spam"]), ("b", &["happy"]), ("c", &["happy", "spam"])];
    desk.answer_page(labelled(NOW, rows, Some(true)));
    desk.press("2 o");
    let Some(Popup::Together(table)) = &desk.app.popup else { panic!("no table") };
    assert_eq!((table.rows, table.pairs[0].first.as_str(), table.pairs[0].count), (3, "happy", 2));
    desk.press("enter");
    assert_eq!(desk.app.place.labels.as_ref().unwrap().to_string(), "happy and spam");
    desk.press("esc");
    assert_eq!(desk.app.screen, Screen::Labels);
}

#[test]
fn the_table_of_pairs_loads_what_it_does_not_count_yet() {
    let mut desk = Desk::new(Target::default());
    desk.answer_directory();
    desk.answer_overview();
    desk.answer_page(labelled(NOW, &[("a", &["happy", "spam"])], Some(true)));
    desk.press("2 o a");
    assert!(desk.app.messages.load_all.is_some());
    desk.answer_page(labelled(NOW - 5_000, &[("b", &["happy", "spam"])], Some(false)));
    let Some(Popup::Together(table)) = &desk.app.popup else { panic!("no table") };
    assert_eq!((table.rows, table.pairs[0].count), (2, 2));
}

#[test]
fn labels_are_filtered_and_searched_in_any_order() {
    let mut desk = counted();
    desk.press("&");
    desk.type_in("frus");
    assert_eq!(labels(&desk), ["frustrated"]);
    desk.press("enter s s");
    assert_eq!(labels(&desk), ["frustrated"]);
    desk.press("esc S /");
    desk.type_in("happy");
    desk.press("enter");
    assert_eq!(desk.app.labels.selected().unwrap().label, "happy");
    assert_eq!(desk.notice(), "match 1 of 1");
    desk.press("/");
    desk.type_in("zzz");
    desk.press("enter");
    assert_eq!(desk.notice(), "no match among the labels shown");
}

#[test]
fn what_stands_out_is_shown_although_a_filter_hides_its_label() {
    let mut desk = counted();
    desk.press("space &");
    desk.type_in("happy");
    desk.press("enter");
    assert_eq!(labels(&desk), ["happy"]);
    desk.press("!");
    assert_eq!(desk.app.labels.selected().unwrap().label, "frustrated");
    assert!(desk.app.filter().is_none());
}

#[test]
fn a_marked_label_stays_in_the_chart_while_a_filter_hides_it() {
    let mut desk = counted();
    desk.press("space &");
    desk.type_in("frus");
    desk.press("enter");
    let charted: Vec<_> = desk.app.charted_labels().iter().map(|row| row.label.as_str()).collect();
    assert_eq!(charted, ["frustrated", "happy"]);
}

#[test]
fn a_filtered_table_is_saved_as_it_is_shown_and_says_of_how_many() {
    let mut desk = counted();
    desk.press("&");
    desk.type_in("frus");
    desk.press("enter x enter");
    desk.found(&[]);
    let Some(Effect::Write { what, content, .. }) = desk.done.last() else { panic!("{:?}", desk.done.last()) };
    assert_eq!((what.as_str(), String::from_utf8_lossy(content).lines().count()), ("1 of 2 labels", 2));
}
