//! Where the next page of messages begins (contract: "Paging of messages").

use serde_json::value::RawValue;

use super::rows::word;

/// A server's `nextCursor`, kept exactly as sent, to be echoed as `before`. Never empty.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Cursor(String);

impl Cursor {
    /// A cursor as it was sent; `None` when there is nothing in it.
    #[must_use]
    pub fn new(text: &str) -> Option<Self> {
        (!text.is_empty()).then(|| Self(text.to_owned()))
    }

    /// The cursor that stands for a time, epoch milliseconds.
    #[must_use]
    pub fn at(ms: i64) -> Self {
        Self(ms.to_string())
    }

    /// Reads a JSON string or number; null, "" and anything else is no cursor.
    pub(super) fn read(raw: &RawValue) -> Option<Self> {
        Self::new(&word(raw)?)
    }

    /// What to echo.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The epoch milliseconds that it stands for, when it looks like them; a number may have come with a fraction of nothing.
    /// Other ways to write a time are a server's own: it need not take milliseconds for them.
    #[must_use]
    pub fn millis(&self) -> Option<i64> {
        let (whole, fraction) = self.0.split_once('.').unwrap_or((&self.0, "0"));
        let is_nothing = !fraction.is_empty() && fraction.bytes().all(|digit| digit == b'0');
        whole.parse().ok().filter(|_| is_nothing)
    }
}

#[cfg(test)]
mod tests;
