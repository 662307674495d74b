//! The messages screen: the list, and where the reader is in it.

mod find;
mod narrow;

pub use find::Find;
pub use narrow::{ByLabels, Narrow, NarrowBy};

use narrow::carrying;

use crate::app::layout::Pane;
use crate::app::list::{ListCursor, Step};
use crate::app::marks::Marks;
use crate::feed::{Feed, FeedState};
use crate::store::{Merged, Row, RowId, Search};
use crate::view::Window;

/// Looking for newer rows again and again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Follow {
    /// When the next look is due, epoch ms.
    pub next: i64,
    /// How many times farther apart than usual looks come, because the server refused.
    pub slower: u32,
}

/// The messages of a view.
#[derive(Debug)]
pub struct Messages {
    /// The rows, and how to get more.
    pub feed: Feed,
    /// Where the reader is, in the rows shown.
    pub cursor: ListCursor,
    /// The row that the reader is on; it stays selected whatever arrives.
    pub anchor: Option<RowId>,
    /// The pane that takes the keys.
    pub focus: Pane,
    /// Where the reader is among the labels of the rail; row 0 is "all messages".
    pub rail: ListCursor,
    /// First line of the detail that is shown.
    pub detail_top: usize,
    /// What the view itself shows of the rows; `None`: all of them.
    pub labels: Option<ByLabels>,
    /// Shows only some rows of the view.
    pub narrow: Option<Narrow>,
    /// Shows only those of these that match.
    pub filter: Option<Find>,
    /// Highlights matches among the rows shown.
    pub find: Option<Find>,
    /// Whether every page is being loaded, and since when (epoch ms), from how many rows.
    pub load_all: Option<(i64, usize)>,
    /// Set while following.
    pub follow: Option<Follow>,
    /// Whether to go to the first match as soon as it is found. Anything that the reader does instead takes it away: what
    /// arrives later must not move them.
    pub jump: bool,
    /// Rows that came above the reader and have not been looked at.
    pub fresh: usize,
    /// The marked messages.
    pub marks: Marks,
    /// When the newest rows were asked for last, epoch ms; `None` until they are here.
    pub looked: Option<i64>,
}

impl Messages {
    /// A list without rows.
    #[must_use]
    pub fn new(feed: Feed) -> Self {
        Self {
            feed,
            cursor: ListCursor::default(),
            anchor: None,
            focus: Pane::List,
            rail: ListCursor::default(),
            detail_top: 0,
            labels: None,
            narrow: None,
            filter: None,
            find: None,
            load_all: None,
            follow: None,
            jump: false,
            fresh: 0,
            marks: Marks::default(),
            looked: None,
        }
    }

    /// The rows that are shown, when these are not all that are held.
    fn shown(&self) -> Option<&Search> {
        let filter = self.filter.as_ref().map(|filter| &filter.search);
        let narrow = self.narrow.as_ref().map(|narrow| &narrow.search);
        filter.or(narrow).or(self.labels.as_ref().map(|labels| &labels.search))
    }

    /// How many rows are shown.
    #[must_use]
    pub fn len(&self) -> usize {
        self.shown().map_or(self.feed.store().len(), Search::len)
    }

    /// How many rows the view has, before it is narrowed.
    #[must_use]
    pub fn in_view(&self) -> usize {
        self.labels.as_ref().map_or(self.feed.store().len(), |labels| labels.search.len())
    }

    /// Whether no row is shown.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// How many rows of the view stand before an index of the store.
    #[must_use]
    pub fn in_view_before(&self, index: usize) -> usize {
        self.labels.as_ref().map_or(index, |labels| labels.search.rank(self.feed.store(), index))
    }

