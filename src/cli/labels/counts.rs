//! The label overviews of a window's slices, as one.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use crate::api::{Bucket, Count, Overview};
use crate::cli::error::CliError;
use crate::cli::exit::Code;
use crate::cli::output::safe;
use crate::insight::LabelExpr;
use crate::text::counted;
use crate::view::{WindowSpec, Zone};

/// The overviews of slices, added up. Conversations do not add up, as one can go on over several slices: their sum is an
/// upper bound.
#[derive(Debug, Default)]
pub(in crate::cli) struct Counts {
    /// Each label over the whole window.
    pub(in crate::cli) totals: BTreeMap<String, Total>,
    /// Each label in each bucket, oldest first.
    pub(in crate::cli) buckets: BTreeMap<NaiveDate, BTreeMap<String, Total>>,
    /// All user messages, labelled or not; `None` when the server does not say.
    pub(in crate::cli) messages: Option<u64>,
    slices: u32,
    damaged: usize,
    lacks_totals: bool,
    unread: BTreeSet<String>,
}

/// How often a label occurs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::cli) struct Total {
    /// Labelled user messages.
    pub(in crate::cli) count: u64,
    /// The conversations that they are in; `None` when the server does not say.
    pub(in crate::cli) conversations: Option<u64>,
    /// Whether `conversations` is the sum of several counts, and so an upper bound.
    pub(in crate::cli) is_bound: bool,
    /// All user messages of the same time; `None` when the server does not say.
    pub(in crate::cli) of: Option<u64>,
}

impl Counts {
    pub(in crate::cli) fn add(&mut self, overview: Overview) {
        let messages = overview.user_messages();
        self.messages = if self.slices == 0 { messages } else { plus(self.messages, messages) };
        self.slices += 1;
        self.damaged += overview.damaged;
        self.lacks_totals |= overview.lacks_totals;
        self.unread.extend(overview.unread);
        for (label, count) in overview.totals {
            self.totals.entry(label).and_modify(|total| total.add(count)).or_insert_with(|| Total::new(count));
        }
        for total in self.totals.values_mut() {
            total.of = self.messages;
        }
        for (date, Bucket { labels, activity }) in overview.days {
            let bucket = self.buckets.entry(date).or_default();
            let of = activity.map(|activity| activity.user_messages);
            for (label, count) in labels {
                let total =
                    bucket.entry(label).and_modify(|total| total.add(count)).or_insert_with(|| Total::new(count));
                total.of = match total.of {
                    // A week that two slices share.
                    Some(before) if total.is_bound => plus(Some(before), of),
                    _ => of,
                };
            }
        }
    }

    /// Fails when the server does not say how often one of the labels occurs: that is another thing than never.
    pub(in crate::cli) fn readable(&self, labels: &LabelExpr) -> Result<(), CliError> {
        let failed = |message| Err(CliError::Api { code: Code::Unreachable, message });
        if self.lacks_totals {
            return failed(
                "the label overview has no totals that can be read: nobody knows how often the label occurs".to_owned(),
            );
        }
        match labels.labels().into_iter().find(|label| self.unread.contains(*label)) {
            Some(label) => failed(format!("the label overview's count of {} cannot be read", safe(label))),
            None => Ok(()),
        }
    }

    /// What to tell beside the rows.
    pub(super) fn told(&self, spec: WindowSpec) -> String {
        let messages = self.messages.map_or_else(
            || "the server does not say how many messages there are".to_owned(),
            |messages| format!("{} in all", counted(messages, "message")),
        );
        let damaged = match self.damaged {
            0 => String::new(),
            damaged => format!("; {} could not be read", counted(damaged as u64, "value")),
        };
        let labels = counted(self.totals.len() as u64, "label");
        format!("{labels}, {messages}, {}{damaged}", spec.describe(Zone::Utc))
    }
}

impl Total {
    fn new(count: Count) -> Self {
        Self { count: count.count, conversations: count.unique_conversations, is_bound: false, of: None }
    }

    fn add(&mut self, count: Count) {
        self.count += count.count;
        self.conversations = plus(self.conversations, count.unique_conversations);
        self.is_bound = true;
    }

    /// The part of all messages, 0 to 1.
    pub(in crate::cli) fn rate(self) -> Option<f64> {
        self.of.filter(|of| *of > 0).map(|of| self.count as f64 / of as f64)
    }
}

fn plus(a: Option<u64>, b: Option<u64>) -> Option<u64> {
    Some(a?.saturating_add(b?))
}

#[cfg(test)]
mod tests;
