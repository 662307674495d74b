//! Filter and search of a list that is held whole: labels, users, radar, exports.
//!
//! Messages, of which there can be a million, are looked through in steps: see [`crate::app::messages::Find`].

use crate::app::{App, Screen};
use crate::store::Pattern;

/// What a list is filtered by, and what is searched for among the rows that are left.
#[derive(Clone, Debug, Default)]
pub struct Sieve {
    /// Shows only rows that match.
    pub filter: Option<Pattern>,
    /// Highlights matches among them.
    pub find: Option<Pattern>,
    /// Where the matches stand among the rows shown, from the top.
    found: Vec<usize>,
}

impl Sieve {
    /// The rows that are shown, in their order; learns which of them the search finds.
    pub fn sift<T>(&mut self, mut rows: Vec<T>, matches: impl Fn(&Pattern, &T) -> bool) -> Vec<T> {
        if let Some(filter) = &self.filter {
            rows.retain(|row| matches(filter, row));
        }
        self.found.clear();
        if let Some(find) = &self.find {
            let found = rows.iter().enumerate().filter(|(_, row)| matches(find, row));
            self.found.extend(found.map(|(position, _)| position));
        }
        rows
    }

    /// The same for a list that has lost its rows.
    #[must_use]
    pub fn without_rows(mut self) -> Self {
        self.found.clear();
        self
    }

    /// Whether there is nothing to look for.
    #[must_use]
    pub const fn is_idle(&self) -> bool {
        self.filter.is_none() && self.find.is_none()
    }

    /// How many of the rows shown are found.
    #[must_use]
    pub const fn found(&self) -> usize {
        self.found.len()
    }

    /// Which match the row at a position is, from 1, and of how many.
    #[must_use]
    pub fn number(&self, position: usize) -> Option<(usize, usize)> {
        let place = self.found.binary_search(&position).ok()?;
        Some((place + 1, self.found.len()))
    }

    /// The next match below a position (or above it), round the ends; `None` when there is none.
    #[must_use]
    pub fn next(&self, position: usize, down: bool) -> Option<usize> {
        let next = if down {
            self.found.get(self.found.partition_point(|found| *found <= position)).or(self.found.first())
        } else {
            let above = self.found.partition_point(|found| *found < position);
            above.checked_sub(1).and_then(|place| self.found.get(place)).or(self.found.last())
        };
        next.copied()
    }
}

impl App {
    /// The sieve of this screen's list; `None` where messages are listed.
    #[must_use]
    pub const fn sieve(&self) -> Option<&Sieve> {
        match self.screen {
            Screen::Messages | Screen::Person => None,
            Screen::Labels => Some(&self.labels.sieve),
            Screen::Users => Some(&self.users.sieve),
            Screen::Radar => Some(&self.radar.sieve),
            Screen::Exports => Some(&self.exports.sieve),
        }
    }

    /// The same, to be changed; follow it with sifting.
    pub(super) const fn sieve_mut(&mut self) -> Option<&mut Sieve> {
        match self.screen {
            Screen::Messages | Screen::Person => None,
            Screen::Labels => Some(&mut self.labels.sieve),
            Screen::Users => Some(&mut self.users.sieve),
            Screen::Radar => Some(&mut self.radar.sieve),
            Screen::Exports => Some(&mut self.exports.sieve),
        }
    }

    /// What this screen's list is filtered by; of messages and of other lists alike.
    #[must_use]
    pub fn filter(&self) -> Option<&Pattern> {
        match self.sieve() {
            Some(sieve) => sieve.filter.as_ref(),
            None => self.messages.filter.as_ref().map(|filter| &filter.pattern),
        }
    }

    /// What this screen's list is searched for.
    #[must_use]
    pub fn searched_for(&self) -> Option<&Pattern> {
        match self.sieve() {
            Some(sieve) => sieve.find.as_ref(),
            None => self.messages.find.as_ref().map(|find| &find.pattern),
        }
    }
}

#[cfg(test)]
mod tests;
