use serde_json::json;

use super::fixture::*;
use crate::api::{Listing, UsersPage};
use crate::app::layout::Pane;
use crate::app::{App, Event};
use crate::feed::Ties;
use crate::view::DAY_MS;

/// Messages of two people; every third is Mika's.
fn conversation() -> App {
    let mut app = chosen();
    put(&mut app, &rows(), None);
    take_counts(&mut app, 60);
    hold_against_counts(&mut app);
    take_users(&mut app, users());
    app
}

fn rows() -> Vec<String> {
    let said = [
        (json!({"userName": "Mika Tanaka", "labels": ["frustrated"], "customLabelIds": ["lab_7f3a"],
            "text": "I lost 40,000 gems after yesterday's update and nobody answers. Please give them back."})),
        (json!({"userName": "José Núñez", "conversationId": "conv_0009", "text": "¡Gracias!"})),
        (json!({"userName": "José Núñez", "conversationId": "conv_0009", "labels": ["happy"], "text": "…"})),
        (json!({"userName": "Mika Tanaka", "labels": ["happy"], "text": "Thank you, the gems are back!"})),
    ];
    (0..60).map(|index| message(NOW - 60_000 - index as i64 * 7_000_000, &said[index % said.len()])).collect()
}

/// Presses keys on a state that was put together by hand; nothing that it then asks for is answered.
fn press(app: &mut App, keys: &str) {
    for key in keys.split(' ') {
        let key: crate::app::keymap::Key = key.parse().unwrap();
        app.update(Event::Key(key.event()), NOW);
    }
}

fn person(mut app: App) -> App {
    press(&mut app, "u");
    app
}

#[test]
fn a_person_and_their_messages() {
    let mut app = person(conversation());
    check_all("person_loaded", &mut app);
    check("person_loaded", &mut app, HUGE);
    press(&mut app, "o g");
    check("person_oldest_first", &mut app, MIDDLE);
}

#[test]
fn the_profile_of_a_narrow_terminal_is_one_key_away() {
    let mut app = person(conversation());
    app.messages.focus = Pane::Rail;
    check("person_profile", &mut app, SMALL);
    app.person.as_mut().unwrap().profile_top = 8;
    check("person_profile_end", &mut app, SMALL);
    app.messages.focus = Pane::Detail;
    check("person_message", &mut app, SMALL);
}

#[test]
fn somebody_who_is_not_in_the_users_list() {
    let mut app = conversation();
    app.users = crate::app::users::Users::default();
    take_users(&mut app, UsersPage { users: Listing::default(), ..UsersPage::default() });
    check_all("person_stranger", &mut person(app));
}

#[test]
fn somebody_who_is_looked_for() {
    let mut app = chosen();
    put(&mut app, &rows(), Some("1780000000000"));
    take_counts(&mut app, 5_000);
    app.messages.load_all = None;
    check_all("person_loading", &mut person(app));
}

#[test]
fn a_list_that_was_refused() {
    let mut app = person(conversation());
    app.messages.feed = crate::feed::Feed::new(app.place.window, 200, Ties::Unknown);
    app.messages.narrow_to(None, 10);
    let (part, _) = app.messages.feed.next_page().unwrap();
    app.messages.feed.fail(part, failure());
    check_all("person_failed", &mut app);
}

#[test]
fn a_person_who_wrote_nothing() {
    let mut app = conversation();
    app.screen = crate::app::Screen::Users;
    press(&mut app, "j j enter");
    check_all("person_without_conversation", &mut app);
    let mut app = conversation();
    let silent = crate::api::User { conversation_id: Some("conv_1".to_owned()), ..users().users.rows[0].clone() };
    app.users = crate::app::users::Users::default();
    let rows = vec![crate::api::User { last_user_message: Some(NOW - 90 * DAY_MS), ..silent }];
    take_users(&mut app, UsersPage { users: Listing { rows, damaged: 0 }, ..UsersPage::default() });
    app.screen = crate::app::Screen::Users;
    press(&mut app, "enter");
    check_all("person_silent", &mut app);
}

#[test]
fn who_wrote_after_the_window_can_be_found_in_another() {
    let mut app = blank_over("2020-01-01..2020-01-05".parse().unwrap());
    choose(&mut app);
    put(&mut app, &[], None);
    take_users(&mut app, users());
    app.screen = crate::app::Screen::Users;
    press(&mut app, "enter");
    let picture = picture(&mut app, WIDE);
    assert!(picture.contains("Their last message is of 30 May 2026; d chooses other dates."), "{picture}");
}

#[test]
fn a_filter_stands_in_the_path_and_says_what_it_hides() {
    let mut app = person(conversation());
    press(&mut app, "& z z z enter");
    let picture = picture(&mut app, WIDE);
    assert!(picture.contains("› & zzz"), "{picture}");
    assert!(picture.contains("none of them is in “& zzz”") && picture.contains("0 shown"), "{picture}");
}
