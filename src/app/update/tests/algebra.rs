//! Views of several labels: fetched as little as must be, filtered here.

use super::desk::{Desk, NOW, labelled, page};
use crate::app::{Effect, Emptiness, Event, Screen, Target};
use crate::feed::Completeness;

/// A view of these labels, whose counts and first page of `rows` are here.
fn view(labels: &str, rows: &[(&str, &[&str])], more: bool) -> Desk {
    let mut desk = Desk::new(Target { label: Some(labels.into()), ..Target::default() });
    desk.answer_directory();
    desk.answer_overview();
    desk.answer_page(labelled(NOW, rows, Some(more)));
    desk
}

fn texts(desk: &Desk) -> Vec<&str> {
    desk.rows().filter_map(|row| row.text).collect()
}

const ROWS: &[(&str, &[&str])] =
    &[("a", &["frustrated"]), ("b", &["frustrated", "spam"]), ("c", &["frustrated", "ckl_1"]), ("d", &["frustrated"])];

#[test]
fn one_label_is_asked_for_and_the_rest_is_filtered_here() {
    let mut desk = Desk::new(Target { label: Some("frustrated and not spam".into()), ..Target::default() });
    desk.answer_directory();
    assert_eq!(desk.pending_page().unwrap().1.label.as_deref(), Some("frustrated"));
    desk.answer_page(labelled(NOW, ROWS, Some(false)));
    assert_eq!(texts(&desk), ["a", "c", "d"]);
    assert_eq!(desk.selected_text(), "a");
}

#[test]
fn a_configured_name_stands_for_its_id() {
    let desk = view("frustrated and \"refund wanted\"", ROWS, false);
    assert_eq!(texts(&desk), ["c"]);
    let command = desk.app.place.command(None);
    assert!(command.ends_with("--label 'frustrated and ckl_1'"), "{command}");
}

#[test]
fn what_no_single_label_holds_takes_all_messages() {
    let mut desk = Desk::new(Target { label: Some("frustrated or happy".into()), ..Target::default() });
    desk.answer_directory();
    assert_eq!(desk.pending_page().unwrap().1.label, None);
}

#[test]
fn the_rarer_label_is_asked_for_once_counts_are_known() {
    let mut desk = Desk::loaded();
    desk.press("l");
    desk.type_in("happy and frustrated");
    desk.press("enter");
    assert_eq!(desk.pending_page().unwrap().1.label.as_deref(), Some("frustrated"));
}

#[test]
fn a_filter_narrows_it_further_and_a_person_is_shown_whole_and_it_is_as_it_was() {
    let mut desk = view("not spam", ROWS, false);
    desk.press("&");
    desk.type_in("c");
    desk.press("enter");
    assert_eq!(texts(&desk), ["c"]);
    desk.press("esc j u");
    assert_eq!((desk.app.screen, &desk.app.place.labels), (Screen::Person, &None));
    desk.answer_page(labelled(NOW, ROWS, Some(false)));
    assert_eq!(texts(&desk), ["a", "b", "c", "d"], "all are of one conversation, spam too");
    desk.press("esc");
    assert_eq!((desk.selected_text(), texts(&desk)), ("d", vec!["a", "c", "d"]));
}

#[test]
fn a_search_counts_and_visits_only_rows_of_the_view() {
    let mut desk = view("not spam", &[("x", &[]), ("x", &["spam"]), ("y", &[]), ("x", &[])], false);
    desk.press("/");
    desk.type_in("x");
    desk.press("enter");
    assert_eq!(desk.app.messages.find.as_ref().unwrap().search.len(), 2);
    desk.press("n");
    assert_eq!(desk.app.messages.cursor.selected, 2);
    desk.press("n");
    assert_eq!(desk.app.messages.cursor.selected, 0, "round the end");
    desk.press("N");
    assert_eq!(desk.app.messages.cursor.selected, 2);
}

#[test]
fn pages_come_until_the_pane_is_full_but_not_for_ever_in_vain() {
    let mut desk = view("happy and not happy", &[("a", &["happy"][..]); 50], true);
    let mut pages = 1;
    while desk.pending_page().is_some() {
        assert_eq!(desk.app.emptiness(), Some(Emptiness::Loading));
        desk.answer_page(page(NOW - pages * 60_000, 50, Some(true)));
        pages += 1;
        assert!(pages < 100, "it must end");
    }
    assert_eq!(pages, 20);
    assert_eq!(desk.app.emptiness(), Some(Emptiness::NoneYet { loaded: 1_000 }));
    desk.press("a");
    assert!(desk.pending_page().is_some(), "all are loaded when that is asked for");
    desk.answer_page(page(NOW - pages * 60_000, 1, Some(false)));
    assert_eq!(desk.app.emptiness(), Some(Emptiness::Nothing));
}

#[test]
fn the_ledger_holds_what_was_fetched_against_its_label() {
    let rows: Vec<(&str, &[&str])> = ["a", "b", "c", "d", "e", "f", "g"].map(|text| (text, &["frustrated"][..])).into();
    let desk = view("frustrated and not spam", &rows, false);
    assert_eq!(desk.app.expected(), Some(7));
    assert_eq!(desk.app.completeness(), Completeness::Complete);
}

#[test]
fn rows_that_come_with_new_labels_are_looked_at_again() {
    let mut desk = view("frustrated and not spam", &[("a", &["frustrated"]), ("b", &["frustrated"])], false);
    desk.press("r");
    desk.answer_page(labelled(NOW, &[("a", &["frustrated", "spam"])], Some(false)));
    while desk.app.is_busy() {
        desk.event(Event::Idle);
    }
    assert_eq!(texts(&desk), ["b"]);
}

#[test]
fn an_export_of_several_labels_is_refused_in_a_sentence() {
    let mut desk = view("frustrated and not spam", ROWS, false);
    desk.press("e");
    assert!(desk.pending(|request| matches!(request, crate::app::Request::ExportMessages { .. })).is_none());
    assert!(desk.notice().contains("one label or all messages"), "{}", desk.notice());
    assert!(desk.notice().contains("frustrated and not spam"), "{}", desk.notice());
}

#[test]
fn the_command_of_the_view_is_quoted() {
    let mut desk = view("frustrated and not spam", ROWS, false);
    desk.press("Y");
    let Some(Effect::Copy { text, .. }) = desk.done.last() else { panic!("nothing is copied") };
    assert!(text.ends_with("--label 'frustrated and not spam'"), "{text}");
    assert_eq!(desk.app.screen, Screen::Messages);
}

#[test]
fn a_saved_view_of_several_labels_is_gone_to_again() {
    let mut desk = view("frustrated and not spam", ROWS, false);
    desk.press("V");
    desk.type_in(" mine");
    desk.press("enter");
    assert_eq!(desk.app.views.saved[0].label.as_deref(), Some("frustrated and not spam"));
    desk.press("l up up up enter v enter");
    assert_eq!(desk.app.place.labels.as_ref().unwrap().to_string(), "frustrated and not spam");
    assert_eq!(desk.pending_page().unwrap().1.label.as_deref(), Some("frustrated"));
}
