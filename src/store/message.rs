//! A message apart from its store, for whoever it is handed to.

use std::fmt;

use chrono::{DateTime, SecondsFormat};
use serde::ser::{Error as _, Serialize, SerializeMap, Serializer};
use serde_json::value::RawValue;

use super::Row;

/// A message apart from its store. All text in it is as its writer sent it: see [`crate::text::Clean`] before showing any.
#[derive(Clone, PartialEq, Eq)]
pub struct Message {
    /// When it was sent, epoch ms.
    pub at: i64,
    /// The conversation's id.
    pub conversation: Option<String>,
    /// The user's name.
    pub user: Option<String>,
    /// The API's word for its kind; `other` where it had none.
    pub kind: String,
    /// Where it was sent.
    pub source: Option<String>,
    /// Its built-in labels.
    pub labels: Vec<String>,
    /// The ids of its custom labels.
    pub custom_labels: Vec<String>,
    /// What was said.
    pub text: Option<String>,
    /// The row's JSON, when it could not be read.
    pub damaged: Option<String>,
}

impl From<Row<'_>> for Message {
    fn from(row: Row<'_>) -> Self {
        let owned = |text: Option<&str>| text.map(ToOwned::to_owned);
        Self {
            at: row.at,
            conversation: owned(row.conversation),
            user: owned(row.user),
            kind: row.kind_word.unwrap_or(row.kind.as_str()).to_owned(),
            source: owned(row.source),
            labels: row.labels().map(ToOwned::to_owned).collect(),
            custom_labels: row.custom_labels().map(ToOwned::to_owned).collect(),
            text: owned(row.text),
            damaged: owned(row.damaged),
        }
    }
}

impl fmt::Debug for Message {
    /// Says nothing that a user wrote: this may end in a log.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Message").field("at", &self.at).finish_non_exhaustive()
    }
}

/// The row with the API's field names in the contract's order. It is rebuilt from what the store keeps: `date` is made of
/// `timestamp`, what was missing is null, fields that the contract does not name are gone. A damaged row is as it came.
impl Serialize for Message {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if let Some(raw) = &self.damaged {
            let raw: &RawValue = serde_json::from_str(raw).map_err(S::Error::custom)?;
            return raw.serialize(serializer);
        }
        let date = DateTime::from_timestamp_millis(self.at).map(|at| at.to_rfc3339_opts(SecondsFormat::Millis, true));
        let mut map = serializer.serialize_map(Some(9))?;
        map.serialize_entry("timestamp", &self.at)?;
        map.serialize_entry("date", &date)?;
        map.serialize_entry("conversationId", &self.conversation)?;
        map.serialize_entry("userName", &self.user)?;
        map.serialize_entry("kind", &self.kind)?;
        map.serialize_entry("source", &self.source)?;
        map.serialize_entry("labels", &self.labels)?;
        map.serialize_entry("customLabelIds", &self.custom_labels)?;
        map.serialize_entry("text", &self.text)?;
        map.end()
    }
}

#[cfg(test)]
mod tests;
