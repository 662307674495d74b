//! What goes out: all that the dashboard wants done.

use crate::api::CsvUrl;
use crate::app::request::{Request, Ticket};
use crate::export::{Handover, Receipt};

/// Something for the runtime to do.
#[derive(Debug)]
pub enum Effect {
    /// Ask the API; the answer comes as [`super::Event::Reply`] with the same ticket.
    Send(Ticket, Request),
    /// Drop a request, or the saving of an export, and everything that it still does.
    Abort(Ticket),
    /// Send [`super::Event::Tick`] at this time (epoch ms); only the earliest is kept.
    WakeAt(i64),
    /// Open a web address in the browser.
    Open(CsvUrl),
    /// Put text on the clipboard.
    Copy {
        /// What it is, for the notice: "text", "command", "URL".
        what: &'static str,
        /// The text, already safe to paste.
        text: String,
    },
    /// Look whether the file that the user named can be written, and what is there already; the answer comes as
    /// [`super::Outcome::Looked`] with the same ticket.
    Look {
        /// Comes back with the answer.
        ticket: Ticket,
        /// The file that the user named, or a name in the folder that the program was started in.
        path: String,
        /// Whether a receipt is written beside it, so that there must be room for that too.
        receipt: bool,
    },
    /// Download an export, all of its slices, to one file, with its receipt beside it. How it goes comes as
    /// [`super::Event::Saving`], its end as [`super::Outcome::Saved`].
    Save {
        /// Comes back with both.
        ticket: Ticket,
        /// The file that the user named, or a name in the folder that the program was started in.
        path: String,
        /// Whether a file of that name may be replaced.
        replace: bool,
        /// What was asked for and where the slices lie, newest first.
        receipt: Box<Receipt>,
    },
    /// Write something to a file.
    Write {
        /// What it is, for the notice: "12 labels".
        what: String,
        /// The file that the user named, or a name in the folder that the program was started in.
        path: String,
        /// Whether a file of that name may be replaced.
        replace: bool,
        /// All of it.
        content: Vec<u8>,
    },
    /// Write messages to a file; the end of its name says how.
    HandOver {
        /// The file that the user named.
        path: String,
        /// Whether a file of that name may be replaced.
        replace: bool,
        /// The messages.
        handover: Box<Handover>,
    },
    /// Give messages to the user's own command, as NDJSON.
    Pipe {
        /// The program and its arguments; no shell reads them.
        command: Vec<String>,
        /// The messages.
        handover: Box<Handover>,
    },
    /// Try these credentials, keep them when they are good and can be kept, and start over with them.
    SignIn(SignIn),
    /// Start over on the embedded sandbox.
    StartDemo,
    /// Start over with another profile of the configuration.
    SwitchProfile(String),
    /// Ring the terminal's bell.
    Ring,
    /// Remember what [`super::App::memory`] says for the next start.
    Remember,
    /// Draw everything anew.
    Redraw,
    /// Give the terminal back and stop until resumed.
    Suspend,
    /// Leave.
    Quit,
}

/// Credentials as typed on the welcome screen.
#[derive(Clone)]
pub struct SignIn {
    /// The API's address, ending in `/v1`.
    pub base_url: String,
    /// The key's id.
    pub api_key: String,
    /// The secret.
    pub secret: secrecy::SecretString,
}

impl std::fmt::Debug for SignIn {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("SignIn").field("base_url", &self.base_url).finish_non_exhaustive()
    }
}
