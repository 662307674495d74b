//! What stays as it is, whatever happens around it.

use super::desk::{Desk, NOW, channels, page, workspaces};
use crate::api::{ClockOffset, Overview, UsersPage};
use crate::app::popup::Popup;
use crate::app::{Event, Progress, Reply, Request, Target};
use crate::view::DAY_MS;

#[test]
fn the_channels_of_a_workspace_that_was_left_are_not_those_of_the_next() {
    let mut desk = Desk::loaded();
    desk.press("w");
    desk.type_in("moss");
    desk.press("enter");
    let late = desk.pending(|request| matches!(request, Request::Channels { .. })).unwrap();
    desk.press("w");
    desk.type_in("star");
    desk.press("enter");
    desk.reply(late, Reply::Channels(Ok(channels()[1..].to_vec())));
    assert!(desk.app.channels.ready().is_none(), "they belong to another workspace");
    let ticket = desk.pending(|request| matches!(request, Request::Channels { .. })).unwrap();
    desk.reply(ticket, Reply::Channels(Ok(channels())));
    assert_eq!(desk.app.channels.ready().map(Vec::len), Some(2));
}

#[test]
fn the_users_of_a_channel_that_was_left_are_not_those_of_the_next() {
    let mut desk = Desk::loaded();
    desk.press("3");
    let late = desk.pending(|request| matches!(request, Request::Users { .. })).unwrap();
    desk.press("c down enter");
    desk.reply(late, Reply::Users(Ok(UsersPage { total: Some(9), ..UsersPage::default() })));
    assert_eq!(desk.app.users.all.total, None);
}

#[test]
fn reloading_keeps_what_is_loaded_and_the_reader_where_they_are() {
    let mut desk = Desk::loaded();
    desk.press("j j j");
    desk.now += 60_000;
    desk.press("r");
    assert_eq!(desk.app.messages.len(), 50);
    assert_eq!(desk.selected_text(), "message 3");
    let asked = desk.sent.iter().filter(|(_, request)| matches!(request, Request::Page(_))).count();
    assert_eq!(asked, 2, "the next page, which was under way, and a look for newer rows");
}

#[test]
fn a_page_under_way_is_not_asked_for_twice() {
    let mut desk = Desk::loaded();
    let before = desk.sent.len();
    desk.press("r r r");
    let looks = desk.sent.iter().filter(|(_, request)| matches!(request, Request::Page(_))).count();
    assert_eq!(looks, 2);
    assert!(desk.sent.len() <= before + 2, "and the counts once");
}

#[test]
fn a_clock_that_is_hours_off_asks_for_the_servers_window() {
    let mut desk = Desk::new(Target { spec: "24h".parse().unwrap(), ..Target::default() });
    desk.answer_directory();
    let off = 5 * 3_600_000;
    desk.event(Event::Clock(ClockOffset::of_ms(off)));
    let (_, query) = desk.pending_page().unwrap();
    assert_eq!(query.window.start(), NOW + off - DAY_MS);
    assert_eq!(desk.app.now, NOW + off);
    desk.event(Event::Clock(ClockOffset::of_ms(off + 400)));
    assert_eq!(desk.app.now, NOW + off, "a second's difference starts nothing over");
}

#[test]
fn servers_whose_clocks_contradict_each_other_do_not_start_the_view_over_and_over() {
    let mut desk = Desk::loaded();
    let before = desk.sent.len();
    let mut asked = 0;
    for turn in 0..60 {
        let off = if turn % 2 == 0 { 5 * 3_600_000 } else { -40 * 3_600_000 };
        desk.event(Event::Clock(ClockOffset::of_ms(off)));
        asked = asked.max(desk.sent.len());
        if let Some((ticket, _)) = desk.pending_page() {
            desk.reply(ticket, Reply::Page(Ok(page(NOW, 50, Some(true)))));
        }
        desk.now += 200;
    }
    assert!(desk.aborted.len() <= 4 && asked <= before + 4, "{} aborted, {asked} asked", desk.aborted.len());
    assert_eq!(desk.app.messages.len(), 50, "there is something to read");
}

