//! Searching and filtering the rows of a list, as one types: in the same way on every screen.

use crate::app::popup::{Before, Prompt, PromptKind};
use crate::app::{Action, App, Screen};
use crate::store::Pattern;
use crate::text::grouped;

impl App {
    /// Takes away what this list was searched for or filtered by, while another text is typed; what it was comes back when
    /// that is cancelled.
    pub(super) fn put_aside(&mut self, kind: PromptKind) -> Before {
        let height = self.areas().list_rows();
        let before = match (kind, self.sieve_mut()) {
            (PromptKind::Search, Some(sieve)) => Before::Sieve(sieve.find.take(), sieve.filter.clone()),
            (PromptKind::Filter, Some(sieve)) => Before::Sieve(sieve.find.clone(), sieve.filter.take()),
            (PromptKind::Search, None) => return Before::Search(self.messages.stop_looking()),
            (PromptKind::Filter, None) => {
                let filter = self.messages.filter.take().map(|filter| filter.pattern);
                self.messages.filter_by(None, height);
                return Before::Filter(filter);
            }
            _ => return Before::Nothing,
        };
        self.sift();
        before
    }

    /// What was put aside comes back.
    pub(super) fn cancel_prompt(&mut self, before: Before) {
        let height = self.areas().list_rows();
        match before {
            Before::Search(pattern) => self.messages.look_for(pattern),
            Before::Filter(pattern) => self.messages.filter_by(pattern, height),
            Before::Sieve(find, filter) => {
                if let Some(sieve) = self.sieve_mut() {
                    (sieve.find, sieve.filter) = (find, filter);
                }
                self.sift();
            }
            Before::Nothing => {}
        }
    }

    /// What is typed has changed: look for it from now on, or say what is wrong with it.
    pub(super) fn typed(&mut self, prompt: &mut Prompt) {
        prompt.error = None;
        if !matches!(prompt.kind, PromptKind::Search | PromptKind::Filter) {
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
        match (prompt.kind, self.sieve_mut()) {
            (PromptKind::Filter, Some(sieve)) => sieve.filter = pattern,
            (_, Some(sieve)) => sieve.find = pattern,
            (PromptKind::Filter, None) => return self.messages.filter_by(pattern, height),
            (_, None) => {
                self.messages.look_for(pattern);
                return self.messages.search_on(height);
            }
        }
        self.sift();
    }

    /// Learns anew which rows of this screen's list are shown and found.
    pub(super) fn sift(&mut self) {
        match self.screen {
            Screen::Messages | Screen::Person => {}
            Screen::Labels => {
                self.labels.stale = true;
                self.tabulate();
            }
            Screen::Users => self.arrange_users(),
            Screen::Radar => self.arrange_radar(),
            Screen::Exports => self.sift_exports(),
        }
    }

    /// Takes away this list's filter, or else what it was searched for. Returns whether there was either.
    pub(super) fn unsift(&mut self) -> bool {
        let height = self.areas().list_rows();
        if self.filter().is_some() {
            match self.sieve_mut() {
                Some(sieve) => sieve.filter = None,
                None => self.messages.filter_by(None, height),
            }
        } else if self.searched_for().is_some() && !self.is_narrowed_below() {
            match self.sieve_mut() {
                Some(sieve) => sieve.find = None,
                None => drop(self.messages.stop_looking()),
            }
        } else {
            return false;
        }
        self.sift();
        true
    }

    /// Whether messages are narrowed by something other than the filter, which goes before a search does.
    fn is_narrowed_below(&self) -> bool {
        self.screen == Screen::Messages && self.messages.narrow.is_some()
    }

    /// `Enter` on a search: to the first match from the selected row on, once it is found.
    pub(super) fn jump_to_first_match(&mut self) {
        if self.searched_for().is_none() {
            return;
        }
        if self.sieve().is_none() {
            self.messages.jump = true;
            self.settle_search();
        } else if self.match_number().is_some() || self.jump_to(true) {
            self.say_which_match();
        } else {
            self.say_no_match();
        }
    }

    /// Makes the jump that waits for its match; who has gone to another list waits for it no longer.
    pub(super) fn settle_search(&mut self) {
        self.messages.jump &= self.sieve().is_none();
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
        if self.searched_for().is_none() {
            let search = self.key(Action::Search);
            self.complain(format!("nothing is searched for; {search} does"));
        } else if self.jump_to(down) {
            self.say_which_match();
        } else {
            self.say_no_match();
        }
    }

    /// `3 of 19`, once all rows are looked at.
    fn say_which_match(&mut self) {
        if let Some((number, of)) = self.match_number() {
            self.say(format!("match {} of {}", grouped(number as u64), grouped(of as u64)));
        }
    }

    /// Which match the selected row is, and of how many; `None` while that is not known.
    fn match_number(&self) -> Option<(usize, usize)> {
        match self.sieve() {
            Some(sieve) => sieve.number(self.selected_row()),
            None => self.messages.match_number(self.messages.cursor.selected),
        }
    }

    fn jump_to(&mut self, down: bool) -> bool {
        let from = self.selected_row();
        let to = match self.sieve() {
            Some(sieve) => sieve.next(from, down),
            None => self.messages.match_from(from, down),
        };
        if let Some(position) = to {
            self.go_to_row(position);
        }
        to.is_some()
    }

    /// Where the reader is in this screen's list.
    pub(super) const fn selected_row(&self) -> usize {
        match self.screen {
            Screen::Messages | Screen::Person => self.messages.cursor.selected,
            Screen::Labels => self.labels.cursor.selected,
            Screen::Users => self.users.cursor.selected,
            Screen::Radar => self.radar.cursor.selected,
            Screen::Exports => self.exports.cursor.selected,
        }
    }

    fn say_no_match(&mut self) {
        let key = |action| self.key(action);
        self.complain(match self.screen {
            Screen::Messages | Screen::Person => {
                format!("no match in the loaded rows; {} loads all", key(Action::LoadAll))
            }
            Screen::Users if !self.users.list().is_whole() => {
                format!("no match among the loaded users; {} loads all", key(Action::LoadAllUsers))
            }
            Screen::Labels | Screen::Users | Screen::Radar | Screen::Exports => {
                format!("no match among the {} shown", self.screen.name())
            }
        });
    }
}
