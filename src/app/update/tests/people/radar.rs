use super::{user, users};
use crate::app::update::tests::desk::{Desk, NOW, error, page};
use crate::app::{Reply, Request, Screen, Ticket};
use crate::insight::Reason;
use crate::view::Zone;

impl Desk {
    fn pending_negatives(&self) -> Option<Ticket> {
        self.pending(|request| matches!(request, Request::Page(query) if query.label.as_deref() == Some("frustrated")))
    }
}

/// A radar with a user who has a birthday, one who wrote frustrated messages, and a stranger who did.
fn radar() -> Desk {
    let mut desk = Desk::loaded();
    desk.press("5");
    let ticket = desk.pending_negatives().expect("the negative label is walked");
    desk.reply(ticket, Reply::Page(Ok(page(NOW, 2, Some(false)))));
    desk.answer_users(users(vec![user(9, Some("06/01")), user(3, None), user(8, None)], 0, false));
    desk
}

fn who(desk: &Desk) -> Vec<&str> {
    desk.app.radar.rows().iter().filter_map(|row| row.conversation.as_deref()).collect()
}

#[test]
fn the_radar_joins_users_and_negative_messages() {
    let desk = radar();
    assert_eq!(who(&desk), ["c9", "c3", "c2"]);
    let reasons: Vec<&Reason> = desk.app.radar.rows().iter().map(|row| &row.reasons[0]).collect();
    assert!(matches!(reasons[0], Reason::Birthday { in_days: 2, .. }));
    assert!(matches!(reasons[1], Reason::Negative(negative) if negative.count == 1));
}

#[test]
fn it_loads_only_while_it_is_shown() {
    let mut desk = Desk::loaded();
    assert!(desk.pending_negatives().is_none() && desk.pending_users().is_none());
    desk.press("5");
    assert!(desk.pending_negatives().is_some() && desk.pending_users().is_some());
    desk.press("1");
    desk.answer_users(users(vec![user(1, None)], 0, true));
    assert!(desk.pending_users().is_none());
}

#[test]
fn from_the_radar_to_a_person_to_the_clipboard_and_back_to_the_same_row() {
    let mut desk = radar();
    desk.press("j y");
    assert_eq!(desk.copied(), Some("Player 3 (conversation c3): 1 × frustrated, just now"));
    desk.press("enter");
    assert_eq!(desk.app.screen, Screen::Person);
    assert_eq!(desk.app.person.as_ref().unwrap().called(), "Player 3");
    desk.press("y");
    assert_eq!(desk.copied(), Some("message 0"));
    desk.press("i");
    assert_eq!(desk.copied(), Some("Player 3 (conversation c3)"));
    desk.press("esc");
    assert_eq!((desk.app.screen, desk.app.radar.cursor.selected), (Screen::Radar, 1));
}

#[test]
fn a_stranger_is_opened_under_the_name_of_their_messages() {
    let mut desk = radar();
    desk.press("G enter");
    let person = desk.app.person.as_ref().unwrap();
    assert_eq!((person.called().as_str(), person.user.is_none()), ("player 2", true));
    assert!(desk.pending_users().is_none(), "the users list was read to its end");
}

#[test]
fn users_are_looked_through_up_to_a_bound_until_more_is_asked_for() {
    let mut desk = Desk::loaded();
    desk.press("5");
    desk.answer_users(users((100..1_100).map(|number| user(number, None)).collect(), 0, true));
    assert!(desk.pending_users().is_none());
    desk.press("a");
    assert_eq!(desk.pending_users().unwrap().1.offset, Some(1_000));
}

#[test]
fn a_failure_keeps_who_is_there_and_r_goes_on() {
    let mut desk = Desk::loaded();
    desk.press("5");
    let ticket = desk.pending_negatives().unwrap();
    desk.reply(ticket, Reply::Page(Err(error(503))));
    desk.answer_users(users(vec![user(9, Some("06/01"))], 0, false));
    assert_eq!(who(&desk), ["c9"]);
    assert!(desk.pending_negatives().is_none());
    desk.press("r");
    assert!(desk.pending_negatives().is_some());
    assert_eq!(who(&desk), ["c9"]);
}

#[test]
fn reload_asks_for_everything_again_and_stays_with_the_same_person() {
    let mut desk = radar();
    desk.press("j r");
    let ticket = desk.pending_negatives().unwrap();
    desk.reply(ticket, Reply::Page(Ok(page(NOW, 2, Some(false)))));
    desk.answer_users(users(vec![user(3, None), user(9, Some("06/01"))], 0, false));
    assert_eq!(who(&desk), ["c3", "c9", "c2"]);
    assert_eq!(desk.app.radar.selected().unwrap().conversation.as_deref(), Some("c3"));
}

#[test]
fn users_that_are_asked_for_anew_are_never_mixed_up_with_the_old_ones() {
    let mut desk = radar();
    desk.press("3 r 5");
    assert_eq!(who(&desk), ["c3", "c2"], "known from their messages alone");
    assert!(desk.app.radar.rows().iter().all(|row| row.user.is_none()));
    desk.answer_users(users(vec![user(2, None)], 0, false));
    assert_eq!(who(&desk), ["c2", "c3"]);
}

#[test]
fn midnight_in_the_zone_of_the_reader_moves_birthdays() {
    let mut desk = radar();
    desk.now += 9 * 3_600_000;
    desk.app.settings.local_zone = Zone::Fixed(chrono::FixedOffset::east_opt(4 * 3_600).unwrap());
    desk.press("z");
    let Reason::Birthday { in_days, .. } = desk.app.radar.rows()[0].reasons[0] else { panic!("a birthday") };
    assert_eq!(in_days, 1, "it is the 31st there");
}

#[test]
fn another_window_is_another_radar() {
    let mut desk = radar();
    desk.press("[");
    assert_eq!(desk.app.screen, Screen::Radar);
    assert_eq!(who(&desk), ["c9"], "users stay, messages are those of the window");
    let Some((_, Request::Page(query))) =
        desk.sent.iter().find(|(ticket, _)| Some(*ticket) == desk.pending_negatives())
    else {
        panic!("the negative label is walked anew");
    };
    assert_eq!(query.window, desk.app.place.window);
}

#[test]
fn the_radar_is_filtered_and_searched_by_what_its_rows_say() {
    let mut desk = radar();
    desk.press("&");
    desk.type_in("birthday");
    assert_eq!((who(&desk), desk.app.radar.count()), (vec!["c9"], 3));
    desk.press("esc");
    assert_eq!(who(&desk).len(), 3);
    desk.press("/");
    desk.type_in("frustrated");
    desk.press("enter n");
    assert_eq!((desk.app.radar.cursor.selected, desk.notice()), (2, "match 2 of 2"));
    desk.press("&");
    desk.type_in("player 3");
    desk.press("enter [");
    assert_eq!(desk.app.filter().unwrap().as_str(), "player 3", "it stays in another window");
    desk.press("esc esc esc");
    assert_eq!(desk.app.screen, Screen::Messages);
}

#[test]
fn the_radar_is_sorted_and_stays_so_in_another_window() {
    let mut desk = radar();
    desk.press("s");
    assert_eq!((who(&desk), desk.notice()), (vec!["c2", "c3", "c9"], "by name ▴"), "player 2, Player 3, Player 9");
    desk.press("s");
    assert_eq!(who(&desk)[0], "c3", "the latest negative message");
    desk.press("S");
    assert_eq!(who(&desk), ["c2", "c3", "c9"], "the oldest; who wrote none stands last");
    desk.press("[");
    assert!(desk.app.radar.sort.reversed);
}
