//! What is new since the last visit.

use super::desk::{Desk, NOW, labelled, page, settings};
use crate::app::{App, Event, Target};
use crate::insight::{Visit, Visits};
use crate::memory::{Memory, Recalled};

const MINUTE: i64 = 60_000;

/// All messages of the channel that opens first were seen up to `newest`, at 09:12 today.
fn seen_up_to(newest: i64) -> Desk {
    let mut visits = Visits::default();
    visits.keep("FB_PAGE_1", None, Visit { newest, at: NOW - 228 * MINUTE });
    let recalled = Recalled { owner: "main".into(), memory: Memory { visits, ..Memory::default() } };
    let mut desk = Desk::start(App::new(settings(), Target::default(), (160, 48), NOW).recalling(recalled));
    desk.answer_directory();
    desk
}

fn words(desk: &Desk) -> Option<String> {
    desk.app.news_in_words()
}

#[test]
fn what_came_since_is_counted_as_soon_as_it_is_here() {
    let mut desk = seen_up_to(NOW - 42_000);
    assert_eq!(words(&desk), None, "nothing is said before anything is known");
    desk.answer_page(page(NOW, 20, Some(true)));
    assert_eq!(words(&desk).as_deref(), Some("20+ new since 09:12"));
    desk.answer_page(page(NOW - 19_000, 50, Some(true)));
    assert_eq!(words(&desk).as_deref(), Some("42 new since 09:12"));
}

#[test]
fn nothing_new_is_said_too_and_there_is_nothing_to_show() {
    let mut desk = seen_up_to(NOW);
    desk.answer_page(page(NOW, 20, Some(false)));
    assert_eq!(words(&desk).as_deref(), Some("nothing new since 09:12"));
    desk.press("S");
    assert_eq!(desk.notice(), "nothing new since 09:12");
    assert!(desk.app.messages.narrow.is_none());
}

#[test]
fn a_window_that_begins_after_the_visit_may_not_hold_all() {
    let mut desk = seen_up_to(NOW - 40 * 24 * 60 * MINUTE);
    desk.answer_page(page(NOW, 20, Some(false)));
    assert!(words(&desk).unwrap().starts_with("20+ new since"), "{:?}", words(&desk));
}

#[test]
fn one_key_shows_what_is_new_and_escape_shows_all() {
    let mut desk = seen_up_to(NOW - 5_000);
    desk.answer_page(page(NOW, 50, Some(true)));
    desk.press("j j S");
    assert_eq!((desk.app.messages.len(), desk.selected_text()), (5, "message 2"));
    assert_eq!(desk.app.narrowed_by().as_deref(), Some("new since 09:12"));
    desk.press("esc");
    assert_eq!((desk.app.messages.len(), desk.selected_text()), (50, "message 2"));
}

#[test]
fn what_is_new_loads_on_to_the_mark_and_no_further() {
    let mut desk = seen_up_to(NOW - 120_000);
    desk.press("S");
    assert_eq!(desk.notice(), "nothing is loaded yet");
    desk.answer_page(page(NOW, 50, Some(true)));
    desk.press("S");
    desk.answer_page(page(NOW - 49_000, 50, Some(true)));
    desk.answer_page(page(NOW - 98_000, 50, Some(true)));
    assert_eq!(desk.app.messages.len(), 120);
    assert!(desk.pending_page().is_none(), "all that is new is here");
}

#[test]
fn a_first_visit_compares_with_nothing_and_says_so() {
    let mut desk = Desk::loaded();
    assert_eq!(words(&desk), None);
    desk.press("S");
    assert!(desk.notice().contains("first visit"), "{}", desk.notice());
}

#[test]
fn a_visit_ends_when_channel_or_label_is_left_and_not_with_the_window_or_kind() {
    let mut desk = seen_up_to(NOW - 5_000);
    desk.answer_page(page(NOW, 50, Some(false)));
    desk.answer_overview();
    desk.press("d enter");
    desk.answer_page(page(NOW, 30, Some(false)));
    assert_eq!(words(&desk).as_deref(), Some("5 new since 09:12"), "today instead of a week is the same visit");
    desk.press("t down enter");
    desk.answer_page(page(NOW, 10, Some(false)));
    assert_eq!(words(&desk).as_deref(), Some("5 new since 09:12"));
    desk.press("esc c down enter");
    assert_eq!(words(&desk), None, "the other channel was never visited");
    desk.answer_page(page(NOW, 10, Some(false)));
    desk.press("c up enter");
    desk.answer_page(page(NOW + 3_000, 33, Some(false)));
    assert_eq!(words(&desk).as_deref(), Some("3 new since 13:00"), "from the second visit on");
}

