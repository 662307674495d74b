//! What became of an export.

use std::path::PathBuf;

use super::Tally;

/// A CSV that was saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Saved {
    /// Where it is.
    pub path: PathBuf,
    /// What it holds.
    pub tally: Tally,
    /// Rows of each slice that it was made of, in their order; one when it came in one piece.
    pub slices: Vec<u64>,
}
