use super::{user, users};
use crate::api::UserFilter;
use crate::app::popup::Popup;
use crate::app::update::tests::desk::{Desk, error};
use crate::app::{Reply, Screen};

fn names(desk: &Desk) -> Vec<String> {
    desk.app.users.shown(0).filter_map(|user| user.user_name.clone()).collect()
}

fn asked(desk: &Desk) -> (UserFilter, Option<u64>) {
    let (_, query) = desk.pending_users().expect("users are asked for");
    (query.filter, query.offset)
}

fn month(month: u8) -> UserFilter {
    UserFilter { birthday_month: Some(month), ..UserFilter::default() }
}

#[test]
fn users_load_as_the_reader_gets_there() {
    let mut desk = Desk::loaded();
    assert!(desk.pending_users().is_none(), "nobody asked for users yet");
    desk.press("3");
    assert_eq!(asked(&desk), (UserFilter::default(), None));
    let first: Vec<_> = (0..200).map(|number| user(number, None)).collect();
    desk.answer_users(users(first, 0, true));
    assert!(desk.pending_users().is_none(), "the end is far");
    desk.press("G");
    assert_eq!(asked(&desk), (UserFilter::default(), Some(200)));
}

#[test]
fn load_all_loads_every_page_until_it_is_stopped() {
    let mut desk = Desk::loaded();
    desk.press("3");
    let many = |from: usize| (from..from + 200).map(|number| user(number, None)).collect();
    desk.answer_users(users(many(0), 0, true));
    desk.press("a");
    desk.answer_users(users(many(200), 200, true));
    assert_eq!(asked(&desk).1, Some(400));
    desk.press("esc");
    assert_eq!(desk.app.screen, Screen::Users);
    assert_eq!(desk.notice(), "stopped; 400 loaded");
    desk.answer_users(users(many(400), 400, true));
    assert!(desk.pending_users().is_none());
}

#[test]
fn birthdays_this_week_ask_for_the_months_that_they_lie_in() {
    // The desk's day is 30 May.
    let mut desk = Desk::loaded();
    desk.press("3 b");
    desk.type_in("week");
    desk.press("enter");
    assert_eq!(asked(&desk), (month(5), None));
    desk.answer_users(users(vec![user(1, Some("05/31")), user(2, Some("05/02"))], 0, true));
    assert_eq!(asked(&desk), (month(5), Some(2)));
    desk.answer_users(users(vec![user(3, Some("1990-05-30"))], 2, false));
    assert_eq!(asked(&desk), (month(6), None));
    desk.answer_users(users(vec![user(4, Some("06/05/1980")), user(5, Some("06/06"))], 0, false));
    assert_eq!(names(&desk), ["player 3", "player 1", "player 4"]);
    desk.press("esc");
    assert_eq!(desk.app.users.narrowed_by(), None);
}

#[test]
fn a_month_is_a_filter_of_the_api() {
    let mut desk = Desk::loaded();
    desk.press("3 b");
    desk.type_in("december");
    desk.press("enter");
    assert_eq!(asked(&desk).0, month(12));
    let (december, _) = desk.pending_users().unwrap();
    desk.press("b");
    desk.type_in("with a birthday");
    desk.press("enter");
    assert_eq!(asked(&desk).0, UserFilter { has_birthday: true, ..UserFilter::default() });
    assert!(desk.aborted.contains(&december), "nobody waits for December any more");
}

#[test]
fn names_are_filtered_as_they_are_typed() {
    let mut desk = Desk::loaded();
    desk.press("3");
    desk.answer_users(users((0..30).map(|number| user(number, None)).collect(), 0, false));
    desk.press("&");
    desk.type_in("player 2");
    assert_eq!(desk.app.users.len(), 11);
    desk.press("enter j enter");
    assert_eq!(desk.app.screen, Screen::Person);
    assert_eq!(desk.app.person.as_ref().unwrap().called(), "Player 20");
    desk.press("esc");
    assert_eq!(desk.app.users.selected().unwrap().user_name.as_deref(), Some("player 20"));
    desk.press("esc");
    assert_eq!(desk.app.users.len(), 30);
}

#[test]
fn a_user_is_opened_and_esc_comes_back_to_the_same_row() {
    let mut desk = Desk::loaded();
    desk.press("j j 3");
    desk.answer_users(users((0..30).map(|number| user(number, None)).collect(), 0, false));
    desk.press("j j j enter");
    let person = desk.app.person.as_ref().unwrap();
    assert_eq!((person.called().as_str(), person.conversation.as_deref()), ("Player 3", Some("c3")));
    let rows: Vec<_> = desk.rows().collect();
    assert!(!rows.is_empty() && rows.iter().all(|row| row.conversation == Some("c3")));
    desk.press("esc");
    assert_eq!((desk.app.screen, desk.app.users.cursor.selected), (Screen::Users, 3));
    desk.press("esc");
    assert_eq!(desk.selected_text(), "message 2", "the list is as it was left");
    assert_eq!(desk.app.messages.len(), 50);
}

#[test]
fn a_user_without_a_conversation_has_a_profile_all_the_same() {
    let mut desk = Desk::loaded();
    desk.press("3");
    let nameless = crate::api::User::default();
    desk.answer_users(users(vec![nameless], 0, false));
    desk.press("enter");
    assert_eq!(desk.app.screen, Screen::Person);
    assert_eq!(desk.app.messages.len(), 0);
    desk.press("i");
    assert_eq!(desk.copied(), Some("(no name)"));
}

