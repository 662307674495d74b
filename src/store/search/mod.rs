//! Finding rows, for search and filter alike, a bounded step at a time.

mod found;
mod pattern;
mod scan;
mod syntax;

pub use pattern::{Mode, Pattern, PatternError};

use std::fmt;

use super::row::{ConversationId, Row, RowId};
use super::words::Words;
use super::{Store, texts::Stretch};
use found::Found;

/// Says whether it holds for a row, of which it is told which labels the row carries, built-in ones and custom ones.
pub type LabelTest = Box<dyn Fn(&dyn Fn(&str) -> bool) -> bool + Send + Sync>;

/// What a row must be to be found.
pub enum Condition {
    /// Its text (of a damaged row, its JSON) or its user's name matches.
    Matches(Pattern),
    /// It belongs to this conversation; `None`: to one that the store has no row of.
    Conversation(Option<ConversationId>),
    /// It was sent after this time, epoch ms.
    NewerThan(i64),
    /// Its labels are as this says. It is asked once for each set of labels that occurs, not for each row.
    Labels(LabelTest),
}

impl fmt::Debug for Condition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Matches(pattern) => f.debug_tuple("Matches").field(pattern).finish(),
            Self::Conversation(id) => f.debug_tuple("Conversation").field(id).finish(),
            Self::NewerThan(at) => f.debug_tuple("NewerThan").field(at).finish(),
            Self::Labels(_) => f.debug_tuple("Labels").finish(),
        }
    }
}

/// Rows of a store that meet all of some conditions: as they are found, counted; and where they stand, newest first.
///
/// It belongs to one store. [`Search::step`] takes it on, as often as it is not done and after every merge; between a merge
/// and the next step, places are those of before.
pub struct Search {
    tests: Vec<Test>,
    looked_at: u32,
    /// How many of the store's rewritten rows it knows of.
    rewritten: usize,
    found: Found,
}

/// How far a search is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// Whether every row has been looked at.
    pub done: bool,
    /// Rows found so far.
    pub found: usize,
    /// Rows looked at so far.
    pub looked_at: usize,
}

/// A conversation that no row belongs to; not the number of rows that name none.
const NO_SUCH: u32 = u32::MAX - 1;

/// A condition, with what was learnt while it was tested.
enum Test {
    Conversation(u32),
    NewerThan(i64),
    Labels {
        test: LabelTest,
        /// Whether it holds, by the number of what says which labels a row carries.
        tags: Vec<bool>,
    },
    Matches {
        pattern: Pattern,
        /// Whether each user's name matches, by the name's number.
        users: Vec<bool>,
        any_user: bool,
    },
}

impl fmt::Debug for Search {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Search").field("found", &self.len()).finish_non_exhaustive()
    }
}

impl Search {
    /// A search for rows that meet every condition; all rows when there is none.
    pub fn new(conditions: impl IntoIterator<Item = Condition>) -> Self {
        let mut tests: Vec<Test> = conditions.into_iter().map(Test::new).collect();
        // The first one finds, the others confirm: a number is the quickest to find by.
        tests.sort_by_key(|test| matches!(test, Test::Matches { .. }));
        Self { tests, looked_at: 0, rewritten: 0, found: Found::default() }
    }

    /// Looks at rows that were not looked at yet, of about as many bytes of text as given and one row at least, in the order
    /// in which they were loaded, and at all that say something else by now; then learns where all found rows stand.
    pub fn step(&mut self, store: &Store, bytes: usize) -> Progress {
        let Self { tests, looked_at, rewritten, found } = self;
        let first = *looked_at;
        let mut left = bytes;
        for test in &mut *tests {
            test.learn(&store.words);
        }
        while let Some(stretch) = store.texts.stretch(*looked_at, left) {
            *looked_at = stretch.numbers.end;
            let used = stretch.text.len() + 1;
            match tests.split_first() {
                None => stretch.numbers.for_each(|row| found.insert(row)),
                Some((finds, confirm)) => finds.find(store, &stretch, |row| {
                    if confirm.iter().all(|test| test.holds(store, row)) {
                        found.insert(row);
                    }
                }),
            }
            if used >= left {
                break;
            }
            left -= used;
        }
        let anew = store.rewritten.get(*rewritten..).unwrap_or_default().iter().copied();
        for row in store.texts.replaced(first..*looked_at).chain(anew.filter(|row| *row < *looked_at)) {
            if tests.iter().all(|test| test.holds(store, row)) {
                found.insert(row);
            } else {
                found.remove(row);
            }
        }
        *rewritten = store.rewritten.len();
        found.settle(&store.order, &(first..*looked_at));
        self.progress(store)
    }

