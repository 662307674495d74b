//! A line that a person types into.

use std::fmt;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use tui_textarea::{CursorMove, TextArea};

/// One line of input with the usual editing keys.
#[derive(Clone)]
pub struct LineInput {
    area: TextArea<'static>,
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
        Self { area }
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
        if key.modifiers.contains(KeyModifiers::CONTROL) && key.code == KeyCode::Char('u') {
            return self.area.delete_line_by_head();
        }
        self.area.input(key)
    }

    /// Takes pasted text, its line breaks and control characters as spaces.
    pub fn paste(&mut self, text: &str) {
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

fn one_line(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}

#[cfg(test)]
mod tests;
