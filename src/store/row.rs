//! One message, as it is read out of the store.

use std::fmt;

use super::intern::NONE;
use super::texts::Texts;
use super::words::{Body, Gaps, Tags, Words};
use crate::view::Kind;

/// A row's name for as long as its store lives, wherever other rows push it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct RowId(pub(super) u32);

/// A conversation's name for as long as its store lives; quick to compare.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ConversationId(pub(super) u32);

/// A message. All text in it is as its writer sent it: see [`crate::text::Clean`] before showing any.
///
/// What the API did not send, or sent as something unreadable, is `None`, or for the kind [`Kind::Other`].
#[derive(Clone, Copy)]
pub struct Row<'a> {
    /// When it was sent, in epoch milliseconds; of a damaged row without a time, that of its neighbour in the page.
    pub at: i64,
    /// The conversation's id.
    pub conversation: Option<&'a str>,
    /// The store's own handle of the conversation; none in a page that is not in a store yet.
    pub conversation_id: Option<ConversationId>,
    /// Who wrote it.
    pub user: Option<&'a str>,
    /// What it is.
    pub kind: Kind,
    /// The API's word for the kind, when it is none of those in the contract.
    pub kind_word: Option<&'a str>,
    /// Where it came from.
    pub source: Option<&'a str>,
    /// What it says; can be empty.
    pub text: Option<&'a str>,
    /// The row's JSON, when it could not be read; everything else but the time is missing then.
    pub damaged: Option<&'a str>,
    tags: Tags,
    words: &'a Words,
}

impl<'a> Row<'a> {
    pub(super) fn new(words: &'a Words, texts: &'a Texts, number: u32, fields: Fields) -> Option<Self> {
        let tags = *words.tags.get(fields.tags)?;
        let body = texts.get(number)?;
        Some(Self {
            at: fields.at,
            conversation: words.conversations.get(fields.conversation),
            conversation_id: None,
            user: words.users.get(fields.user),
            kind: tags.kind,
            kind_word: words.terms.get(tags.kind_word),
            source: words.terms.get(tags.source),
            text: (tags.body == Body::Said).then_some(body),
            damaged: tags.body.is_damaged().then_some(body),
            tags,
            words,
        })
    }

    /// Its built-in labels, in the API's order.
    pub fn labels(&self) -> impl Iterator<Item = &'a str> + use<'a> {
        self.words.labels(self.tags.labels)
    }

    /// The ids of its custom labels, in the API's order.
    pub fn custom_labels(&self) -> impl Iterator<Item = &'a str> + use<'a> {
        self.words.labels(self.tags.custom_labels)
    }
}

impl fmt::Debug for Row<'_> {
    /// Says nothing that a user wrote: this may end in a log.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Row")
            .field("at", &self.at)
            .field("kind", &self.kind)
            .field("bytes", &self.text.or(self.damaged).map(str::len))
            .finish_non_exhaustive()
    }
}

/// The numbers that a row is made of; its text goes by the row's own number.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Fields {
    pub(super) at: i64,
    pub(super) conversation: u32,
    pub(super) user: u32,
    pub(super) tags: u32,
}

impl Fields {
    /// Of a row of which nothing but its JSON is known, and perhaps its time: else `body` is [`Body::Untimed`].
    pub(super) fn damaged(at: i64, body: Body, words: &mut Words) -> Self {
        let tags = Tags {
            kind: Kind::Other,
            kind_word: NONE,
            source: NONE,
            labels: NONE,
            custom_labels: NONE,
            gaps: Gaps::ALL,
            body,
        };
        Self { at, conversation: NONE, user: NONE, tags: words.tag(tags) }
    }
}
