//! What the table of labels is sorted by.

use std::cmp::Ordering;

use crate::app::labels::Line;
use crate::app::sort::{self, Sort};
use crate::insight::Change;

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

impl sort::Column for Column {
    /// From left to right.
    const ALL: &'static [Self] = &[Self::Label, Self::Count, Self::Rate, Self::Conversations, Self::Change];

    fn name(self) -> &'static str {
        match self {
            Self::Label => "label",
            Self::Count => "count",
            Self::Rate => "rate",
            Self::Conversations => "conversations",
            Self::Change => "change",
        }
    }

    fn ascends(self) -> bool {
        self == Self::Label
    }
}

/// Which of two rows stands first; of equals the more frequent.
pub(super) fn compare<'a>(sort: Sort<Column>, a: &'a Line, b: &'a Line, name: impl Fn(&'a str) -> &'a str) -> Ordering {
    let order = match sort.by {
        Column::Label => {
            let name = |line: &'a Line| Some(name(&line.label).to_lowercase());
            sort.order(name(a).as_ref(), name(b).as_ref(), Ord::cmp)
        }
        Column::Count => sort.order(Some(&a.count), Some(&b.count), Ord::cmp),
        Column::Rate => sort.order(a.rate.as_ref(), b.rate.as_ref(), f64::total_cmp),
        Column::Conversations => {
            let count = |line: &Line| line.conversations.map(|it| it.count);
            sort.order(count(a).as_ref(), count(b).as_ref(), Ord::cmp)
        }
        Column::Change => sort.order(a.change.as_ref(), b.change.as_ref(), Change::by_growth),
    };
    order.then(a.at.cmp(&b.at))
}
