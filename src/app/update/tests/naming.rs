//! Keys in notices are those of the keymap, whatever that says.

use std::collections::BTreeMap;

use super::desk::{Desk, settings};
use crate::app::action::BINDINGS;
use crate::app::keymap::{Key, Keymap, remapped};
use crate::app::{Action, App, Event, Outcome, Reply, Screen, Target};
use crate::view::{Window, WindowSpec};

fn remap(mut desk: Desk) -> Desk {
    desk.app.settings.keymap = remapped::keymap();
    desk
}

fn act(desk: &mut Desk, action: Action) {
    let key = desk.app.key(action).parse::<Key>().unwrap();
    desk.event(Event::Key(key.event()));
}

fn refused() -> Desk {
    let mut desk = Desk::new(Target::default());
    desk.answer_directory();
    desk.fail_page(503);
    desk
}

fn past() -> Desk {
    let spec = WindowSpec::Fixed(Window::new(0, 86_400_000).unwrap());
    Desk::loaded_with(Target { spec, ..Target::default() })
}

fn exported() -> Desk {
    let mut desk = Desk::loaded();
    act(&mut desk, Action::ExportMessages);
    desk
}

#[test]
fn no_notice_names_a_key_that_was_remapped() {
    let states: [fn() -> Desk; 5] = [|| Desk::new(Target::default()), Desk::loaded, refused, past, exported];
    let mut said = Vec::new();
    for (state, binding) in states.iter().flat_map(|state| BINDINGS.iter().map(move |binding| (state, binding))) {
        for screen in Screen::ALL {
            let mut desk = remap(state());
            desk.app.screen = screen;
            act(&mut desk, binding.action);
            said.push(desk.notice().to_owned());
        }
    }
    let mut desk = remap(Desk::loaded());
    act(&mut desk, Action::SaveView);
    desk.type_in("mine");
    desk.press("enter");
    said.push(desk.notice().to_owned());
    desk.event(Event::Done(Outcome::Opened(Err("no browser".to_owned()))));
    said.push(desk.notice().to_owned());
    let mut desk = remap(Desk::new(Target::default()));
    let ticket = desk.sent[0].0;
    desk.reply(ticket, Reply::Workspaces(Ok(super::desk::workspaces())));
    let ticket = desk.sent.last().unwrap().0;
    desk.reply(ticket, Reply::Channels(Ok(Vec::new())));
    said.push(desk.notice().to_owned());
    for notice in ["chooses another", "lists the views", "shows its URL", "nothing is searched for", "lies in the past"]
    {
        assert!(said.iter().any(|said| said.contains(notice)), "{notice} is not said: {said:?}");
    }
    for said in said {
        assert_eq!(remapped::keys_of_the_table_in(&said), Vec::<String>::new(), "{said}");
    }
}

#[test]
fn an_action_without_a_key_is_named_as_the_palette_finds_it() {
    let mut app = App::new(settings(), Target::default(), (160, 48), 0);
    let mut unbind = |names: &[(&str, &[&str])]| {
        let keys: BTreeMap<_, _> = names
            .iter()
            .map(|(name, keys)| ((*name).to_owned(), keys.iter().map(ToString::to_string).collect()))
            .collect();
        app.settings.keymap = Keymap::new(&keys).unwrap();
        app.key(Action::LoadAll)
    };
    assert_eq!(unbind(&[]), "a");
    assert_eq!(unbind(&[("load-all", &["f9", "a"])]), "F9", "the first of several");
    assert_eq!(unbind(&[("load-all", &[])]), ":load-all");
    assert_eq!(unbind(&[("load-all", &[]), ("palette", &["ctrl-p"])]), "Ctrl-P load-all");
    assert_eq!(unbind(&[("load-all", &[]), ("palette", &[])]), "[keys] load-all");
}
