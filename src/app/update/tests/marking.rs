//! Marks, and what is done with the marked messages.

use super::desk::{Desk, NOW, page};
use crate::app::marks::MOST;
use crate::app::popup::Popup;
use crate::app::{Account, Effect, Event, Outcome};
use crate::export::Handover;

fn marked(desk: &Desk) -> Vec<String> {
    let store = desk.app.messages.feed.store();
    let ids = desk.app.messages.marks.in_order(store);
    ids.into_iter().filter_map(|id| store.row(id)?.text.map(ToOwned::to_owned)).collect()
}

fn texts(handover: &Handover) -> Vec<&str> {
    handover.messages.iter().filter_map(|message| message.text.as_deref()).collect()
}

#[test]
fn space_marks_and_goes_on_and_takes_a_mark_away() {
    let mut desk = Desk::loaded();
    desk.press("space space j space");
    assert_eq!(marked(&desk), ["message 0", "message 1", "message 3"]);
    desk.press("g j space");
    assert_eq!(marked(&desk), ["message 0", "message 3"]);
    assert_eq!(desk.selected_text(), "message 2");
    desk.press("-");
    assert!(marked(&desk).is_empty());
    assert_eq!(desk.notice(), "2 unmarked");
}

#[test]
fn marks_stay_whatever_is_scrolled_hidden_or_comes_and_go_with_the_view() {
    let mut desk = Desk::loaded();
    desk.press("j space G g &");
    desk.type_in("message 7");
    desk.press("enter");
    assert_eq!(marked(&desk), ["message 1"], "hidden, and marked all the same");
    desk.press("esc r");
    let newer = desk.sent.iter().find_map(|(ticket, request)| match request {
        crate::app::Request::Page(query) if query.before.is_none() => Some(*ticket),
        _ => None,
    });
    desk.reply(newer.unwrap(), crate::app::Reply::Page(Ok(page(NOW + 20_000, 25, Some(false)))));
    assert_eq!(marked(&desk), ["message 1"]);
    desk.press("t down enter");
    assert!(marked(&desk).is_empty(), "another list");
    assert_eq!(desk.notice(), "1 mark left behind; Esc goes back to it");
    desk.press("esc");
    assert_eq!(marked(&desk), ["message 1"], "back in the very same place");
}

#[test]
fn a_star_marks_what_the_filter_shows() {
    let mut desk = Desk::loaded();
    desk.press("&");
    desk.type_in("message 4");
    desk.press("enter *");
    assert_eq!(desk.notice(), "11 marked");
    assert_eq!(marked(&desk).len(), 11, "4 and 40 to 49");
    desk.press("esc");
    assert_eq!(desk.app.messages.len(), 50);
    assert_eq!(marked(&desk).len(), 11);
    desk.press("- *");
    assert_eq!(desk.notice(), "50 marked");
}

#[test]
fn no_more_are_marked_than_can_be_handed_over() {
    let mut desk = Desk::loaded();
    desk.answer_page(page(NOW - 50_000, i64::try_from(MOST).unwrap(), Some(false)));
    desk.press("*");
    assert!(desk.notice().starts_with("10,000 are marked, the newest of 10,050"), "{}", desk.notice());
    desk.press("G space");
    assert!(desk.notice().contains("no more can be"), "{}", desk.notice());
    assert_eq!(marked(&desk).len(), MOST);
}

#[test]
fn the_marked_ones_are_copied_with_who_when_and_which_labels_newest_first() {
    let mut desk = Desk::loaded();
    desk.press("j j space g space m");
    let Some(Effect::Copy { what: "messages", text }) = desk.done.last() else { panic!("{:?}", desk.done.last()) };
    assert_eq!(
        text,
        "Sat 30 May 2026 13:00:00 UTC · player 3 · happy\nmessage 0\n\nSat 30 May 2026 12:59:58 UTC · player 1 · happy\nmessage 2\n"
    );
}

#[test]
fn without_a_mark_the_selected_one_is_meant_and_without_any_message_that_is_said() {
    let mut desk = Desk::loaded();
    desk.press("j j m");
    assert!(matches!(desk.done.last(), Some(Effect::Copy { what: "message", text }) if text.ends_with("message 2\n")));
    let mut desk = Desk::new(crate::app::Target::default());
    for key in ["m", "s", "|"] {
        desk.press(key);
        assert_eq!(desk.notice(), "no message is selected", "{key}");
        assert!(desk.app.popup.is_none());
    }
}

