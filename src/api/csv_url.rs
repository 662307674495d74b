//! Where an export's CSV is: an address from the server that is handed to the system's opener.

use std::fmt;

use url::Url;

use super::base_url::is_loopback;

/// The longest address that is taken, in bytes.
const LONGEST: usize = 8 << 10;

/// A web address that is fit to be opened: http or https, a host, no user name, no password, printable ASCII.
///
/// `Display` is the whole address, for the screen and the clipboard; a log takes [`CsvUrl::redacted`].
#[derive(Clone, PartialEq, Eq)]
pub struct CsvUrl(Url);

/// Why an address is not opened. It holds nothing of the address, so it may be logged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CsvUrlError {
    /// Longer than 8 KiB.
    #[error("the server's csvUrl is longer than 8 KiB, so it was not opened")]
    TooLong,
    /// It does not parse.
    #[error("the server's csvUrl is no web address, so it was not opened")]
    Malformed,
    /// Another scheme, such as `file:`.
    #[error("the server's csvUrl is neither http nor https, so it was not opened")]
    Scheme,
    /// A user name or a password stands in it.
    #[error("the server's csvUrl holds a user name or password, so it was not opened")]
    UserInfo,
}

impl CsvUrl {
    /// Checks an address and brings it into the form that is opened.
    pub fn parse(text: &str) -> Result<Self, CsvUrlError> {
        if text.len() > LONGEST {
            return Err(CsvUrlError::TooLong);
        }
        // The parser would drop these without a word.
        if text.contains(|c: char| c.is_control()) {
            return Err(CsvUrlError::Malformed);
        }
        let url = Url::parse(text).map_err(|_| CsvUrlError::Malformed)?;
        if !matches!(url.scheme(), "http" | "https") {
            return Err(CsvUrlError::Scheme);
        }
        if !url.username().is_empty() || url.password().is_some() {
            return Err(CsvUrlError::UserInfo);
        }
        // Escaping can treble the length.
        if url.as_str().len() > LONGEST {
            return Err(CsvUrlError::TooLong);
        }
        if !url.as_str().bytes().all(|byte| byte.is_ascii_graphic()) {
            return Err(CsvUrlError::Malformed);
        }
        Ok(Self(url))
    }

    /// The whole address, normalised: what is opened, shown and copied.
    #[must_use]
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }

    /// The storage host's name and port, for messages.
    #[must_use]
    pub fn authority(&self) -> &str {
        self.0.authority()
    }

    /// Whether the storage host is on this machine and spoken to without TLS, as the sandbox's is.
    pub(crate) fn is_plain_loopback(&self) -> bool {
        self.0.scheme() == "http" && is_loopback(&self.0)
    }

    /// Without the query and the fragment, which may let anyone in who has them.
    #[must_use]
    pub fn redacted(&self) -> String {
        let mut url = self.0.clone();
        let hides = url.query().is_some() || url.fragment().is_some();
        url.set_query(None);
        url.set_fragment(None);
        if hides { format!("{url}?…") } else { url.into() }
    }
}

impl fmt::Display for CsvUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for CsvUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "CsvUrl({})", self.redacted())
    }
}

#[cfg(test)]
mod tests;