    /// The row of the view at a position, whatever narrows it.
    #[must_use]
    pub fn row_of_view(&self, position: usize) -> Option<Row<'_>> {
        let store = self.feed.store();
        match &self.labels {
            None => store.get(position),
            Some(labels) => store.row(labels.search.nth(store, position)?),
        }
    }

    /// From a place among the rows shown to the one among those found, and back.
    fn turned(&self, place: usize) -> Option<usize> {
        if self.is_turned() { self.len().checked_sub(place + 1) } else { Some(place) }
    }

    /// Whether the oldest row stands at the top.
    fn is_turned(&self) -> bool {
        self.narrow.as_ref().is_some_and(|narrow| narrow.oldest_first)
    }

    /// The shown row at a position.
    #[must_use]
    pub fn id_at(&self, position: usize) -> Option<RowId> {
        let store = self.feed.store();
        match self.shown() {
            None => store.id_at(position),
            Some(shown) => shown.nth(store, self.turned(position)?),
        }
    }

    /// The row that the reader is on.
    #[must_use]
    pub fn selected(&self) -> Option<Row<'_>> {
        self.feed.store().row(self.anchor.filter(|_| !self.is_empty())?)
    }

    /// Where a row stands among those shown.
    #[must_use]
    pub fn position_of(&self, id: RowId) -> Option<usize> {
        let store = self.feed.store();
        let index = store.index_of(id)?;
        match self.shown() {
            None => Some(index),
            Some(shown) if shown.contains(id) => self.turned(shown.rank(store, index)),
            Some(_) => None,
        }
    }

    /// Moves the reader in a list of `height` rows. Who steps is no longer taken to a match that has not been found yet.
    pub fn step(&mut self, step: Step, height: usize) {
        self.jump = false;
        self.cursor.step(step, self.len(), height);
        self.settle();
    }

    /// Moves the reader to a row.
    pub fn go_to(&mut self, position: usize, height: usize) {
        self.cursor.select(position, self.len(), height);
        self.settle();
    }

    fn settle(&mut self) {
        // With nothing shown, the row that was selected is remembered: the next letter may bring it back.
        if let Some(id) = self.id_at(self.cursor.selected)
            && Some(id) != self.anchor
        {
            self.anchor = Some(id);
            self.detail_top = 0;
        }
        if self.cursor.selected < self.fresh {
            self.fresh = self.cursor.selected;
        }
    }

    /// Puts the reader back on the row that was selected, on the same line of the pane, after rows have come.
    pub fn hold_still(&mut self, height: usize) {
        let len = self.len();
        if let Some(position) = self.anchor.and_then(|id| self.position_of(id)) {
            let line = self.cursor.selected.saturating_sub(self.cursor.top);
            self.cursor.selected = position;
            self.cursor.top = position.saturating_sub(line);
            self.cursor.fit(len, height);
        } else {
            self.cursor.fit(len, height);
            self.settle();
        }
    }

    /// Shows only the rows of `narrow`, or all, as far as the filter lets them through.
    pub fn narrow_to(&mut self, narrow: Option<NarrowBy>, height: usize) {
        let labels = self.labels.as_ref().map(|labels| carrying(&labels.expr));
        self.narrow = narrow.map(|by| Narrow::new(by, labels, self.feed.store()));
        self.sift_anew();
        self.show_others(height);
    }

    /// Looks anew for what narrows the list, and for all that is looked for among its rows.
    fn narrow_anew(&mut self) {
        let labels = || self.labels.as_ref().map(|labels| carrying(&labels.expr));
        if let Some(Narrow { by, oldest_first, .. }) = self.narrow.take() {
            self.narrow = Some(Narrow { oldest_first, ..Narrow::new(by, labels(), self.feed.store()) });
        }
        self.sift_anew();
    }

    /// Other rows are shown: the reader stays on the same row when it is among them, else goes to the next older one that is.
    fn show_others(&mut self, height: usize) {
        let here = self.anchor.and_then(|id| self.feed.store().index_of(id));
        self.search_on(height);
        if let Some(here) = here {
            let rank = self.shown().map_or(here, |shown| shown.rank(self.feed.store(), here));
            self.cursor.selected = self.turned(rank).unwrap_or(0);
        }
        self.cursor.top = self.cursor.top.min(self.cursor.selected);
        self.cursor.fit(self.len(), height);
        self.settle();
    }

    /// How many of the rows that came above all others are shown.
    #[must_use]
    pub fn shown_at_head(&self, merged: &Merged) -> usize {
        let is_shown = |id: &RowId| self.labels.as_ref().is_none_or(|labels| labels.search.contains(*id));
        merged.rows().take(merged.at_head).filter(is_shown).count()
    }

    /// How many rows are held below the last one that carries the view's labels.
    #[must_use]
    pub fn hidden_below(&self) -> usize {
        let Some(ByLabels { search, .. }) = &self.labels else { return 0 };
        let store = self.feed.store();
        let last = search.len().checked_sub(1).and_then(|last| search.index_of_nth(store, last));
        store.len() - last.map_or(0, |last| last + 1)
    }

    /// Moves the reader to a shown row of this time (epoch ms); whether there is one.
    pub fn go_to_time(&mut self, at: i64, height: usize) -> bool {
        let Some(moment) = Window::new(at, at.saturating_add(1)) else { return false };
        let store = self.feed.store();
        let mut rows = store.rows_between(moment).filter_map(|index| store.id_at(index));
        let Some(position) = rows.find_map(|id| self.position_of(id)) else { return false };
        self.go_to(position, height);
        true
    }

    /// Puts the oldest of the narrowed rows at the top, or the newest; the reader stays on the same one.
    pub fn turn_order(&mut self, height: usize) {
        let Some(narrow) = &mut self.narrow else { return };
        narrow.oldest_first = !narrow.oldest_first;
        self.hold_still(height);
    }

    /// Whether the reader is so near to the end of what is shown that the next page should be on its way.
    #[must_use]
    pub fn is_near_end(&self, height: usize) -> bool {
        self.cursor.top + height * 3 >= self.len()
    }

    /// How far the list has its rows; how many of them are hidden does not count.
    #[must_use]
    pub fn state(&self) -> FeedState {
        self.feed.state()
    }
}
