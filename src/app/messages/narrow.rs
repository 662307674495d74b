//! What narrows the list to some of the loaded rows.

use crate::insight::{LabelExpr, Visit};
use crate::store::{Condition, Search, Store};

/// Label algebra that the API cannot answer by itself: what was fetched holds more than what is looked at.
#[derive(Debug)]
pub struct ByLabels {
    /// Which labels a row must carry.
    pub expr: LabelExpr,
    /// The rows.
    pub search: Search,
}

impl ByLabels {
    /// Begins to look for rows that carry these labels.
    #[must_use]
    pub fn new(expr: LabelExpr) -> Self {
        Self { search: Search::new([carrying(&expr)]), expr }
    }
}

/// The condition that a row carries these labels.
pub(super) fn carrying(expr: &LabelExpr) -> Condition {
    let expr = expr.clone();
    Condition::Labels(Box::new(move |carries| expr.eval(carries)))
}

/// What narrows the list to some of the loaded rows.
#[derive(Debug)]
pub struct Narrow {
    /// By what.
    pub by: NarrowBy,
    /// The rows.
    pub search: Search,
    /// Whether the oldest row stands at the top.
    pub oldest_first: bool,
    /// Whether the store had no row of the conversation when the search began: it begins anew with the first one.
    pub(super) waits: bool,
}

impl Narrow {
    /// Begins to look for the rows that it lets through; `labels` says which labels a row must carry besides.
    pub(super) fn new(by: NarrowBy, labels: Option<Condition>, store: &Store) -> Self {
        let search = Search::new(labels.into_iter().chain([by.condition(store)]));
        let waits = matches!(by.condition(store), Condition::Conversation(None));
        Self { by, search, oldest_first: false, waits }
    }

    /// Whether the conversation that it waits for has a row by now.
    pub(super) fn can_begin(&self, store: &Store) -> bool {
        self.waits && !matches!(self.by.condition(store), Condition::Conversation(None))
    }
}

/// By what a list is narrowed.
#[derive(Debug)]
pub enum NarrowBy {
    /// One conversation.
    Conversation {
        /// The API's id; `None` finds nothing.
        id: Option<String>,
        /// Who writes in it, not yet cleaned.
        name: String,
    },
    /// What came after this visit.
    NewerThan(Visit),
}

impl NarrowBy {
    /// What a row must be to be let through, as far as the store knows it.
    pub(super) fn condition(&self, store: &Store) -> Condition {
        match self {
            Self::Conversation { id, .. } => {
                Condition::Conversation(id.as_deref().and_then(|id| store.conversation(id)))
            }
            Self::NewerThan(visit) => Condition::NewerThan(visit.newest),
        }
    }
}
