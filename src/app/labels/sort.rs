//! What the table of labels is sorted by.

use std::cmp::Ordering;

use crate::app::labels::Line;

/// A column of the table.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Column {
    /// The label's name.
    Label,
    /// How many messages.
    #[default]
    Count,
    /// The share of all messages.
    Rate,
    /// How many conversations.
    Conversations,
    /// The change against the window before.
    Change,
}

/// The order of the table.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sort {
    /// By which column.
    pub by: Column,
    /// Against its usual direction: names from A to Z, numbers from the largest down.
    pub reversed: bool,
}

impl Column {
    /// The columns, from left to right.
    pub const ALL: [Self; 5] = [Self::Label, Self::Count, Self::Rate, Self::Conversations, Self::Change];

    /// What it is called.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Label => "label",
            Self::Count => "count",
            Self::Rate => "rate",
            Self::Conversations => "conversations",
            Self::Change => "change",
        }
    }

    /// The one at the right; of the last one the first.
    #[must_use]
    pub fn next(self) -> Self {
        let at = Self::ALL.iter().position(|column| *column == self).unwrap_or(0);
        Self::ALL[(at + 1) % Self::ALL.len()]
    }
}

impl Sort {
    /// Whether the least stands at the top.
    #[must_use]
    pub fn ascends(self) -> bool {
        (self.by == Column::Label) != self.reversed
    }

    /// Which of two rows stands first; what is not known stands last, and of equals the more frequent first.
    pub(super) fn compare<'a>(self, a: &'a Line, b: &'a Line, name: impl Fn(&'a str) -> &'a str) -> Ordering {
        let order = match self.by {
            Column::Label => {
                known(Some(()), Some(()), |(), ()| name(&a.label).to_lowercase().cmp(&name(&b.label).to_lowercase()))
            }
            Column::Count => known(Some(a.count), Some(b.count), Ord::cmp),
            Column::Rate => known(a.rate, b.rate, f64::total_cmp),
            Column::Conversations => {
                let count = |line: &Line| line.conversations.map(|it| it.count);
                known(count(a), count(b), Ord::cmp)
            }
            Column::Change => known(a.change, b.change, crate::insight::Change::by_growth),
        };
        let order = match order {
            Ok(order) if self.ascends() => order,
            Ok(order) => order.reverse(),
            Err(unknown) => unknown,
        };
        order.then(a.at.cmp(&b.at))
    }
}

/// How two values compare; where one is not known, which stands last whatever the direction.
fn known<T>(a: Option<T>, b: Option<T>, compare: impl Fn(&T, &T) -> Ordering) -> Result<Ordering, Ordering> {
    match (a, b) {
        (Some(a), Some(b)) => Ok(compare(&a, &b)),
        (a, b) => Err(b.is_some().cmp(&a.is_some())),
    }
}