#[test]
fn escape_comes_back_to_the_very_same_visit() {
    let mut desk = seen_up_to(NOW - 5_000);
    desk.answer_page(page(NOW, 50, Some(false)));
    desk.answer_overview();
    desk.press("backtab j enter");
    desk.answer_page(page(NOW, 10, Some(false)));
    desk.press("esc");
    assert_eq!(words(&desk).as_deref(), Some("5 new since 09:12"));
}

fn mark(desk: &Desk) -> Option<Visit> {
    desk.app.memory().unwrap().memory.visits.last("FB_PAGE_1", None)
}

#[test]
fn the_mark_is_where_the_list_was_seen_to_and_when_it_was_loaded() {
    let mut desk = seen_up_to(NOW - 5_000);
    let before = mark(&desk);
    assert_eq!(before.unwrap().newest, NOW - 5_000, "nothing was seen yet");
    desk.now += 2_000;
    desk.answer_page(page(NOW, 50, Some(false)));
    desk.now += 600_000;
    desk.press("j");
    assert_eq!(mark(&desk), Some(Visit { newest: NOW, at: NOW + 2_000 }));
}

#[test]
fn rows_above_the_reader_that_were_not_looked_at_stay_new() {
    let mut desk = seen_up_to(NOW - 5_000);
    desk.answer_page(page(NOW, 50, Some(false)));
    desk.press("j j j r");
    let (newer, _) = desk.pending_page().expect("newer rows are asked for");
    desk.now += 30_000;
    desk.reply(newer, crate::app::Reply::Page(Ok(page(NOW + 20_000, 25, Some(false)))));
    assert_eq!(mark(&desk).unwrap().newest, NOW);
    desk.press("g");
    assert_eq!(mark(&desk), Some(Visit { newest: NOW + 20_000, at: NOW + 30_000 }));
}

#[test]
fn a_row_from_the_future_does_not_hide_what_comes_before_it() {
    let mut desk = seen_up_to(NOW - 5_000);
    desk.answer_page(page(NOW + 3_600_000, 50, Some(false)));
    assert_eq!(mark(&desk), Some(Visit { newest: NOW, at: NOW }));
}

#[test]
fn a_view_of_the_past_or_of_one_kind_is_no_visit() {
    for keys in ["[", "t down enter"] {
        let mut desk = seen_up_to(NOW - 5_000);
        desk.press(keys);
        desk.answer_page(page(NOW, 50, Some(false)));
        assert_eq!(mark(&desk).unwrap().newest, NOW - 5_000, "{keys}");
    }
}

#[test]
fn an_empty_list_was_looked_at_too() {
    let mut desk = seen_up_to(NOW - 5_000);
    desk.answer_page(page(NOW, 0, Some(false)));
    assert_eq!(mark(&desk), Some(Visit { newest: NOW, at: NOW }));
    desk.event(Event::Tick);
    assert_eq!(words(&desk).as_deref(), Some("nothing new since 09:12"));
}

#[test]
fn a_visit_to_several_labels_is_of_what_they_show_and_of_nothing_else() {
    let mut visits = Visits::default();
    visits.keep("FB_PAGE_1", Some("frustrated and not spam"), Visit { newest: NOW - 2_000, at: NOW - 228 * MINUTE });
    let recalled = Recalled { owner: "main".into(), memory: Memory { visits, ..Memory::default() } };
    let target = Target { label: Some("frustrated and not spam".into()), ..Target::default() };
    let mut desk = Desk::start(App::new(settings(), target, (160, 48), NOW).recalling(recalled));
    desk.answer_directory();
    let rows: &[(&str, &[&str])] = &[("a", &["frustrated", "spam"]), ("b", &["frustrated"]), ("c", &["frustrated"])];
    desk.answer_page(labelled(NOW, rows, Some(false)));
    assert_eq!(words(&desk).as_deref(), Some("1 new since 09:12"));
    let visits = desk.app.memory().unwrap().memory.visits;
    let seen = |label| visits.last("FB_PAGE_1", label).map(|visit| visit.newest);
    assert_eq!(seen(Some("frustrated and not spam")), Some(NOW - 1_000), "the newest that is shown");
    assert_eq!((seen(Some("frustrated")), seen(None)), (None, None));
}
