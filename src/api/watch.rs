//! What a call tells while it is under way.

use std::sync::Arc;
use std::time::Duration;

use super::{ClockOffset, Route};

/// One of a client's calls.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Call {
    /// A number of its own, among those of the client and its clones.
    pub id: u64,
    /// What it asks for.
    pub route: Route,
}

/// A step of a call, for the screen's bottom line and the progress of a command.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Attempt {
    /// A request goes out, freshly signed.
    Sending {
        /// Which attempt this is, from 1.
        attempt: u32,
        /// How many there will be at most.
        of: u32,
    },
    /// An attempt failed in a way that may pass; the next one follows after a wait.
    Waiting {
        /// The attempt that failed, from 1.
        attempt: u32,
        /// How many there will be at most.
        of: u32,
        /// How long the wait is.
        wait: Duration,
        /// Why, as one short printable line.
        because: String,
    },
    /// The server took the signature for expired; its clock has been learnt and the request is signed again.
    ClockCorrected(ClockOffset),
    /// The call is over: answered, failed for good, or given up.
    Over,
}

/// Who is told.
pub(super) type Watch = Arc<dyn Fn(Call, Attempt) + Send + Sync>;
