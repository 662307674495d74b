//! One page of messages, as it came.

use bytes::Bytes;
use serde::Deserialize;
use serde_json::value::RawValue;

use super::rows::{self, Object};
use super::{ApiError, Cursor, transport};
use crate::store::Batch;

/// The body of a page: JSON, UTF-8.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MessagesBody(Bytes);

impl MessagesBody {
    /// Takes a body; what is no UTF-8 in it becomes U+FFFD.
    #[must_use]
    pub fn new(bytes: Bytes) -> Self {
        Self(as_utf8(bytes))
    }

    /// Takes a body that is UTF-8 already, as the client's are.
    pub(super) const fn of_utf8(bytes: Bytes) -> Self {
        Self(bytes)
    }

    /// The body itself.
    #[must_use]
    pub const fn bytes(&self) -> &Bytes {
        &self.0
    }

    /// Reads the envelope; the rows stay raw, so that a damaged one costs itself alone. Fails without `items`.
    pub fn page(&self) -> Result<Page<'_>, ApiError> {
        // In one pass, unless something about the envelope is odd.
        if let Ok(envelope) = serde_json::from_slice::<Envelope<'_>>(&self.0) {
            return Ok(envelope.into());
        }
        let envelope = Object::of_body(&self.0)?;
        Ok(Page {
            items: envelope.items()?,
            returned: envelope.count("returned"),
            may_have_more: envelope.flag("mayHaveMore"),
            cursor: envelope.raw("nextCursor").and_then(Cursor::read),
        })
    }
}

/// The envelope of a page of messages.
#[derive(Clone, Debug)]
pub struct Page<'a> {
    /// The messages, newest first, each as the bytes that the API sent.
    pub items: Vec<&'a RawValue>,
    /// How many the server says these are.
    pub returned: Option<u64>,
    /// Whether the server thinks that more follow.
    pub may_have_more: Option<bool>,
    /// Where the next page begins.
    pub cursor: Option<Cursor>,
}

/// A page of messages in the store's form.
#[derive(Debug)]
pub struct MessageRows {
    /// The messages, newest first.
    pub batch: Batch,
    /// How many the server says these are.
    pub returned: Option<u64>,
    /// Whether the server thinks that more follow.
    pub may_have_more: Option<bool>,
    /// Where the next page begins.
    pub cursor: Option<Cursor>,
}

impl MessageRows {
    /// Reads a body in two passes, one for the envelope and one for the rows; one that is odd is looked at closer.
    pub(super) fn read(body: Bytes) -> Result<Self, ApiError> {
        if let Ok(envelope) = serde_json::from_slice::<Envelope<'_>>(&body) {
            return Ok(Page::from(envelope).into());
        }
        MessagesBody(transport::json(body)?).page().map(Self::from)
    }
}

impl From<Page<'_>> for MessageRows {
    fn from(page: Page<'_>) -> Self {
        Self {
            batch: Batch::read(page.items),
            returned: page.returned,
            may_have_more: page.may_have_more,
            cursor: page.cursor,
        }
    }
}

/// The envelope as the contract has it; a field that is null or missing is none.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Envelope<'a> {
    #[serde(borrow)]
    items: Vec<&'a RawValue>,
    #[serde(borrow, default)]
    returned: Option<&'a RawValue>,
    #[serde(borrow, default)]
    may_have_more: Option<&'a RawValue>,
    #[serde(borrow, default)]
    next_cursor: Option<&'a RawValue>,
}

impl<'a> From<Envelope<'a>> for Page<'a> {
    fn from(envelope: Envelope<'a>) -> Self {
        Self {
            items: envelope.items,
            returned: envelope.returned.and_then(rows::count),
            may_have_more: envelope.may_have_more.and_then(rows::flag),
            cursor: envelope.next_cursor.and_then(Cursor::read),
        }
    }
}

/// The same bytes when they are UTF-8, else with U+FFFD for what is not; without a byte order mark.
pub(super) fn as_utf8(bytes: Bytes) -> Bytes {
    let bytes = if bytes.starts_with(b"\xEF\xBB\xBF") { bytes.slice(3..) } else { bytes };
    if std::str::from_utf8(&bytes).is_ok() {
        return bytes;
    }
    Bytes::from(String::from_utf8_lossy(&bytes).into_owned())
}

#[cfg(test)]
mod tests;
