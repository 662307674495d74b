//! How much of what a person wrote is known, in words that claim no more than is proven.

use crate::feed::{Completeness, FeedState};
use crate::text::grouped;

/// What was looked at for a person's messages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// Messages of theirs that were found.
    pub found: usize,
    /// Rows of the window that were looked at.
    pub looked_at: usize,
    /// Rows that the overview counts in the window; `None` when it cannot tell.
    pub of: Option<u64>,
    /// Rows that could not be read.
    pub damaged: usize,
    /// How the list of the window stands.
    pub state: FeedState,
    /// How it stands against the overview.
    pub completeness: Completeness,
    /// Whether the search rests, because enough was looked at.
    pub rests: bool,
}

/// How sure a person's list is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sureness {
    /// Every row was looked at.
    Proven,
    /// The search goes on.
    Looking,
    /// Not every row was looked at, or nobody can tell.
    Open,
}

impl Standing {
    /// The messages found, and how far that can be trusted; `key` gives the key of what can be done: load all, repair, reload.
    #[must_use]
    pub fn in_words(&self, keys: &Keys) -> (String, Sureness) {
        let found = self.found as u64;
        let messages = match found {
            0 => "no messages".to_owned(),
            1 => "1 message".to_owned(),
            several => format!("{} messages", grouped(several)),
        };
        let looked_at = grouped(self.looked_at as u64);
        let all = self.of.filter(|of| *of > self.looked_at as u64).map(|of| format!(" of {}", grouped(of)));
        let so_far = format!("{messages} in {looked_at}{} rows looked at", all.unwrap_or_default());
        if self.damaged > 0 && self.state == FeedState::Complete {
            let damaged = grouped(self.damaged as u64);
            return (format!("{messages}; {damaged} damaged rows name nobody and may be theirs"), Sureness::Open);
        }
        match &self.state {
            FeedState::Failed(failure) => {
                (format!("{so_far}, then: {}; {} goes on", failure.clause(), keys.reload), Sureness::Open)
            }
            FeedState::Cut(cut) => (format!("{so_far}, then {}", cut.why()), Sureness::Open),
            FeedState::More if self.rests => (format!("{so_far}; {} looks at the rest", keys.load_all), Sureness::Open),
            FeedState::More | FeedState::Loading => (so_far, Sureness::Looking),
            FeedState::Complete => self.at_the_end(&messages, keys),
        }
    }

    fn at_the_end(&self, messages: &str, keys: &Keys) -> (String, Sureness) {
        let looked_at = grouped(self.looked_at as u64);
        match self.completeness {
            Completeness::Complete => {
                (format!("{messages}, complete: all {looked_at} rows looked at"), Sureness::Proven)
            }
            Completeness::Growing => {
                (format!("{messages} in all {looked_at} rows sent; today still grows"), Sureness::Open)
            }
            Completeness::Missing(rows) => {
                let missing = grouped(rows);
                (format!("{messages}; {missing} counted rows did not come, {} repairs", keys.repair), Sureness::Open)
            }
            Completeness::Loading | Completeness::CannotTell => {
                let doubt = "whether these are all, the counts cannot tell";
                (format!("{messages} in all {looked_at} rows sent; {doubt}"), Sureness::Open)
            }
        }
    }
}

/// The keys of what can be done.
#[derive(Clone, Debug, Default)]
pub struct Keys {
    /// Looks at every row.
    pub load_all: String,
    /// Fetches short days again.
    pub repair: String,
    /// Asks again after a failure.
    pub reload: String,
}

#[cfg(test)]
mod tests;
