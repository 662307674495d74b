use super::{user, users};
use crate::api::UsersPage;
use crate::app::layout::Pane;
use crate::app::update::tests::desk::{Desk, NOW, page};
use crate::app::{Reply, Request, Screen};
use crate::feed::Completeness;
use crate::view::DAY_MS;

fn texts(desk: &Desk) -> Vec<&str> {
    desk.rows().filter_map(|row| row.text).collect()
}

#[test]
fn a_message_opens_its_writer_and_esc_comes_back_to_it() {
    let mut desk = Desk::loaded();
    desk.press("j u");
    assert_eq!(desk.app.screen, Screen::Person);
    assert_eq!(desk.selected_text(), "message 1", "the reader stays on the message");
    assert_eq!(texts(&desk)[..2], ["message 1", "message 8"]);
    desk.press("j esc");
    assert_eq!((desk.app.screen, desk.selected_text()), (Screen::Messages, "message 1"));
    assert_eq!(desk.app.messages.len(), 50);
}

#[test]
fn a_view_that_nothing_narrows_is_read_on_for_the_person() {
    let mut desk = Desk::loaded();
    desk.press("u");
    let (_, query) = desk.pending_page().expect("the next page is asked for");
    assert!(query.before.is_some() && query.label.is_none());
    let standing = desk.app.standing().unwrap();
    assert_eq!((standing.found, standing.looked_at, standing.of), (8, 50, Some(50)));
    desk.answer_page(page(NOW - 49_000, 8, Some(false)));
    let standing = desk.app.standing().unwrap();
    assert_eq!((standing.found, standing.looked_at), (9, 57));
    assert_eq!(desk.app.person.as_ref().unwrap().tally.messages, 9);
    assert_ne!(standing.completeness, Completeness::Complete, "57 rows are not the 50 that are counted");
}

#[test]
fn a_narrowed_view_gives_way_to_a_list_of_the_whole_window() {
    let mut desk = Desk::loaded();
    desk.press("2 enter");
    assert_eq!(desk.app.place.label(), Some("happy"));
    desk.answer_page(page(NOW, 20, Some(false)));
    desk.press("j j j u");
    assert_eq!((desk.app.place.label(), desk.app.messages.len()), (None, 0));
    let (_, query) = desk.pending_page().unwrap();
    assert_eq!((query.label, query.before), (None, None));
    desk.answer_page(page(NOW + 1_000, 50, Some(false)));
    assert_eq!(desk.selected_text(), "message 3", "the message that they were opened from");
    assert_eq!(texts(&desk).len(), 7);
    desk.press("esc");
    assert_eq!((desk.app.screen, desk.app.place.label()), (Screen::Messages, Some("happy")));
    assert_eq!((desk.app.messages.len(), desk.selected_text()), (20, "message 3"));
    desk.press("esc");
    assert_eq!((desk.app.screen, desk.app.labels.cursor.selected), (Screen::Labels, 0));
}

#[test]
fn what_stands_out_is_looked_at_without_the_person() {
    let mut desk = Desk::loaded();
    desk.press("u !");
    assert_eq!(desk.app.screen == Screen::Labels, desk.app.person.is_none(), "{}", desk.notice());
}

#[test]
fn a_reader_who_moves_is_not_brought_back() {
    let mut desk = Desk::loaded();
    desk.press("2 enter");
    desk.answer_page(page(NOW, 20, Some(false)));
    desk.press("G u");
    desk.answer_page(page(NOW, 10, Some(true)));
    desk.press("j");
    let selected = desk.selected_text().to_owned();
    desk.answer_page(page(NOW - 9_000, 30, Some(false)));
    assert_eq!(desk.selected_text(), selected);
}

#[test]
fn oldest_first_turns_the_list_round_the_selected_row() {
    let mut desk = Desk::loaded();
    desk.press("u j o");
    assert_eq!(desk.selected_text(), "message 7");
    assert_eq!(texts(&desk).last(), Some(&"message 0"));
    desk.press("g");
    assert_eq!(desk.selected_text(), "message 49");
    desk.answer_page(page(NOW - 49_000, 10, Some(false)));
    assert_eq!(desk.selected_text(), "message 49", "an older one came above");
    assert_eq!(texts(&desk).first(), Some(&"message 56"));
    desk.press("/");
    desk.type_in("message 42");
    desk.press("enter");
    assert_eq!(desk.selected_text(), "message 42");
    desk.press("esc o");
    assert_eq!(texts(&desk).first(), Some(&"message 0"));
}

#[test]
fn somebody_unknown_is_looked_for_in_the_users_list() {
    let mut desk = Desk::loaded();
    desk.press("u");
    let (_, query) = desk.pending_users().expect("the users list is looked through");
    assert_eq!(query.offset, None);
    let writer = desk.app.person.as_ref().unwrap().conversation.clone().unwrap();
    let number: usize = writer[1..].parse().unwrap();
    desk.answer_users(users((20..520).map(|number| user(number, None)).collect(), 0, true));
    assert!(desk.app.person.as_ref().unwrap().user.is_none());
    desk.answer_users(users(vec![user(number, Some("05/31"))], 500, true));
    assert_eq!(desk.app.person.as_ref().unwrap().called(), format!("Player {number}"));
    assert!(desk.pending_users().is_none(), "found is found");
}

