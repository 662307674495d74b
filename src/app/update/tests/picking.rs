use super::desk::{Desk, error, workspaces};
use crate::api::Attempt;
use crate::app::popup::{PickerKind, Popup};
use crate::app::{Effect, Event, Hold, Reply, Request, Screen, Target};

fn picker_is(desk: &Desk, kind: PickerKind) -> bool {
    matches!(&desk.app.popup, Some(Popup::Picker(picker)) if picker.kind == kind)
}

#[test]
fn letters_go_to_the_query_of_a_picker() {
    let mut desk = Desk::loaded();
    desk.press("w");
    desk.type_in("moss");
    assert!(picker_is(&desk, PickerKind::Workspace));
    desk.press("enter");
    assert_eq!(desk.app.place.workspace.as_ref().unwrap().name, "Moss Kingdom");
    assert_eq!(desk.app.place.channel, None);
    assert!(desk.pending(|request| matches!(request, Request::Channels { .. })).is_some());
}

#[test]
fn a_person_who_chose_the_workspace_chooses_the_channel() {
    let mut desk = Desk::loaded();
    desk.press("w");
    desk.type_in("moss");
    desk.press("enter");
    let ticket = desk.pending(|request| matches!(request, Request::Channels { .. })).unwrap();
    desk.reply(ticket, crate::app::Reply::Channels(Ok(super::desk::channels())));
    assert!(picker_is(&desk, PickerKind::Channel));
    desk.press("down enter");
    assert_eq!(desk.pending_page().unwrap().1.scope.channel_id, "FB_PAGE_2");
}

#[test]
fn a_workspace_that_cannot_be_opened_says_why_and_the_picker_stays() {
    let mut desk = Desk::loaded();
    desk.press("w");
    desk.type_in("internal");
    desk.press("enter");
    let Some(Popup::Picker(picker)) = &desk.app.popup else { panic!("the picker is gone") };
    assert!(picker.refused.as_ref().unwrap().contains("not a VIP workspace"));
    assert_eq!(desk.app.place.workspace.as_ref().unwrap().id, "w1");
}

#[test]
fn a_wrong_date_is_refused_where_it_is_typed() {
    let mut desk = Desk::loaded();
    desk.press("d");
    desk.type_in("2026-05-20..2026-05-10");
    let Some(Popup::Dates(dates)) = &desk.app.popup else { panic!("no date picker") };
    assert!(dates.parsed.as_ref().unwrap().is_err());
    desk.press("enter");
    assert!(matches!(desk.app.popup, Some(Popup::Dates(_))));
    assert_eq!(desk.app.messages.len(), 50);
}

#[test]
fn a_typed_range_opens_that_window() {
    let mut desk = Desk::loaded();
    desk.press("d");
    desk.type_in("2026-05-01..2026-05-10");
    desk.press("enter");
    let (_, query) = desk.pending_page().unwrap();
    assert_eq!((query.window.from_param(), query.window.to_param()), ("2026-05-01".into(), "2026-05-10".into()));
}

#[test]
fn kinds_and_labels_narrow_what_is_asked_for() {
    let mut desk = Desk::loaded();
    desk.press("t");
    desk.type_in("postb");
    desk.press("enter l");
    desk.type_in("frus");
    desk.press("enter");
    let (_, query) = desk.pending_page().unwrap();
    assert_eq!(query.kind, Some(crate::view::Kind::Postback));
    assert_eq!(query.label.as_deref(), Some("frustrated"));
}

#[test]
fn the_palette_runs_an_action() {
    let mut desk = Desk::loaded();
    desk.press(":");
    desk.type_in("exports");
    desk.press("enter");
    assert_eq!(desk.app.screen, Screen::Exports);
}

#[test]
fn the_window_moves_by_its_own_length_and_not_into_the_future() {
    let mut desk = Desk::loaded();
    let before = desk.app.place.window;
    desk.press("[");
    assert!(desk.app.place.window.end() <= before.start() + crate::view::DAY_MS);
    desk.press("] ] ]");
    assert!(desk.notice().contains("present"), "{}", desk.notice());
}

#[test]
fn quitting_and_suspending_are_effects() {
    let mut desk = Desk::loaded();
    desk.press("ctrl-z ctrl-l q");
    assert!(matches!(desk.done[desk.done.len() - 3..], [Effect::Suspend, Effect::Redraw, Effect::Quit]));
    desk.press("d ctrl-c");
    assert!(matches!(desk.done.last(), Some(Effect::Quit)), "in the middle of typing too");
}

/// A picker of workspaces whose list hangs at its second attempt.
fn hanging() -> Desk {
    let mut desk = Desk::new(Target::default());
    let (ticket, _) = desk.sent[0];
    desk.press("w");
    desk.event(Event::Attempt(ticket, Attempt::Sending { attempt: 1, of: 5 }));
    assert!(!desk.app.escape_stops(), "a moment is not worth a word");
    desk.event(Event::Attempt(ticket, Attempt::Sending { attempt: 2, of: 5 }));
    assert!(desk.app.escape_stops(), "who saw the countdown stops what it led to");
    assert!(desk.app.silent().is_none(), "but that is not worth a word yet");
    desk.now += 12_000;
    desk.event(Event::Tick);
    desk
}

#[test]
fn escape_stops_what_a_picker_waits_for_and_the_next_one_closes_it() {
    let mut desk = hanging();
    let hold = desk.app.hold_of_picker(PickerKind::Workspace);
    assert!(matches!(hold, Some(Hold::Silent(open)) if open.attempt == Some((2, 5))), "{hold:?}");
    assert!(desk.app.hold_of_picker(PickerKind::Channel).is_none());
    desk.press("esc");
    assert_eq!((desk.aborted.len(), desk.sent.len()), (1, 0));
    assert_eq!(desk.app.failed_picker(), Some(PickerKind::Workspace));
    desk.press("esc");
    assert!(desk.app.popup.is_none());
}

#[test]
fn a_picker_without_its_list_asks_again_with_the_key_that_does_so_elsewhere() {
    let mut desk = hanging();
    desk.press("esc r");
    let ticket = desk.pending(|request| matches!(request, Request::Workspaces)).expect("they are asked for again");
    desk.reply(ticket, Reply::Workspaces(Err(error(404))));
    assert_eq!(desk.app.failed_picker(), Some(PickerKind::Workspace));
    desk.press("r");
    let ticket = desk.pending(|request| matches!(request, Request::Workspaces)).expect("and again");
    desk.reply(ticket, Reply::Workspaces(Ok(workspaces())));
    // Now there is something to filter.
    desk.press("r");
    let Some(Popup::Picker(picker)) = &desk.app.popup else { panic!("{:?}", desk.app.popup) };
    assert_eq!((picker.query.text(), picker.counts()), ("r", (2, 3)));
}

#[test]
fn escape_closes_a_picker_whose_rows_are_here_whatever_else_hangs() {
    let mut desk = Desk::loaded();
    desk.press("r w");
    desk.now += 12_000;
    desk.event(Event::Tick);
    assert!(desk.app.is_slow() && !desk.app.escape_stops());
    desk.press("esc");
    assert!(desk.app.popup.is_none() && desk.aborted.is_empty());
}
