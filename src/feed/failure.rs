//! Why something could not be had.

use crate::api::ApiError;

/// Why something could not be had, in words for the user.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// What went wrong and what to do next: one line, not yet cleaned.
    pub why: String,
    /// Whether asking again can help (network, server), as against a refusal.
    pub again: bool,
}

impl Failure {
    /// `why` without its full stop, for a sentence that goes on.
    #[must_use]
    pub fn clause(&self) -> &str {
        self.why.trim_end_matches('.')
    }

    /// The reader stopped it.
    #[must_use]
    pub fn stopped() -> Self {
        Self { why: "stopped".to_owned(), again: true }
    }

    /// The reader stopped it while it waited for another attempt, the last one having failed for this reason.
    #[must_use]
    pub fn stopped_after(because: &str) -> Self {
        Self { why: format!("stopped; last: {because}"), again: true }
    }
}

impl From<&ApiError> for Failure {
    fn from(error: &ApiError) -> Self {
        Self { why: error.to_string(), again: error.is_retryable() }
    }
}
