//! A row's values as fields.

use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

/// How the items of a list become one field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Join {
    /// For programs: with `;` between them, if they can be told apart again, else as JSON.
    Exact,
    /// For reading: with `, ` between them, whatever they are.
    Readable,
}

/// The values of a row, which is JSON, in the order of `names`, and whether it is damaged: no object, so that it comes whole as
/// the first. What is missing or null is empty.
pub(crate) fn fields(row: &str, names: &[&str], join: Join) -> (Vec<String>, bool) {
    let mut values = vec![String::new(); names.len()];
    let Ok(Pairs(pairs)) = serde_json::from_str(row) else {
        if let Some(first) = values.first_mut() {
            row.clone_into(first);
        }
        return (values, true);
    };
    for (name, value) in pairs {
        if let Some(at) = names.iter().position(|known| *known == name) {
            values[at] = field(value, join);
        }
    }
    (values, false)
}

fn field(value: &RawValue, join: Join) -> String {
    let raw = value.get();
    match raw.as_bytes().first() {
        Some(b'"') => text(raw),
        Some(b'n') => String::new(),
        Some(b'[') => match join {
            Join::Exact => exact_list(raw),
            Join::Readable => readable_list(raw),
        }
        .unwrap_or_else(|| raw.to_owned()),
        _ => raw.to_owned(),
    }
}

/// Half of a surrogate pair cannot be decoded; then the text stays as it is written in JSON.
fn text(raw: &str) -> String {
    serde_json::from_str(raw).unwrap_or_else(|_| raw.get(1..raw.len() - 1).unwrap_or(raw).to_owned())
}

/// The items with `;` between them, if they can be told apart again.
fn exact_list(raw: &str) -> Option<String> {
    let items: Vec<String> = serde_json::from_str(raw).ok()?;
    let is_plain = |item: &String| !item.is_empty() && !item.contains(';');
    let begins_plainly = items.first().is_none_or(|first| !first.starts_with('['));
    (begins_plainly && items.iter().all(is_plain)).then(|| items.join(";"))
}

fn readable_list(raw: &str) -> Option<String> {
    let items: Vec<&RawValue> = serde_json::from_str(raw).ok()?;
    Some(items.into_iter().map(|item| field(item, Join::Readable)).collect::<Vec<_>>().join(", "))
}

/// An object's fields, in their order.
struct Pairs<'a>(Vec<(String, &'a RawValue)>);

impl<'de> Deserialize<'de> for Pairs<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(PairsVisitor)
    }
}

struct PairsVisitor;

impl<'de> Visitor<'de> for PairsVisitor {
    type Value = Pairs<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Pairs<'de>, A::Error> {
        let mut pairs = Vec::new();
        while let Some(pair) = map.next_entry()? {
            pairs.push(pair);
        }
        Ok(Pairs(pairs))
    }
}
