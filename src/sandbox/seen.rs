//! What was asked, for tests to look at.

use std::collections::VecDeque;
use std::sync::{Mutex, PoisonError};

use super::query::Query;

/// How many requests are remembered.
const KEPT: usize = 10_000;

/// One request as it came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seen {
    /// Path, as sent.
    pub path: String,
    /// Query without the `?`, as sent; empty when there was none.
    pub query: String,
    /// Whether it came to the storage host rather than to the API.
    pub storage: bool,
    /// Whether it carried any of the three signing headers.
    pub signed: bool,
}

impl Seen {
    /// The decoded value of a parameter.
    #[must_use]
    pub fn param(&self, name: &str) -> Option<String> {
        Query::parse(&self.query).values(name).next().map(str::to_owned)
    }
}

#[derive(Debug, Default)]
pub(crate) struct Log(Mutex<VecDeque<Seen>>);

impl Log {
    pub(crate) fn add(&self, seen: Seen) {
        let mut log = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if log.len() == KEPT {
            log.pop_front();
        }
        log.push_back(seen);
    }

    pub(crate) fn all(&self) -> Vec<Seen> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).iter().cloned().collect()
    }
}
