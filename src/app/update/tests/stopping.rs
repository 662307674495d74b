//! What Esc has stopped is asked for again by `r`, whatever screen it was for.

use super::desk::Desk;
use crate::app::{Event, Request};

/// A dashboard in which nobody answers for a while what this screen asks for, and that was stopped on the first one.
fn stopped(screen: &str) -> Desk {
    let mut desk = Desk::loaded();
    desk.press(screen);
    desk.now += 5_000;
    desk.event(Event::Tick);
    desk.press("1 esc");
    assert_eq!(desk.notice(), "stopped; r asks again");
    desk
}

fn asks(desk: &Desk, which: impl Fn(&Request) -> bool) -> bool {
    desk.pending(which).is_some()
}

#[test]
fn users_that_were_stopped_on_another_screen_are_asked_for_again() {
    let mut desk = stopped("3");
    assert!(!asks(&desk, |request| matches!(request, Request::Users(_))));
    desk.press("r");
    assert_eq!(desk.notice(), "asking again for users");
    assert!(asks(&desk, |request| matches!(request, Request::Users(_))));
    desk.press("3");
    assert!(desk.app.users.all.next.failure().is_none(), "and are not said to be stopped still");
}

#[test]
fn the_radar_that_was_stopped_on_another_screen_is_asked_for_again() {
    let mut desk = stopped("5");
    desk.press("r");
    assert!(desk.notice().contains("negative messages"), "{}", desk.notice());
    let label =
        |request: &Request| matches!(request, Request::Page(query) if query.label.as_deref() == Some("frustrated"));
    assert!(asks(&desk, label));
}

#[test]
fn what_was_stopped_is_asked_for_once() {
    let mut desk = stopped("3");
    desk.press("r");
    let ticket = desk.pending(|request| matches!(request, Request::Users(_))).unwrap();
    desk.reply(ticket, crate::app::Reply::Users(Err(super::desk::error(402))));
    desk.press("r");
    assert!(!asks(&desk, |request| matches!(request, Request::Users(_))), "that was refused, and not stopped");
}

#[test]
fn an_export_that_waited_for_its_next_attempt_goes_on_from_any_screen() {
    let mut desk = Desk::loaded();
    desk.press("e");
    let export = |request: &Request| matches!(request, Request::ExportMessages { .. });
    let ticket = desk.pending(export).unwrap();
    let wait = std::time::Duration::from_secs(9);
    let waiting = crate::api::Attempt::Waiting { attempt: 1, of: 5, wait, because: "503".to_owned() };
    desk.event(Event::Attempt(ticket, waiting));
    desk.press("esc");
    assert!(!asks(&desk, export) && !desk.app.exports.jobs[0].is_running());
    assert_eq!(desk.notice(), "stopped; last: 503; r asks again");
    desk.press("r");
    assert!(asks(&desk, export) && desk.app.exports.jobs[0].is_running());
    assert_eq!(desk.notice(), "asking again for export");
}
