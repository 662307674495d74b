//! What the radar is sorted by.

use crate::app::sort::{self, Sort};
use crate::insight::{RadarRow, Reason};

/// What the radar can be sorted by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Column {
    /// What they are worth, strangers last.
    #[default]
    Value,
    /// What they are called.
    Name,
    /// When they wrote a message with a negative label last.
    Negative,
    /// How far their birthday is.
    Birthday,
    /// How many reasons there are.
    Reasons,
}

impl sort::Column for Column {
    const ALL: &'static [Self] = &[Self::Value, Self::Name, Self::Negative, Self::Birthday, Self::Reasons];

    fn name(self) -> &'static str {
        match self {
            Self::Value => "value",
            Self::Name => "name",
            Self::Negative => "latest negative message",
            Self::Birthday => "birthday",
            Self::Reasons => "number of reasons",
        }
    }

    fn ascends(self) -> bool {
        matches!(self, Self::Name | Self::Birthday)
    }
}

/// Rows in this order; they come in that of value. `name` says what somebody is called.
pub(super) fn arrange(sort: Sort<Column>, own: Vec<RadarRow>, name: impl Fn(&RadarRow) -> String) -> Vec<RadarRow> {
    match sort.by {
        Column::Value => sort.own(own),
        Column::Name => sort.arrange(own, |row| Some(name(row).to_lowercase())),
        Column::Negative => sort.arrange(own, |row| row.reasons.iter().filter_map(written).max()),
        Column::Birthday => sort.arrange(own, |row| row.reasons.iter().find_map(days)),
        Column::Reasons => sort.arrange(own, |row| Some(row.reasons.len())),
    }
}

const fn written(reason: &Reason) -> Option<i64> {
    if let Reason::Negative(negative) = reason { Some(negative.at) } else { None }
}

const fn days(reason: &Reason) -> Option<u32> {
    if let Reason::Birthday { in_days, .. } = reason { Some(*in_days) } else { None }
}
