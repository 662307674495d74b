//! What rows share: conversations, names, and the words that say what a message is.

use super::intern::{Interned, NONE, Names};
use crate::view::Kind;

/// The values that a set of rows shares.
pub(super) struct Words {
    pub(super) conversations: Names,
    pub(super) users: Names,
    /// Kinds that the contract does not name, sources, labels.
    pub(super) terms: Names,
    /// Label sets: the terms of a row's labels, in the API's order.
    pub(super) sets: Interned<Box<[u32]>>,
    pub(super) tags: Interned<Tags>,
}

/// All of a row that few values make up between many rows, so that a row holds one number for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Tags {
    pub(super) kind: Kind,
    /// The kind's own word, a term, when the contract does not name it.
    pub(super) kind_word: u32,
    pub(super) source: u32,
    /// Sets of `labels` and `customLabelIds`.
    pub(super) labels: u32,
    pub(super) custom_labels: u32,
    pub(super) gaps: Gaps,
    pub(super) body: Body,
}

/// Which of these fields came without a value, or with one that could not be read: an empty list of labels is no gap.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Gaps {
    pub(super) kind: bool,
    pub(super) labels: bool,
    pub(super) custom_labels: bool,
}

impl Gaps {
    pub(super) const ALL: Self = Self { kind: true, labels: true, custom_labels: true };
}

impl Tags {
    /// What a row says, by what it said before where it says nothing.
    pub(super) fn over(self, before: &Self) -> Self {
        let or = |now: u32, before: u32, is_gap: bool| if is_gap { before } else { now };
        let (kind, kind_word) =
            if self.gaps.kind { (before.kind, before.kind_word) } else { (self.kind, self.kind_word) };
        Self {
            kind,
            kind_word,
            source: or(self.source, before.source, self.source == NONE),
            labels: or(self.labels, before.labels, self.gaps.labels),
            custom_labels: or(self.custom_labels, before.custom_labels, self.gaps.custom_labels),
            gaps: Gaps {
                kind: self.gaps.kind && before.gaps.kind,
                labels: self.gaps.labels && before.gaps.labels,
                custom_labels: self.gaps.custom_labels && before.gaps.custom_labels,
            },
            body: if self.body == Body::Missing && before.body == Body::Said { Body::Said } else { self.body },
        }
    }
}

/// What a row's text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Body {
    /// The API sent none.
    Missing,
    /// The message's own.
    Said,
    /// The row's JSON, which could not be read but for its time.
    Damaged,
    /// The row's JSON, which does not even tell a time: its place is a guess.
    Untimed,
}

impl Body {
    /// Whether it stands for a row that could not be read.
    pub(super) const fn is_damaged(self) -> bool {
        matches!(self, Self::Damaged | Self::Untimed)
    }
}

/// The numbers that another's values have here, each list by the other's number.
pub(super) struct Translation {
    conversations: Vec<u32>,
    users: Vec<u32>,
    tags: Vec<u32>,
}

impl Words {
    pub(super) fn new() -> Self {
        Self {
            conversations: Names::new(),
            users: Names::new(),
            terms: Names::new(),
            sets: Interned::new(),
            tags: Interned::new(),
        }
    }

    /// The number of a label set.
    pub(super) fn set(&mut self, terms: &[u32]) -> u32 {
        if terms.is_empty() { NONE } else { self.sets.intern(terms, || terms.into()) }
    }

    pub(super) fn tag(&mut self, tags: Tags) -> u32 {
        self.tags.intern(&tags, || tags)
    }

    /// The labels of a set, in the API's order.
    pub(super) fn labels(&self, set: u32) -> impl Iterator<Item = &str> {
        self.sets.get(set).into_iter().flatten().filter_map(|&term| self.terms.get(term))
    }

    /// Whether a row of these tags carries a label, built-in or custom.
    pub(super) fn carries(&self, tags: &Tags, label: &str) -> bool {
        self.labels(tags.labels).chain(self.labels(tags.custom_labels)).any(|carried| carried == label)
    }

    /// Takes in all that another holds.
    pub(super) fn adopt(&mut self, other: &Self) -> Translation {
        let conversations = other.conversations.iter().map(|name| self.conversations.intern(name)).collect();
        let users = other.users.iter().map(|name| self.users.intern(name)).collect();
        let terms: Vec<u32> = other.terms.iter().map(|term| self.terms.intern(term)).collect();
        let mut buffer = Vec::new();
        let mut sets = Vec::new();
        for set in other.sets.iter() {
            buffer.clear();
            buffer.extend(set.iter().map(|&term| translate(&terms, term)));
            sets.push(self.set(&buffer));
        }
        let tags = other.tags.iter().map(|tags| {
            self.tag(Tags {
                kind_word: translate(&terms, tags.kind_word),
                source: translate(&terms, tags.source),
                labels: translate(&sets, tags.labels),
                custom_labels: translate(&sets, tags.custom_labels),
                ..*tags
            })
        });
        Translation { conversations, users, tags: tags.collect() }
    }

    pub(super) fn heap(&self) -> usize {
        let sets: usize = self.sets.iter().map(|set| size_of_val::<[u32]>(set)).sum();
        [&self.conversations, &self.users, &self.terms].map(Names::heap).iter().sum::<usize>()
            + self.sets.heap()
            + sets
            + self.tags.heap()
    }
}

impl Translation {
    pub(super) fn conversation(&self, number: u32) -> u32 {
        translate(&self.conversations, number)
    }

    pub(super) fn user(&self, number: u32) -> u32 {
        translate(&self.users, number)
    }

    pub(super) fn tags(&self, number: u32) -> u32 {
        translate(&self.tags, number)
    }
}

fn translate(numbers: &[u32], number: u32) -> u32 {
    numbers.get(number as usize).copied().unwrap_or(NONE)
}
