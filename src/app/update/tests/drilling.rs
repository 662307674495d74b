use super::desk::{Desk, NOW, page};
use crate::app::Screen;
use crate::app::layout::Pane;

#[test]
fn enter_on_a_label_shows_its_messages_and_escape_comes_back_to_the_same_row() {
    let mut desk = Desk::loaded();
    desk.press("j j 2 j enter");
    assert_eq!(desk.app.screen, Screen::Messages);
    assert_eq!(desk.app.place.label(), Some("frustrated"));
    let (_, query) = desk.pending_page().unwrap();
    assert_eq!((query.label.as_deref(), query.before), (Some("frustrated"), None));
    desk.answer_page(page(NOW, 7, Some(false)));
    assert_eq!(desk.app.messages.len(), 7);
    desk.press("esc");
    assert_eq!(desk.app.screen, Screen::Labels);
    assert_eq!(desk.app.labels.cursor.selected, 1);
    assert_eq!(desk.app.place.labels, None);
    assert_eq!(desk.app.messages.len(), 50, "the list is as it was left");
    desk.press("1");
    assert_eq!(desk.selected_text(), "message 2");
}

#[test]
fn a_label_of_the_rail_opens_with_enter_too() {
    let mut desk = Desk::loaded();
    desk.press("backtab j enter");
    assert_eq!(desk.app.place.label(), Some("happy"));
    assert_eq!(desk.app.messages.focus, Pane::List);
}

#[test]
fn a_refused_view_loses_nothing_that_was_loaded() {
    let mut desk = Desk::loaded();
    desk.press("t down enter");
    desk.fail_page(422);
    assert_eq!(desk.app.messages.len(), 0);
    assert!(matches!(desk.app.emptiness(), Some(crate::app::Emptiness::Failed(_))));
    desk.press("esc");
    assert_eq!(desk.app.messages.len(), 50);
    assert_eq!(desk.app.place.kind, None);
}
