//! What a sandbox is started with.

use std::fmt;
use std::time::Duration;

use chrono::{DateTime, Utc};

use super::Fault;

/// What `before` means, which the contract leaves open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Ties {
    /// Only messages older than the cursor.
    #[default]
    Exclusive,
    /// Messages of the cursor's own millisecond again, too.
    Inclusive,
}

/// Which level of the overview's `buckets` is outer, which the contract leaves open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Buckets {
    /// Date, then label.
    #[default]
    ByDate,
    /// Label, then date.
    ByLabel,
}

/// How "−5 s … +60 s of the server's clock" is read, which the contract leaves open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Freshness {
    /// A date may be 60 s old, or 5 s in the future.
    #[default]
    LongPast,
    /// A date may be 5 s old, or 60 s in the future.
    LongFuture,
}

/// How the sandbox plays. [`Options::default`] is a lively demo laid back from the present moment.
#[derive(Clone)]
pub struct Options {
    /// Port of the API on 127.0.0.1; 0 takes a free one.
    pub port: u16,
    /// Messages over all channels; the flagship channel holds most of them.
    pub messages: usize,
    /// The same seed, size and `now` give the same data.
    pub seed: u64,
    /// The instant that the data is laid back from. Signatures are judged by the machine's clock all the same.
    pub now: DateTime<Utc>,
    /// What `before` means.
    pub ties: Ties,
    /// How many neighbouring messages share a millisecond; 1 leaves only the natural few.
    pub tie_size: usize,
    /// Mean time between new messages; `None` freezes the data.
    pub arrivals: Option<Duration>,
    /// Rows of a page when the request has no `limit`.
    pub default_limit: u32,
    /// The largest `limit`; more is refused with 422.
    pub max_limit: u32,
    /// How far the server's clock is ahead of the machine's, in ms; negative is behind.
    pub clock_skew_ms: i64,
    /// Which level of the overview's buckets is outer.
    pub buckets: Buckets,
    /// How the freshness of a signature is read.
    pub freshness: Freshness,
    /// Whether answers are compressed for those who accept gzip. Loopback gains nothing, so only tests ask for it.
    pub gzip: bool,
    /// Faults that are on from the start.
    pub faults: Vec<Fault>,
    /// The API key that is accepted.
    pub api_key: String,
    /// The secret that signatures are checked with.
    pub secret: String,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            port: 0,
            messages: 20_000,
            seed: 1,
            now: Utc::now(),
            ties: Ties::default(),
            tie_size: 1,
            arrivals: Some(Duration::from_secs(7)),
            default_limit: 50,
            max_limit: 500,
            clock_skew_ms: 0,
            buckets: Buckets::default(),
            freshness: Freshness::default(),
            gzip: false,
            faults: Vec::new(),
            api_key: "sandboxKey7Kq2mVd9Tn".to_owned(),
            secret: "sandbox-secret-that-opens-nothing-else".to_owned(),
        }
    }
}

impl fmt::Debug for Options {
    /// Leaves the secret out.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Options")
            .field("port", &self.port)
            .field("messages", &self.messages)
            .field("seed", &self.seed)
            .field("now", &self.now)
            .field("ties", &self.ties)
            .field("arrivals", &self.arrivals)
            .finish_non_exhaustive()
    }
}
