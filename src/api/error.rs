//! What failed, and what to do about it.

use std::error::Error;
use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use crate::text::Clean;

use super::Route;
use super::refusal::{FieldError, Refusal};

/// The most of a foreign text that one line shows, in characters.
const LONGEST_FOREIGN: usize = 300;

/// The kinds of failure; exit codes and the screen's wording come from it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ErrorKind {
    /// 400: a business rule, such as a foreign channel.
    BadRequest,
    /// 402: the organization is inactive.
    Inactive,
    /// 403, or 401: the key or the signature.
    Forbidden,
    /// 404: there is no such thing.
    NotFound,
    /// 422: the shape of the request; [`ApiError::fields`] names the parameters.
    Shape,
    /// 429: too many requests.
    Busy,
    /// 5xx: the server failed.
    Server,
    /// Any other status.
    OtherStatus,
    /// 3xx: the server points elsewhere, where a signed request does not go.
    Redirect,
    /// Nothing came in time.
    Timeout,
    /// No connection.
    Connect,
    /// A connection, but no trust in it.
    Tls,
    /// The answer broke off, or is JSON cut short.
    Broken,
    /// The answer is larger than the cap.
    TooLarge,
    /// The answer is another kind of document.
    NotJson,
    /// The answer is JSON, but not what the contract says.
    Unexpected,
    /// The client cannot be set up, or the request not be built.
    Misconfigured,
}

/// A header that signs a request (contract: "Signing").
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SigningHeader {
    /// `x-api-key`.
    Key,
    /// `x-date`.
    Date,
    /// `x-signature`.
    Signature,
}

/// A call that failed. `Display` is one printable line that ends in what to do next; the sources are for the log.
#[derive(Clone, Debug)]
pub struct ApiError(Box<Inner>);

#[derive(Clone, Debug)]
struct Inner {
    kind: ErrorKind,
    status: Option<u16>,
    /// Our own words for what failed; they may quote a foreign text.
    about: String,
    server_message: Option<String>,
    fields: Vec<FieldError>,
    retry_after: Option<Duration>,
    attempts: u32,
    /// What was asked for, as far as advice depends on it.
    route: Option<Route>,
    source: Option<Arc<dyn Error + Send + Sync>>,
}

impl ApiError {
    pub(super) fn new(kind: ErrorKind, about: impl Into<String>) -> Self {
        Self(Box::new(Inner {
            kind,
            status: None,
            about: about.into(),
            server_message: None,
            fields: Vec::new(),
            retry_after: None,
            attempts: 1,
            route: None,
            source: None,
        }))
    }

    /// What keeps the API from being asked at all, as one line.
    #[must_use]
    pub fn misconfigured(about: String) -> Self {
        Self::new(ErrorKind::Misconfigured, about)
    }

    /// An answer that is JSON, but not what the contract says.
    pub(super) fn unexpected(about: &str) -> Self {
        Self::new(ErrorKind::Unexpected, about)
    }

    /// An answer whose status is no success (contract: "Errors").
    #[must_use]
    pub fn of_status(status: u16, body: &[u8]) -> Self {
        let kind = match status {
            300..=399 => ErrorKind::Redirect,
            400 => ErrorKind::BadRequest,
            402 => ErrorKind::Inactive,
            401 | 403 => ErrorKind::Forbidden,
            404 => ErrorKind::NotFound,
            422 => ErrorKind::Shape,
            429 => ErrorKind::Busy,
            500..=599 => ErrorKind::Server,
            _ => ErrorKind::OtherStatus,
        };
        let refusal = Refusal::read(body);
        let mut error = Self::new(kind, String::new());
        error.0.status = Some(status);
        error.0.server_message = refusal.message;
        error.0.fields = refusal.fields;
        error
    }

    #[must_use]
    pub(super) fn because(mut self, source: impl Error + Send + Sync + 'static) -> Self {
        self.0.source = Some(Arc::new(source));
        self
    }

    #[must_use]
    pub(super) fn with_retry_after(mut self, wait: Option<Duration>) -> Self {
        self.0.retry_after = wait;
        self
    }

    #[must_use]
    pub(super) fn about(mut self, about: String) -> Self {
        self.0.about = about;
        self
    }

