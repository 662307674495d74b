//! One attempt at a download: asks for what is missing, and takes it.

use std::time::Duration;

use reqwest::header::{
    ACCEPT_ENCODING, CONTENT_ENCODING, CONTENT_RANGE, CONTENT_TYPE, DATE, ETAG, HeaderMap, HeaderName, IF_RANGE,
    LAST_MODIFIED, LOCATION, RANGE, RETRY_AFTER,
};
use reqwest::{Response, StatusCode};
use tokio::time::{Instant, timeout, timeout_at};

use crate::api::retry::{http_date, retry_after};
use crate::api::transport::{place, root_cause};
use crate::api::{CsvUrl, retry};
use crate::files::WriteError;
use crate::text::Clean;

use super::DownloadError;
use super::partial::{Missing, Partial, Source};

/// The most of a foreign text that an error shows, in cells.
const LONGEST_FOREIGN: usize = 200;

/// The fewest bytes that have to come within the time for a piece, unless they are the last ones: a host that drips byte by byte
/// must not keep a download going without end.
const LEAST: u64 = 1 << 10;

/// Tells bytes that have come, and those of the whole when the host says.
pub(super) type Tell<'a> = dyn FnMut((u64, Option<u64>)) + Send + 'a;

/// How one attempt is made.
pub(super) struct Transfer<'a> {
    pub(super) http: &'a reqwest::Client,
    pub(super) url: &'a CsvUrl,
    /// For the answer to begin, and for each further [`LEAST`] bytes of it.
    pub(super) idle: Duration,
    /// The largest file, in bytes.
    pub(super) cap: u64,
}

/// Why an attempt failed.
pub(super) enum Fault {
    /// The next one may do better.
    Passing {
        /// What failed, in words.
        why: String,
        /// How long the host asks to be left alone.
        wait: Option<Duration>,
    },
    /// No other will.
    Final(DownloadError),
}

impl Fault {
    fn passing(why: impl Into<String>) -> Self {
        Self::Passing { why: why.into(), wait: None }
    }

    fn not_csv(what: impl Into<String>) -> Self {
        Self::Final(DownloadError::NotCsv { what: what.into() })
    }
}

impl From<WriteError> for Fault {
    fn from(error: WriteError) -> Self {
        Self::Final(error.into())
    }
}

impl Transfer<'_> {
    /// Asks for what is missing, and takes it; `Ok` when everything has come. `now` is this machine's clock in epoch ms.
    pub(super) async fn run(&self, partial: &mut Partial, now: i64, tell: &mut Tell<'_>) -> Result<(), Fault> {
        let response = self.ask(partial).await?;
        check(&response, now)?;
        self.settle(&response, partial).await?;
        tell(partial.so_far());
        self.take(response, partial, tell).await?;
        match partial.missing() {
            None => Ok(()),
            Some(Missing::End) => Err(Fault::passing("the transfer ended early")),
            Some(Missing::Sense) => {
                partial.begin(Source::default()).await?;
                Err(Fault::passing("what came does not fit what the storage host promised"))
            }
        }
    }

    async fn ask(&self, partial: &Partial) -> Result<Response, Fault> {
        // What is compressed on the way has no length, and its parts are no parts of the file.
        let mut request = self.http.get(self.url.as_str()).header(ACCEPT_ENCODING, "identity");
        if let Some((start, validator)) = partial.resume() {
            request = request.header(RANGE, format!("bytes={start}-")).header(IF_RANGE, validator);
        }
        let answer = timeout(self.idle, request.send()).await.map_err(|_| self.stalled(0))?;
        answer.map_err(|error| {
            let host = self.url.authority();
            let cause = shown(&root_cause(&error));
            Fault::passing(format!("no answer from {host} ({cause})"))
        })
    }

    /// Makes ready for what comes: the whole, or the rest of it.
    async fn settle(&self, response: &Response, partial: &mut Partial) -> Result<(), Fault> {
        let length = response.content_length();
        if response.status() == StatusCode::OK {
            if length.is_some_and(|length| length > self.cap) {
                return Err(self.too_large());
            }
            return Ok(partial.begin(Source { length, validator: validator(response.headers()) }).await?);
        }
        let range = text(response.headers(), &CONTENT_RANGE).and_then(content_range);
        // A part without a length was compressed, so that its bytes are not those that are missing.
        if length.is_some() && range.is_some_and(|(start, whole)| partial.takes(start, whole)) {
            return Ok(());
        }
        partial.begin(Source::default()).await?;
        Err(Fault::passing("the storage host sent another part of the file than the one that was missing"))
    }

    async fn take(&self, mut response: Response, partial: &mut Partial, tell: &mut Tell<'_>) -> Result<(), Fault> {
        let mut due = Instant::now() + self.idle;
        let mut since_due = partial.bytes();
        loop {
            let came = partial.bytes() - since_due;
            if came >= LEAST {
                (due, since_due) = (Instant::now() + self.idle, partial.bytes());
            }
            let piece = timeout_at(due, response.chunk()).await.map_err(|_| self.stalled(came))?;
            let piece = piece.map_err(|error| Fault::passing(broke_off(&error)))?;
            let Some(piece) = piece else { return Ok(()) };
            if partial.bytes() + piece.len() as u64 > self.cap {
                return Err(self.too_large());
            }
            partial.write(&piece).await?;
            tell(partial.so_far());
        }
    }

    fn stalled(&self, came: u64) -> Fault {
        let (host, seconds) = (self.url.authority(), self.idle.as_secs_f32());
        Fault::passing(match came {
            0 => format!("{host} sent nothing for {seconds} s"),
            1 => format!("{host} sent only 1 byte in {seconds} s"),
            bytes => format!("{host} sent only {bytes} bytes in {seconds} s"),
        })
    }

    const fn too_large(&self) -> Fault {
        Fault::Final(DownloadError::TooLarge { cap: self.cap })
    }
}

