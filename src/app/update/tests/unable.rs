//! A key that can do nothing says so.

use super::desk::{Desk, NOW, page};
use crate::api::UsersPage;
use crate::app::action::BINDINGS;
use crate::app::popup::{Choice, Popup};
use crate::app::{App, Reply, Request, Screen, Target};

#[test]
fn keys_of_other_screens_say_where_they_mean_something() {
    let mut desk = Desk::loaded();
    desk.press("3 u");
    assert_eq!(desk.notice(), "u: not here, only on messages, person");
    desk.press("x");
    assert_eq!(desk.notice(), "x: not here, only on messages, labels, exports, person");
    desk.press("5 b");
    assert_eq!(desk.notice(), "b: not here, only on labels, users");
    desk.press("Q");
    assert_eq!(desk.notice(), "", "what is no key at all is no mistake about a screen");
}

#[test]
fn no_key_that_is_bound_anywhere_is_silent_where_it_means_nothing() {
    for screen in Screen::ALL {
        for binding in BINDINGS.iter().filter(|binding| !binding.place.holds_on(screen)) {
            for key in binding.keys {
                let mut desk = Desk::loaded();
                desk.app.screen = screen;
                if desk.app.settings.keymap.action(key.parse().unwrap(), screen).is_none() {
                    desk.press(key);
                    assert!(desk.notice().contains(": not here, only on "), "{key} on {screen:?}: {:?}", desk.notice());
                }
            }
            let mut desk = Desk::loaded();
            desk.app.screen = screen;
            assert!(
                desk.app.unable(binding.action).is_some_and(|why| !why.is_empty()),
                "{} on {screen:?}",
                binding.name
            );
        }
    }
}

#[test]
fn there_is_nothing_further_to_look_at() {
    let mut desk = Desk::loaded();
    desk.press("5");
    let users = desk.pending(|request| matches!(request, Request::Users(_))).unwrap();
    desk.reply(users, Reply::Users(Ok(UsersPage { may_have_more: Some(false), ..UsersPage::default() })));
    let negatives = desk.pending(|request| matches!(request, Request::Page(query) if query.label.is_some())).unwrap();
    desk.reply(negatives, Reply::Page(Ok(page(NOW, 3, Some(false)))));
    desk.press("a");
    assert_eq!(desk.notice(), "every user and every negative message was looked at");
}

#[test]
fn a_message_that_is_shown_whole_does_not_scroll_and_says_so() {
    let mut desk = Desk::loaded();
    for key in ["j", "k", "pagedown", "G"] {
        desk.press("enter");
        desk.press(key);
        assert_eq!(desk.notice(), "all of this message is shown", "{key}");
        desk.press("esc");
    }
}

#[test]
fn screens_of_one_pane_and_lists_without_rows_say_so() {
    let mut desk = Desk::loaded();
    desk.press("4 tab");
    assert_eq!(desk.notice(), "this screen has one pane");
    desk.press("enter");
    assert_eq!(desk.notice(), "there is no row to open");
}

#[test]
fn nothing_keeps_a_fresh_dashboard_from_what_leads_on() {
    let app = App::new(super::desk::settings(), Target::default(), (100, 30), NOW);
    for binding in
        BINDINGS.iter().filter(|binding| binding.keys.iter().any(|key| ["?", ":", "w", "c", "q", "r"].contains(key)))
    {
        assert_eq!(app.unable(binding.action), None, "{}", binding.name);
    }
}

#[test]
fn the_palette_offers_first_what_can_be_done_on_this_screen() {
    let mut desk = Desk::loaded();
    desk.press("3 :");
    let Some(Popup::Picker(picker)) = &desk.app.popup else { panic!("no palette") };
    let refused: Vec<bool> = picker.shown().map(|item| item.refused.is_some()).collect();
    assert!(refused.is_sorted() && refused.contains(&true) && refused.contains(&false), "{refused:?}");
    for item in picker.shown() {
        let Choice::Action(action) = item.choice else { panic!("{item:?}") };
        assert_eq!(item.refused, desk.app.unable(action));
    }
    desk.type_in("user's conversation");
    desk.press("esc :");
    desk.type_in("profile and conversation");
    desk.press("enter");
    let Some(Popup::Picker(picker)) = &desk.app.popup else { panic!("it stays open") };
    assert!(picker.refused.as_ref().unwrap().contains("only for messages"), "{:?}", picker.refused);
}
