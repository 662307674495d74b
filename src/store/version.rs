//! Two rows that may be one message: what the one leaves out, the other may say.

use std::borrow::Cow;

use super::read::Remains;
use super::row::Fields;
use super::texts::Texts;
use super::words::{Body, Words};

/// So many things tell messages apart.
pub(super) const ALL: usize = 4;

/// What a row says of some of these things, and nothing of the others.
pub(super) type Said<'v> = (Option<i64>, [Option<&'v str>; ALL - 1]);

/// What a row says of that by which messages are told apart (contract: conversationId, timestamp, kind and text); `None` for
/// what did not come, or in no form that can be read.
#[derive(Debug)]
pub(super) struct Version<'a> {
    at: Option<i64>,
    conversation: Option<Cow<'a, str>>,
    kind: Option<Cow<'a, str>>,
    text: Option<Cow<'a, str>>,
}

impl<'a> Version<'a> {
    /// What a row says, by its number among these texts.
    pub(super) fn of(words: &'a Words, texts: &'a Texts, number: u32, fields: Fields) -> Option<Self> {
        let tags = words.tags.get(fields.tags)?;
        let text = texts.get(number)?;
        if tags.body.is_damaged() {
            let remains = Remains::of(text);
            return Some(Self {
                at: (tags.body == Body::Damaged).then_some(fields.at),
                conversation: remains.conversation().map(Cow::Owned),
                kind: remains.kind().map(Cow::Owned),
                text: remains.text().map(Cow::Owned),
            });
        }
        let kind = words.terms.get(tags.kind_word).unwrap_or(tags.kind.as_str());
        Some(Self {
            at: Some(fields.at),
            conversation: words.conversations.get(fields.conversation).map(Cow::Borrowed),
            kind: (!tags.gaps.kind).then_some(Cow::Borrowed(kind)),
            text: (tags.body == Body::Said).then_some(Cow::Borrowed(text)),
        })
    }

    /// Whether it tells its time.
    pub(super) const fn is_timed(&self) -> bool {
        self.at.is_some()
    }

    /// Which of these things it says, a bit for each.
    pub(super) fn says(&self) -> u8 {
        let (at, words) = self.said(u8::MAX);
        let says = [at.is_some()].into_iter().chain(words.map(|word| word.is_some()));
        says.fold(0, |bits, says| bits << 1 | u8::from(says))
    }

    /// What it says of the things of these bits.
    pub(super) fn said(&self, bits: u8) -> Said<'_> {
        let is_in = |bit: u8| bits & bit != 0;
        (
            self.at.filter(|_| is_in(8)),
            [
                self.conversation.as_deref().filter(|_| is_in(4)),
                self.kind.as_deref().filter(|_| is_in(2)),
                self.text.as_deref().filter(|_| is_in(1)),
            ],
        )
    }

    /// How much speaks for both being one message: in how many things they agree, of [`ALL`]. `None` when they differ in one.
    pub(super) fn agrees(&self, other: &Self) -> Option<usize> {
        let said: [_; ALL] = [
            both(self.at.as_ref(), other.at.as_ref()),
            both(self.conversation.as_ref(), other.conversation.as_ref()),
            both(self.kind.as_ref(), other.kind.as_ref()),
            both(self.text.as_ref(), other.text.as_ref()),
        ];
        if said.contains(&Some(false)) { None } else { Some(said.iter().flatten().count()) }
    }
}

/// Whether both say the same; `None` when one says nothing.
fn both<T: PartialEq>(one: Option<&T>, other: Option<&T>) -> Option<bool> {
    Some(one? == other?)
}
