//! One user: who they are, and every message of theirs in the window.
//!
//! The API has no filter by conversation. So the list of the whole window is read on, without label and kind, and shown
//! narrowed to the rows of the conversation: that of the view itself when nothing else narrows it, else a list of its own.

pub mod profile;
mod reader;
pub mod standing;
mod tally;

pub use reader::Reader;
pub use standing::Standing;
pub use tally::{LabelTally, Tally};

use crate::api::User;
use crate::app::users;

/// Rows that are looked at for a person's messages, unless all are asked for.
pub const REACH: usize = 10_000;

/// Somebody who is looked at.
#[derive(Debug, Default)]
pub struct Person {
    /// The conversation that they write in; `None` when the API names none.
    pub conversation: Option<String>,
    /// What they are called in their messages; `None` when they were not opened from one, or it names nobody.
    pub name: Option<String>,
    /// What the users list says of them, once that is known.
    pub user: Option<User>,
    /// First line of the profile that is shown.
    pub profile_top: usize,
    /// Their messages by day and label, as far as loaded.
    pub tally: Tally,
    /// The message that they were opened from, epoch ms: selected as soon as it is loaded.
    pub seek: Option<i64>,
    /// Where the reader was, when the list of the view itself is shown; `None` when it is a list of its own.
    pub reader: Option<Reader>,
}

impl Person {
    /// The same person, of whose messages nothing is loaded.
    #[must_use]
    pub fn anew(&self) -> Self {
        Self {
            conversation: self.conversation.clone(),
            name: self.name.clone(),
            user: self.user.clone(),
            ..Self::default()
        }
    }

    /// What they are called, not yet cleaned.
    #[must_use]
    pub fn called(&self) -> String {
        users::called(self.user.as_ref(), self.name.as_deref(), self.conversation.as_deref())
    }
}
