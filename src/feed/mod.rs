//! Paging: which page to ask for next, and what the rows held so far amount to.
//!
//! A [`Walk`] pages through one span of time from its newest row to its oldest; a [`Feed`] is the list of a whole
//! window: one walk a slice, all into one [`Store`](crate::store::Store). Both are pure: they say what to ask
//! and are told what came.

mod failure;
pub mod ledger;
mod list;
mod part;
mod walk;

pub use failure::Failure;
pub use ledger::{Completeness, Day, DayState, Sum};
pub use list::{Cut, Feed, FeedState, is_near};
pub use part::{Part, PartId, PartState, Role};
pub use walk::{Ask, End, Landed, Ties, Walk};

use crate::api::Cursor;
use crate::store::Batch;

/// One page of messages, read into the store's form off the event loop.
#[derive(Debug)]
pub struct PageRows {
    /// The rows.
    pub batch: Batch,
    /// `nextCursor`
    pub cursor: Option<Cursor>,
    /// `mayHaveMore`
    pub may_have_more: Option<bool>,
    /// `returned`, as the server counts them.
    pub returned: Option<u64>,
}
