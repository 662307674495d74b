//! The requests under way.

use std::collections::HashMap;

use tokio::task::AbortHandle;

use crate::app::Ticket;

/// Each request's task by its ticket; a task that is taken out before its end is aborted, wherever it is.
#[derive(Debug, Default)]
pub(super) struct Tasks(HashMap<Ticket, AbortHandle>);

impl Tasks {
    pub(super) fn insert(&mut self, ticket: Ticket, task: AbortHandle) {
        if let Some(older) = self.0.insert(ticket, task) {
            older.abort();
        }
    }

    /// Whether the request is still wanted.
    pub(super) fn contains(&self, ticket: Ticket) -> bool {
        self.0.contains_key(&ticket)
    }

    /// Takes out a request that has come to its end; `false` when it was aborted before, and its answer is stale.
    pub(super) fn finish(&mut self, ticket: Ticket) -> bool {
        self.0.remove(&ticket).is_some()
    }

    pub(super) fn abort(&mut self, ticket: Ticket) {
        if let Some(task) = self.0.remove(&ticket) {
            task.abort();
        }
    }

    pub(super) fn abort_all(&mut self) {
        for (_, task) in self.0.drain() {
            task.abort();
        }
    }
}