    #[must_use]
    pub(super) fn asking(mut self, route: Route) -> Self {
        self.0.route = Some(route);
        self
    }

    #[must_use]
    pub(super) fn after(mut self, attempts: u32) -> Self {
        self.0.attempts = attempts;
        self
    }

    /// What kind of failure it is.
    #[must_use]
    pub const fn kind(&self) -> ErrorKind {
        self.0.kind
    }

    /// The HTTP status, when there was an answer that is a failure by its status.
    #[must_use]
    pub const fn status(&self) -> Option<u16> {
        self.0.status
    }

    /// The server's own words, raw: not fit for a terminal as they are.
    #[must_use]
    pub fn server_message(&self) -> Option<&str> {
        self.0.server_message.as_deref()
    }

    /// What a 422 says about each parameter.
    #[must_use]
    pub fn fields(&self) -> &[FieldError] {
        &self.0.fields
    }

    /// How many attempts were made.
    #[must_use]
    pub const fn attempts(&self) -> u32 {
        self.0.attempts
    }

    /// Whether the same request may succeed later: 429, 5xx, timeouts, no connection, broken answers.
    #[must_use]
    pub const fn is_retryable(&self) -> bool {
        matches!(
            self.0.kind,
            ErrorKind::Busy | ErrorKind::Server | ErrorKind::Timeout | ErrorKind::Connect | ErrorKind::Broken
        )
    }

    /// Whether nothing answers at all: there is no network, or no server.
    #[must_use]
    pub const fn is_offline(&self) -> bool {
        matches!(self.0.kind, ErrorKind::Timeout | ErrorKind::Connect)
    }

    /// Which header the server disliked when it refused the key or the signature; `None` when it does not say.
    #[must_use]
    pub fn disliked_header(&self) -> Option<SigningHeader> {
        let said = self.server_message().filter(|_| self.0.kind == ErrorKind::Forbidden)?.to_ascii_lowercase();
        let says = |words: &[&str]| words.iter().any(|word| said.contains(word));
        if says(&["x-api-key", "api key", "apikey", "api-key"]) {
            Some(SigningHeader::Key)
        } else if says(&["x-date", "expired", "timestamp"]) {
            Some(SigningHeader::Date)
        } else if says(&["signature"]) {
            Some(SigningHeader::Signature)
        } else {
            None
        }
    }

    /// Whether the server took the signature for too old or too new (contract: "Signing").
    pub(super) fn is_expired_signature(&self) -> bool {
        self.0.kind == ErrorKind::Forbidden
            && self.server_message().is_some_and(|message| message.to_ascii_lowercase().contains("signature expired"))
    }

    /// How long the server asks to be left alone.
    pub(super) const fn retry_after(&self) -> Option<Duration> {
        self.0.retry_after
    }

