//! Which labels occur together in the loaded rows.

use crate::app::list::ListCursor;
use crate::insight::Pair;

/// Pairs of labels, most frequent first.
#[derive(Debug, Default)]
pub struct LabelPairs {
    /// The pairs.
    pub pairs: Vec<Pair>,
    /// Rows that they were counted in.
    pub rows: u64,
    /// Where the reader is.
    pub cursor: ListCursor,
}
