//! Loaded messages in compact columns, in order, searchable.
//!
//! A page is read into a [`Batch`] away from the screen, and [`Store::merge`] takes it in. A row costs 28 bytes beside its text:
//! its time, its text's place, three numbers of values shared between rows (conversation, user, and everything else together),
//! and its place in the list. Nothing held is ever moved or doubled as more comes in, but for the few rows that came damaged
//! and come whole later: these are rewritten where they stand, under the id that they have.

mod align;
mod batch;
mod column;
mod fits;
mod intern;
mod merge;
mod message;
mod order;
mod read;
mod rewrite;
mod row;
mod search;
mod texts;
mod twins;
mod version;
mod words;

use std::collections::BTreeMap;
use std::fmt;
use std::ops::Range;

pub use batch::Batch;
pub use merge::{Merged, Place};
pub use message::Message;
pub use row::{ConversationId, Row, RowId};
pub use search::{Condition, LabelTest, Mode, Pattern, PatternError, Progress, Search};

use crate::view::{DAY_MS, Window};
use column::Column;
use order::Order;
use row::Fields;
use texts::Texts;
use twins::Twins;
use words::Words;

/// The messages of one view, newest first. An index counts from the newest, 0.
pub struct Store {
    words: Words,
    texts: Texts,
    at: Column<i64>,
    conversations: Column<u32>,
    users: Column<u32>,
    tags: Column<u32>,
    order: Order,
    twins: Twins,
    /// Rows held of each UTC day, by its midnight.
    days: BTreeMap<i64, usize>,
    /// Damaged rows held of each UTC day, likewise.
    damaged: BTreeMap<i64, usize>,
    /// Of the damaged ones, those that do not even tell a time.
    untimed: usize,
    /// Rows that said something else before, in the order in which they changed, for searches that looked at them already.
    rewritten: Vec<u32>,
}

impl Store {
    /// A store without rows.
    #[must_use]
    pub fn new() -> Self {
        Self {
            words: Words::new(),
            texts: Texts::new(),
            at: Column::new(),
            conversations: Column::new(),
            users: Column::new(),
            tags: Column::new(),
            order: Order::new(),
            twins: Twins::default(),
            days: BTreeMap::new(),
            damaged: BTreeMap::new(),
            untimed: 0,
            rewritten: Vec::new(),
        }
    }