#[test]
fn saving_proposes_a_name_of_the_date_and_its_end_says_how() {
    let mut desk = Desk::loaded();
    desk.press("space space s");
    let Some(Popup::Prompt(prompt)) = &desk.app.popup else { panic!("no prompt") };
    assert_eq!(prompt.input.text(), "vipdeck-marked-2026-05-30.csv");
    desk.press("ctrl-u");
    desk.type_in("~/digest.txt");
    desk.press("enter");
    let Some(Popup::Prompt(prompt)) = &desk.app.popup else { panic!("it stays to be named") };
    assert_eq!(prompt.error.as_deref(), Some("only .csv, .ndjson, .md"));
    desk.press("backspace backspace backspace");
    desk.type_in("md");
    desk.press("enter");
    desk.found(&[]);
    let Some(Effect::HandOver { path, handover, replace: false }) = desk.done.last() else {
        panic!("{:?}", desk.done.last())
    };
    assert_eq!((path.as_str(), texts(handover)), ("~/digest.md", vec!["message 0", "message 1"]));
    assert_eq!(handover.of, "Star Harbour › Star Harbour EN › last 7 days");
    desk.event(Event::Done(Outcome::Written(Ok("saved 2 messages to digest.md".into()))));
    assert_eq!(desk.notice(), "saved 2 messages to digest.md");
    assert_eq!(marked(&desk).len(), 2, "they can be handed over again");
}

#[test]
fn piping_hands_over_the_marked_ones_and_says_what_became_of_it() {
    let mut desk = Desk::loaded();
    desk.press("space |");
    desk.type_in("jq .");
    desk.press("enter");
    assert_eq!(desk.notice(), "piping 1 message…");
    let Some(Effect::Pipe { command, handover }) = desk.done.last() else { panic!("{:?}", desk.done.last()) };
    assert_eq!((command.join("|"), texts(handover)), ("jq|.".to_owned(), vec!["message 0"]));
    desk.event(Event::Done(Outcome::Piped(Err("`x` failed: exit status: 3".into()))));
    assert_eq!(desk.notice(), "`x` failed: exit status: 3");
}

#[test]
fn no_effect_shows_what_was_said_in_a_log() {
    let mut desk = Desk::loaded();
    desk.press("space | x enter");
    assert!(matches!(desk.done.last(), Some(Effect::Pipe { .. })));
    assert!(!format!("{:?}", desk.done).contains("message 0"));
}

#[test]
fn a_command_line_is_split_as_a_shell_would_and_proposed_again() {
    let mut desk = Desk::loaded();
    desk.app.settings.pipe = vec!["tee".to_owned(), "my marks.ndjson".to_owned()];
    let proposed = |desk: &Desk| match &desk.app.popup {
        Some(Popup::Prompt(prompt)) => prompt.input.text().to_owned(),
        other => panic!("{other:?}"),
    };
    let piped = |desk: &Desk| match desk.done.last() {
        Some(Effect::Pipe { command, .. }) => command.clone(),
        other => panic!("{other:?}"),
    };
    desk.press("space |");
    assert_eq!(proposed(&desk), "tee 'my marks.ndjson'");
    desk.press("enter");
    assert_eq!(piped(&desk), ["tee", "my marks.ndjson"]);
    desk.press("| ctrl-u");
    desk.type_in("sh -c 'q > $HOME/x; q'");
    desk.press("enter");
    assert_eq!(piped(&desk), ["sh", "-c", "q > $HOME/x; q"], "and q typed there leaves nothing");
    desk.press("|");
    assert_eq!(proposed(&desk), "sh -c 'q > $HOME/x; q'");
}

