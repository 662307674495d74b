//! What comes in: keys, answers, the clock.

use std::sync::Arc;

use crossterm::event::KeyEvent;

use crate::api::{ApiError, Attempt, Channel, ClockOffset, Export, Overview, UsersPage, Workspace};
use crate::app::Account;
use crate::app::request::Ticket;
use crate::export::{FileFacts, SaveProgress};
use crate::feed::PageRows;
use crate::memory::Recalled;

/// Something that happened. Each comes with the time at which it did, see [`super::App::update`].
#[derive(Debug)]
pub enum Event {
    /// The program begins; ask for what the first screen needs.
    Start,
    /// From now on another account answers, which remembers this.
    Switched(Account, Box<Recalled>),
    /// A key press (never a release).
    Key(KeyEvent),
    /// Text pasted into the terminal, as it came.
    Paste(String),
    /// The terminal's size in cells.
    Resize {
        /// Columns.
        width: u16,
        /// Lines.
        height: u16,
    },
    /// How the attempts at a request go: sent, waiting for a retry, the clock corrected.
    Attempt(Ticket, Attempt),
    /// How far the server's clock is ahead, as learnt so far.
    Clock(ClockOffset),
    /// How saving an export to a file goes.
    Saving(Ticket, SaveProgress),
    /// The answer to a request.
    Reply(Ticket, Reply),
    /// The wake-up that was asked for with [`super::Effect::WakeAt`].
    Tick,
    /// There was nothing else to do: go on with what is done in steps (search).
    Idle,
    /// What an effect outside the API came to: opening, copying, saving.
    Done(Outcome),
}

/// An answer of the API, or why there is none.
pub type Answer<T> = Result<T, Arc<ApiError>>;

/// The answer to a [`super::Request`], of the same name.
#[derive(Debug)]
pub enum Reply {
    /// All workspaces.
    Workspaces(Answer<Vec<Workspace>>),
    /// The channels of a workspace.
    Channels(Answer<Vec<Channel>>),
    /// One page of messages, read into the store's form.
    Page(Answer<PageRows>),
    /// The label overview of one slice.
    Overview(Answer<Overview>),
    /// One page of users.
    Users(Answer<UsersPage>),
    /// A finished export.
    Export(Answer<Export>),
}

/// An export that was saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SavedFile {
    /// Where, in full, with `~` for the user's own folder.
    pub path: String,
    /// What the file holds.
    pub facts: FileFacts,
    /// What does not agree with what the server counted, or is missing.
    pub mismatch: Option<String>,
    /// Whether its receipt is beside it.
    pub has_receipt: bool,
}

/// Why an export was not saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotSaved {
    /// A file of that name is there already.
    Exists {
        /// Where that is, in full, with `~` for the user's own folder.
        path: String,
    },
    /// Anything else.
    Failed {
        /// Why, in a sentence.
        why: String,
        /// Whether saving it again may do better.
        again: bool,
    },
}

/// What an effect outside the API came to.
#[derive(Debug)]
pub enum Outcome {
    /// A URL was handed to the opener, or why not.
    Opened(Result<(), String>),
    /// Text was sent to the clipboard, or why not.
    Copied(Result<&'static str, String>),
    /// The names of what is there already under the name of a file, or why it cannot be written.
    Looked(Ticket, Result<Vec<String>, String>),
    /// An export was saved to a file, or why not.
    Saved(Ticket, Result<SavedFile, NotSaved>),
    /// What was written to a file and where, or why not.
    Written(Result<String, String>),
    /// What became of the command that messages were piped to, in a sentence.
    Piped(Result<String, String>),
    /// Why what is to be remembered could not be written.
    NotRemembered(String),
    /// Why the account could not be changed.
    NotSwitched(String),
}
