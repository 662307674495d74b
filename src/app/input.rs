//! A line that a person types into.

use std::fmt;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use tui_textarea::{CursorMove, TextArea};

/// One line of input with the usual editing keys.
#[derive(Clone)]
pub struct LineInput {
    area: TextArea<'static>,
    proposed: bool,
}

impl fmt::Debug for LineInput {
    /// Leaves a secret out: this may end in a log.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = if self.is_secret() { "…" } else { self.text() };
        f.debug_tuple("LineInput").field(&text).finish()
    }
}

impl Default for LineInput {
    fn default() -> Self {
        Self::new("")
    }
}

impl LineInput {
    /// An input that holds `text`, the caret at its end.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let mut area = TextArea::new(vec![one_line(text)]);
        area.move_cursor(CursorMove::End);
        Self { area, proposed: false }
    }

    /// An input whose text is only proposed: what is typed or pasted first takes its place, and any other key keeps it.
    #[must_use]
    pub fn proposing(text: &str) -> Self {
        Self { proposed: !text.is_empty(), ..Self::new(text) }
    }

    /// Whether its text would give way to what is typed.
    #[must_use]
    pub const fn is_proposed(&self) -> bool {
        self.proposed
    }

    /// An input whose text is never shown.
    #[must_use]
    pub fn secret() -> Self {
        let mut input = Self::new("");
        input.area.set_mask_char('•');
        input
    }

    /// What was typed.
    #[must_use]
    pub fn text(&self) -> &str {
        self.area.lines().first().map_or("", String::as_str)
    }

    /// Where the caret stands, in characters from the start.
    #[must_use]
    pub fn caret(&self) -> usize {
        self.area.cursor().1
    }

    /// Whether the text is shown as dots.
    #[must_use]
    pub fn is_secret(&self) -> bool {
        self.area.mask_char().is_some()
    }

    /// Takes an editing key. Returns whether the text changed.
    pub fn key(&mut self, key: KeyEvent) -> bool {
        let breaks_line = matches!(key.code, KeyCode::Enter)
            || (key.modifiers.contains(KeyModifiers::CONTROL) && matches!(key.code, KeyCode::Char('m' | 'j')));
        if breaks_line {
            return false;
        }
        let gives_way = std::mem::take(&mut self.proposed) && replaces(key);
        if gives_way {
            self.set("");
            // What deletes has done so.
            return !matches!(key.code, KeyCode::Char(_)) || self.key(key);
        }
        if key.modifiers.contains(KeyModifiers::CONTROL) && key.code == KeyCode::Char('u') {
            return self.area.delete_line_by_head();
        }
        self.area.input(key)
    }

    /// Takes pasted text, its line breaks and control characters as spaces.
    pub fn paste(&mut self, text: &str) {
        if std::mem::take(&mut self.proposed) {
            self.set("");
        }
        self.area.insert_str(one_line(text.trim()));
    }

    /// Replaces the text.
    pub fn set(&mut self, text: &str) {
        let secret = self.is_secret();
        *self = Self::new(text);
        if secret {
            self.area.set_mask_char('•');
        }
    }
}

/// Whether a key puts something in the place of what is selected, or deletes it.
fn replaces(key: KeyEvent) -> bool {
    let chord = key.modifiers.intersects(KeyModifiers::CONTROL | KeyModifiers::ALT);
    !chord && matches!(key.code, KeyCode::Char(_) | KeyCode::Backspace | KeyCode::Delete)
}

fn one_line(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}

#[cfg(test)]
mod tests;
