//! A page of messages in the store's form, built where the page is read and not where it is shown.

use std::fmt;

use serde_json::value::RawValue;

use super::read;
use super::row::{Fields, Row};
use super::texts::Texts;
use super::words::{Body, Words};

/// A page. Its rows are in the server's order.
pub struct Batch {
    pub(super) words: Words,
    pub(super) texts: Texts,
    pub(super) rows: Vec<Fields>,
    damaged: usize,
    untimed: usize,
    newest: Option<i64>,
    oldest: Option<i64>,
}

impl Batch {
    /// Reads a page's rows, each by itself: one that is damaged (no object, no usable time, a text that is no Unicode) costs
    /// no other, and is kept as it came.
    ///
    /// A field that is missing, null or of another type leaves a gap in its row; a number stands for its digits. The time is
    /// `timestamp`, a number or one in quotes, else `date`.
    pub fn read<'a>(items: impl IntoIterator<Item = &'a RawValue>) -> Self {
        let mut batch = Self {
            words: Words::new(),
            texts: Texts::new(),
            rows: Vec::new(),
            damaged: 0,
            untimed: 0,
            newest: None,
            oldest: None,
        };
        let mut terms = Vec::new();
        let mut last_time = None;
        let mut leading = 0;
        for item in items {
            let read = read::row(item.get(), &mut batch.words, &mut batch.texts, &mut terms);
            let time = read.map_or_else(|_| read::time(item.get()), |row| Some(row.at));
            batch.newest = batch.newest.max(time);
            batch.oldest = batch.oldest.into_iter().chain(time).min();
            last_time = time.or(last_time);
            leading += usize::from(last_time.is_none());
            let row = read.unwrap_or_else(|_| {
                batch.damaged += 1;
                batch.texts.push(item.get());
                batch.untimed += usize::from(time.is_none());
                let body = if time.is_some() { Body::Damaged } else { Body::Untimed };
                Fields::damaged(last_time.unwrap_or(0), body, &mut batch.words)
            });
            batch.rows.push(row);
        }
        // Damaged rows that lead the page stand by the first row with a time.
        let first_time = batch.rows.get(leading).map(|row| row.at);
        for row in batch.rows.iter_mut().take(leading) {
            row.at = first_time.unwrap_or(0);
        }
        batch
    }

    /// How many rows it has.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether it has none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// How many of its rows could not be read.
    #[must_use]
    pub const fn damaged(&self) -> usize {
        self.damaged
    }

    /// How many of these do not even tell a time.
    #[must_use]
    pub(super) const fn untimed(&self) -> usize {
        self.untimed
    }

    /// The latest time that a row states, in epoch milliseconds.
    #[must_use]
    pub const fn newest(&self) -> Option<i64> {
        self.newest
    }

    /// The earliest time that a row states, in epoch milliseconds.
    #[must_use]
    pub const fn oldest(&self) -> Option<i64> {
        self.oldest
    }

    /// Its rows, in the server's order.
    pub fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        (0..).zip(&self.rows).filter_map(|(number, fields)| Row::new(&self.words, &self.texts, number, *fields))
    }
}

impl fmt::Debug for Batch {
    /// Says nothing that a user wrote: this may end in a log.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Batch")
            .field("rows", &self.len())
            .field("damaged", &self.damaged)
            .field("newest", &self.newest)
            .field("oldest", &self.oldest)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests;
