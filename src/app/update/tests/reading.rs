//! One message after another, without leaving the one that is read.

use super::desk::Desk;
use crate::app::Event;
use crate::app::layout::Pane;

#[test]
fn the_next_message_and_the_one_before_are_read_without_leaving() {
    for size in [(160, 48), (100, 30), (80, 24), (60, 15)] {
        let mut desk = Desk::loaded();
        desk.event(Event::Resize { width: size.0, height: size.1 });
        desk.press("enter J J");
        assert_eq!(desk.app.focus(), Pane::Detail);
        assert_eq!(desk.selected_text(), "message 2", "{size:?}");
        desk.press("K");
        assert_eq!(desk.selected_text(), "message 1");
        desk.press("esc");
        assert_eq!((desk.app.focus(), desk.selected_text()), (Pane::List, "message 1"));
    }
}

#[test]
fn at_either_end_there_is_no_further_one_and_that_is_said() {
    let mut desk = Desk::loaded();
    desk.press("enter K");
    assert_eq!((desk.selected_text(), desk.notice()), ("message 0", "this is the first message"));
    desk.press("esc G enter J");
    assert_eq!((desk.selected_text(), desk.notice()), ("message 49", "this is the last message that is loaded"));
}

#[test]
fn the_list_that_a_message_covers_is_not_scrolled_by_the_steps_below() {
    let mut desk = Desk::loaded();
    desk.event(Event::Resize { width: 60, height: 15 });
    desk.press("enter J J J esc");
    assert_eq!((desk.app.messages.cursor.selected, desk.app.messages.cursor.top), (3, 0));
}
