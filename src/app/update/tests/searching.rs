use super::desk::Desk;
use crate::app::Event;
use crate::app::popup::Popup;

fn settle(desk: &mut Desk) {
    while desk.app.is_busy() {
        desk.event(Event::Idle);
    }
}

#[test]
fn enter_goes_to_the_first_match_and_n_to_the_next() {
    let mut desk = Desk::loaded();
    desk.press("/");
    desk.type_in("message 2");
    desk.press("enter");
    settle(&mut desk);
    assert_eq!(desk.selected_text(), "message 2");
    desk.press("n");
    assert_eq!(desk.selected_text(), "message 20");
    desk.press("N N");
    assert_eq!(desk.selected_text(), "message 29", "round the end");
}

#[test]
fn a_filter_shows_only_what_matches_as_one_types() {
    let mut desk = Desk::loaded();
    desk.press("&");
    desk.type_in("message 4");
    settle(&mut desk);
    assert_eq!(desk.app.messages.len(), 11);
    desk.press("enter j");
    assert_eq!(desk.selected_text(), "message 40");
    desk.press("esc");
    assert_eq!(desk.app.messages.len(), 50);
    assert_eq!(desk.selected_text(), "message 40");
}

#[test]
fn a_filter_that_hides_everything_says_so() {
    let mut desk = Desk::loaded();
    desk.press("&");
    desk.type_in("zzz");
    settle(&mut desk);
    assert_eq!(desk.app.emptiness(), Some(crate::app::Emptiness::FilteredAway { loaded: 50 }));
}

#[test]
fn a_regular_expression_that_does_not_parse_is_told_where_it_is_typed() {
    let mut desk = Desk::loaded();
    desk.press("/ ctrl-r");
    desk.type_in("a(");
    let Some(Popup::Prompt(prompt)) = &desk.app.popup else { panic!("no prompt") };
    assert!(prompt.error.is_some());
    desk.press("enter");
    assert!(matches!(desk.app.popup, Some(Popup::Prompt(_))), "it stays open");
}

#[test]
fn no_match_is_said() {
    let mut desk = Desk::loaded();
    desk.press("/");
    desk.type_in("zzz");
    desk.press("enter");
    settle(&mut desk);
    assert!(desk.notice().contains("no match"), "{}", desk.notice());
}

#[test]
fn a_match_says_which_one_of_how_many_it_is() {
    let mut desk = Desk::loaded();
    desk.press("/");
    desk.type_in("message 4");
    desk.press("enter");
    assert_eq!(desk.notice(), "match 1 of 11", "4 and 40 to 49");
    desk.press("n");
    assert_eq!(desk.notice(), "match 2 of 11");
    desk.press("N N");
    assert_eq!(desk.notice(), "match 11 of 11", "round the end");
}
