//! What became of something that was asked for.

use crate::app::Ticket;
use crate::feed::Failure;

/// The state of one thing that is asked of the API.
#[derive(Clone, Debug, Default)]
pub enum Load<T> {
    /// Nobody asked yet.
    #[default]
    NotAsked,
    /// On its way.
    Loading(Ticket),
    /// Here.
    Ready(T),
    /// Asked for, and refused or lost.
    Failed(Failure),
}

impl<T> Load<T> {
    /// The value, when it is here.
    pub const fn ready(&self) -> Option<&T> {
        match self {
            Self::Ready(value) => Some(value),
            _ => None,
        }
    }

    /// Why it is not here, when it failed.
    pub const fn failure(&self) -> Option<&Failure> {
        match self {
            Self::Failed(failure) => Some(failure),
            _ => None,
        }
    }

    /// Whether the answer that this ticket stamps is the one that is waited for.
    pub fn awaits(&self, ticket: Ticket) -> bool {
        matches!(self, Self::Loading(awaited) if *awaited == ticket)
    }

    /// Whether it is on its way.
    pub const fn is_loading(&self) -> bool {
        matches!(self, Self::Loading(_))
    }
}
