//! The values of a row, for columns.

use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

/// The values of a row in the order of `names`; what is missing or null is empty. Lists are joined with `between`.
///
/// A row that is no object comes whole as its first value, so that nothing is lost.
pub(super) fn values(json: &str, names: &[&str], between: &str) -> Vec<String> {
    let mut values = vec![String::new(); names.len()];
    match serde_json::from_str::<Fields<'_>>(json) {
        Ok(Fields(fields)) => {
            for (name, value) in fields {
                if let Some(slot) = names.iter().position(|known| *known == name).and_then(|at| values.get_mut(at)) {
                    *slot = text(value, between);
                }
            }
        }
        Err(_) => {
            if let Some(first) = values.first_mut() {
                json.clone_into(first);
            }
        }
    }
    values
}

fn text(value: &RawValue, between: &str) -> String {
    let raw = value.get();
    match raw.as_bytes().first() {
        Some(b'"') => string(raw),
        Some(b'n') => String::new(),
        Some(b'[') => match serde_json::from_str::<Vec<&RawValue>>(raw) {
            Ok(items) => items.into_iter().map(|item| text(item, between)).collect::<Vec<_>>().join(between),
            Err(_) => raw.to_owned(),
        },
        _ => raw.to_owned(),
    }
}

/// Half of a surrogate pair cannot be decoded; then the text stays as it is written in JSON.
fn string(raw: &str) -> String {
    serde_json::from_str(raw).unwrap_or_else(|_| raw.trim_matches('"').to_owned())
}

/// An object's fields, in their order.
struct Fields<'a>(Vec<(String, &'a RawValue)>);

impl<'de> Deserialize<'de> for Fields<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Object;
        impl<'de> Visitor<'de> for Object {
            type Value = Fields<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut fields = Vec::new();
                while let Some(field) = map.next_entry()? {
                    fields.push(field);
                }
                Ok(Fields(fields))
            }
        }
        deserializer.deserialize_map(Object)
    }
}