#[test]
fn what_is_planned_is_as_far_away_after_the_clock_was_corrected() {
    for off in [-5 * 3_600_000, 5 * 3_600_000] {
        let mut desk = Desk::loaded();
        desk.answer_page(page(NOW - 49_000, 3, Some(false)));
        desk.press("f");
        desk.answer_page(page(NOW, 1, Some(false)));
        let ticket = desk.pending(|request| matches!(request, Request::Channels { .. } | Request::Overview { .. }));
        desk.event(Event::Clock(ClockOffset::of_ms(off)));
        assert_eq!(
            desk.app.messages.follow.map(|follow| follow.next - desk.app.now),
            None,
            "another window: {ticket:?}"
        );
        desk.answer_page(page(NOW, 50, Some(false)));
        desk.press("f");
        desk.answer_page(page(NOW, 1, Some(false)));
        desk.event(Event::Clock(ClockOffset::of_ms(0)));
        let next = desk.app.messages.follow.map(|follow| follow.next - desk.app.now);
        assert_eq!(next, Some(10_000), "it looks in ten seconds, not in five hours");
    }
}

#[test]
fn a_day_that_begins_while_one_follows_is_counted_too() {
    let mut desk = Desk::loaded();
    desk.answer_page(page(NOW - 49_000, 3, Some(false)));
    desk.press("f");
    desk.answer_page(page(NOW, 1, Some(false)));
    let end = desk.app.place.window.end();
    desk.now = end + 5_000;
    desk.event(Event::Tick);
    assert_eq!(desk.app.place.window.end(), end + DAY_MS);
    assert!(desk.app.counts.days().count() > 8);
    let asked = desk
        .sent
        .iter()
        .any(|(_, request)| matches!(request, Request::Overview { window, .. } if window.end() == end + DAY_MS));
    assert!(asked, "the new day's counts are asked for");
}

#[test]
fn counts_that_come_anew_leave_the_reader_on_the_same_label() {
    let mut desk = Desk::loaded();
    desk.press("2 j");
    assert_eq!(desk.app.labels.selected().unwrap().label, "frustrated");
    desk.press("r");
    let end = desk.app.place.window.end();
    let is_of_window = |request: &Request| matches!(request, Request::Overview { window, .. } if window.end() == end);
    let ticket = desk.pending(is_of_window).unwrap();
    let body = br#"{"buckets":{},"totals":{"frustrated":{"count":90},"happy":{"count":20},"angry":{"count":30}}}"#;
    desk.reply(ticket, Reply::Overview(Overview::read(body).map_err(std::sync::Arc::new)));
    assert_eq!(desk.app.labels.selected().unwrap().label, "frustrated");
}

#[test]
fn a_look_that_is_refused_is_said() {
    let mut desk = Desk::loaded();
    desk.answer_page(page(NOW - 49_000, 3, Some(false)));
    desk.press("f");
    desk.fail_page(403);
    assert!(matches!(desk.app.progress(), Progress::Failed(_)));
}

#[test]
fn a_cancelled_filter_brings_back_the_one_before() {
    let mut desk = Desk::loaded();
    desk.press("&");
    desk.type_in("message 4");
    desk.press("enter j &");
    desk.type_in("zzz");
    assert_eq!(desk.app.messages.len(), 0);
    desk.press("esc");
    assert_eq!(desk.app.messages.len(), 11);
    assert_eq!(desk.selected_text(), "message 40");
}

#[test]
fn an_answer_does_not_take_away_what_is_being_typed() {
    let mut desk = Desk::new(Target { workspace: Some("nowhere".into()), ..Target::default() });
    desk.press("d");
    desk.type_in("2026-05");
    let ticket = desk.pending(|request| matches!(request, Request::Workspaces)).unwrap();
    desk.reply(ticket, Reply::Workspaces(Ok(workspaces())));
    let Some(Popup::Dates(dates)) = &desk.app.popup else { panic!("the date picker is gone") };
    assert_eq!(dates.input.text(), "2026-05");
}

#[test]
fn the_copied_command_names_the_account() {
    let mut desk = Desk::loaded();
    desk.press("Y");
    let copied = desk.done.iter().find_map(|effect| match effect {
        crate::app::Effect::Copy { text, .. } => Some(text.as_str()),
        _ => None,
    });
    assert_eq!(copied, Some("vipdeck --profile main --workspace w1 --channel FB_PAGE_1 --last 7d"));
}

#[test]
fn back_and_forward_lead_to_the_same_window() {
    let mut desk = Desk::loaded();
    let spec = desk.app.place.spec;
    desk.press("[");
    desk.now += 30_000;
    desk.press("]");
    assert_eq!(desk.app.place.spec, spec);
}

#[test]
fn of_a_person_the_command_of_the_view_is_copied_and_called_that() {
    let mut desk = Desk::loaded();
    desk.press("u Y");
    let Some(crate::app::Effect::Copy { what, text }) = desk.done.last() else { panic!("nothing is copied") };
    assert_eq!(*what, "command of the view without this person");
    assert_eq!(text, "vipdeck --profile main --workspace w1 --channel FB_PAGE_1 --last 7d");
}
