//! Why a download failed, and what to do about it.

use crate::files::WriteError;

/// A download that failed. `Display` is one printable line that ends in what to do next, without the query of any address.
#[derive(Debug, thiserror::Error)]
pub enum DownloadError {
    /// The storage host refused: 4xx.
    #[error(
        "the storage host refused the download ({status}): the link may have expired; run the export anew for a fresh one"
    )]
    Refused {
        /// The HTTP status.
        status: u16,
    },
    /// The storage host points elsewhere; that is not followed, because nobody vouches for the other place.
    #[error(
        "the storage host redirects ({status}){}, which is not followed: open the URL in a browser",
        .to.as_ref().map(|to| format!(" to {to}")).unwrap_or_default()
    )]
    Redirect {
        /// The HTTP status.
        status: u16,
        /// Where to, without what may be secret in it, when it says.
        to: Option<String>,
    },
    /// What came is no CSV.
    #[error(
        "the storage host answered with {what} instead of a CSV: open the URL in a browser, and check that no proxy or sign-in page is in between"
    )]
    NotCsv {
        /// What it is.
        what: String,
    },
    /// It is larger than it may be.
    #[error("the file is larger than {} MiB, where saving stops: export a shorter window", .cap >> 20)]
    TooLarge {
        /// The limit, in bytes.
        cap: u64,
    },
    /// The network or the host failed each time.
    #[error(
        "{why}{}: check the network and any proxy, then save again",
        if *.attempts > 1 { format!(", {attempts} times") } else { String::new() }
    )]
    Network {
        /// The last failure, in words.
        why: String,
        /// How often it was tried.
        attempts: u32,
    },
    /// HTTPS cannot be set up.
    #[error("HTTPS cannot be set up ({why}): check this machine's certificates and proxy settings")]
    Setup {
        /// Why not.
        why: String,
    },
    /// The disk does not take it.
    #[error(transparent)]
    Write(#[from] WriteError),
}

impl DownloadError {
    /// Whether the same download may do better the next time: what has come is kept for it.
    #[must_use]
    pub const fn may_pass(&self) -> bool {
        matches!(self, Self::Network { .. })
    }
}
