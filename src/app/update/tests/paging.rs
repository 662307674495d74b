use std::sync::Arc;
use std::time::Duration;

use super::desk::{Desk, NOW, page};
use crate::api::{Attempt, Overview};
use crate::app::{Effect, Event, Progress, Reply, Request, Target};
use crate::feed::{FeedState, PageRows};

#[test]
fn the_next_page_is_asked_for_before_the_reader_gets_there() {
    let desk = Desk::loaded();
    let (_, query) = desk.pending_page().expect("50 rows fill little more than the pane");
    assert_eq!(query.before.unwrap().millis(), Some(NOW - 49_000));
}

#[test]
fn no_page_is_asked_for_while_the_reader_is_far_from_the_end() {
    let mut desk = Desk::loaded();
    desk.answer_page(page(NOW - 49_000, 200, Some(true)));
    assert!(desk.pending_page().is_none(), "248 rows are held, 46 are seen");
    desk.press("G");
    assert!(desk.pending_page().is_some());
}

#[test]
fn rows_that_come_twice_are_held_once() {
    let mut desk = Desk::loaded();
    desk.answer_page(page(NOW - 40_000, 50, Some(true)));
    assert_eq!(desk.app.messages.len(), 90);
}

#[test]
fn stale_page_after_channel_change_is_ignored() {
    let mut desk = Desk::loaded();
    let (stale, _) = desk.pending_page().unwrap();
    desk.press("c down enter");
    assert!(desk.aborted.contains(&stale));
    assert_eq!(desk.app.messages.len(), 0);
    desk.reply(stale, Reply::Page(Ok(page(NOW, 50, Some(true)))));
    assert_eq!(desk.app.messages.len(), 0, "an answer to an old question is never shown");
    let (_, query) = desk.pending_page().unwrap();
    assert_eq!(query.scope.channel_id, "FB_PAGE_2");
}

#[test]
fn nothing_that_arrives_moves_the_selection() {
    let mut desk = Desk::loaded();
    desk.press("j j j");
    assert_eq!(desk.selected_text(), "message 3");
    let line = desk.app.messages.cursor.selected - desk.app.messages.cursor.top;
    desk.press("r");
    let newer = desk.sent.iter().find_map(|(ticket, request)| match request {
        crate::app::Request::Page(query) if query.before.is_none() => Some(*ticket),
        _ => None,
    });
    desk.reply(newer.expect("newer rows are asked for"), Reply::Page(Ok(page(NOW + 20_000, 25, Some(false)))));
    assert_eq!(desk.selected_text(), "message 3");
    assert_eq!(desk.app.messages.cursor.selected, 23);
    assert_eq!(desk.app.messages.cursor.selected - desk.app.messages.cursor.top, line);
    assert_eq!(desk.app.messages.fresh, 20);
    desk.press("g");
    assert_eq!(desk.app.messages.fresh, 0);
}

#[test]
fn a_failure_keeps_the_rows_and_r_asks_for_the_same_page() {
    let mut desk = Desk::loaded();
    let (_, lost) = desk.pending_page().unwrap();
    desk.fail_page(503);
    assert_eq!(desk.app.messages.len(), 50);
    assert!(matches!(desk.app.progress(), Progress::Failed(_)));
    assert!(desk.pending_page().is_none(), "nothing is asked again by itself");
    desk.press("r");
    let (_, again) = desk.pending_page().unwrap();
    assert_eq!(again.before, lost.before);
}

#[test]
fn what_hangs_is_said_and_escape_stops_it() {
    let mut desk = Desk::new(Target::default());
    let (ticket, _) = desk.sent[0];
    desk.event(Event::Attempt(ticket, Attempt::Sending { attempt: 2, of: 5 }));
    assert!(desk.app.hanging().is_none(), "a moment is not worth a word");
    assert!(desk.done.iter().any(|effect| matches!(effect, Effect::WakeAt(at) if *at == NOW + 2_000)));
    desk.now += 12_000;
    desk.done.clear();
    desk.event(Event::Tick);
    assert_eq!(desk.app.hanging().and_then(|open| open.attempt), Some((2, 5)));
    assert!(matches!(desk.done[..], [Effect::WakeAt(at)] if at == desk.now + 1_000), "{:?}", desk.done);
    desk.press("esc");
    assert_eq!((desk.aborted.as_slice(), desk.notice()), (&[ticket][..], "stopped; r asks again"));
    assert!(desk.app.workspaces.failure().is_some() && desk.sent.is_empty());
    desk.done.clear();
    desk.event(Event::Tick);
    assert!(desk.done.is_empty(), "nothing is under way: nothing wakes");
    desk.press("r");
    assert!(desk.pending(|request| matches!(request, Request::Workspaces)).is_some());
}

#[test]
fn pages_and_counts_that_hang_are_stopped_together() {
    let mut desk = Desk::loaded();
    desk.press("r");
    desk.now += 3_000;
    desk.press("esc");
    assert!(desk.sent.is_empty(), "{:?}", desk.sent);
    assert_eq!(desk.app.messages.len(), 50);
    desk.press("r");
    assert!(desk.pending_page().is_some());
}

#[test]
fn why_a_stopped_request_was_waited_for_stays() {
    let mut desk = Desk::loaded();
    let (ticket, _) = desk.pending_page().unwrap();
    let wait = Attempt::Waiting { attempt: 1, of: 5, wait: Duration::from_secs(9), because: "it failed (500)".into() };
    desk.event(Event::Attempt(ticket, wait));
    desk.press("esc");
    assert_eq!(desk.notice(), "stopped; last: it failed (500); r asks again");
    let Progress::Failed(failure) = desk.app.progress() else { panic!("{:?}", desk.app.progress()) };
    assert_eq!(failure.why, "stopped; last: it failed (500)");
}

