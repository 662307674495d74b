//! From a key press to an action: the table's keys, with what the configuration says instead.

use std::collections::{BTreeMap, HashMap};
use std::fmt;
use std::str::FromStr;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use crate::app::action::{Action, BINDINGS, Binding, Place};
use crate::app::{App, Screen};

/// A key with its modifiers, written like `q`, `G`, `ctrl-d`, `alt-x`, `esc`, `pagedown`, `f5`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Key {
    code: KeyCode,
    modifiers: KeyModifiers,
}

/// Why a configured key is refused.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum KeyError {
    /// Not the name of a key.
    #[error("'{0}' is no key; write one like q, G, ctrl-d, alt-x, esc, enter, tab, pagedown, f5")]
    Key(String),
    /// Not the name of an action.
    #[error("[keys] has no action '{0}'; `vipdeck` lists them with the key ?")]
    Action(String),
    /// Two actions that hold in the same place want one key.
    #[error("[keys] gives {key} to both '{first}' and '{second}'")]
    Taken {
        /// The key.
        key: String,
        /// The action that has it.
        first: &'static str,
        /// The action that wants it too.
        second: &'static str,
    },
}

impl Key {
    /// The press of this key.
    #[must_use]
    pub const fn event(self) -> KeyEvent {
        KeyEvent::new(self.code, self.modifiers)
    }
}

impl From<KeyEvent> for Key {
    fn from(event: KeyEvent) -> Self {
        // Shift is in the character itself, and some terminals send BackTab without it.
        let keep = match event.code {
            KeyCode::Char(_) | KeyCode::BackTab => event.modifiers - KeyModifiers::SHIFT,
            _ => event.modifiers,
        };
        let code = match event.code {
            KeyCode::Char(c) if keep.contains(KeyModifiers::CONTROL) => KeyCode::Char(c.to_ascii_lowercase()),
            code => code,
        };
        Self { code, modifiers: keep & (KeyModifiers::CONTROL | KeyModifiers::ALT | KeyModifiers::SHIFT) }
    }
}

/// Names of the keys that are no character.
const NAMED: [(&str, KeyCode); 16] = [
    ("esc", KeyCode::Esc),
    ("enter", KeyCode::Enter),
    ("tab", KeyCode::Tab),
    ("backtab", KeyCode::BackTab),
    ("backspace", KeyCode::Backspace),
    ("delete", KeyCode::Delete),
    ("insert", KeyCode::Insert),
    ("up", KeyCode::Up),
    ("down", KeyCode::Down),
    ("left", KeyCode::Left),
    ("right", KeyCode::Right),
    ("home", KeyCode::Home),
    ("end", KeyCode::End),
    ("pageup", KeyCode::PageUp),
    ("pagedown", KeyCode::PageDown),
    ("space", KeyCode::Char(' ')),
];

impl FromStr for Key {
    type Err = KeyError;

    fn from_str(text: &str) -> Result<Self, KeyError> {
        let mut modifiers = KeyModifiers::NONE;
        let mut rest = text;
        loop {
            let (modifier, after) = if let Some(after) = rest.strip_prefix("ctrl-") {
                (KeyModifiers::CONTROL, after)
            } else if let Some(after) = rest.strip_prefix("alt-") {
                (KeyModifiers::ALT, after)
            } else if let Some(after) = rest.strip_prefix("shift-") {
                (KeyModifiers::SHIFT, after)
            } else {
                break;
            };
            modifiers |= modifier;
            rest = after;
        }
        let code = code(rest).ok_or_else(|| KeyError::Key(text.to_owned()))?;
        Ok(Self::from(KeyEvent::new(code, modifiers)))
    }
}

