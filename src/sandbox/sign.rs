//! Who asks: the three signing headers, judged strictly.

use axum::http::{HeaderMap, StatusCode};
use chrono::DateTime;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

use super::options::{Freshness, Options};
use super::reply::Reply;

/// The headers that sign a request. The storage host refuses them.
pub(crate) const HEADERS: [&str; 3] = ["x-api-key", "x-date", "x-signature"];

/// Passes a request that is signed with the right key, over its own date, freshly; else 403 names the header at fault.
pub(crate) fn check(headers: &HeaderMap, options: &Options, server_ms: i64) -> Result<(), Reply> {
    let key = header(headers, "x-api-key")?;
    let date = header(headers, "x-date")?;
    let signature = header(headers, "x-signature")?;
    if key != options.api_key {
        return Err(forbidden("Unknown API key in x-api-key"));
    }
    let signed_at = DateTime::parse_from_rfc3339(date).map_err(|_| forbidden("x-date is not an ISO 8601 date-time"))?;
    if !matches(signature, date, &options.secret) {
        return Err(forbidden("Invalid signature in x-signature"));
    }
    let age = server_ms - signed_at.timestamp_millis();
    let fresh = match options.freshness {
        Freshness::LongPast => -5_000..=60_000,
        Freshness::LongFuture => -60_000..=5_000,
    };
    if fresh.contains(&age) { Ok(()) } else { Err(forbidden("Signature expired")) }
}

fn header<'a>(headers: &'a HeaderMap, name: &str) -> Result<&'a str, Reply> {
    let value = headers.get(name).ok_or_else(|| forbidden(&format!("Missing {name} header")))?;
    value.to_str().map_err(|_| forbidden(&format!("Malformed {name} header")))
}

/// Lowercase hex only: upper case is another string.
fn matches(signature: &str, date: &str, secret: &str) -> bool {
    let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(secret.as_bytes()) else {
        return false;
    };
    mac.update(date.as_bytes());
    hex::encode(mac.finalize().into_bytes()) == signature
}

fn forbidden(message: &str) -> Reply {
    Reply::message(StatusCode::FORBIDDEN, message)
}

#[cfg(test)]
mod tests;
