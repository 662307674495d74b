//! Following: how often it looks, and what makes itself heard.

use super::desk::{Desk, NOW, labelled, page, settings};
use crate::app::{App, Effect, Event, Settings, Target};

/// A dashboard that follows, everything older loaded.
fn following(settings: Settings) -> Desk {
    let mut desk = Desk::start(App::new(settings, Target::default(), (160, 48), NOW));
    desk.answer_directory();
    desk.answer_page(page(NOW, 3, Some(false)));
    desk.press("f");
    desk.answer_page(page(NOW, 3, Some(false)));
    desk
}

/// Ten seconds later: how far away the next look is, in seconds.
fn next_look(desk: &Desk) -> Option<i64> {
    desk.app.messages.follow.map(|follow| (follow.next - desk.app.now) / 1_000)
}

fn look(desk: &mut Desk) {
    desk.now = desk.app.messages.follow.unwrap().next;
    desk.event(Event::Tick);
    assert!(desk.pending_page().is_some(), "it looks");
}

fn rings(desk: &Desk) -> usize {
    desk.done.iter().filter(|effect| matches!(effect, Effect::Ring)).count()
}

#[test]
fn looks_come_farther_apart_while_the_server_refuses_and_no_farther_than_sixteen_times() {
    let mut desk = following(settings());
    assert_eq!(next_look(&desk), Some(10));
    let mut waits = Vec::new();
    for _ in 0..7 {
        look(&mut desk);
        waits.extend(next_look(&desk));
        desk.fail_page(503);
    }
    assert_eq!(waits, [10, 20, 40, 80, 160, 160, 160]);
    look(&mut desk);
    desk.answer_page(page(NOW + 1_000, 4, Some(false)));
    look(&mut desk);
    assert_eq!(next_look(&desk), Some(10), "at the usual pace again");
}

#[test]
fn the_bell_rings_for_new_messages_with_a_chosen_label_alone() {
    let mut desk = following(settings());
    look(&mut desk);
    desk.answer_page(labelled(NOW + 2_000, &[("glad", &["happy"]), ("gladder", &[])], Some(false)));
    assert_eq!(rings(&desk), 0);
    look(&mut desk);
    desk.answer_page(labelled(NOW + 5_000, &[("cross", &["frustrated"]), ("crosser", &["frustrated"])], Some(false)));
    assert_eq!(rings(&desk), 1, "once, however many there are");
    look(&mut desk);
    desk.answer_page(labelled(NOW + 5_000, &[("cross", &["frustrated"])], Some(false)));
    assert_eq!(rings(&desk), 1, "what was there already is not new");
}

#[test]
fn the_bell_rings_for_every_new_message_when_no_label_is_chosen_as_the_example_says() {
    let says = crate::config::EXAMPLE.contains("None: for every new message.\nlabels = []");
    assert!(says && crate::config::Config::default().notify.labels.is_empty());
    let mut desk = following(Settings { bell_labels: Vec::new(), ..settings() });
    look(&mut desk);
    desk.answer_page(labelled(NOW + 2_000, &[("glad", &[])], Some(false)));
    assert_eq!(rings(&desk), 1);
}

#[test]
fn the_bell_is_off_unless_it_was_asked_for() {
    assert!(!crate::config::Config::default().notify.bell);
    let mut desk = following(Settings { bell: false, bell_labels: Vec::new(), ..settings() });
    look(&mut desk);
    desk.answer_page(labelled(NOW + 5_000, &[("cross", &["frustrated"])], Some(false)));
    assert_eq!(desk.app.messages.len(), 4);
    assert_eq!(rings(&desk), 0);
}

#[test]
fn reloading_by_hand_rings_for_nothing() {
    let mut desk = following(settings());
    desk.press("f r");
    desk.answer_page(labelled(NOW + 5_000, &[("cross", &["frustrated"])], Some(false)));
    assert_eq!((desk.app.messages.len(), rings(&desk)), (4, 0));
}
