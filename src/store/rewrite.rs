//! Rows that say something else than before: more, because they came damaged and come whole now, or other labels.

use std::collections::BTreeMap;

use super::row::{Fields, RowId};
use super::twins::Twins;
use super::words::Body;
use super::{DAY_MS, Store};

impl Store {
    /// Lets a held row say something else, and stand where that belongs. It keeps its id, so that whoever points at it goes on to.
    /// `text` is its text when that changes.
    pub(super) fn rewrite(&mut self, twins: &mut Twins, row: u32, fields: Fields, text: Option<&str>) {
        let Some(old) = self.fields(row) else { return };
        // A row of the page that is just taken in stands nowhere yet.
        let place = self.index_of(RowId(row));
        let is_in_table = twins.remove(row, self);
        self.count(old, -1);
        self.at.set(row as usize, fields.at);
        self.conversations.set(row as usize, fields.conversation);
        self.users.set(row as usize, fields.user);
        self.tags.set(row as usize, fields.tags);
        self.count(fields, 1);
        if let Some(text) = text {
            self.texts.replace(row, text);
        }
        self.rewritten.push(row);
        if old.at == fields.at {
            if let Some(place) = place {
                self.order.touch(place);
            }
            if is_in_table {
                twins.insert(row, self);
            }
            return;
        }
        let Some(place) = place else { return };
        let neighbours = self.guessed_beside(place, fields.at > old.at, fields.at);
        let first = if fields.at > old.at { place - neighbours.len() } else { place };
        let mut moved = vec![row];
        moved.splice(if fields.at > old.at { 0..0 } else { 1..1 }, neighbours.iter().copied());
        for _ in &moved {
            self.order.remove(first);
        }
        for row in neighbours {
            self.guess(row, fields.at);
        }
        let ties = self.ties(fields.at);
        for (before, &row) in moved.iter().enumerate() {
            let rows = || self.order.range(ties.clone()).chain(moved.iter().copied().take(before));
            twins.came(row, (rows, ties.len() + before), self);
        }
        // As near as can be to its old neighbours.
        self.order.insert(&[(first.clamp(ties.start, ties.end), &moved)]);
    }

    /// The rows that do not tell their time right above a place, or right below it, and would stand on the other side of the row
    /// there when that is of this time: they go with it.
    fn guessed_beside(&self, place: usize, above: bool, at: i64) -> Vec<u32> {
        let goes = |row: &u32| {
            let guess = self.at.get(*row as usize).unwrap_or(at);
            self.is_untimed(*row) && if above { guess < at } else { guess > at }
        };
        if !above {
            return self.order.range(place + 1..self.len()).take_while(goes).collect();
        }
        let mut rows: Vec<u32> = (0..place).rev().map_while(|place| self.order.get(place)).take_while(goes).collect();
        rows.reverse();
        rows
    }

    /// Takes a row that does not tell its time to be of this one.
    fn guess(&mut self, row: u32, at: i64) {
        let Some(fields) = self.fields(row) else { return };
        self.count(fields, -1);
        self.at.set(row as usize, at);
        self.count(Fields { at, ..fields }, 1);
        self.rewritten.push(row);
    }

    /// Whether a row does not tell its time.
    pub(super) fn is_untimed(&self, row: u32) -> bool {
        let tags = self.tags.get(row as usize).and_then(|tags| self.words.tags.get(tags));
        tags.is_some_and(|tags| tags.body == Body::Untimed)
    }

    /// Counts a row in, or out.
    pub(super) fn count(&mut self, fields: Fields, by: isize) {
        let day = fields.at.div_euclid(DAY_MS) * DAY_MS;
        add(&mut self.days, day, by);
        let body = self.words.tags.get(fields.tags).map(|tags| tags.body);
        if body.is_some_and(Body::is_damaged) {
            add(&mut self.damaged, day, by);
        }
        if body == Some(Body::Untimed) {
            self.untimed = self.untimed.saturating_add_signed(by);
        }
    }
}

/// Adds to the count of a day; one that has none is left out.
fn add(days: &mut BTreeMap<i64, usize>, day: i64, by: isize) {
    let count = days.entry(day).or_default();
    *count = count.saturating_add_signed(by);
    if *count == 0 {
        days.remove(&day);
    }
}
