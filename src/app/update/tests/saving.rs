//! What becomes of an export's file while it is fetched, and after.

use super::desk::{Desk, NOW};
use super::exporting::{came, ended, export, saving};
use crate::app::popup::Popup;
use crate::app::{Effect, NotSaved, SavedFile};
use crate::export::FileFacts;

/// An export that is being saved, of which 2 MiB have come.
pub(super) fn half_saved() -> Desk {
    let mut desk = Desk::loaded();
    export(&mut desk, "https://storage.example/a.csv");
    desk.press("4 s ctrl-u");
    desk.type_in("~/a.csv");
    desk.press("enter");
    desk.found(&[]);
    came(&mut desk, 2 << 20);
    desk
}

#[test]
fn esc_stops_saving_and_what_is_told_of_it_later_is_stale() {
    for stops in ["esc", "x"] {
        let mut desk = half_saved();
        let stopped = saving(&desk);
        desk.press(stops);
        assert_eq!(desk.aborted.last(), Some(&stopped));
        let why = "saving stopped after 2.0 MiB; s goes on from there, or anew where the host sends no parts";
        assert_eq!(desk.notice(), why);
        assert!(desk.app.exports.jobs[0].transfer().is_none());
        ended(&mut desk, Err(NotSaved::Failed { why: "too late".to_owned(), again: false }));
        came(&mut desk, 3 << 20);
        assert_eq!(desk.notice(), why);
        // The next one does what it does elsewhere.
        desk.press("esc");
        assert_eq!(desk.app.screen, crate::app::Screen::Messages);
    }
}

#[test]
fn esc_on_another_screen_or_another_export_stops_nothing() {
    let mut desk = half_saved();
    desk.press("1 esc");
    assert!(desk.app.exports.jobs[0].transfer().is_some());
    desk.press("e 4 esc");
    assert!(desk.app.exports.jobs[0].transfer().is_some(), "the new one is selected");
}

#[test]
fn saving_again_proposes_the_same_file_and_what_was_stopped_goes_on_there() {
    let mut desk = half_saved();
    desk.press("esc s");
    let Some(Popup::Prompt(prompt)) = &desk.app.popup else { panic!("{:?}", desk.app.popup) };
    assert_eq!(prompt.input.text(), "~/a.csv");
    let stopped = saving(&desk);
    desk.press("enter");
    desk.found(&[]);
    assert_ne!(saving(&desk), stopped);
}

#[test]
fn saving_wakes_the_screen_with_each_second() {
    let woken = |desk: &Desk| desk.done.iter().any(|effect| matches!(effect, Effect::WakeAt(at) if *at == NOW + 1_000));
    let mut desk = Desk::loaded();
    export(&mut desk, "https://storage.example/a.csv");
    // That was for the export itself.
    desk.app.wake = None;
    desk.done.clear();
    desk.press("4 s");
    assert!(!woken(&desk));
    desk.press("enter");
    desk.found(&[]);
    assert!(woken(&desk));
}

#[test]
fn what_was_saved_says_whether_the_rows_are_those_that_the_server_counted() {
    let facts = |rows| FileFacts {
        name: "a.csv".to_owned(),
        rows,
        bytes: 1,
        sha256: String::new(),
        columns: Vec::new(),
        is_cut: false,
    };
    let saved = |rows, mismatch: Option<&str>| SavedFile {
        path: "/home/ada/a.csv".to_owned(),
        facts: facts(rows),
        mismatch: mismatch.map(ToOwned::to_owned),
        has_receipt: true,
    };
    let mut desk = half_saved();
    ended(&mut desk, Ok(saved(50, None)));
    assert_eq!(
        desk.notice(),
        "saved 50 rows, as many as the server counted, to /home/ada/a.csv; its receipt is beside it"
    );
    let mut desk = half_saved();
    ended(&mut desk, Ok(saved(49, Some("the file has 49 rows, the server counted 50"))));
    assert_eq!(desk.notice(), "saved to /home/ada/a.csv, but the file has 49 rows, the server counted 50");
}

#[test]
fn what_failed_on_the_way_names_the_key_that_goes_on() {
    let failed = || Err(NotSaved::Failed { why: "h sent nothing for 30 s: save again".to_owned(), again: true });
    let mut desk = half_saved();
    ended(&mut desk, failed());
    assert_eq!(desk.notice(), "not saved: h sent nothing for 30 s: save again (s)");
    let mut desk = half_saved();
    desk.press("1");
    ended(&mut desk, failed());
    assert_eq!(desk.notice(), "not saved: h sent nothing for 30 s: save again (4, then s)");
}

#[test]
fn the_file_that_was_saved_stays_known_when_saving_it_again_fails() {
    let facts = FileFacts {
        name: "a.csv".to_owned(),
        rows: 50,
        bytes: 1,
        sha256: String::new(),
        columns: Vec::new(),
        is_cut: false,
    };
    let mut desk = half_saved();
    ended(&mut desk, Ok(SavedFile { path: "/home/ada/a.csv".to_owned(), facts, mismatch: None, has_receipt: true }));
    desk.press("s enter");
    desk.found(&[]);
    ended(&mut desk, Err(NotSaved::Exists { path: "/home/ada/a.csv".into() }));
    let job = &desk.app.exports.jobs[0];
    assert_eq!(job.saved.as_ref().map(|saved| saved.path.as_str()), Some("/home/ada/a.csv"));
}
