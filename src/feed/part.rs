//! A walk as a part of a list: why it is walked, and how it goes.

use crate::feed::{End, Failure, Walk};

/// Names a part for as long as its list lives.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PartId(pub u32);

/// Why a span is walked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// A slice of the window: the list itself.
    Slice,
    /// A day that held fewer rows than the overview counts.
    Repair,
    /// What is newer than all that is held.
    Newer,
}

/// How a part goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PartState {
    /// The next page can be asked for.
    Waiting,
    /// A page is on its way.
    Loading,
    /// The last page was refused or lost; the same page can be asked for again.
    Failed(Failure),
    /// Nothing more comes.
    Ended(End),
}

/// One walk of a list.
#[derive(Clone, Debug)]
pub struct Part {
    /// Its name.
    pub id: PartId,
    /// Why it is walked.
    pub role: Role,
    /// Where it stands.
    pub walk: Walk,
    /// How it goes.
    pub state: PartState,
}
