//! The one queue into the loop.

use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};

use crate::app::{Event, NotSaved, Outcome, Reply, SavedFile, Ticket};

use super::Session;
use super::signals::Signal;

/// What reaches the loop from outside.
#[derive(Debug)]
pub(super) enum Inbound {
    /// A key, a paste or a size.
    Input(Event),
    /// The terminal cannot be read any more.
    InputFailed(std::io::Error),
    /// A signal.
    Signal(Signal),
    /// The terminal was closed.
    HungUp,
    /// How a request goes.
    Attempt(Ticket, crate::api::Attempt),
    /// How far the server's clock is ahead.
    Clock(crate::api::ClockOffset),
    /// How saving an export goes.
    Saving(Ticket, crate::export::SaveProgress),
    /// The end of that.
    Saved(Ticket, Result<SavedFile, NotSaved>),
    /// The end of a request.
    Reply(Ticket, Reply),
    /// What an effect outside the API came to.
    Done(Outcome),
    /// A change of the account, by the number of the change.
    Switched(u64, Switched),
}

/// The new account, or why there is none.
pub(super) struct Switched(pub(super) Result<Session, String>);

impl std::fmt::Debug for Switched {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Switched").field(&self.0.is_ok()).finish()
    }
}

/// Unbounded: all that comes in was asked for, by a hand on the keys or by one of the few requests under way; what is saved tells
/// of itself a few times a second.
#[derive(Clone, Debug)]
pub(super) struct Outbox(UnboundedSender<Inbound>);

pub(super) type Inbox = UnboundedReceiver<Inbound>;

pub(super) fn queue() -> (Outbox, Inbox) {
    let (sender, inbox) = unbounded_channel();
    (Outbox(sender), inbox)
}

impl Outbox {
    /// Sends; `false` once the loop has ended.
    pub(super) fn send(&self, inbound: Inbound) -> bool {
        self.0.send(inbound).is_ok()
    }
}
