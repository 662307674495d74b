//! What a server says when it refuses (contract: "Errors"): `{message}`, Joi's `{error: [{message, path, …}]}`, or anything.

use serde_json::Value;
use serde_json::value::RawValue;

use super::rows::{self, Object, word};

/// The most that is kept of a body that is no JSON, in characters.
const LONGEST_LINE: usize = 200;

/// One thing that the server disliked in the request's shape.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FieldError {
    /// The server's words, raw.
    pub message: String,
    /// Which parameter: `from`, or `items.0.x`; empty when the server does not say.
    pub path: String,
    /// The rule that was broken, such as `any.required`.
    pub rule: Option<String>,
    /// The rule's own values, such as `{"limit": 100}`.
    pub context: Option<Value>,
}

impl FieldError {
    fn read(row: &Object<'_>) -> Option<Self> {
        Some(Self {
            message: row.word("message")?,
            path: row.raw("path").map(path).unwrap_or_default(),
            rule: row.word("type"),
            context: row.raw("context").and_then(|raw| serde_json::from_str(raw.get()).ok()),
        })
    }

    /// `context.limit`, a bound that the server names.
    #[must_use]
    pub fn limit(&self) -> Option<u32> {
        u32::try_from(self.context.as_ref()?.get("limit")?.as_u64()?).ok()
    }
}

/// A refusal as far as it can be read. Text is raw.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Refusal {
    pub(super) message: Option<String>,
    pub(super) fields: Vec<FieldError>,
}

impl Refusal {
    pub(super) fn read(body: &[u8]) -> Self {
        let Ok(answer) = Object::of_body(body) else {
            return Self { message: line_of_page(body), fields: Vec::new() };
        };
        let errors = ["error", "errors", "details"].iter().find_map(|name| answer.raw(name));
        let fields = errors.and_then(|raw| rows::rows(raw.get().as_bytes()).ok()).unwrap_or_default();
        let fields: Vec<_> =
            fields.into_iter().filter_map(Object::read).filter_map(|row| FieldError::read(&row)).collect();
        let message = answer
            .word("message")
            .or_else(|| fields.first().map(|field| field.message.clone()))
            .or_else(|| answer.object("error")?.word("message"))
            .or_else(|| answer.word("error"));
        Self { message, fields }
    }
}

/// Joi's path: a list of names and indices, or one of them.
fn path(raw: &RawValue) -> String {
    match serde_json::from_str::<Vec<&RawValue>>(raw.get()) {
        Ok(steps) => steps.into_iter().filter_map(word).collect::<Vec<_>>().join("."),
        Err(_) => word(raw).unwrap_or_default(),
    }
}

/// One short line of a body that is no JSON: an HTML page's title, or the first line with something in it.
pub(super) fn line_of_page(body: &[u8]) -> Option<String> {
    let text = String::from_utf8_lossy(body);
    let line = if text.trim_start().starts_with('<') {
        // ASCII case alone changes, so that positions in both are the same.
        let lower = text.to_ascii_lowercase();
        let title = lower.find("<title").and_then(|tag| Some(tag + lower[tag..].find('>')? + 1));
        let title = title.and_then(|start| Some(&text[start..start + lower[start..].find("</title")?]));
        title.map(str::trim).filter(|title| !title.is_empty()).unwrap_or("an HTML page")
    } else {
        text.lines().map(str::trim).find(|line| !line.is_empty())?
    };
    Some(line.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(LONGEST_LINE).collect())
}

#[cfg(test)]
mod tests;