    /// How many rows it holds.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.order.len()
    }

    /// Whether it holds none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// How many of the rows could not be read.
    #[must_use]
    pub fn damaged(&self) -> usize {
        self.damaged.values().sum()
    }

    /// How many of those of the UTC day that begins at this millisecond.
    #[must_use]
    pub fn damaged_on(&self, day: i64) -> usize {
        self.damaged.get(&day).copied().unwrap_or(0)
    }

    /// The row at an index.
    #[must_use]
    pub fn get(&self, index: usize) -> Option<Row<'_>> {
        self.row(self.id_at(index)?)
    }

    /// The row of an id; `None` for an id of another store that is not one here.
    #[must_use]
    pub fn row(&self, id: RowId) -> Option<Row<'_>> {
        let fields = self.fields(id.0)?;
        let mut row = Row::new(&self.words, &self.texts, id.0, fields)?;
        row.conversation_id = row.conversation.map(|_| ConversationId(fields.conversation));
        Some(row)
    }

    /// The handle of a conversation; `None` when no row belongs to it.
    #[must_use]
    pub fn conversation(&self, id: &str) -> Option<ConversationId> {
        self.words.conversations.find(id).map(ConversationId)
    }

    /// The id of the row at an index.
    #[must_use]
    pub fn id_at(&self, index: usize) -> Option<RowId> {
        self.order.get(index).map(RowId)
    }

    /// Where a row stands now.
    #[must_use]
    pub fn index_of(&self, id: RowId) -> Option<usize> {
        let ties = self.ties(self.at.get(id.0 as usize)?);
        ties.clone().zip(self.order.range(ties)).find(|&(_, row)| row == id.0).map(|(index, _)| index)
    }

    /// The rows with these indices, in order.
    pub fn rows(&self, indices: Range<usize>) -> impl Iterator<Item = Row<'_>> {
        self.order.range(indices).filter_map(|row| self.row(RowId(row)))
    }

    /// The indices of the rows of a window.
    #[must_use]
    pub fn rows_between(&self, window: Window) -> Range<usize> {
        let is_after = |row: u32, ms: i64| self.at.get(row as usize).is_some_and(|at| at >= ms);
        let first = self.order.partition_point(|row| is_after(row, window.end()));
        first..self.order.partition_point(|row| is_after(row, window.start())).max(first)
    }

    /// How many rows are held of the UTC day that begins at this millisecond.
    #[must_use]
    pub fn count_on(&self, day: i64) -> usize {
        self.days.get(&day).copied().unwrap_or(0)
    }

    /// How many conversations the rows with a label, or all rows, belong to. Looks at every row held.
    #[must_use]
    pub fn conversations(&self, label: Option<&str>) -> usize {
        let term = label.map(|label| self.words.terms.find(label));
        let has = |set: u32, term: u32| self.words.sets.get(set).is_some_and(|set| set.contains(&term));
        let counted = self.words.tags.iter().map(|tags| match term {
            None => true,
            Some(None) => false,
            Some(Some(term)) => has(tags.labels, term) || has(tags.custom_labels, term),
        });
        let counted: Vec<bool> = counted.collect();
        let all = 0..self.len();
        let mut seen = vec![false; self.words.conversations.len() as usize];
        for (tags, conversation) in self.tags.range(all.clone()).zip(self.conversations.range(all)) {
            if counted.get(tags as usize) == Some(&true)
                && let Some(seen) = seen.get_mut(conversation as usize)
            {
                *seen = true;
            }
        }
        seen.into_iter().filter(|&seen| seen).count()
    }

    /// Which labels rows carry, built-in ones and custom ones, each set with how many rows carry exactly it; one set can come
    /// several times. Looks at every row held, at one number of each.
    #[must_use]
    pub fn label_sets(&self) -> Vec<(Vec<&str>, u64)> {
        let mut rows = vec![0_u64; self.words.tags.iter().count()];
        for tags in self.tags.range(0..self.len()) {
            if let Some(rows) = rows.get_mut(tags as usize) {
                *rows += 1;
            }
        }
        let sets = self.words.tags.iter().zip(rows).filter(|(_, rows)| *rows > 0);
        let labels = |set| self.words.labels(set);
        sets.map(|(tags, rows)| (labels(tags.labels).chain(labels(tags.custom_labels)).collect(), rows)).collect()
    }

    /// Bytes of all texts held.
    #[must_use]
    pub const fn text_bytes(&self) -> usize {
        self.texts.bytes()
    }

    /// Bytes of memory that the store takes, texts among them; an estimate.
    #[must_use]
    pub fn bytes(&self) -> usize {
        let columns = self.at.heap() + self.conversations.heap() + self.users.heap() + self.tags.heap();
        let rewritten = self.rewritten.capacity() * size_of::<u32>();
        self.words.heap() + self.texts.heap() + columns + self.order.heap() + self.twins.heap() + rewritten
    }

    fn fields(&self, row: u32) -> Option<Fields> {
        let row = row as usize;
        Some(Fields {
            at: self.at.get(row)?,
            conversation: self.conversations.get(row)?,
            user: self.users.get(row)?,
            tags: self.tags.get(row)?,
        })
    }

    /// Takes a row into the columns; it has no place in the list yet.
    fn push(&mut self, fields: Fields, text: &str) -> u32 {
        self.at.push(fields.at);
        self.conversations.push(fields.conversation);
        self.users.push(fields.user);
        self.tags.push(fields.tags);
        self.count(fields, 1);
        self.texts.push(text)
    }
}

impl Default for Store {
    fn default() -> Self {
        Self::new()
    }
}

impl fmt::Debug for Store {
    /// Says nothing that a user wrote: this may end in a log.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Store").field("rows", &self.len()).field("damaged", &self.damaged()).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests;
