//! The signature (contract: "Signing"): HMAC-SHA256 over the `x-date` string, lowercase hex.

use chrono::{DateTime, SecondsFormat};
use hmac::{Hmac, KeyInit, Mac};
use reqwest::header::{HeaderMap, HeaderValue};
use secrecy::{ExposeSecret, SecretString};
use sha2::Sha256;

use super::{ApiError, Credentials, ErrorKind};

/// How far behind the server's clock a request is dated, in milliseconds.
///
/// Fresh is −5 s to +60 s, and which side is the future is not stated; a second behind is inside either way, and
/// outlasts the error of a clock that is learnt from a header with steps of 1 s.
const BEHIND_MS: i64 = 1_000;

/// The three headers for a request that is sent when the server's clock shows `server_ms` (epoch milliseconds).
pub(super) fn headers(credentials: &Credentials, server_ms: i64) -> Result<HeaderMap, ApiError> {
    let date = iso_date(server_ms - BEHIND_MS);
    let mut signature = header(&signature(credentials.secret(), &date)?)?;
    signature.set_sensitive(true);
    let mut headers = HeaderMap::with_capacity(3);
    headers.insert("x-api-key", credentials.api_key());
    headers.insert("x-date", header(&date)?);
    headers.insert("x-signature", signature);
    Ok(headers)
}

fn iso_date(ms: i64) -> String {
    DateTime::from_timestamp_millis(ms).unwrap_or_default().to_rfc3339_opts(SecondsFormat::Millis, true)
}

fn signature(secret: &SecretString, date: &str) -> Result<String, ApiError> {
    let mut mac = Hmac::<Sha256>::new_from_slice(secret.expose_secret().as_bytes())
        .map_err(|error| ApiError::new(ErrorKind::Misconfigured, "the secret cannot sign").because(error))?;
    mac.update(date.as_bytes());
    Ok(hex::encode(mac.finalize().into_bytes()))
}

fn header(value: &str) -> Result<HeaderValue, ApiError> {
    HeaderValue::from_str(value)
        .map_err(|error| ApiError::new(ErrorKind::Misconfigured, "the request cannot be signed").because(error))
}

#[cfg(test)]
mod tests;
