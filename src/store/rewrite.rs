//! Rows that say something else than before: more, because they came damaged and come whole now, or other labels.

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
            place.into_iter().for_each(|place| self.order.touch(place));
            if is_in_table {
                twins.insert(row, self);
            }
            return;
        }
        let Some(place) = place else { return };
        self.order.remove(place);
        let ties = self.ties(fields.at);
        // As near as can be to its old neighbours.
        let place = place.clamp(ties.start, ties.end);
        twins.came(row, (self.order.range(ties.clone()), ties.len()), self);
        self.order.insert(&[(place, &[row])]);
    }

    /// Counts a row in, or out.
    pub(super) fn count(&mut self, fields: Fields, by: isize) {
        let add = |count: &mut usize| *count = count.saturating_add_signed(by);
        let day = fields.at.div_euclid(DAY_MS) * DAY_MS;
        let of_day = self.days.entry(day).or_default();
        add(of_day);
        if *of_day == 0 {
            self.days.remove(&day);
        }
        let body = self.words.tags.get(fields.tags).map(|tags| tags.body);
        if body.is_some_and(Body::is_damaged) {
            add(&mut self.damaged);
        }
        if body == Some(Body::Untimed) {
            add(&mut self.untimed);
        }
    }
}
