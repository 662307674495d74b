//! An answer before it becomes HTTP.

use axum::http::StatusCode;
use serde::Serialize;
use serde_json::json;

/// Status, body and its type. Refusals are replies too, so routes return `Result<Reply, Reply>`.
#[derive(Debug)]
pub(crate) struct Reply {
    pub(crate) status: StatusCode,
    pub(crate) content_type: &'static str,
    pub(crate) headers: Vec<(&'static str, String)>,
    pub(crate) body: Vec<u8>,
}

pub(crate) const JSON: &str = "application/json; charset=utf-8";

impl Reply {
    pub(crate) fn raw_json(status: StatusCode, body: Vec<u8>) -> Self {
        Self { status, content_type: JSON, headers: Vec::new(), body }
    }

    pub(crate) fn json(value: &impl Serialize) -> Self {
        match serde_json::to_vec(value) {
            Ok(body) => Self::raw_json(StatusCode::OK, body),
            Err(error) => Self::message(StatusCode::INTERNAL_SERVER_ERROR, &error.to_string()),
        }
    }

    /// `{message}`, as the contract's 4xx other than 422 have it.
    pub(crate) fn message(status: StatusCode, message: &str) -> Self {
        Self::raw_json(status, json!({ "message": message }).to_string().into_bytes())
    }

    pub(crate) fn bad_request(message: &str) -> Self {
        Self::message(StatusCode::BAD_REQUEST, message)
    }

    pub(crate) fn with(mut self, name: &'static str, value: String) -> Self {
        self.headers.push((name, value));
        self
    }
}
