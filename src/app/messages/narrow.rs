//! What narrows the list to some of the loaded rows.

use crate::insight::{LabelExpr, Visit};
use crate::store::{Condition, Pattern, Search, Store};

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
    /// Which labels a row must carry besides.
    labels: Option<LabelExpr>,
    /// Whether the oldest row stands at the top.
    pub oldest_first: bool,
    /// Whether the store had no row of the conversation when the search began: it begins anew with the first one.
    pub(super) waits: bool,
}

impl Narrow {
    pub(super) fn new(by: NarrowBy, labels: Option<LabelExpr>, store: &Store) -> Self {
        let mut waits = false;
        let condition = match &by {
            NarrowBy::Pattern(pattern) => Condition::Matches(pattern.clone()),
            NarrowBy::Conversation { id, .. } => {
                let known = id.as_deref().and_then(|id| store.conversation(id));
                waits = known.is_none();
                Condition::Conversation(known)
            }
            NarrowBy::NewerThan(visit) => Condition::NewerThan(visit.newest),
        };
        let search = Search::new(labels.as_ref().map(carrying).into_iter().chain([condition]));
        Self { by, search, labels, oldest_first: false, waits }
    }

    /// The same, once the conversation that it waits for has a row.
    pub(super) fn begun(&self, store: &Store) -> Option<Search> {
        let NarrowBy::Conversation { id: Some(id), .. } = &self.by else { return None };
        let known = self.waits.then(|| store.conversation(id)).flatten()?;
        let labels = self.labels.as_ref().map(carrying);
        Some(Search::new(labels.into_iter().chain([Condition::Conversation(Some(known))])))
    }
}

/// By what a list is narrowed.
#[derive(Debug)]
pub enum NarrowBy {
    /// Text or name.
    Pattern(Pattern),
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
