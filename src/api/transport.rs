//! One HTTP exchange: no redirects, no cookies, no retries, a cap on what is read, and failures by their kind.

use std::error::Error;
use std::io;
use std::time::Duration;

use bytes::{Bytes, BytesMut};
use reqwest::header::{DATE, HeaderMap, HeaderName, LOCATION, RETRY_AFTER};
use reqwest::{Response, redirect, retry};
use serde::de::IgnoredAny;
use tokio::time::timeout;
use url::Url;

use super::page::as_utf8;
use super::refusal::line_of_page;
use super::retry::http_date;
use super::{ApiError, ClientOptions, ErrorKind};

/// The most that is read of an answer that is a failure anyway, in bytes.
const REFUSAL_CAP: usize = 64 << 10;

/// The most that is made room for before any of a body has come, in bytes.
const LARGEST_ROOM: u64 = 1 << 20;

/// How many times as long as for the next piece of a body the whole of it is waited for: one that comes byte by byte must not
/// keep a list loading for ever.
const BODY_IDLES: u32 = 10;

/// Builds the connection pool. It reads the platform's certificates from disk, so it belongs off the event loop.
pub(super) fn build(options: &ClientOptions) -> Result<reqwest::Client, ApiError> {
    let plain_loopback = options.base_url.is_plain_loopback();
    builder(options.timeouts.connect, plain_loopback).https_only(!plain_loopback).build().map_err(|error| {
        let about = format!("HTTPS cannot be set up: {}", root_cause(&error));
        ApiError::new(ErrorKind::Misconfigured, about).because(error.without_url())
    })
}

/// What every client of vipdeck has in common: no redirects, no repeats by itself, no referer, gzip undone.
///
/// `plain_loopback` is for a server on this machine that is spoken to without TLS: no proxy knows it, and a machine without
/// certificates can still run it.
pub(crate) fn builder(connect: Duration, plain_loopback: bool) -> reqwest::ClientBuilder {
    // An error means that one is installed already, which is as good.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let builder = reqwest::Client::builder()
        .user_agent(concat!("vipdeck/", env!("CARGO_PKG_VERSION")))
        .redirect(redirect::Policy::none())
        .retry(retry::never())
        .referer(false)
        .gzip(true)
        .tcp_nodelay(true)
        .connect_timeout(connect);
    if plain_loopback { builder.no_proxy().tls_certs_only([]) } else { builder }
}

/// How one exchange is made.
pub(super) struct Exchange<'a> {
    pub(super) http: &'a reqwest::Client,
    pub(super) url: Url,
    pub(super) headers: HeaderMap,
    /// For the answer to begin.
    pub(super) patience: Duration,
    /// For each further piece of it.
    pub(super) idle: Duration,
    /// The largest decoded body, in bytes.
    pub(super) cap: usize,
}

/// The beginning of an answer.
pub(super) struct Head {
    response: Response,
    idle: Duration,
    cap: usize,
}

impl Exchange<'_> {
    /// Sends, and waits for the answer to begin.
    pub(super) async fn send(self) -> Result<Head, ApiError> {
        let host = self.url.authority().to_owned();
        let answer = self.http.get(self.url).headers(self.headers).send();
        let response = timeout(self.patience, answer)
            .await
            .map_err(|_| {
                ApiError::new(ErrorKind::Timeout, format!("no answer from {host} within {}", seconds(self.patience)))
            })?
            .map_err(|error| of_reqwest(error, &host))?;
        Ok(Head { response, idle: self.idle, cap: self.cap })
    }
}

impl Head {
    pub(super) fn status(&self) -> u16 {
        self.response.status().as_u16()
    }

    /// The server's clock, in epoch milliseconds, whole seconds.
    pub(super) fn date(&self) -> Option<i64> {
        http_date(self.header(&DATE)?)
    }

    pub(super) fn retry_after(&self) -> Option<&str> {
        self.header(&RETRY_AFTER)
    }

    fn header(&self, name: &HeaderName) -> Option<&str> {
        self.response.headers().get(name)?.to_str().ok()
    }

    /// The body of a success as it came; any other answer becomes an error.
    pub(super) async fn body(mut self) -> Result<Bytes, ApiError> {
        if self.response.status().is_success() {
            return self.read().await;
        }
        let status = self.status();
        let location = self.header(&LOCATION).map(place);
        // What the status says is known already, however much of the body comes.
        self.cap = self.cap.min(REFUSAL_CAP);
        let body = as_utf8(self.read().await.unwrap_or_default());
        let error = ApiError::of_status(status, &body);
        Err(match location.filter(|_| error.kind() == ErrorKind::Redirect) {
            Some(location) => error.about(format!(" to {location}")),
            None => error,
        })
    }

