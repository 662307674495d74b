//! Who wrote messages with a negative label: gathered from the messages of a window, for the radar.

use std::collections::{BTreeMap, BTreeSet};

/// The messages of one conversation with one negative label.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Negative {
    /// The label's value or id.
    pub label: String,
    /// How many there are; at least 1.
    pub count: u64,
    /// The newest of them, epoch ms.
    pub at: i64,
}

/// Messages with negative labels, by conversation.
#[derive(Clone, Debug, Default)]
pub struct Negatives {
    labels: BTreeSet<String>,
    conversations: BTreeMap<String, Vec<Negative>>,
}

impl Negatives {
    /// Nothing yet; these labels, values or ids, are negative.
    #[must_use]
    pub fn new(labels: impl IntoIterator<Item = String>) -> Self {
        Self { labels: labels.into_iter().collect(), conversations: BTreeMap::new() }
    }

    /// Takes in one message: who wrote it, when (epoch ms), and all labels that it carries.
    pub fn add<'a>(&mut self, conversation: &str, at: i64, labels: impl IntoIterator<Item = &'a str>) {
        let negative: BTreeSet<&str> = labels.into_iter().filter(|label| self.labels.contains(*label)).collect();
        if negative.is_empty() {
            return;
        }
        let held = match self.conversations.get_mut(conversation) {
            Some(held) => held,
            None => self.conversations.entry(conversation.to_owned()).or_default(),
        };
        for label in negative {
            match held.iter_mut().find(|negative| negative.label == label) {
                Some(held) => {
                    held.count += 1;
                    held.at = held.at.max(at);
                }
                None => held.push(Negative { label: label.to_owned(), count: 1, at }),
            }
        }
    }

    /// What a conversation wrote, the most frequent label first, of equals the newest, then by name.
    #[must_use]
    pub fn of(&self, conversation: &str) -> Vec<Negative> {
        let mut negatives = self.conversations.get(conversation).cloned().unwrap_or_default();
        negatives.sort_by(|a, b| (b.count, b.at, &a.label).cmp(&(a.count, a.at, &b.label)));
        negatives
    }

    /// Every conversation with a negative message, ordered by id.
    pub fn conversations(&self) -> impl Iterator<Item = &str> {
        self.conversations.keys().map(String::as_str)
    }
}
