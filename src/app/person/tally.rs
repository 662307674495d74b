//! How often a person wrote, by day and by label.

use std::collections::HashMap;

use chrono::NaiveDate;

use crate::store::Row;
use crate::view::{Window, Zone};

/// A person's messages by day and label. Days are those of the zone in which times are shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// The zone of the days.
    pub zone: Zone,
    /// How many messages were counted.
    pub messages: usize,
    /// Messages on each day of the window, oldest first.
    pub days: Vec<u64>,
    /// The labels, the most frequent first, of equals by name.
    pub labels: Vec<LabelTally>,
}

/// One label among a person's messages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LabelTally {
    /// The API's value or id.
    pub label: String,
    /// Messages that carry it.
    pub count: u64,
    /// Messages that carry it on each day of the window, oldest first.
    pub days: Vec<u64>,
}

impl Tally {
    /// Counts the messages of a window.
    #[must_use]
    pub fn of<'a>(rows: impl Iterator<Item = Row<'a>>, window: Window, zone: Zone) -> Self {
        let first = zone.date(window.start());
        let place = |date: NaiveDate| usize::try_from((date - first).num_days()).unwrap_or(0);
        let length = place(zone.date(window.end() - 1)) + 1;
        let mut tally = Self { zone, messages: 0, days: vec![0; length], labels: Vec::new() };
        let mut labels: HashMap<&str, LabelTally> = HashMap::new();
        for row in rows {
            // A row beyond the window's ends, which can only be a moment late, counts with the day at that end.
            let day = place(zone.date(row.at)).min(length - 1);
            tally.messages += 1;
            tally.days[day] += 1;
            for label in row.labels().chain(row.custom_labels()) {
                let blank = || LabelTally { label: label.to_owned(), count: 0, days: vec![0; length] };
                let of_label = labels.entry(label).or_insert_with(blank);
                of_label.count += 1;
                of_label.days[day] += 1;
            }
        }
        tally.labels = labels.into_values().collect();
        tally.labels.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.label.cmp(&b.label)));
        tally
    }
}

#[cfg(test)]
mod tests;
