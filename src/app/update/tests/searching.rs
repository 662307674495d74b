use super::desk::{Desk, NOW, labelled};
use crate::api::Export;
use crate::app::action::BINDINGS;
use crate::app::popup::{Choice, Popup};
use crate::app::{Action, Event, Reply, Request, Screen, Target};
use crate::store::{Mode, Pattern};

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

fn typed(desk: &Desk) -> (&str, Mode) {
    let Some(Popup::Prompt(prompt)) = &desk.app.popup else { panic!("no prompt") };
    (prompt.input.text(), prompt.mode)
}

#[test]
fn earlier_searches_and_filters_come_back_newest_first_as_they_were_read() {
    let mut desk = Desk::loaded();
    desk.press("/");
    desk.type_in("message 2");
    desk.press("enter & ctrl-r");
    desk.type_in("4.$");
    desk.press("enter / ctrl-p");
    assert_eq!(typed(&desk), ("4.$", Mode::Regex));
    desk.press("up");
    assert_eq!(typed(&desk), ("message 2", Mode::Literal));
    desk.press("ctrl-n down");
    assert_eq!(typed(&desk), ("", Mode::Literal), "what was typed is the newest");
    desk.type_in("x");
    desk.press("up esc & up enter");
    settle(&mut desk);
    assert_eq!(desk.app.messages.len(), 10, "what is recalled is looked for: 40 to 49");
}

#[test]
fn what_was_cancelled_is_not_kept_and_what_is_changed_is_what_is_typed() {
    let mut desk = Desk::loaded();
    desk.press("/");
    desk.type_in("gone");
    desk.press("esc /");
    desk.type_in("kept");
    desk.press("enter / up");
    assert_eq!(typed(&desk).0, "kept");
    desk.type_in("!");
    desk.press("up");
    assert_eq!(typed(&desk).0, "kept");
    desk.press("down");
    assert_eq!(typed(&desk).0, "kept!");
}

#[test]
fn a_file_to_save_to_has_no_earlier_ones() {
    let mut desk = Desk::loaded();
    desk.press("/");
    desk.type_in("message");
    desk.press("enter s up");
    assert_eq!(typed(&desk).0, "vipdeck-marked-2026-05-30.csv");
}

#[test]
fn the_palette_has_what_was_taken_last_on_top() {
    let mut desk = Desk::loaded();
    let first = |desk: &Desk| {
        let Some(Popup::Picker(picker)) = &desk.app.popup else { panic!("no palette") };
        picker.selected().unwrap().choice.clone()
    };
    desk.press(":");
    assert_eq!(first(&desk), Choice::Action(Action::Help));
    for wanted in ["newest", "UTC"] {
        desk.press("esc :");
        desk.type_in(wanted);
        desk.press("enter");
    }
    desk.press(":");
    assert_eq!(first(&desk), Choice::Action(Action::ToggleZone));
    let Some(Popup::Picker(picker)) = &desk.app.popup else { panic!("no palette") };
    let zones = picker.shown().filter(|item| item.choice == Choice::Action(Action::ToggleZone)).count();
    assert_eq!((zones, picker.counts().0), (1, BINDINGS.len()));
}

#[test]
fn under_a_filter_only_what_is_shown_is_searched_and_counted() {
    let mut desk = Desk::loaded();
    desk.press("&");
    desk.type_in("9");
    desk.press("enter /");
    desk.type_in("message 4");
    desk.press("enter");
    settle(&mut desk);
    assert_eq!((desk.selected_text(), desk.notice()), ("message 49", "match 1 of 1"));
    desk.press("esc");
    assert_eq!(desk.app.messages.len(), 50);
    settle(&mut desk);
    desk.press("N");
    assert_eq!((desk.selected_text(), desk.notice()), ("message 48", "match 10 of 11"));
}

#[test]
fn a_persons_conversation_is_filtered_and_its_matches_are_counted_either_way_round() {
    let mut desk = Desk::loaded();
    desk.press("u /");
    desk.type_in("2");
    desk.press("enter");
    settle(&mut desk);
    assert_eq!((desk.selected_text(), desk.notice()), ("message 21", "match 1 of 3"), "21, 28, 42");
    desk.press("o n");
    assert_eq!((desk.selected_text(), desk.notice()), ("message 42", "match 1 of 3"), "the oldest stands at the top");
    desk.press("n");
    assert_eq!((desk.selected_text(), desk.notice()), ("message 28", "match 2 of 3"));
    desk.press("&");
    desk.type_in("message 4");
    desk.press("enter");
    settle(&mut desk);
    assert_eq!((desk.app.messages.len(), desk.app.standing().unwrap().found), (2, 8), "42 and 49 of the 8");
    assert_eq!(desk.app.person.as_ref().unwrap().tally.messages, 8);
    desk.press("n");
    assert_eq!((desk.selected_text(), desk.notice()), ("message 42", "match 1 of 1"));
    desk.press("esc");
    assert_eq!((desk.app.messages.len(), desk.selected_text()), (8, "message 42"));
}

