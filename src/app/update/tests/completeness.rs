//! What is claimed of a list: whole only where that is proven.

use std::sync::Arc;

use super::desk::{Desk, NOW, page};
use crate::api::Overview;
use crate::app::{Effect, Event, Reply, Request, Target};
use crate::feed::{Completeness, PageRows};
use crate::view::DAY_MS;

/// A page that promises more and gives no cursor.
pub(super) fn cut(newest: i64, count: i64) -> PageRows {
    PageRows { cursor: None, ..page(newest, count, Some(true)) }
}

/// A dashboard of a label that the overview lists nowhere, after one page.
fn unlisted(first: PageRows) -> Desk {
    let mut desk = Desk::new(Target { label: Some("ckl_x".into()), ..Target::default() });
    desk.answer_directory();
    desk.answer_page(first);
    desk.answer_overview();
    desk
}

#[test]
fn rows_of_a_label_that_nobody_counted_are_not_complete() {
    for first in [cut(NOW, 50), page(NOW, 50, Some(false))] {
        let desk = unlisted(first);
        assert_eq!(desk.app.completeness(), Completeness::CannotTell);
        assert!(!desk.app.is_whole());
    }
}

#[test]
fn a_label_that_is_listed_nowhere_has_no_messages_while_none_came_and_none_was_cut_off() {
    assert_eq!(unlisted(page(NOW, 0, Some(false))).app.completeness(), Completeness::Complete);
    assert_eq!(unlisted(cut(NOW, 0)).app.completeness(), Completeness::CannotTell);
}

#[test]
fn that_today_grows_does_not_hide_that_the_list_was_cut_short() {
    let mut desk = Desk::new(Target::default());
    desk.answer_directory();
    desk.answer_page(cut(NOW, 40));
    desk.answer_overview();
    assert_eq!(desk.app.completeness(), Completeness::Growing);
    assert!(desk.app.cut().is_some() && !desk.app.is_whole());
}

#[test]
fn where_every_row_that_is_counted_has_come_it_does_not_matter_that_the_list_was_cut_short() {
    let mut desk = Desk::new(Target::default());
    desk.answer_directory();
    desk.answer_page(cut(NOW, 50));
    desk.answer_overview();
    assert!(desk.app.cut().is_none() && desk.app.is_whole());
}

#[test]
fn what_is_missing_of_one_slice_is_told_while_the_next_one_loads() {
    let mut desk = Desk::new(Target { spec: "40d".parse().unwrap(), ..Target::default() });
    desk.answer_directory();
    desk.answer_page(cut(NOW - DAY_MS, 50));
    let ticket = desk.pending(|request| matches!(request, Request::Overview { .. })).unwrap();
    let body = br#"{"totals":{},"activity":{"2026-05-29":60},"activityTotals":{"userMessages":60}}"#;
    desk.reply(ticket, Reply::Overview(Overview::read(body).map_err(Arc::new)));
    assert!(desk.pending_page().is_some());
    assert_eq!((desk.app.completeness(), desk.app.missing()), (Completeness::Loading, 10));
    assert!(desk.app.cut().is_some());
}

const MINUTE: i64 = 60_000;

/// A dashboard that holds all of a window, in one page.
fn whole(spec: &str) -> Desk {
    let mut desk = Desk::new(Target { spec: spec.parse().unwrap(), ..Target::default() });
    desk.answer_directory();
    desk.answer_page(page(NOW, 50, Some(false)));
    desk.answer_overview();
    desk
}

#[test]
fn a_list_is_of_the_time_when_it_was_asked_for_and_a_reload_makes_it_new() {
    let mut desk = whole("7d");
    desk.now += MINUTE;
    desk.event(Event::Tick);
    assert_eq!(desk.app.as_of(), None, "a minute ago is now");
    desk.now += MINUTE;
    desk.done.clear();
    desk.event(Event::Tick);
    assert_eq!(desk.app.as_of(), Some(NOW));
    assert!(matches!(desk.done[..], [Effect::WakeAt(at)] if at == desk.now + MINUTE), "once a minute: {:?}", desk.done);
    desk.press("2");
    assert_eq!(desk.app.as_of(), Some(NOW), "its counts are as old");
    desk.press("1 r");
    assert_eq!(desk.app.as_of(), Some(NOW), "nothing has come yet");
    desk.answer_page(page(NOW, 1, Some(false)));
    assert_eq!(desk.app.as_of(), None);
}

#[test]
fn a_window_that_is_over_does_not_grow_old() {
    let mut desk = whole("yesterday");
    desk.done.clear();
    desk.now += 60 * MINUTE;
    desk.event(Event::Tick);
    assert_eq!(desk.app.as_of(), None);
    assert!(!desk.done.iter().any(|effect| matches!(effect, Effect::WakeAt(_))), "{:?}", desk.done);
}

#[test]
fn going_to_the_view_that_is_shown_fetches_what_has_come_since() {
    let mut desk = whole("7d");
    desk.press("V");
    desk.type_in("mine");
    desk.press("enter v");
    let ticket = desk.pending(|request| matches!(request, Request::Overview { .. })).expect("it is counted");
    let body = br#"{"totals":{},"activity":{"2026-05-30":57},"activityTotals":{"userMessages":57}}"#;
    desk.reply(ticket, Reply::Overview(Overview::read(body).map_err(Arc::new)));
    desk.press("enter");
    assert_eq!(desk.notice(), "57 are counted by now, 50 when this was loaded; reloading");
    assert!(desk.pending_page().is_some());
}

#[test]
fn loading_all_ends_with_what_is_proven() {
    let ended = |last: PageRows| {
        let mut desk = Desk::new(Target::default());
        desk.answer_directory();
        desk.answer_overview();
        desk.press("a");
        desk.answer_page(last);
        desk.notice().to_owned()
    };
    assert_eq!(ended(page(NOW, 50, Some(false))), "all 50 loaded");
    assert_eq!(ended(cut(NOW, 50)), "all 50 loaded", "these are all that are counted");
    assert_eq!(ended(cut(NOW, 40)), "40 loaded, then the server promised more and gave no cursor");
}

#[test]
fn loading_all_does_not_say_all_where_rows_are_missing() {
    let mut desk = Desk::new(Target::default());
    desk.answer_directory();
    let ticket = desk.pending(|request| matches!(request, Request::Overview { .. })).unwrap();
    let body = br#"{"totals":{},"activity":{"2026-05-29":60},"activityTotals":{"userMessages":60}}"#;
    desk.reply(ticket, Reply::Overview(Overview::read(body).map_err(Arc::new)));
    desk.press("a");
    desk.answer_page(page(NOW - DAY_MS, 50, Some(false)));
    assert_eq!(desk.notice(), "50 loaded, 10 did not come; R fetches their days again");
}
