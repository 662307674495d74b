//! What is looked for among the loaded rows: in steps, between keys.

use crate::app::messages::Messages;
use crate::app::messages::narrow::carrying;
use crate::store::{Condition, Mode, Pattern, Search};

/// Bytes of text that a search looks at between two looks at the keyboard: about a millisecond.
const STEP: usize = 4 << 20;

/// The same for a fuzzy search, which looks at every letter.
const FUZZY_STEP: usize = 128 << 10;

/// Rows that match what was typed, as far as they are found.
#[derive(Debug)]
pub struct Find {
    /// What is looked for.
    pub pattern: Pattern,
    /// What was found.
    pub search: Search,
}

impl Find {
    fn new(pattern: Pattern, among: Vec<Condition>) -> Self {
        let search = Search::new(among.into_iter().chain([Condition::Matches(pattern.clone())]));
        Self { pattern, search }
    }
}

impl Messages {
    /// What a row must be to be one of the view, and let through by what narrows it; not yet by the filter.
    fn narrowed(&self) -> Vec<Condition> {
        let labels = self.labels.as_ref().map(|labels| carrying(&labels.expr));
        let narrow = self.narrow.as_ref().map(|narrow| narrow.by.condition(self.feed.store()));
        labels.into_iter().chain(narrow).collect()
    }

    /// Looks for nothing any more, and waits for no match to go to. Returns what was looked for.
    pub fn stop_looking(&mut self) -> Option<Pattern> {
        self.jump = false;
        self.find.take().map(|find| find.pattern)
    }

    /// Begins to look for `pattern` among the rows that are shown.
    pub fn look_for(&mut self, pattern: Option<Pattern>) {
        let filter = self.filter.as_ref().map(|filter| Condition::Matches(filter.pattern.clone()));
        self.find = pattern.map(|pattern| Find::new(pattern, self.narrowed().into_iter().chain(filter).collect()));
    }

    /// Shows only rows that match, of those that would be shown else.
    pub fn filter_by(&mut self, pattern: Option<Pattern>, height: usize) {
        self.filter = pattern.map(|pattern| Find::new(pattern, self.narrowed()));
        self.look_for_the_same();
        self.show_others(height);
    }

    /// The rows that are shown are others now: what is looked for is looked for among them.
    fn look_for_the_same(&mut self) {
        let pattern = self.find.take().map(|find| find.pattern);
        self.look_for(pattern);
    }

    /// What is below the filter lets other rows through now: both searches begin anew.
    pub(super) fn sift_anew(&mut self) {
        let filter = self.filter.take().map(|filter| filter.pattern);
        self.filter = filter.map(|pattern| Find::new(pattern, self.narrowed()));
        self.look_for_the_same();
    }

    /// Takes searches one step on; they are done in steps, between keys.
    pub fn search_on(&mut self, height: usize) {
        if self.narrow.as_ref().is_some_and(|narrow| narrow.can_begin(self.feed.store())) {
            self.narrow_anew();
        }
        let store = self.feed.store();
        let fuzzy = [&self.find, &self.filter].into_iter().flatten().any(|find| find.pattern.mode() == Mode::Fuzzy);
        let bytes = if fuzzy { FUZZY_STEP } else { STEP };
        if let Some(labels) = &mut self.labels {
            labels.search.step(store, STEP);
        }
        if let Some(narrow) = &mut self.narrow {
            narrow.search.step(store, STEP);
        }
        for find in [&mut self.filter, &mut self.find].into_iter().flatten() {
            find.search.step(store, bytes);
        }
        if self.shown().is_some() {
            self.hold_still(height);
        }
    }

    /// Whether a search has still rows to look at.
    #[must_use]
    pub fn is_searching(&self) -> bool {
        let store = self.feed.store();
        let finds = [&self.find, &self.filter].into_iter().flatten().map(|find| &find.search);
        let narrow = self.narrow.as_ref().map(|narrow| &narrow.search);
        let labels = self.labels.as_ref().map(|labels| &labels.search);
        finds.chain(narrow).chain(labels).any(|search| !search.progress(store).done)
    }

    /// Whether the shown row at a position is a match of the search.
    #[must_use]
    pub fn matches_at(&self, position: usize) -> bool {
        let id = self.id_at(position);
        self.find.as_ref().zip(id).is_some_and(|(find, id)| find.search.contains(id))
    }

    /// Which match the shown row at a position is, from 1 at the top, and of how many; `None` while that is not known.
    #[must_use]
    pub fn match_number(&self, position: usize) -> Option<(usize, usize)> {
        let store = self.feed.store();
        let search = &self.find.as_ref()?.search;
        let id = self.id_at(position).filter(|id| search.progress(store).done && search.contains(*id))?;
        let newer = search.rank(store, store.index_of(id)?);
        let number = if self.is_turned() { search.len() - newer } else { newer + 1 };
        Some((number, search.len()))
    }

    /// The next match below a position (or above it), round the ends; `None` when there is none.
    #[must_use]
    pub fn match_from(&self, position: usize, down: bool) -> Option<usize> {
        let store = self.feed.store();
        let search = &self.find.as_ref()?.search;
        let index = store.index_of(self.id_at(position)?)?;
        let found = if down == self.is_turned() {
            search.previous(store, index).or_else(|| search.index_of_nth(store, search.len().checked_sub(1)?))
        } else {
            search.next(store, index).or_else(|| search.index_of_nth(store, 0))
        };
        self.position_of(store.id_at(found?)?)
    }
}