#[test]
fn the_proposed_command_gives_way_to_what_is_typed_and_other_keys_keep_it() {
    let mut desk = Desk::loaded();
    desk.app.settings.pipe = vec!["wc".to_owned(), "-l".to_owned()];
    let line = |desk: &Desk| match &desk.app.popup {
        Some(Popup::Prompt(prompt)) => prompt.input.text().to_owned(),
        other => panic!("{other:?}"),
    };
    for (keys, expected) in
        [("s", "s"), ("backspace", ""), ("left s", "wc -sl"), ("end s", "wc -ls"), ("ctrl-u", ""), ("s s", "ss")]
    {
        desk.press("space |");
        desk.press(keys);
        assert_eq!(line(&desk), expected, "{keys}");
        desk.press("esc");
    }
    desk.press("|");
    desk.app.update(Event::Paste("tee x".into()), NOW);
    assert_eq!(line(&desk), "tee x");
}

#[test]
fn what_only_a_shell_reads_is_not_run_as_an_argument() {
    let mut desk = Desk::loaded();
    desk.press("space |");
    desk.type_in("wc -l > f");
    desk.press("enter");
    let Some(Popup::Prompt(prompt)) = &desk.app.popup else { panic!("the line is gone") };
    assert_eq!(prompt.error.as_deref(), Some("no shell reads >: sh -c '…'"));
    assert!(desk.done.iter().all(|effect| !matches!(effect, Effect::Pipe { .. })));
}

#[test]
fn a_command_line_that_is_none_stays_to_be_typed() {
    let mut desk = Desk::loaded();
    desk.press("space | enter");
    let error = |desk: &Desk| match &desk.app.popup {
        Some(Popup::Prompt(prompt)) => prompt.error.clone(),
        other => panic!("{other:?}"),
    };
    assert_eq!(error(&desk).as_deref(), Some("a command, please"));
    desk.type_in("jq '.");
    assert_eq!(error(&desk), None);
    desk.press("enter");
    assert_eq!(error(&desk).as_deref(), Some("a quote is not closed"));
    desk.press("esc");
    assert!(desk.app.popup.is_none() && desk.done.iter().all(|effect| !matches!(effect, Effect::Pipe { .. })));
}

#[test]
fn marks_that_go_with_their_rows_are_told() {
    let mut desk = Desk::loaded();
    desk.press("t down enter");
    desk.answer_page(page(NOW, 3, Some(false)));
    desk.press("space space esc");
    assert_eq!(desk.notice(), "2 marks cleared with the view");
}

#[test]
fn marks_that_go_with_the_profile_are_counted_those_left_behind_too() {
    let mut desk = Desk::loaded();
    desk.press("space space c down enter");
    desk.answer_page(page(NOW, 5, Some(false)));
    desk.press("space");
    let other = || Event::Switched(Account::Profile("other".into()), Box::default());
    desk.event(other());
    assert_eq!(desk.notice(), "3 marks cleared with the profile");
    desk.press("j");
    desk.event(other());
    assert_eq!(desk.notice(), "", "nothing was marked");
}

#[test]
fn marks_that_were_left_behind_are_the_last_that_esc_forgets() {
    let mut desk = Desk::loaded();
    desk.press("space space [");
    assert_eq!(desk.notice(), "2 marks left behind; Esc goes back to them");
    desk.press("[ [ [ [ [ [ [ [");
    assert!(marked(&desk).is_empty());
    desk.press("esc esc esc esc esc");
    assert_eq!(marked(&desk), ["message 0", "message 1"]);
}

#[test]
fn marks_of_more_views_than_are_kept_are_told_of_as_they_go() {
    let mut desk = Desk::loaded();
    desk.press("space space [");
    for view in 1..5 {
        desk.answer_page(page(desk.app.place.window.end() - 1, 5, Some(false)));
        desk.press("space [");
        assert_eq!(desk.notice(), "1 mark left behind; Esc goes back to it", "{view}");
    }
    desk.answer_page(page(desk.app.place.window.end() - 1, 5, Some(false)));
    desk.press("space [");
    assert_eq!(desk.notice(), "1 mark left behind; Esc goes back to it; 2 marks of 5 views ago cleared");
    // One without marks goes before one that has some.
    desk.press("[");
    assert_eq!(desk.notice(), "1 mark of 5 views ago cleared");
    desk.press("[");
    assert_eq!(desk.notice(), "");
    assert_eq!(desk.app.marks_held(), 4);
}