#[test]
fn the_search_for_somebody_is_bounded_until_more_is_asked_for() {
    let mut desk = Desk::loaded();
    desk.press("u");
    desk.answer_users(users((20..1_020).map(|number| user(number, None)).collect(), 0, true));
    assert!(desk.pending_users().is_none());
    desk.press("a");
    assert_eq!(desk.pending_users().unwrap().1.offset, Some(1_000));
}

#[test]
fn another_window_shows_the_same_person_and_esc_the_one_before() {
    let mut desk = Desk::loaded();
    desk.press("j u [");
    assert_eq!((desk.app.screen, desk.app.messages.len()), (Screen::Person, 0));
    assert_eq!(desk.app.person.as_ref().unwrap().name.as_deref(), Some("player 2"));
    desk.answer_page(page(NOW - 8 * DAY_MS, 20, Some(false)));
    assert!(texts(&desk).len() >= 2);
    desk.press("esc");
    assert_eq!((desk.app.screen, desk.selected_text()), (Screen::Person, "message 1"));
    desk.press("esc");
    assert_eq!((desk.app.screen, desk.selected_text()), (Screen::Messages, "message 1"));
    assert_eq!(desk.app.messages.len(), 50);
}

#[test]
fn a_key_of_another_screen_leaves_the_person_for_good() {
    let mut desk = Desk::loaded();
    desk.press("2 enter");
    desk.answer_page(page(NOW, 20, Some(false)));
    desk.press("j u [ 4");
    assert_eq!(desk.app.screen, Screen::Exports);
    assert!(desk.app.person.is_none());
    assert_eq!(desk.app.place.label(), Some("happy"));
    desk.press("1");
    assert_eq!((desk.app.messages.len(), desk.selected_text()), (20, "message 1"));
}

#[test]
fn a_label_chosen_from_a_person_leads_back_to_the_person() {
    let mut desk = Desk::loaded();
    desk.press("j u l");
    desk.type_in("frustrated");
    desk.press("enter");
    assert_eq!((desk.app.screen, desk.app.place.label()), (Screen::Messages, Some("frustrated")));
    assert!(desk.app.person.is_none());
    desk.press("esc");
    assert_eq!((desk.app.screen, desk.selected_text()), (Screen::Person, "message 1"));
}

#[test]
fn all_messages_chosen_from_a_person_are_those_of_everybody() {
    let mut desk = Desk::loaded();
    desk.press("j u l enter");
    assert_eq!(desk.app.screen, Screen::Messages);
    assert!(desk.app.person.is_none() && desk.app.messages.narrow.is_none());
    desk.press("esc");
    assert_eq!((desk.app.screen, desk.selected_text()), (Screen::Person, "message 1"));
}

#[test]
fn what_is_marked_in_a_conversation_is_marked_in_the_list() {
    let mut desk = Desk::loaded();
    desk.press("u * esc");
    assert_eq!(desk.app.messages.marks.len(), 8);
    desk.press("3 1");
    assert_eq!(desk.app.messages.marks.len(), 8);
}

#[test]
fn who_looks_at_one_person_has_not_seen_the_others() {
    let mut desk = Desk::loaded();
    desk.press("2 enter");
    desk.answer_page(page(NOW, 20, Some(false)));
    assert!(desk.app.visit().is_some());
    desk.press("u");
    desk.answer_page(page(NOW, 50, Some(false)));
    assert!(desk.app.visit().is_none());
    desk.press("S");
    assert!(desk.notice().contains("this person alone"), "{}", desk.notice());
}

#[test]
fn panes_of_a_person_take_the_focus_in_turn() {
    let mut desk = Desk::loaded();
    desk.press("u tab");
    assert_eq!(desk.app.focus(), Pane::Detail);
    desk.press("tab");
    assert_eq!(desk.app.focus(), Pane::Rail);
    desk.press("esc");
    assert_eq!((desk.app.screen, desk.app.focus()), (Screen::Person, Pane::List));
}

#[test]
fn a_view_that_is_opened_anew_keeps_the_person() {
    let mut desk = Desk::loaded();
    desk.press("j u");
    let users = desk.pending(|request| matches!(request, Request::Users { .. })).unwrap();
    desk.reply(users, Reply::Users(Ok(UsersPage::default())));
    desk.now += DAY_MS;
    desk.press("r");
    assert_eq!((desk.app.screen, desk.app.messages.len()), (Screen::Person, 0));
    desk.answer_page(page(NOW, 50, Some(false)));
    assert_eq!(texts(&desk)[0], "message 1");
    desk.press("esc");
    assert_eq!((desk.app.screen, desk.app.messages.len()), (Screen::Messages, 50));
}

#[test]
fn a_message_without_a_conversation_says_so() {
    let mut desk = Desk::new(crate::app::Target::default());
    desk.answer_directory();
    desk.press("u");
    assert_eq!(desk.notice(), "no message is selected");
}

#[test]
fn leaving_a_person_stops_reading_on() {
    let mut desk = Desk::loaded();
    desk.press("2 enter");
    desk.answer_page(page(NOW, 20, Some(false)));
    desk.press("u");
    let (ticket, _) = desk.pending_page().unwrap();
    desk.press("esc");
    assert!(desk.aborted.contains(&ticket));
    assert!(desk.pending(|request| matches!(request, Request::Page(_))).is_none());
}

#[test]
fn the_text_is_copied_and_so_are_name_and_ids() {
    let mut desk = Desk::loaded();
    desk.press("u y");
    assert_eq!(desk.copied(), Some("message 0"));
    desk.press("i");
    assert_eq!(desk.copied(), Some("player 3 (conversation c3)"));
}
