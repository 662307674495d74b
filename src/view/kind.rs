//! The kinds of message that the contract names.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// What a message is (contract: `kind`, and the parameter `contentType`).
///
/// A value that the contract does not name counts as [`Kind::Other`]; the store keeps the word itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// Written words.
    Text,
    /// A button that the user pressed.
    Postback,
    /// A picture, film, voice note or file.
    Attachment,
    /// Anything else.
    Other,
}

impl Kind {
    /// Every kind, in the contract's order.
    pub const ALL: [Self; 4] = [Self::Text, Self::Postback, Self::Attachment, Self::Other];

    /// The API's own word for it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Postback => "postback",
            Self::Attachment => "attachment",
            Self::Other => "other",
        }
    }

    /// Reads the API's word; a word it does not know is [`Kind::Other`].
    #[must_use]
    pub fn of_word(word: &str) -> Self {
        word.parse().unwrap_or(Self::Other)
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// The word is none of the four kinds.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error("a kind is one of text, postback, attachment, other")]
pub struct UnknownKind;

impl FromStr for Kind {
    type Err = UnknownKind;

    fn from_str(word: &str) -> Result<Self, UnknownKind> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == word).ok_or(UnknownKind)
    }
}