#[test]
fn a_refused_page_keeps_what_is_loaded_and_r_asks_for_it_again() {
    let mut desk = Desk::loaded();
    desk.press("3");
    desk.answer_users(users(vec![user(1, None)], 0, true));
    let (ticket, query) = desk.pending_users().unwrap();
    desk.reply(ticket, Reply::Users(Err(error(503))));
    assert_eq!(desk.app.users.len(), 1);
    assert!(desk.pending_users().is_none(), "nobody asks on their own again");
    desk.press("r");
    assert_eq!(desk.pending_users().unwrap().1, query);
}

#[test]
fn users_of_another_channel_are_never_shown() {
    let mut desk = Desk::loaded();
    desk.press("3");
    let (ticket, _) = desk.pending_users().unwrap();
    desk.press("c");
    desk.type_in("DE");
    desk.press("enter");
    assert!(desk.aborted.contains(&ticket));
    desk.event(crate::app::Event::Reply(ticket, Reply::Users(Ok(users(vec![user(1, None)], 0, false)))));
    assert_eq!(desk.app.users.len(), 0);
}

#[test]
fn name_and_ids_are_copied() {
    let mut desk = Desk::loaded();
    desk.press("3");
    desk.answer_users(users(vec![user(1, None)], 0, false));
    desk.press("y");
    assert_eq!(desk.copied(), Some("Player 1 (conversation c1)"));
}

#[test]
fn a_view_of_the_same_channel_keeps_the_users_and_one_of_another_does_not() {
    let mut desk = Desk::loaded();
    desk.press("3");
    desk.answer_users(users(vec![user(1, None), user(2, None)], 0, false));
    // The offered view of today's frustrated messages on the same channel.
    desk.press("v enter 3");
    assert_eq!(names(&desk), ["player 1", "player 2"]);
    assert!(desk.pending_users().is_none(), "they are not asked for again");
    desk.press("c down enter 3");
    assert!(names(&desk).is_empty());
}

#[test]
fn users_are_searched_and_the_match_is_counted() {
    let mut desk = Desk::loaded();
    desk.press("3");
    desk.answer_users(users((0..30).map(|number| user(number, None)).collect(), 0, false));
    desk.press("j j j /");
    desk.type_in("player 2");
    desk.press("enter");
    let selected = |desk: &Desk| desk.app.users.selected().unwrap().user_name.clone().unwrap();
    assert_eq!((selected(&desk).as_str(), desk.notice()), ("player 20", "match 2 of 11"));
    desk.press("N N");
    assert_eq!((selected(&desk).as_str(), desk.notice()), ("player 29", "match 11 of 11"), "round the end");
    desk.press("&");
    desk.type_in("9");
    desk.press("enter n");
    assert_eq!((desk.app.users.len(), desk.notice()), (3, "match 1 of 1"), "9, 19 and 29");
    desk.press("esc");
    assert_eq!((desk.app.users.len(), selected(&desk).as_str()), (30, "player 29"));
    desk.press("esc n");
    assert_eq!((desk.app.screen, desk.notice()), (Screen::Users, "nothing is searched for; / does"));
}

#[test]
fn a_search_for_users_that_finds_nobody_says_that_there_are_more() {
    let mut desk = Desk::loaded();
    desk.press("3");
    desk.answer_users(users((0..200).map(|number| user(number, None)).collect(), 0, true));
    desk.press("/");
    desk.type_in("zzz");
    desk.press("enter");
    assert_eq!(desk.notice(), "no match among the loaded users; a loads all");
    desk.press("/ esc n");
    assert_eq!(desk.notice(), "no match among the loaded users; a loads all", "what was cancelled changes nothing");
}

#[test]
fn users_are_sorted_by_any_column_and_the_header_is_told() {
    let mut desk = Desk::loaded();
    desk.press("3");
    let seen = |number: usize, at: Option<i64>| crate::api::User { last_purchase: at, ..user(number, None) };
    desk.answer_users(users(vec![seen(3, Some(5)), seen(1, None), seen(2, Some(9))], 0, true));
    assert_eq!(names(&desk), ["player 3", "player 1", "player 2"], "by value");
    desk.press("s");
    assert_eq!(names(&desk), ["player 1", "player 2", "player 3"]);
    assert_eq!(desk.notice(), "by name ▴, of the 3 users that are loaded; a loads all");
    assert_eq!(desk.app.users.cursor.selected, 0, "who is at the top sees what comes first");
    desk.press("j s s s");
    assert_eq!(names(&desk), ["player 2", "player 3", "player 1"], "by purchase; what is not known stands last");
    assert_eq!(desk.app.users.selected().unwrap().user_name.as_deref(), Some("player 2"));
    desk.press("S");
    assert_eq!(names(&desk), ["player 3", "player 2", "player 1"]);
    assert_eq!(desk.app.users.rank(0), Some(1), "the rank is that of value still");
    desk.press("s s");
    assert_eq!((names(&desk)[0].as_str(), desk.notice()), ("player 3", "by value ▾"));
}

#[test]
fn a_month_is_found_by_that_word_its_number_and_its_name() {
    for (typed, first) in [
        ("month", "birthday in January"),
        ("month 3", "birthday in March"),
        ("march", "birthday in March"),
        ("everybody", "all users"),
    ] {
        let mut desk = Desk::loaded();
        desk.press("3 b");
        desk.type_in(typed);
        let Some(Popup::Picker(picker)) = &desk.app.popup else { panic!("no picker") };
        assert!(picker.shown().any(|item| item.name == first), "{typed}");
        if typed != "month" {
            assert_eq!(picker.selected().unwrap().name, first, "{typed}");
        }
    }
}
