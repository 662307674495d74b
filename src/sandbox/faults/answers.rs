//! Answers that take the place of the real one.

use std::convert::Infallible;
use std::io;

use axum::body::{Body, Bytes};
use axum::http::{Response, StatusCode, header};
use futures_util::{StreamExt, stream};

use super::super::gzip;
use super::super::reply::JSON;
use super::{Active, Kind, RetryAfter};

const HTML: &str = "<!DOCTYPE html>\n<html><head><title>502 Bad Gateway</title></head>\n\
    <body><h1>Error: Server Error</h1>\n<p>The server encountered a temporary error and could not complete your request.\
    <br>Please try again in 30 seconds.</p></body></html>\n";

/// What the first fault that answers by itself says. `now_ms` is the server's clock, `storage` the other origin.
pub(crate) fn instead(faults: &Active, now_ms: i64, storage: &str) -> Option<Response<Body>> {
    faults.iter().find_map(|kind| {
        Some(match kind {
            Kind::Http500 => plain(StatusCode::INTERNAL_SERVER_ERROR, "text/plain", "Internal Server Error"),
            Kind::Http503(after) => retry(StatusCode::SERVICE_UNAVAILABLE, *after, now_ms),
            Kind::Http429(after) => retry(StatusCode::TOO_MANY_REQUESTS, *after, now_ms),
            Kind::Html => plain(StatusCode::BAD_GATEWAY, "text/html; charset=UTF-8", HTML),
            Kind::BadJson => plain(StatusCode::OK, JSON, r#"{"items":[{"timestamp":17"#),
            Kind::WrongShape => plain(StatusCode::OK, JSON, r#"{"data":{"rows":"none","count":[]},"ok":true}"#),
            Kind::DeepJson => plain(StatusCode::OK, JSON, "[".repeat(100_000)),
            Kind::Redirect => redirect(storage),
            Kind::GzipBomb => with_header(plain(StatusCode::OK, JSON, gzip::bomb()), header::CONTENT_ENCODING, "gzip"),
            Kind::EndlessBody => endless(),
            _ => return None,
        })
    })
}

/// The same answer, broken off half-way: the connection closes where more was promised.
pub(crate) fn broken_off(body: &[u8]) -> Body {
    let half = Bytes::copy_from_slice(&body[..body.len() / 2]);
    // The pause lets the first half leave before the connection is dropped.
    let parts = stream::iter([Some(half), None]).then(|part| async move {
        if part.is_none() {
            tokio::task::yield_now().await;
        }
        part.ok_or_else(|| io::Error::from(io::ErrorKind::ConnectionReset))
    });
    Body::from_stream(parts)
}

fn plain(status: StatusCode, content_type: &'static str, body: impl Into<Body>) -> Response<Body> {
    let mut response = Response::new(body.into());
    *response.status_mut() = status;
    with_header(response, header::CONTENT_TYPE, content_type)
}

fn with_header(mut response: Response<Body>, name: header::HeaderName, value: &str) -> Response<Body> {
    if let Ok(value) = value.parse() {
        response.headers_mut().insert(name, value);
    }
    response
}

fn retry(status: StatusCode, after: RetryAfter, now_ms: i64) -> Response<Body> {
    let value = match after {
        RetryAfter::Seconds(seconds) => seconds.to_string(),
        RetryAfter::Date(seconds) => super::super::server::http_date(now_ms + (seconds * 1000) as i64),
    };
    with_header(plain(status, "text/plain", status.to_string()), header::RETRY_AFTER, &value)
}

fn redirect(storage: &str) -> Response<Body> {
    with_header(plain(StatusCode::FOUND, "text/plain", "Found"), header::LOCATION, &format!("{storage}/elsewhere"))
}

fn endless() -> Response<Body> {
    let blank = Bytes::from(vec![b' '; 16 << 10]);
    let pieces = stream::once(async { Bytes::from_static(b"{\"items\":[") }).chain(stream::repeat(blank));
    plain(StatusCode::OK, JSON, Body::from_stream(pieces.map(Ok::<_, Infallible>)))
}
