//! A file that is named: no key that was pressed for something else decides what becomes of the one that is there.

use super::desk::Desk;
use crate::api::Export;
use crate::app::popup::{Naming, Popup, Prompt};
use crate::app::{Effect, Event, Outcome, Reply, Request, Ticket};

/// A file is looked for whose name was taken with `Enter`: that of an export, of the table of labels, of the marked messages.
fn each() -> Vec<(&'static str, Desk)> {
    let mut export = Desk::loaded();
    export.press("e");
    let ticket = export.pending(|request| matches!(request, Request::ExportMessages { .. })).unwrap();
    export.reply(ticket, Reply::Export(Ok(Export { total_count: Some(50), csv_url: "https://s.example/a".into() })));
    export.press("4 s");
    let mut labels = Desk::loaded();
    labels.press("2 x");
    let mut marked = Desk::loaded();
    marked.press("space s");
    let mut each = vec![("export", export), ("labels", labels), ("marked", marked)];
    for (_, desk) in &mut each {
        desk.press("ctrl-u");
        desk.type_in("bar.csv");
        desk.press("enter");
    }
    each
}

fn prompt(desk: &Desk) -> &Prompt {
    let Some(Popup::Prompt(prompt)) = &desk.app.popup else { panic!("{:?}", desk.app.popup) };
    prompt
}

/// Whether something was written, and whether in the place of another file.
fn written(desk: &Desk) -> Option<(&str, bool)> {
    desk.done.iter().find_map(|effect| match effect {
        Effect::Save { path, replace, .. }
        | Effect::Write { path, replace, .. }
        | Effect::HandOver { path, replace, .. } => Some((path.as_str(), *replace)),
        _ => None,
    })
}

#[test]
fn a_name_that_is_free_is_written_to_without_a_question() {
    for (what, mut desk) in each() {
        assert!(written(&desk).is_none(), "{what}: nobody knows yet whether it is there");
        assert!(matches!(prompt(&desk).naming, Naming::Looking(_)), "{what}");
        desk.found(&[]);
        assert_eq!(written(&desk), Some(("bar.csv", false)), "{what}");
        assert!(desk.app.popup.is_none(), "{what}");
    }
}

#[test]
fn no_key_that_came_before_the_question_answers_it() {
    for keys in ["y", "enter", "y enter", "enter y enter", "j y enter", "n", "backspace a"] {
        for (what, mut desk) in each() {
            desk.press(keys);
            desk.event(Event::Paste("y\n".to_owned()));
            desk.found(&["bar.csv"]);
            let asking = Naming::Asking { taken: vec!["bar.csv".to_owned()], yes: false };
            assert_eq!(prompt(&desk).naming, asking, "{what}, {keys}");
            assert_eq!(prompt(&desk).input.text(), "bar.csv", "{what}, {keys}");
            assert!(written(&desk).is_none(), "{what}, {keys}");
        }
    }
}

#[test]
fn neither_a_second_enter_nor_a_y_alone_replaces_a_file() {
    for keys in ["enter", "enter enter", "y", "y y", "y backspace enter", "y n enter", "ctrl-y enter", "o enter"] {
        for (what, mut desk) in each() {
            desk.found(&["bar.csv"]);
            desk.press(keys);
            assert!(written(&desk).is_none(), "{what}, {keys}");
            assert!(matches!(desk.app.popup, Some(Popup::Prompt(_))), "{what}, {keys}");
        }
    }
}

#[test]
fn y_and_enter_replace_it() {
    for (what, mut desk) in each() {
        desk.found(&["bar.csv"]);
        desk.press("y enter");
        assert_eq!(written(&desk), Some(("bar.csv", true)), "{what}");
        assert!(desk.app.popup.is_none(), "{what}");
    }
}

#[test]
fn n_and_esc_go_back_to_the_name_and_what_was_found_under_it_is_stale() {
    for key in ["n", "esc"] {
        for (what, mut desk) in each() {
            desk.found(&["bar.csv"]);
            desk.press(key);
            assert_eq!((&prompt(&desk).naming, prompt(&desk).input.text()), (&Naming::Typing, "bar.csv"), "{what}");
            desk.found(&[]);
            assert!(written(&desk).is_none(), "{what}");
            desk.press("esc");
            assert!(desk.app.popup.is_none(), "{what}");
        }
    }
    for (what, mut desk) in each() {
        desk.press("esc");
        desk.found(&[]);
        assert!(written(&desk).is_none() && prompt(&desk).naming == Naming::Typing, "{what}");
    }
}

#[test]
fn a_place_that_cannot_be_written_to_is_told_beside_its_name() {
    for (what, mut desk) in each() {
        let Some(Effect::Look { ticket, .. }) = desk.done.last() else { panic!("{what}") };
        let ticket = *ticket;
        let why = || Err("there is no folder /none".to_owned());
        desk.event(Event::Done(Outcome::Looked(Ticket(0), why())));
        assert_eq!(prompt(&desk).error, None, "{what}: that is another name's");
        desk.event(Event::Done(Outcome::Looked(ticket, why())));
        assert_eq!(prompt(&desk).error.as_deref(), Some("there is no folder /none"), "{what}");
        desk.type_in("x");
        assert_eq!(prompt(&desk).input.text(), "bar.csvx", "{what}");
    }
}

#[test]
fn only_an_answer_that_is_waited_for_asks() {
    for (what, mut desk) in each() {
        desk.press("esc esc");
        desk.found(&["bar.csv"]);
        assert!(!desk.app.is_asking() && desk.app.popup.is_none(), "{what}: its prompt is closed");
    }
    for (what, mut desk) in each() {
        assert!(!desk.app.is_asking(), "{what}: nobody knows yet whether it is there");
        desk.found(&["bar.csv"]);
        assert!(desk.app.is_asking(), "{what}");
        desk.press("n");
        assert!(!desk.app.is_asking(), "{what}: it is answered");
    }
}
