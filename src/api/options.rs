//! How a client is set up.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use secrecy::SecretString;

use super::{ApiError, BaseUrl, Credentials, SystemTimer, Timer};

/// Everything that a client needs to know; [`ClientOptions::new`] gives the defaults.
#[derive(Clone)]
pub struct ClientOptions {
    /// Where the API lives.
    pub base_url: BaseUrl,
    /// What signs the calls.
    pub credentials: Credentials,
    /// How long it waits for what.
    pub timeouts: Timeouts,
    /// How often a call is tried at most; 0 counts as 1.
    pub attempts: u32,
    /// The largest decoded body that is read, in bytes.
    pub body_cap: usize,
    /// Where the time comes from.
    pub timer: Arc<dyn Timer>,
}

impl ClientOptions {
    /// 5 attempts, 64 MiB, [`Timeouts::default`], the machine's clock.
    #[must_use]
    pub fn new(base_url: BaseUrl, credentials: Credentials) -> Self {
        Self {
            base_url,
            credentials,
            timeouts: Timeouts::default(),
            attempts: 5,
            body_cap: 64 << 20,
            timer: Arc::new(SystemTimer),
        }
    }

    /// The defaults for an account as it is written down; [`ErrorKind::Misconfigured`](super::ErrorKind::Misconfigured) says
    /// which part of it cannot be used.
    pub fn read(base_url: &str, api_key: &str, secret: SecretString) -> Result<Self, ApiError> {
        let unusable = |error: &dyn fmt::Display| ApiError::misconfigured(error.to_string());
        let base_url = base_url.parse::<BaseUrl>().map_err(|error| unusable(&error))?;
        let credentials = Credentials::new(api_key, secret).map_err(|error| unusable(&error))?;
        Ok(Self::new(base_url, credentials))
    }
}

impl fmt::Debug for ClientOptions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ClientOptions")
            .field("base_url", &self.base_url)
            .field("credentials", &self.credentials)
            .field("timeouts", &self.timeouts)
            .field("attempts", &self.attempts)
            .field("body_cap", &self.body_cap)
            .finish_non_exhaustive()
    }
}

/// How long one attempt waits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Timeouts {
    /// For a connection, TLS included.
    pub connect: Duration,
    /// For the answer to begin, and then for each further piece of it; ten times as long for all of it.
    pub read_idle: Duration,
    /// For the answer of an export to begin: the server writes a whole file first.
    pub export: Duration,
}

impl Default for Timeouts {
    fn default() -> Self {
        Self { connect: Duration::from_secs(5), read_idle: Duration::from_secs(30), export: Duration::from_mins(10) }
    }
}
