//! What would be given up by leaving is asked about, and nothing else is.

use super::desk::Desk;
use super::exporting::export;
use crate::api::Export;
use crate::app::popup::{Confirm, Popup};
use crate::app::{Account, Effect, Event, Outcome, Reply, Request};

fn left(desk: &Desk) -> bool {
    desk.done.iter().any(|effect| matches!(effect, Effect::Quit))
}

fn switched(desk: &Desk) -> bool {
    desk.done.iter().any(|effect| matches!(effect, Effect::SwitchProfile(name) if name == "other"))
}

fn question(desk: &Desk) -> &str {
    let Some(Popup::Confirm(Confirm { question, .. })) = &desk.app.popup else { panic!("{:?}", desk.app.popup) };
    question
}

/// The export that runs is written.
fn finish(desk: &mut Desk) {
    let ticket = desk.pending(|request| matches!(request, Request::ExportMessages { .. })).unwrap();
    desk.reply(ticket, Reply::Export(Ok(Export { total_count: Some(50), csv_url: "https://s.example/a".into() })));
}

#[test]
fn q_asks_before_an_export_is_lost_and_ctrl_c_does_not() {
    let mut desk = Desk::loaded();
    desk.press("e q");
    assert!(!left(&desk) && matches!(desk.app.popup, Some(Popup::Confirm(_))));
    desk.press("esc");
    assert!(!left(&desk) && desk.app.popup.is_none());
    desk.press("q q");
    assert!(left(&desk), "the second one leaves");
    let mut desk = Desk::loaded();
    desk.press("e ctrl-c");
    assert!(left(&desk));
    let mut desk = Desk::loaded();
    export(&mut desk, "https://storage.example/a.csv");
    desk.press("4 s enter");
    desk.found(&[]);
    desk.press("q");
    assert!(!left(&desk), "it is being saved");
    let mut desk = Desk::loaded();
    export(&mut desk, "https://storage.example/a.csv");
    desk.press("q");
    assert!(left(&desk), "nothing is lost");
}

#[test]
fn q_asks_before_a_command_is_ended_that_messages_were_piped_to() {
    let mut desk = Desk::loaded();
    desk.press("space |");
    desk.type_in("sleep 30");
    desk.press("enter q");
    assert_eq!(question(&desk), "A command is under way, and would be given up. Quit all the same?");
    desk.press("esc");
    desk.event(Event::Done(Outcome::Piped(Ok("`sleep` took them".to_owned()))));
    desk.press("q");
    assert!(left(&desk));
}

#[test]
fn q_asks_before_a_file_is_given_up_and_names_all_that_runs() {
    let mut desk = Desk::loaded();
    desk.press("space | x enter | x enter s enter");
    desk.found(&[]);
    desk.press("e q");
    let asked = "An export and a file and 2 commands are under way, and would be given up. Quit all the same?";
    assert_eq!(question(&desk), asked);
    desk.event(Event::Done(Outcome::Written(Err("the disk is full".to_owned()))));
    let asked = "An export and 2 commands are under way, and would be given up. Quit all the same?";
    assert_eq!(question(&desk), asked);
}

#[test]
fn another_profile_asks_before_an_export_is_given_up() {
    let mut desk = Desk::loaded();
    desk.press("e p down enter");
    assert_eq!(question(&desk), "An export is under way, and would be given up. Switch to “other” all the same?");
    desk.press("n");
    assert!(!switched(&desk) && desk.app.popup.is_none() && desk.app.exports.jobs[0].is_running());
    desk.press("p down enter y");
    assert!(switched(&desk));
    // What is fetched to this computer goes on, and so does a command.
    let mut desk = Desk::loaded();
    export(&mut desk, "https://storage.example/a.csv");
    desk.press("space | x enter 4 s enter");
    desk.found(&[]);
    desk.press("p down enter");
    assert!(switched(&desk) && desk.app.popup.is_none());
    desk.event(Event::Switched(Account::Profile("other".into()), Box::default()));
    assert!(desk.app.exports.jobs[0].transfer().is_some());
    desk.press("q");
    assert_eq!(question(&desk), "A file and a command are under way, and would be given up. Quit all the same?");
}

/// Its other slices would be another account's rows, in the same file.
#[test]
fn an_export_goes_on_only_with_the_account_that_it_was_begun_with() {
    let mut desk = Desk::loaded();
    desk.event(Event::Switched(Account::Profile("one".into()), Box::default()));
    desk.answer_directory();
    desk.press("e p down enter y");
    desk.event(Event::Switched(Account::Profile("other".into()), Box::default()));
    desk.press("4 r");
    assert_eq!(desk.notice(), "begun with the account one: it goes on only there; p changes to it");
    assert!(!desk.app.exports.jobs[0].is_running());
    desk.event(Event::Switched(Account::Profile("one".into()), Box::default()));
    desk.press("4 r");
    assert!(desk.app.exports.jobs[0].is_running());
}

#[test]
fn marks_alone_keep_nobody() {
    let mut desk = Desk::loaded();
    desk.press("space space q");
    assert!(left(&desk));
}

#[test]
fn the_question_is_about_what_is_under_way_now() {
    let mut desk = Desk::loaded();
    desk.press("e e q");
    assert_eq!(question(&desk), "2 exports are under way, and would be given up. Quit all the same?");
    finish(&mut desk);
    assert_eq!(question(&desk), "An export is under way, and would be given up. Quit all the same?");
    finish(&mut desk);
    assert_eq!(question(&desk), "Nothing is under way any more. Quit?");
    assert!(!left(&desk), "nobody has said yes");
    desk.press("y");
    assert!(left(&desk), "the key means what it did");
    let mut desk = Desk::loaded();
    desk.press("e p down enter");
    finish(&mut desk);
    assert_eq!(question(&desk), "Nothing is under way any more. Switch to “other”?");
    desk.press("esc");
    assert!(!switched(&desk));
}
