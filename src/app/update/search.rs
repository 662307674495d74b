//! Searching and filtering the loaded rows, as one types.

use crate::app::App;
use crate::app::popup::{Prompt, PromptKind};
use crate::store::Pattern;
use crate::text::grouped;

impl App {
    /// What is typed has changed: look for it from now on, or say what is wrong with it.
    pub(super) fn typed(&mut self, prompt: &mut Prompt) {
        prompt.error = None;
        if !matches!(prompt.kind, PromptKind::Search | PromptKind::Filter | PromptKind::FilterUsers) {
            return;
        }
        let text = prompt.input.text();
        let pattern = if text.is_empty() {
            None
        } else {
            match Pattern::parse(text, prompt.mode) {
                Ok(pattern) => Some(pattern),
                Err(error) => {
                    prompt.error = Some(error.to_string());
                    return;
                }
            }
        };
        let height = self.areas().list_rows();
        match prompt.kind {
            PromptKind::Filter => self.messages.filter_by(pattern, height),
            PromptKind::FilterUsers => return self.filter_users(pattern),
            _ => self.messages.look_for(pattern),
        }
        self.messages.search_on(height);
    }

    /// `Enter` on a search: to the first match from the selected row on, once it is found.
    pub(super) fn jump_to_first_match(&mut self) {
        if self.messages.find.is_some() {
            self.messages.jump = true;
            self.settle_search();
        }
    }

    /// Makes the jump that waits for its match.
    pub(super) fn settle_search(&mut self) {
        if !self.messages.jump {
            return;
        }
        let from = self.messages.cursor.selected;
        if self.messages.matches_at(from) || self.jump_to(true) {
            self.messages.jump = false;
            self.say_which_match();
        } else if !self.messages.is_searching() {
            self.messages.jump = false;
            self.say_no_match();
        }
    }

    /// `n` and `N`: to the next match down or up, round the ends.
    pub(super) fn jump_to_match(&mut self, down: bool) {
        if self.messages.find.is_none() {
            self.complain("nothing is searched for; / does");
        } else if self.jump_to(down) {
            self.say_which_match();
        } else {
            self.say_no_match();
        }
    }

    /// `3 of 19`, once all rows are looked at.
    fn say_which_match(&mut self) {
        if let Some((number, of)) = self.messages.match_number(self.messages.cursor.selected) {
            self.say(format!("match {} of {}", grouped(number as u64), grouped(of as u64)));
        }
    }

    fn jump_to(&mut self, down: bool) -> bool {
        let height = self.areas().list_rows();
        let Some(position) = self.messages.match_from(self.messages.cursor.selected, down) else { return false };
        self.messages.go_to(position, height);
        true
    }

    fn say_no_match(&mut self) {
        self.complain("no match in the loaded rows; a loads all");
    }
}
