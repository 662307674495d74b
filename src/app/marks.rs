//! Messages that are marked, to be handed over together.

use std::collections::HashSet;

use crate::store::{RowId, Store};

/// Messages that can be marked at the same time.
pub const MOST: usize = 10_000;

/// The marked messages of a view; they stay marked whatever is scrolled, hidden or comes.
#[derive(Debug, Default)]
pub struct Marks {
    rows: HashSet<RowId>,
}

impl Marks {
    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Whether a message is marked.
    #[must_use]
    pub fn contains(&self, id: RowId) -> bool {
        self.rows.contains(&id)
    }

    /// Marks a message, or takes its mark away. `false` when [`MOST`] are marked already.
    pub fn toggle(&mut self, id: RowId) -> bool {
        self.rows.remove(&id) || self.add(id)
    }

    /// Marks a message. `false` when [`MOST`] are marked already.
    pub fn add(&mut self, id: RowId) -> bool {
        self.rows.contains(&id) || (self.rows.len() < MOST && self.rows.insert(id))
    }

    /// Takes every mark away.
    pub fn clear(&mut self) {
        self.rows.clear();
    }

    /// The marked messages, newest first.
    #[must_use]
    pub fn in_order(&self, store: &Store) -> Vec<RowId> {
        let mut rows: Vec<(usize, RowId)> =
            self.rows.iter().filter_map(|id| Some((store.index_of(*id)?, *id))).collect();
        rows.sort_unstable();
        rows.into_iter().map(|(_, id)| id).collect()
    }
}
