//! The checks of a request's shape, refused as Joi refuses: 422 with the first error only (`abortEarly`), its message,
//! path, type and context worded as Joi words them.

mod number;

use std::collections::BTreeMap;

use axum::http::StatusCode;
use serde_json::{Value, json};

use super::query::Query;
use super::reply::Reply;
use super::window::Moment;

/// What a parameter's value must be.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Rule {
    /// Any text but the empty one.
    Text,
    /// Digits: an epoch-ms cursor.
    Digits,
    /// An ISO 8601 date or date-time.
    Date,
    /// One of these words.
    Choice(&'static [&'static str]),
    /// A whole number within bounds.
    Integer { min: i64, max: Option<i64> },
    /// The word `true`.
    True,
}

/// One parameter of a route.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Key {
    name: &'static str,
    rule: Rule,
    required: bool,
}

pub(crate) const fn required(name: &'static str, rule: Rule) -> Key {
    Key { name, rule, required: true }
}

pub(crate) const fn optional(name: &'static str, rule: Rule) -> Key {
    Key { name, rule, required: false }
}

/// Parameters that passed.
#[derive(Debug, Default)]
pub(crate) struct Values(BTreeMap<&'static str, String>);

impl Values {
    pub(crate) fn text(&self, name: &str) -> Option<&str> {
        self.0.get(name).map(String::as_str)
    }

    /// A required parameter's text; empty when the schema did not require it.
    pub(crate) fn required(&self, name: &str) -> &str {
        self.text(name).unwrap_or_default()
    }

    pub(crate) fn integer(&self, name: &str) -> Option<i64> {
        self.text(name).and_then(number::parse).map(|value| value as i64)
    }

    pub(crate) fn moment(&self, name: &str) -> Option<Moment> {
        self.text(name).and_then(Moment::parse)
    }
}

/// Checks the keys in the schema's order, then looks for unknown ones, as Joi does.
pub(crate) fn check(query: &Query, schema: &[Key]) -> Result<Values, Reply> {
    let mut passed = Values::default();
    for key in schema {
        let mut given = query.values(key.name);
        match (given.next(), given.next()) {
            (None, _) if key.required => {
                return Err(refuse(key.name, "any.required", "is required", None, json!({})));
            }
            (None, _) => {}
            (Some(value), None) => {
                judge(key, value)?;
                passed.0.insert(key.name, value.to_owned());
            }
            (Some(_), Some(_)) => {
                let all: Vec<&str> = query.values(key.name).collect();
                return Err(refuse(key.name, "string.base", "must be a string", Some(json!(all)), json!({})));
            }
        }
    }
    let unknown = query.pairs().find(|(name, _)| schema.iter().all(|key| key.name != *name));
    match unknown {
        Some((name, value)) => {
            Err(refuse(name, "object.unknown", "is not allowed", Some(json!(value)), json!({ "child": name })))
        }
        None => Ok(passed),
    }
}

fn judge(key: &Key, value: &str) -> Result<(), Reply> {
    let refuse = |kind: &str, says: &str, extra: Value| Err(refuse(key.name, kind, says, Some(json!(value)), extra));
    match key.rule {
        Rule::Text | Rule::Digits if value.is_empty() => {
            refuse("string.empty", "is not allowed to be empty", json!({}))
        }
        Rule::Digits if !value.bytes().all(|byte| byte.is_ascii_digit()) => {
            let says = format!("with value \"{value}\" fails to match the required pattern: /^\\d+$/");
            refuse("string.pattern.base", &says, json!({ "regex": {} }))
        }
        Rule::Date if Moment::parse(value).is_none() => {
            refuse("date.format", "must be in ISO 8601 date format", json!({ "format": "iso" }))
        }
        Rule::Choice(valid) if !valid.contains(&value) => {
            refuse("any.only", &format!("must be one of [{}]", valid.join(", ")), json!({ "valids": valid }))
        }
        Rule::True if value != "true" => refuse("any.only", "must be [true]", json!({ "valids": [true] })),
        Rule::Integer { min, max } => {
            number::judge(value, min, max).map_or(Ok(()), |fault| refuse(fault.kind, &fault.says, fault.context))
        }
        _ => Ok(()),
    }
}

/// Joi's error detail in the contract's envelope. `says` follows the quoted label.
fn refuse(name: &str, kind: &str, says: &str, value: Option<Value>, mut context: Value) -> Reply {
    if let Some(context) = context.as_object_mut() {
        context.insert("label".to_owned(), json!(name));
        context.insert("key".to_owned(), json!(name));
        if let Some(value) = value {
            context.entry("value").or_insert(value);
        }
    }
    let detail = json!({ "message": format!("\"{name}\" {says}"), "path": [name], "type": kind, "context": context });
    Reply::raw_json(StatusCode::UNPROCESSABLE_ENTITY, json!({ "error": [detail] }).to_string().into_bytes())
}
