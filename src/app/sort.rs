//! By which of its columns a list is sorted: labels, users, the radar.

use std::cmp::Ordering;

/// What a list can be sorted by.
pub trait Column: Copy + PartialEq + Default + 'static {
    /// All of them, in the order in which they are gone through.
    const ALL: &'static [Self];

    /// What it is called.
    fn name(self) -> &'static str;

    /// Whether the least stands at the top unless that is turned round: names from A to Z, the next birthday; not numbers, nor
    /// times, of which the largest and the newest do.
    fn ascends(self) -> bool;
}

/// The order of a list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sort<C> {
    /// By which column.
    pub by: C,
    /// Against its usual direction.
    pub reversed: bool,
}

impl<C: Column> Sort<C> {
    /// By the next column, the first one after the last, in its usual direction.
    pub fn turn(&mut self) {
        let next = C::ALL.iter().skip_while(|column| **column != self.by).nth(1);
        *self = Self { by: next.or(C::ALL.first()).copied().unwrap_or_default(), reversed: false };
    }

    /// The other way round.
    pub const fn reverse(&mut self) {
        self.reversed = !self.reversed;
    }

    /// Whether the least stands at the top.
    #[must_use]
    pub fn ascends(self) -> bool {
        self.by.ascends() != self.reversed
    }

    /// The way in which it is sorted.
    #[must_use]
    pub fn arrow(self) -> &'static str {
        if self.ascends() { "▴" } else { "▾" }
    }

    /// The column's heading, with an arrow when the list is sorted by it.
    #[must_use]
    pub fn heading(self, column: C, name: &str) -> String {
        if self.by == column { format!("{name} {}", self.arrow()) } else { name.to_owned() }
    }

    /// Which of two values stands first; one that is not known stands last, whatever the direction.
    #[must_use]
    pub fn order<T>(self, a: Option<&T>, b: Option<&T>, compare: impl Fn(&T, &T) -> Ordering) -> Ordering {
        match (a, b) {
            (Some(a), Some(b)) if self.ascends() => compare(a, b),
            (Some(a), Some(b)) => compare(b, a),
            (a, b) => b.is_some().cmp(&a.is_some()),
        }
    }

    /// The rows in this order; those of equal keys stay as they stand.
    #[must_use]
    pub fn arrange<T, K: Ord>(self, rows: Vec<T>, key: impl Fn(&T) -> Option<K>) -> Vec<T> {
        let mut keyed: Vec<(Option<K>, T)> = rows.into_iter().map(|row| (key(&row), row)).collect();
        keyed.sort_by(|(a, _), (b, _)| self.order(a.as_ref(), b.as_ref(), Ord::cmp));
        keyed.into_iter().map(|(_, row)| row).collect()
    }

    /// The rows in their own order, or that turned round.
    #[must_use]
    pub fn own<T>(self, mut rows: Vec<T>) -> Vec<T> {
        if self.reversed {
            rows.reverse();
        }
        rows
    }
}

#[cfg(test)]
mod tests;