#[test]
fn a_countdown_runs_and_escape_stops_it() {
    let mut desk = Desk::loaded();
    let (ticket, _) = desk.pending_page().unwrap();
    let wait = Duration::from_millis(3_500);
    desk.event(Event::Attempt(ticket, Attempt::Waiting { attempt: 1, of: 5, wait, because: "503".into() }));
    assert!(matches!(desk.app.progress(), Progress::Retrying { wait: 3_500, attempt: (2, 5), .. }));
    assert!(desk.done.iter().any(|effect| matches!(effect, Effect::WakeAt(at) if *at > NOW && *at <= NOW + 1_000)));
    desk.now += 1_500;
    desk.event(Event::Tick);
    assert!(matches!(desk.app.progress(), Progress::Retrying { wait: 2_000, .. }));
    desk.press("esc");
    assert!(desk.aborted.contains(&ticket));
    assert_eq!(desk.app.messages.len(), 50);
    assert!(matches!(desk.app.messages.state(), FeedState::Failed(_)));
    desk.press("r");
    assert!(desk.pending_page().is_some());
}

#[test]
fn load_all_goes_to_the_end_and_escape_stops_it() {
    let mut desk = Desk::loaded();
    desk.press("a");
    desk.answer_page(page(NOW - 49_000, 200, Some(true)));
    assert!(desk.pending_page().is_some(), "far from the end, and yet on");
    desk.press("esc");
    desk.answer_page(page(NOW - 248_000, 200, Some(true)));
    assert!(desk.pending_page().is_none());
    desk.press("a");
    desk.answer_page(page(NOW - 447_000, 200, Some(false)));
    assert_eq!(desk.notice(), "all 647 loaded");
    assert_eq!(desk.app.messages.state(), FeedState::Complete);
}

#[test]
fn nothing_to_wait_for_asks_for_no_wake_up() {
    let mut desk = Desk::loaded();
    desk.answer_page(page(NOW - 49_000, 200, Some(false)));
    desk.done.clear();
    desk.press("j k G g");
    assert!(!desk.done.iter().any(|effect| matches!(effect, Effect::WakeAt(_))));
}

#[test]
fn following_looks_for_newer_rows_every_ten_seconds() {
    let mut desk = Desk::loaded();
    desk.answer_page(page(NOW - 49_000, 3, Some(false)));
    desk.press("f");
    desk.answer_page(page(NOW + 1_000, 2, Some(false)));
    assert!(desk.pending_page().is_none());
    desk.answer_overview();
    // They might have hung: that was the earlier wake-up.
    desk.now += 2_000;
    desk.event(Event::Tick);
    assert!(desk.done.iter().any(|effect| matches!(effect, Effect::WakeAt(at) if *at == NOW + 10_000)));
    desk.now += 8_000;
    desk.event(Event::Tick);
    assert!(desk.pending_page().is_some());
    desk.press("f");
    assert_eq!(desk.app.messages.follow, None);
}

#[test]
fn loading_all_of_many_walks_several_days_at_once_in_large_pages() {
    let mut desk = Desk::new(Target::default());
    desk.answer_directory();
    desk.answer_page(page(NOW, 50, Some(true)));
    let ticket = desk.pending(|request| matches!(request, Request::Overview { .. })).unwrap();
    let overview = Overview::read(br#"{"totals":{},"buckets":{},"activityTotals":{"userMessages":1000000}}"#);
    desk.reply(ticket, Reply::Overview(overview.map_err(Arc::new)));
    desk.press("a");
    // The page that was on its way shows what the server's cursors mean.
    desk.answer_page(page(NOW - 49_000, 200, Some(true)));
    let asked: Vec<_> = desk
        .sent
        .iter()
        .filter_map(|(_, request)| match request {
            Request::Page(query) => Some((query.limit, query.window)),
            _ => None,
        })
        .collect();
    assert_eq!(asked.len(), 2);
    assert!(asked.iter().all(|(limit, _)| *limit == Some(500)));
    assert_eq!(asked[0].1.start(), asked[1].1.end(), "one goes on, the other begins where that will end");
}

/// A page that promises more and gives no cursor.
fn cut(count: i64) -> PageRows {
    PageRows { cursor: None, ..page(NOW, count, Some(true)) }
}

#[test]
fn a_list_that_was_cut_short_goes_on_with_r_and_with_a() {
    for keys in ["r", "a"] {
        let mut desk = Desk::new(Target::default());
        desk.answer_directory();
        desk.answer_page(cut(200));
        assert!(matches!(desk.app.messages.state(), FeedState::Cut(_)));
        assert!(desk.pending_page().is_none());
        desk.press(keys);
        let slice = |query: &crate::api::MessagesQuery| query.window == desk.app.place.window;
        let (ticket, _) = desk.pending_page().filter(|(_, query)| slice(query)).expect("the list is asked for again");
        desk.reply(ticket, Reply::Page(Ok(page(NOW, 200, Some(false)))));
        assert_eq!((desk.app.messages.state(), desk.app.messages.len()), (FeedState::Complete, 200), "{keys}");
    }
}

#[test]
fn an_attempt_is_silent_from_when_it_was_sent_whatever_went_before() {
    let mut desk = Desk::new(Target::default());
    let (ticket, _) = desk.sent[0];
    desk.event(Event::Attempt(ticket, Attempt::Sending { attempt: 1, of: 5 }));
    desk.now += 9_000;
    desk.event(Event::Attempt(ticket, Attempt::Sending { attempt: 2, of: 5 }));
    assert!(desk.app.silent().is_none(), "no answer for 0 s is no news");
    desk.now += 2_000;
    desk.event(Event::Tick);
    assert!(desk.app.silent().is_some());
}
