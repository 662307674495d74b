//! What the API must be asked for, so that a label expression can be answered: it takes one label a request.

use std::collections::BTreeSet;

use super::LabelExpr;

/// What to ask the API for. Whatever the expression holds for is in it; the rest of it is filtered away locally.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Plan {
    /// The messages of one label.
    Label(String),
    /// The messages of each of these labels, put together; two or more, ordered.
    Union(Vec<String>),
    /// All messages.
    All,
}

/// How many messages there are, as far as it is known.
#[derive(Clone, Copy)]
pub struct Volumes<'a> {
    /// How many carry a label.
    pub of: &'a dyn Fn(&str) -> Option<u64>,
    /// How many there are in all.
    pub all: Option<u64>,
}

impl LabelExpr {
    /// The smallest set that the expression needs, by how many messages there are.
    ///
    /// One label is never more than all messages. Several can be, so they are only chosen when it is known that they are fewer.
    #[must_use]
    pub fn plan(&self, volumes: Volumes<'_>) -> Plan {
        let Some(cover) = self.cover(true, volumes) else { return Plan::All };
        let mut labels: Vec<String> = cover.labels.into_iter().map(str::to_owned).collect();
        if labels.len() == 1 {
            return labels.pop().map_or(Plan::All, Plan::Label);
        }
        let fewer = cover.unknown == 0 && volumes.all.is_some_and(|all| cover.messages < all);
        if fewer { Plan::Union(labels) } else { Plan::All }
    }

    /// The cheapest labels of which a message carries at least one wherever the expression (or, if not `holds`, its opposite)
    /// is true. `None` when it can be true of a message without labels.
    fn cover<'a>(&'a self, holds: bool, volumes: Volumes<'_>) -> Option<Cover<'a>> {
        match (self, holds) {
            (Self::Label(label), true) => Some(Cover::of(BTreeSet::from([label.as_str()]), volumes)),
            (Self::Label(_), false) => None,
            (Self::Not(inner), _) => inner.cover(!holds, volumes),
            // By De Morgan, the opposite of one is the other of opposites.
            (Self::All(parts), true) | (Self::Any(parts), false) => {
                parts.iter().filter_map(|part| part.cover(holds, volumes)).min()
            }
            (Self::Any(parts), true) | (Self::All(parts), false) => {
                let covers = parts.iter().map(|part| part.cover(holds, volumes));
                let labels = covers.collect::<Option<Vec<_>>>()?.into_iter().flat_map(|cover| cover.labels).collect();
                Some(Cover::of(labels, volumes))
            }
        }
    }
}

/// Labels with what they cost; the cheapest is the least.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Cover<'a> {
    /// Labels of which it is not known how many messages carry them.
    unknown: usize,
    /// Messages of the others; those that carry several count several times, as they are fetched.
    messages: u64,
    requests: usize,
    labels: BTreeSet<&'a str>,
}

impl<'a> Cover<'a> {
    fn of(labels: BTreeSet<&'a str>, volumes: Volumes<'_>) -> Self {
        let known: Vec<u64> = labels.iter().filter_map(|label| (volumes.of)(label)).collect();
        let messages = known.iter().fold(0, |sum: u64, count| sum.saturating_add(*count));
        Self { unknown: labels.len() - known.len(), messages, requests: labels.len(), labels }
    }
}