    /// What the server said after the number of its status, which stands before that already: `503 Service Unavailable`.
    fn without_status<'a>(&self, said: &'a str) -> &'a str {
        let number = self.0.status.map(|status| status.to_string()).unwrap_or_default();
        said.strip_prefix(&number).filter(|rest| rest.is_empty() || rest.starts_with(' ')).unwrap_or(said).trim_start()
    }

    /// What failed, as a short printable phrase without advice.
    #[must_use]
    pub fn reason(&self) -> String {
        let status = self.0.status.map(|status| format!(" ({status})")).unwrap_or_default();
        let said = self.server_message().map(one_line);
        let said = said.map(|said| self.without_status(&said).to_owned()).filter(|said| !said.is_empty());
        let said = said.map(|said| format!(": {said}")).unwrap_or_default();
        let about = one_line(&self.0.about);
        match self.0.kind {
            ErrorKind::BadRequest | ErrorKind::OtherStatus => format!("the API refused the request{status}{said}"),
            ErrorKind::Inactive => format!("the organization is inactive{status}{said}"),
            ErrorKind::Forbidden => format!("the API refused the key or the signature{status}{said}"),
            ErrorKind::NotFound => format!("the API does not know this{status}{said}"),
            ErrorKind::Shape => {
                format!("the API refused {}{status}{}", self.disliked_fields(), self.field_messages(said))
            }
            ErrorKind::Busy => format!("the API is busy{status}{said}"),
            ErrorKind::Server => format!("the server failed{status}{said}"),
            ErrorKind::Redirect => format!("the server redirects{status}{about}"),
            ErrorKind::Broken => format!("the answer broke off: {about}"),
            ErrorKind::NotJson => format!("the server did not answer with JSON: {about}"),
            ErrorKind::Unexpected => format!("the answer is not what the API promises: {about}"),
            ErrorKind::Timeout
            | ErrorKind::Connect
            | ErrorKind::Tls
            | ErrorKind::TooLarge
            | ErrorKind::Misconfigured => about,
        }
    }

    fn disliked_fields(&self) -> String {
        let paths: Vec<_> = self
            .0
            .fields
            .iter()
            .map(|field| one_line(&field.path))
            .filter(|path| !path.is_empty())
            .map(|path| format!("\"{path}\""))
            .collect();
        if paths.is_empty() { "the request".into() } else { paths.join(", ") }
    }

    fn field_messages(&self, said: String) -> String {
        if self.0.fields.is_empty() {
            return said;
        }
        let messages: Vec<_> = self.0.fields.iter().take(3).map(|field| one_line(&field.message)).collect();
        format!(": {}", messages.join("; "))
    }

    fn advice(&self) -> &'static str {
        match self.0.kind {
            ErrorKind::BadRequest => "Check that the workspace is a VIP one and that the channel belongs to it.",
            ErrorKind::Inactive => "Ask the account's owner to activate it.",
            ErrorKind::Forbidden => self.advice_on_headers(),
            ErrorKind::NotFound => "Check the workspace, the channel and the base URL.",
            ErrorKind::Shape => "Change that and try again.",
            ErrorKind::Busy => "Wait a minute, then try again.",
            ErrorKind::Server => "It is not your doing: try again later.",
            ErrorKind::OtherStatus | ErrorKind::Redirect => {
                "Check base_url: `vipdeck config show` says what it is and where it comes from."
            }
            ErrorKind::Timeout | ErrorKind::Connect | ErrorKind::Broken => {
                "Check the network and any proxy, then try again."
            }
            ErrorKind::Tls => "Check the date of this machine, its certificates and any proxy.",
            ErrorKind::TooLarge => self.advice_on_size(),
            ErrorKind::NotJson | ErrorKind::Unexpected => {
                "Check base_url, and that no proxy or sign-in page is in between."
            }
            ErrorKind::Misconfigured => "`vipdeck config show` says what counts and where it comes from.",
        }
    }

    /// What makes an answer smaller, as far as the route takes anything that does.
    fn advice_on_size(&self) -> &'static str {
        match self.0.route {
            Some(Route::Messages) => "Ask for a shorter window or a smaller limit.",
            Some(Route::LabelOverview | Route::MessagesExport) => "Ask for a shorter window.",
            Some(Route::Users) => "Ask for a smaller limit.",
            _ => "Check base_url, and that no proxy is in between: this answer should be small.",
        }
    }

    fn advice_on_headers(&self) -> &'static str {
        match self.disliked_header() {
            Some(SigningHeader::Key) => {
                "It disliked x-api-key: `vipdeck config show` says where api_key comes from; correct it there."
            }
            Some(SigningHeader::Date) => {
                "It disliked x-date: set this machine's clock; if it is right, check base_url, which `vipdeck config show` names."
            }
            Some(SigningHeader::Signature) => {
                "It disliked x-signature: `vipdeck config show` says where the secret comes from; correct it there."
            }
            None => "Check API key and secret: `vipdeck config show` says where each comes from.",
        }
    }
}

impl fmt::Display for ApiError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let reason = self.reason();
        let mut rest = reason.chars();
        let first = rest.next().map(|c| c.to_ascii_uppercase());
        write!(f, "{}{}", first.map(String::from).unwrap_or_default(), rest.as_str().trim_end_matches('.'))?;
        if self.0.attempts > 1 {
            write!(f, ", {} times", self.0.attempts)?;
        }
        write!(f, ". {}", self.advice())
    }
}

impl Error for ApiError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.0.source.as_ref().map(|source| &**source as &(dyn Error + 'static))
    }
}

/// A foreign text as part of one line, safe to show.
fn one_line(text: &str) -> String {
    Clean::start(text, LONGEST_FOREIGN).to_string()
}

#[cfg(test)]
mod tests;