fn code(name: &str) -> Option<KeyCode> {
    let mut characters = name.chars();
    if let (Some(c), None) = (characters.next(), characters.next()) {
        return Some(KeyCode::Char(c));
    }
    if let Some((_, code)) = NAMED.iter().find(|(known, _)| *known == name) {
        return Some(*code);
    }
    let number: u8 = name.strip_prefix('f')?.parse().ok()?;
    (1..=12).contains(&number).then_some(KeyCode::F(number))
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (modifier, word) in
            [(KeyModifiers::CONTROL, "Ctrl-"), (KeyModifiers::ALT, "Alt-"), (KeyModifiers::SHIFT, "Shift-")]
        {
            if self.modifiers.contains(modifier) {
                f.write_str(word)?;
            }
        }
        match self.code {
            KeyCode::Char(' ') => f.write_str("Space"),
            KeyCode::Char(c) if self.modifiers.contains(KeyModifiers::CONTROL) => {
                write!(f, "{}", c.to_ascii_uppercase())
            }
            KeyCode::Char(c) => write!(f, "{c}"),
            KeyCode::Up => f.write_str("↑"),
            KeyCode::Down => f.write_str("↓"),
            KeyCode::Left => f.write_str("←"),
            KeyCode::Right => f.write_str("→"),
            KeyCode::PageUp => f.write_str("PgUp"),
            KeyCode::PageDown => f.write_str("PgDn"),
            KeyCode::BackTab => f.write_str("S-Tab"),
            code => write!(f, "{code}"),
        }
    }
}

/// Which keys mean what.
#[derive(Clone, Debug)]
pub struct Keymap {
    keys: HashMap<Action, Vec<Key>>,
    actions: HashMap<Key, Vec<Action>>,
}

impl Keymap {
    /// The table's keys, with those of `remapped` (action name → keys) instead where it names an action.
    ///
    /// # Errors
    /// A name that is no action, a text that is no key, or one key for two actions of the same place.
    pub fn new(remapped: &BTreeMap<String, Vec<String>>) -> Result<Self, KeyError> {
        if let Some(unknown) = remapped.keys().find(|name| BINDINGS.iter().all(|binding| binding.name != *name)) {
            return Err(KeyError::Action(unknown.clone()));
        }
        let mut map = Self { keys: HashMap::new(), actions: HashMap::new() };
        for binding in BINDINGS {
            let keys = match remapped.get(binding.name) {
                Some(keys) => keys.iter().map(|key| key.parse()).collect::<Result<Vec<Key>, _>>()?,
                None => binding.keys.iter().map(|key| key.parse()).collect::<Result<_, _>>()?,
            };
            for key in &keys {
                map.claim(*key, binding)?;
            }
            map.keys.insert(binding.action, keys);
        }
        Ok(map)
    }

    fn claim(&mut self, key: Key, binding: &'static Binding) -> Result<(), KeyError> {
        let holders = self.actions.entry(key).or_default();
        let clash =
            holders.iter().filter_map(|action| action.binding()).find(|held| overlap(held.place, binding.place));
        if let Some(held) = clash {
            return Err(KeyError::Taken { key: key.to_string(), first: held.name, second: binding.name });
        }
        holders.push(binding.action);
        Ok(())
    }

    /// What the key means on this screen.
    #[must_use]
    pub fn action(&self, key: Key, screen: Screen) -> Option<Action> {
        self.actions
            .get(&key)?
            .iter()
            .copied()
            .find(|action| action.binding().is_some_and(|binding| binding.place.holds_on(screen)))
    }

    /// The keys of an action, as shown: `j ↓`.
    #[must_use]
    pub fn shown(&self, action: Action) -> String {
        let keys: Vec<_> = self.keys.get(&action).into_iter().flatten().map(ToString::to_string).collect();
        keys.join(" ")
    }

    /// The first key of an action, as shown in a hint or a tab; sentences take [`App::key`].
    #[must_use]
    pub fn first(&self, action: Action) -> Option<String> {
        self.keys.get(&action)?.first().map(ToString::to_string)
    }
}

impl App {
    /// What to press for an action, for a sentence: its first key; of one without a key, what is typed to find it by its name.
    ///
    /// The one way to name a key: `[keys]` can give an action any key, or none.
    #[must_use]
    pub fn key(&self, action: Action) -> String {
        let keymap = &self.settings.keymap;
        let name = action.binding().map_or("", |binding| binding.name);
        keymap.first(action).unwrap_or_else(|| match keymap.first(Action::Palette) {
            Some(palette) if palette.chars().count() > 1 => format!("{palette} {name}"),
            Some(palette) => format!("{palette}{name}"),
            None => format!("[keys] {name}"),
        })
    }
}

/// Whether two places can hold at the same time.
fn overlap(a: Place, b: Place) -> bool {
    Screen::ALL.into_iter().any(|screen| a.holds_on(screen) && b.holds_on(screen))
}

#[cfg(test)]
pub(crate) mod remapped;
#[cfg(test)]
mod tests;