    /// How far it is.
    #[must_use]
    pub fn progress(&self, store: &Store) -> Progress {
        let looked_at = self.looked_at as usize;
        Progress { done: looked_at >= store.len(), found: self.len(), looked_at }
    }

    /// Rows found so far.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.found.count()
    }

    /// Whether none is found so far.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Whether this row is found.
    #[must_use]
    pub fn contains(&self, id: RowId) -> bool {
        self.found.contains(id.0)
    }

    /// The `n`th row found, newest first, from 0.
    #[must_use]
    pub fn nth(&self, store: &Store, n: usize) -> Option<RowId> {
        store.id_at(self.index_of_nth(store, n)?)
    }

    /// The index in the store of the `n`th row found.
    #[must_use]
    pub fn index_of_nth(&self, store: &Store, n: usize) -> Option<usize> {
        self.found.nth(&store.order, n)
    }

    /// All rows found, newest first. Goes through every row that the store holds.
    pub fn rows<'a>(&'a self, store: &'a Store) -> impl Iterator<Item = Row<'a>> {
        let all = store.order.range(0..store.len());
        all.filter(|row| self.found.contains(*row)).filter_map(|row| store.row(RowId(row)))
    }

    /// How many rows found stand before an index of the store: the `n` of the row there, when that is found itself.
    #[must_use]
    pub fn rank(&self, store: &Store, index: usize) -> usize {
        self.found.rank(&store.order, index)
    }

    /// The index of the first row found after this index.
    #[must_use]
    pub fn next(&self, store: &Store, index: usize) -> Option<usize> {
        self.index_of_nth(store, self.rank(store, index + 1))
    }

    /// The index of the last row found before this index.
    #[must_use]
    pub fn previous(&self, store: &Store, index: usize) -> Option<usize> {
        self.index_of_nth(store, self.rank(store, index).checked_sub(1)?)
    }
}

impl Test {
    fn new(condition: Condition) -> Self {
        match condition {
            Condition::Conversation(id) => Self::Conversation(id.map_or(NO_SUCH, |id| id.0)),
            Condition::NewerThan(at) => Self::NewerThan(at),
            Condition::Labels(test) => Self::Labels { test, tags: Vec::new() },
            Condition::Matches(pattern) => Self::Matches { pattern, users: Vec::new(), any_user: false },
        }
    }

    /// Tests the names, or the sets of labels, that came since.
    fn learn(&mut self, words: &Words) {
        match self {
            Self::Conversation(_) | Self::NewerThan(_) => {}
            Self::Labels { test, tags } => {
                let came = words.tags.iter().skip(tags.len());
                tags.extend(came.map(|came| test(&|label| words.carries(came, label))));
            }
            Self::Matches { pattern, users, any_user } => {
                while let Some(stretch) = words.users.stretch(users.len() as u32) {
                    users.resize(stretch.numbers.end as usize, false);
                    scan::scan(&pattern.means, &stretch, &mut |number| {
                        if let Some(user) = users.get_mut(number as usize) {
                            *user = true;
                            *any_user = true;
                        }
                    });
                }
            }
        }
    }

    fn find(&self, store: &Store, stretch: &Stretch<'_>, mut found: impl FnMut(u32)) {
        if !matches!(self, Self::Matches { any_user: false, .. }) {
            stretch.numbers.clone().filter(|&row| self.holds_number(store, row)).for_each(&mut found);
        }
        if let Self::Matches { pattern, .. } = self {
            scan::scan(&pattern.means, stretch, &mut found);
        }
    }

    fn holds(&self, store: &Store, row: u32) -> bool {
        self.holds_number(store, row)
            || match self {
                Self::Conversation(_) | Self::NewerThan(_) | Self::Labels { .. } => false,
                Self::Matches { pattern, .. } => store.texts.get(row).is_some_and(|text| pattern.matches(text)),
            }
    }

    /// Whether it holds by the row's numbers alone.
    fn holds_number(&self, store: &Store, row: u32) -> bool {
        match self {
            Self::Conversation(conversation) => store.conversations.get(row as usize) == Some(*conversation),
            Self::NewerThan(at) => store.at.get(row as usize).is_some_and(|sent| sent > *at),
            Self::Labels { tags, .. } => {
                store.tags.get(row as usize).and_then(|row| tags.get(row as usize)) == Some(&true)
            }
            Self::Matches { users, .. } => {
                store.users.get(row as usize).and_then(|user| users.get(user as usize)) == Some(&true)
            }
        }
    }
}

#[cfg(test)]
mod tests;
