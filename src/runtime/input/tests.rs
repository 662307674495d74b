use crossterm::event::{Event as Read, KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

use super::meaning;
use crate::app::Event;

fn key(kind: KeyEventKind) -> Read {
    Read::Key(KeyEvent::new_with_kind(KeyCode::Char('j'), KeyModifiers::NONE, kind))
}

#[test]
fn presses_and_repeats_are_keys_and_releases_are_not() {
    assert!(matches!(meaning(key(KeyEventKind::Press)), Some(Event::Key(_))));
    assert!(matches!(meaning(key(KeyEventKind::Repeat)), Some(Event::Key(_))));
    assert!(meaning(key(KeyEventKind::Release)).is_none());
}

#[test]
fn a_paste_passes_as_it_came() {
    let pasted = "a\x1b[2Jb\r\nc";
    assert!(matches!(meaning(Read::Paste(pasted.into())), Some(Event::Paste(text)) if text == pasted));
}

#[test]
fn a_size_passes_and_focus_does_not() {
    assert!(matches!(meaning(Read::Resize(3, 2)), Some(Event::Resize { width: 3, height: 2 })));
    assert!(meaning(Read::FocusGained).is_none());
}
