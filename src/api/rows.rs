//! Reading JSON that may be damaged: raw values first, then field by field.
//!
//! `serde_json` refuses a whole document for one lone surrogate in one string; raw values are not decoded, so one
//! damaged row costs that row alone, and scripts get the server's own bytes.

use std::collections::BTreeMap;
use std::fmt;

use serde::de::{self, Deserialize, Deserializer, Visitor};
use serde_json::value::RawValue;

use super::ApiError;
use crate::view::read_instant;

/// Rows that could be read, and how many could not.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Listing<T> {
    /// In the API's order.
    pub rows: Vec<T>,
    /// Rows that were sent, but could not be made sense of.
    pub damaged: usize,
}

impl<T> Listing<T> {
    /// Reads each raw row by itself.
    pub(super) fn read(raw: &[&RawValue], read: impl Fn(&Object<'_>) -> Option<T>) -> Self {
        let rows: Vec<T> = raw.iter().filter_map(|raw| read(&Object::read(raw)?)).collect();
        let damaged = raw.len() - rows.len();
        Self { rows, damaged }
    }
}

impl<T> Listing<T> {
    /// The rows. Fails when some came and none could be made sense of: that is no empty list.
    pub fn readable(self) -> Result<Vec<T>, ApiError> {
        if self.rows.is_empty() && self.damaged > 0 {
            return Err(ApiError::unexpected(&format!("none of its {} rows can be read", self.damaged)));
        }
        Ok(self.rows)
    }
}

/// The rows of an answer, each as the bytes that the API sent: of a bare array, or of an object's `items`.
///
/// Fails when there are none of either: that is no empty answer, but a wrong one.
pub fn rows(body: &[u8]) -> Result<Vec<&RawValue>, ApiError> {
    let whole: &RawValue =
        serde_json::from_slice(body).map_err(|error| ApiError::unexpected("it is no JSON").because(error))?;
    match Object::read(whole) {
        None => elements(whole).ok_or_else(|| ApiError::unexpected("there is no list in it")),
        Some(envelope) => envelope.items(),
    }
}

fn elements(raw: &RawValue) -> Option<Vec<&RawValue>> {
    serde_json::from_str(raw.get()).ok()
}

/// A JSON object whose fields may be missing, null or of another type than expected.
pub(super) struct Object<'a>(BTreeMap<Lossy, &'a RawValue>);

impl<'a> Object<'a> {
    pub(super) fn read(raw: &'a RawValue) -> Option<Self> {
        raw.get().starts_with('{').then(|| serde_json::from_str(raw.get()).ok().map(Self)).flatten()
    }

    /// The whole of a body.
    pub(super) fn of_body(body: &'a [u8]) -> Result<Self, ApiError> {
        let whole: &RawValue =
            serde_json::from_slice(body).map_err(|error| ApiError::unexpected("it is no JSON").because(error))?;
        Self::read(whole).ok_or_else(|| ApiError::unexpected("it is no object"))
    }

    pub(super) fn items(&self) -> Result<Vec<&'a RawValue>, ApiError> {
        let items = self.raw("items").and_then(elements);
        items.ok_or_else(|| ApiError::unexpected("there is no list `items` in it"))
    }

    /// Every field with its name, ordered by name.
    pub(super) fn fields(&self) -> impl Iterator<Item = (&str, &'a RawValue)> {
        self.0.iter().map(|(name, raw)| (name.0.as_str(), *raw))
    }

    /// A field that is there and not null.
    pub(super) fn raw(&self, name: &str) -> Option<&'a RawValue> {
        self.0.get(name).copied().filter(|raw| raw.get() != "null")
    }

    pub(super) fn object(&self, name: &str) -> Option<Object<'a>> {
        self.raw(name).and_then(Object::read)
    }

    /// A string, or a number as it was written; an empty one counts as missing.
    pub(super) fn word(&self, name: &str) -> Option<String> {
        self.raw(name).and_then(word).filter(|word| !word.is_empty())
    }

    pub(super) fn count(&self, name: &str) -> Option<u64> {
        self.raw(name).and_then(count)
    }

    pub(super) fn flag(&self, name: &str) -> Option<bool> {
        self.raw(name).and_then(flag)
    }

    /// Epoch milliseconds, from a number or an ISO 8601 date.
    pub(super) fn instant(&self, name: &str) -> Option<i64> {
        read_instant(&self.word(name)?)
    }
}

/// A string, decoded lossily, or a number as it was written.
pub(super) fn word(raw: &RawValue) -> Option<String> {
    match raw.get().as_bytes().first()? {
        b'"' => serde_json::from_str::<Lossy>(raw.get()).ok().map(|text| text.0),
        b'-' | b'0'..=b'9' => Some(raw.get().to_owned()),
        _ => None,
    }
}

/// A truth value, however it is written.
pub(super) fn flag(raw: &RawValue) -> Option<bool> {
    match raw.get() {
        "true" | "\"true\"" | "1" => Some(true),
        "false" | "\"false\"" | "0" => Some(false),
        _ => None,
    }
}

/// The largest whole number that every reader of JSON takes exactly (RFC 8259, 6). Thousands of such add up without overflow.
const MOST: u64 = (1 << 53) - 1;

/// A whole number that is not negative, from a number or a string of one; none that is larger than JSON carries exactly.
pub(super) fn count(raw: &RawValue) -> Option<u64> {
    let number = word(raw)?;
    let of_float =
        || number.parse::<f64>().ok().filter(|float| *float >= 0.0 && float.is_finite()).map(|float| float as u64);
    number.parse().ok().or_else(of_float).filter(|count| *count <= MOST)
}

/// A string in which what is no Unicode, such as a lone surrogate, has become U+FFFD.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Lossy(String);

impl std::borrow::Borrow<str> for Lossy {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl<'de> Deserialize<'de> for Lossy {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        // As bytes, serde_json lets lone surrogates through; as a string, it refuses them.
        deserializer.deserialize_bytes(LossyVisitor)
    }
}

struct LossyVisitor;

impl Visitor<'_> for LossyVisitor {
    type Value = Lossy;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string")
    }

    fn visit_bytes<E: de::Error>(self, bytes: &[u8]) -> Result<Lossy, E> {
        Ok(Lossy(String::from_utf8_lossy(bytes).into_owned()))
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Lossy, E> {
        Ok(Lossy(text.to_owned()))
    }
}

#[cfg(test)]
mod tests;