/// Tells a CSV from everything else that a storage host answers with.
fn check(response: &Response, now: i64) -> Result<(), Fault> {
    let headers = response.headers();
    let status = response.status().as_u16();
    match status {
        200 | 206 => {}
        416 => return Ok(()), // about the range, which is settled
        300..=399 => {
            let to = text(headers, &LOCATION).map(|location| shown(&place(location)));
            return Err(Fault::Final(DownloadError::Redirect { status, to }));
        }
        408 | 425 | 429 | 500..=599 => {
            let date = text(headers, &DATE).and_then(http_date).unwrap_or(now);
            let wait = text(headers, &RETRY_AFTER).and_then(|asked| retry_after(asked, date));
            return Err(Fault::Passing { why: format!("the storage host failed ({status})"), wait });
        }
        400..=499 => return Err(Fault::Final(DownloadError::Refused { status })),
        _ => return Err(Fault::not_csv(format!("status {status}"))),
    }
    if text(headers, &CONTENT_TYPE).is_some_and(|kind| kind.trim_start().to_ascii_lowercase().starts_with("text/html"))
    {
        return Err(Fault::not_csv("a web page"));
    }
    // gzip has been undone, and its header with it.
    match text(headers, &CONTENT_ENCODING) {
        Some(encoding) if !encoding.eq_ignore_ascii_case("identity") => {
            Err(Fault::not_csv(format!("something encoded as {}", shown(encoding))))
        }
        _ => Ok(()),
    }
}

fn broke_off(error: &reqwest::Error) -> String {
    format!("the transfer broke off ({})", shown(&root_cause(error)))
}

fn text<'a>(headers: &'a HeaderMap, name: &HeaderName) -> Option<&'a str> {
    headers.get(name)?.to_str().ok()
}

fn shown(foreign: &str) -> String {
    Clean::start(foreign, LONGEST_FOREIGN).to_string()
}

/// What tells this file from any other that may take its place: a strong validator (RFC 9110, 8.8.1). A date is one when
/// the file was a second old or more as it was sent (8.8.2.2).
fn validator(headers: &HeaderMap) -> Option<reqwest::header::HeaderValue> {
    if let Some(tag) = headers.get(ETAG) {
        return (!tag.as_bytes().starts_with(b"W/")).then(|| tag.clone());
    }
    let changed = text(headers, &LAST_MODIFIED).and_then(retry::http_date)?;
    let sent = text(headers, &DATE).and_then(retry::http_date)?;
    (sent - changed >= 1_000).then(|| headers.get(LAST_MODIFIED).cloned()).flatten()
}

/// Where a part begins, and how long the whole is if that is told: `bytes 5-9/10` (RFC 9110, 14.4).
fn content_range(value: &str) -> Option<(u64, Option<u64>)> {
    let (range, whole) = value.trim().strip_prefix("bytes ")?.split_once('/')?;
    let (start, _) = range.split_once('-')?;
    let whole = if whole.trim() == "*" { None } else { Some(whole.trim().parse().ok()?) };
    Some((start.trim().parse().ok()?, whole))
}

#[cfg(test)]
mod tests;
