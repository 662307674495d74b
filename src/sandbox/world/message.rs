//! A row as the API sends it.

use chrono::{DateTime, SecondsFormat};
use serde::Serialize;
use serde_json::Value;

use super::super::texts::{self, Wanted};
use super::channel::{Channel, Medium, Row, RowKind};
use super::topic::{FIRST_CUSTOM, TOPICS};

/// A field that may be null, or not there at all.
#[derive(Debug)]
pub(crate) enum Field<T> {
    Given(T),
    Null,
    Absent,
}

impl<T> Field<T> {
    fn is_absent(&self) -> bool {
        matches!(self, Self::Absent)
    }
}

impl<T: Serialize> Serialize for Field<T> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Given(value) => value.serialize(serializer),
            Self::Null | Self::Absent => serializer.serialize_none(),
        }
    }
}

/// A row of `vip-messages`, fields in the contract's order.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Message<'a> {
    timestamp: i64,
    date: String,
    conversation_id: &'a str,
    user_name: Option<&'a str>,
    kind: &'static str,
    #[serde(skip_serializing_if = "Field::is_absent")]
    source: Field<&'static str>,
    labels: Field<Vec<&'static str>>,
    #[serde(skip_serializing_if = "Field::is_absent")]
    custom_label_ids: Field<Vec<&'static str>>,
    text: Field<String>,
}

impl Message<'_> {
    pub(crate) const COLUMNS: [&'static str; 9] =
        ["timestamp", "date", "conversationId", "userName", "kind", "source", "labels", "customLabelIds", "text"];
}

/// Between the labels of a CSV field.
const LABEL_SEPARATOR: &str = "; ";

impl Channel {
    /// Writes the row as JSON, with a hostile name when asked for.
    pub(crate) fn write_json(&self, row: &Row, hostile: bool, out: &mut Vec<u8>) {
        if let Some(injected) = self.raw(row) {
            out.extend_from_slice(injected.raw.as_bytes());
            return;
        }
        let mut message = self.message(row);
        if hostile {
            message.user_name = Some(texts::hostile(row.user as usize));
        }
        let start = out.len();
        if serde_json::to_writer(&mut *out, &message).is_err() {
            out.truncate(start);
            out.extend_from_slice(b"null");
        }
    }

    /// The row's fields in the order of the columns; an injected row that cannot be read is one text.
    pub(crate) fn csv_fields(&self, row: &Row) -> [String; 9] {
        let value = match self.raw(row) {
            Some(injected) => serde_json::from_str(&injected.raw).unwrap_or_else(|_| Value::from(injected.raw.clone())),
            None => return fields(self.message(row)),
        };
        if value.is_object() {
            Message::COLUMNS.map(|name| cell(&value[name]))
        } else {
            Message::COLUMNS.map(|name| if name == "text" { cell(&value) } else { String::new() })
        }
    }

    fn message(&self, row: &Row) -> Message<'_> {
        let person = &self.people[row.user as usize];
        let draw = texts::mix(self.seed, u64::from(row.id));
        let text = self.text(row, draw);
        // Rare gaps, by the same draw, so that a row has them each time that it is read.
        let gap = draw >> 32 & 0x3ff;
        let labels = |bits: std::ops::Range<u32>| -> Vec<&'static str> {
            bits.filter(|bit| row.labels >> bit & 1 == 1).map(|bit| self.label(bit as usize)).collect()
        };
        Message {
            timestamp: row.at,
            date: DateTime::from_timestamp_millis(row.at)
                .unwrap_or_default()
                .to_rfc3339_opts(SecondsFormat::Millis, true),
            conversation_id: &person.conversation_id,
            user_name: person.name.as_deref().filter(|_| gap != 1),
            kind: row.kind.name(),
            source: match gap {
                2 => Field::Null,
                3 => Field::Absent,
                _ => Field::Given(self.source(draw)),
            },
            labels: if gap == 4 && row.labels == 0 { Field::Null } else { Field::Given(labels(0..FIRST_CUSTOM)) },
            custom_label_ids: if gap & 0x1f == 5 && row.labels >> FIRST_CUSTOM == 0 {
                Field::Absent
            } else {
                Field::Given(labels(FIRST_CUSTOM..u32::BITS))
            },
            text: if text.is_empty() && gap.is_multiple_of(4) { Field::Null } else { Field::Given(text) },
        }
    }

    fn text(&self, row: &Row, draw: u64) -> String {
        let person = &self.people[row.user as usize];
        let brand = self.workspace.brand;
        match row.kind {
            RowKind::Text => texts::message(&Wanted {
                draw,
                language: person.language,
                brand,
                topic: TOPICS[usize::from(row.topic)].rule,
                mood: TOPICS[usize::from(row.topic)].mood,
            }),
            RowKind::Postback => texts::button(draw, brand),
            RowKind::Attachment => String::new(),
            RowKind::Other => texts::reaction(draw),
        }
    }

    fn source(&self, draw: u64) -> &'static str {
        let comment = draw.is_multiple_of(4);
        match (self.plan.medium, comment) {
            (Medium::FacebookPage, false) => "messenger",
            (Medium::FacebookPage, true) => "facebook_comment",
            (Medium::Instagram, false) => "instagram_direct",
            (Medium::Instagram, true) => "instagram_comment",
        }
    }
}

fn fields(message: Message<'_>) -> [String; 9] {
    let list = |field: Field<Vec<&str>>| match field {
        Field::Given(labels) => labels.join(LABEL_SEPARATOR),
        Field::Null | Field::Absent => String::new(),
    };
    [
        message.timestamp.to_string(),
        message.date,
        message.conversation_id.to_owned(),
        message.user_name.unwrap_or_default().to_owned(),
        message.kind.to_owned(),
        if let Field::Given(source) = message.source { source.to_owned() } else { String::new() },
        list(message.labels),
        list(message.custom_label_ids),
        if let Field::Given(text) = message.text { text } else { String::new() },
    ]
}

fn cell(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Array(items) => items.iter().map(cell).collect::<Vec<_>>().join(LABEL_SEPARATOR),
        other => other.to_string(),
    }
}
