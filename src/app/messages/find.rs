//! What is looked for among the loaded rows: in steps, between keys.

use crate::app::messages::narrow::carrying;
use crate::app::messages::{Messages, NarrowBy};
use crate::store::{Condition, Mode, Pattern, Search};

/// Bytes of text that a search looks at between two looks at the keyboard: about a millisecond.
const STEP: usize = 4 << 20;

/// The same for a fuzzy search, which looks at every letter.
const FUZZY_STEP: usize = 128 << 10;

/// What is searched among the loaded rows, and what was found so far.
#[derive(Debug)]
pub struct Find {
    /// What is looked for.
    pub pattern: Pattern,
    /// What was found.
    pub search: Search,
}

impl Messages {
    /// Begins to look for `pattern` among the rows of the view.
    pub fn look_for(&mut self, pattern: Option<Pattern>) {
        let labels = self.labels.as_ref().map(|labels| carrying(&labels.expr));
        self.find = pattern.map(|pattern| {
            let conditions = labels.into_iter().chain([Condition::Matches(pattern.clone())]);
            Find { search: Search::new(conditions), pattern }
        });
    }

    /// Takes searches one step on; they are done in steps, between keys.
    pub fn search_on(&mut self, height: usize) {
        let store = self.feed.store();
        if let Some(find) = &mut self.find {
            find.search.step(store, step_of(&find.pattern));
        }
        if let Some(labels) = &mut self.labels {
            labels.search.step(store, STEP);
        }
        if let Some(narrow) = &mut self.narrow {
            if let Some(search) = narrow.begun(store) {
                (narrow.search, narrow.waits) = (search, false);
            }
            let bytes = match &narrow.by {
                NarrowBy::Pattern(pattern) => step_of(pattern),
                NarrowBy::Conversation { .. } | NarrowBy::NewerThan(_) => STEP,
            };
            narrow.search.step(store, bytes);
        }
        if self.narrow.is_some() || self.labels.is_some() {
            self.hold_still(height);
        }
    }

    /// Whether a search has still rows to look at.
    #[must_use]
    pub fn is_searching(&self) -> bool {
        let store = self.feed.store();
        let busy = |search: &Search| !search.progress(store).done;
        self.find.as_ref().is_some_and(|find| busy(&find.search))
            || self.labels.as_ref().is_some_and(|labels| busy(&labels.search))
            || self.narrow.as_ref().is_some_and(|narrow| busy(&narrow.search))
    }

    /// Whether the shown row at a position is a match of the search.
    #[must_use]
    pub fn matches_at(&self, position: usize) -> bool {
        let id = self.id_at(position);
        self.find.as_ref().zip(id).is_some_and(|(find, id)| find.search.contains(id))
    }

    /// Which match the shown row at a position is, from 1, and of how many; `None` while that is not known, and where
    /// the list shows fewer rows than are searched.
    #[must_use]
    pub fn match_number(&self, position: usize) -> Option<(usize, usize)> {
        let store = self.feed.store();
        let search = &self.find.as_ref()?.search;
        if self.narrow.is_some() || !search.progress(store).done || !self.matches_at(position) {
            return None;
        }
        let index = match &self.labels {
            Some(labels) => labels.search.index_of_nth(store, position)?,
            None => position,
        };
        Some((search.rank(store, index) + 1, search.len()))
    }

    /// The next match below a position (or above it), round the ends; `None` when there is none.
    #[must_use]
    pub fn match_from(&self, position: usize, down: bool) -> Option<usize> {
        let store = self.feed.store();
        let search = &self.find.as_ref()?.search;
        if self.narrow.is_none() {
            let labels = self.labels.as_ref().map(|labels| &labels.search);
            let index = labels.map_or(Some(position), |labels| labels.index_of_nth(store, position))?;
            let found = if down {
                search.next(store, index).or_else(|| search.index_of_nth(store, 0))
            } else {
                search.previous(store, index).or_else(|| search.index_of_nth(store, search.len().checked_sub(1)?))
            }?;
            return Some(labels.map_or(found, |labels| labels.rank(store, found)));
        }
        let len = self.len();
        let at = |step: usize| if down { (position + step) % len } else { (position + len - step) % len };
        (1..=len).map(at).find(|position| self.matches_at(*position))
    }
}

const fn step_of(pattern: &Pattern) -> usize {
    match pattern.mode() {
        Mode::Fuzzy => FUZZY_STEP,
        Mode::Literal | Mode::Regex => STEP,
    }
}