    async fn read(&mut self) -> Result<Bytes, ApiError> {
        let patience = self.idle.saturating_mul(BODY_IDLES);
        timeout(patience, self.read_pieces()).await.unwrap_or_else(|_| {
            let about = format!("the answer did not end within {}", seconds(patience));
            Err(ApiError::new(ErrorKind::Timeout, about))
        })
    }

    async fn read_pieces(&mut self) -> Result<Bytes, ApiError> {
        let too_large = || {
            let about = format!("the answer is larger than {}", size(self.cap));
            ApiError::new(ErrorKind::TooLarge, about)
        };
        if self.response.content_length().is_some_and(|length| length > self.cap as u64) {
            return Err(too_large());
        }
        // What is promised is made room for, within reason: a promise costs the server nothing.
        let promised = self.response.content_length().unwrap_or(0).min(LARGEST_ROOM);
        let mut body = BytesMut::with_capacity(promised as usize);
        let stalled = || {
            let about = format!("the answer stopped coming for {}", seconds(self.idle));
            ApiError::new(ErrorKind::Timeout, about)
        };
        while let Some(piece) =
            timeout(self.idle, self.response.chunk()).await.map_err(|_| stalled())?.map_err(of_body)?
        {
            if body.len() + piece.len() > self.cap {
                return Err(too_large());
            }
            body.extend_from_slice(&piece);
        }
        Ok(body.freeze())
    }
}

/// A success's body, which is JSON: what is no UTF-8 in it becomes U+FFFD.
pub(super) fn json(body: Bytes) -> Result<Bytes, ApiError> {
    let body = as_utf8(body);
    check_json(&body)?;
    Ok(body)
}

/// Tells JSON that was cut short, which may come whole the next time, from another kind of document, which will not.
fn check_json(body: &[u8]) -> Result<(), ApiError> {
    let Err(error) = serde_json::from_slice::<IgnoredAny>(body) else { return Ok(()) };
    let begins_like_json = body.trim_ascii_start().first().is_none_or(|first| b"{[".contains(first));
    Err(if begins_like_json {
        ApiError::new(ErrorKind::Broken, error.to_string()).because(error)
    } else {
        ApiError::new(ErrorKind::NotJson, line_of_page(body).unwrap_or_default()).because(error)
    })
}

fn of_reqwest(error: reqwest::Error, host: &str) -> ApiError {
    let cause = root_cause(&error);
    let (kind, about) = if is_tls(&error) {
        (ErrorKind::Tls, format!("no secure connection to {host}: {cause}"))
    } else if error.is_timeout() {
        (ErrorKind::Timeout, format!("no connection to {host} in time"))
    } else if error.is_connect() {
        (ErrorKind::Connect, format!("no connection to {host}: {cause}"))
    } else if error.is_builder() {
        (ErrorKind::Misconfigured, format!("the request cannot be built: {cause}"))
    } else {
        (ErrorKind::Broken, cause)
    };
    ApiError::new(kind, about).because(error.without_url())
}

fn of_body(error: reqwest::Error) -> ApiError {
    ApiError::new(ErrorKind::Broken, root_cause(&error)).because(error.without_url())
}

/// An error and what is behind it. `io::Error` passes over what it wraps, which is where TLS puts its own.
fn chain<'a>(error: &'a (dyn Error + 'static)) -> impl Iterator<Item = &'a (dyn Error + 'static)> {
    std::iter::successors(Some(error), |error| {
        let wrapped = error.downcast_ref::<io::Error>().and_then(io::Error::get_ref);
        wrapped.map(|wrapped| wrapped as &(dyn Error + 'static)).or_else(|| (*error).source())
    })
}

fn is_tls(error: &(dyn Error + 'static)) -> bool {
    chain(error).any(<dyn Error>::is::<rustls::Error>)
}

/// The innermost cause: the outer ones say no more than that a request failed. It holds no address.
pub(crate) fn root_cause(error: &reqwest::Error) -> String {
    chain(error).skip(1).last().map_or_else(|| "the exchange failed".to_owned(), ToString::to_string)
}

/// A redirect's target without what may be secret in it.
pub(crate) fn place(location: &str) -> String {
    location.split(['?', '#']).next().unwrap_or_default().to_owned()
}

fn seconds(wait: Duration) -> String {
    format!("{} s", wait.as_secs_f32())
}

fn size(bytes: usize) -> String {
    if bytes >= 1 << 20 { format!("{} MiB", bytes >> 20) } else { format!("{bytes} bytes") }
}

#[cfg(test)]
mod tests;