#[test]
fn a_filter_that_hides_all_that_a_person_wrote_says_of_how_many() {
    let mut desk = Desk::loaded();
    desk.press("u &");
    desk.type_in("zzz");
    settle(&mut desk);
    assert_eq!(desk.app.emptiness(), Some(crate::app::Emptiness::FilteredAway { loaded: 8 }));
    assert_eq!(desk.app.narrowed_by().as_deref(), Some("& zzz"));
}

#[test]
fn esc_in_another_prompt_leaves_what_was_searched_for_and_filtered() {
    let mut desk = Desk::loaded();
    desk.press("/");
    desk.type_in("message 4");
    desk.press("enter V esc space s esc");
    assert_eq!(desk.app.searched_for().map(Pattern::as_str), Some("message 4"));
    desk.press("&");
    desk.type_in("9");
    desk.press("enter &");
    desk.type_in("8");
    desk.press("enter V esc");
    assert_eq!(desk.app.narrowed_by().as_deref(), Some("& 8"));
}

#[test]
fn esc_in_another_prompt_filters_no_list_by_what_filtered_another() {
    let mut desk = Desk::loaded();
    desk.press("e");
    let ticket = desk.pending(|request| matches!(request, Request::ExportMessages { .. })).unwrap();
    desk.reply(ticket, Reply::Export(Ok(Export { total_count: Some(50), csv_url: "https://s.example/a".into() })));
    desk.press("2 &");
    desk.type_in("hap");
    desk.press("enter &");
    desk.type_in("frus");
    desk.press("enter 4 s esc");
    assert!(desk.app.filter().is_none(), "exports");
    desk.press("2");
    assert_eq!(desk.app.filter().map(Pattern::as_str), Some("frus"));
}

/// A search that was taken with `Enter` and has not come to its one match, the last of four long messages.
fn searching() -> Desk {
    let mut desk = Desk::new(Target::default());
    desk.answer_directory();
    let long = "x".repeat(200 << 10);
    let rows: &[(&str, &[&str])] = &[(&long, &[]), ("refund", &[]), (&long, &[]), ("zzqx", &[])];
    desk.answer_page(labelled(NOW, rows, Some(false)));
    desk.press("/ ctrl-r ctrl-r");
    desk.type_in("z");
    desk.press("enter");
    assert!(desk.app.is_busy() && desk.app.messages.cursor.selected == 0, "it is looked for");
    desk
}

#[test]
fn the_first_match_is_gone_to_once_it_is_found() {
    let mut desk = searching();
    settle(&mut desk);
    assert_eq!(desk.selected_text(), "zzqx");
}

#[test]
fn a_search_that_was_given_up_moves_nobody_when_another_is_typed() {
    for keys in ["esc", "esc j k", "/ esc"] {
        let mut desk = searching();
        desk.press(keys);
        desk.press("/");
        desk.type_in("refund");
        settle(&mut desk);
        assert_eq!(desk.app.messages.cursor.selected, 0, "{keys}: nobody pressed Enter");
        desk.press("esc");
        settle(&mut desk);
        assert_eq!(desk.app.messages.cursor.selected, 0, "{keys}");
    }
}

#[test]
fn who_does_something_else_is_not_taken_to_the_match_that_is_found_later() {
    for (keys, selected) in [("j", 1), ("j k", 0), ("g", 0), ("J", 1), ("space", 1), ("enter", 0), ("tab j", 0)] {
        let mut desk = searching();
        desk.press(keys);
        settle(&mut desk);
        assert_eq!(desk.app.messages.cursor.selected, selected, "{keys}");
        assert_eq!(desk.notice(), "", "{keys}");
    }
}

#[test]
fn who_was_elsewhere_while_the_match_was_found_comes_back_to_their_row() {
    for there_and_back in ["2 1", "3 1", "u esc"] {
        let mut desk = searching();
        for key in there_and_back.split(' ') {
            desk.press(key);
            settle(&mut desk);
        }
        assert_eq!(desk.app.screen, Screen::Messages, "{there_and_back}");
        assert_eq!(desk.app.messages.cursor.selected, 0, "{there_and_back}");
    }
}
