use super::*;

fn press(code: KeyCode, modifiers: KeyModifiers) -> Key {
    KeyEvent::new(code, modifiers).into()
}

fn remap(name: &str, keys: &[&str]) -> Result<Keymap, KeyError> {
    let keys = keys.iter().map(ToString::to_string).collect();
    Keymap::new(&BTreeMap::from([(name.to_owned(), keys)]))
}

#[test]
fn no_two_actions_of_a_place_share_a_key() {
    Keymap::new(&BTreeMap::new()).unwrap();
}

#[test]
fn names_of_actions_are_unique() {
    let mut names: Vec<_> = BINDINGS.iter().map(|binding| binding.name).collect();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), BINDINGS.len());
}

#[test]
fn a_key_means_what_its_screen_says() {
    let map = Keymap::new(&BTreeMap::new()).unwrap();
    let y = press(KeyCode::Char('y'), KeyModifiers::NONE);
    assert_eq!(map.action(y, Screen::Messages), Some(Action::CopyText));
    assert_eq!(map.action(y, Screen::Exports), Some(Action::CopyUrl));
    assert_eq!(map.action(y, Screen::Labels), None);
}

#[test]
fn shift_is_in_the_letter_whatever_the_terminal_says() {
    let map = Keymap::new(&BTreeMap::new()).unwrap();
    for modifiers in [KeyModifiers::NONE, KeyModifiers::SHIFT] {
        assert_eq!(map.action(press(KeyCode::Char('G'), modifiers), Screen::Labels), Some(Action::Last));
        assert_eq!(map.action(press(KeyCode::BackTab, modifiers), Screen::Labels), Some(Action::PreviousPane));
    }
    assert_eq!(map.action(press(KeyCode::Char('L'), KeyModifiers::CONTROL), Screen::Users), Some(Action::Redraw));
}

#[test]
fn a_remapped_action_leaves_its_old_key() {
    let map = remap("reload", &["f5", "ctrl-r"]).unwrap();
    assert_eq!(map.action(press(KeyCode::F(5), KeyModifiers::NONE), Screen::Messages), Some(Action::Reload));
    assert_eq!(map.action(press(KeyCode::Char('r'), KeyModifiers::NONE), Screen::Messages), None);
    assert_eq!(map.shown(Action::Reload), "F5 Ctrl-R");
}

#[test]
fn a_bad_remapping_says_what_is_wrong() {
    assert_eq!(remap("relaod", &["x"]).unwrap_err(), KeyError::Action("relaod".into()));
    assert_eq!(remap("reload", &["hyper-x"]).unwrap_err(), KeyError::Key("hyper-x".into()));
    assert_eq!(remap("reload", &["q"]).unwrap_err().to_string(), "[keys] gives q to both 'quit' and 'reload'");
}
