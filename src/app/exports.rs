//! This session's exports.

use crate::api::Scope;
use crate::app::list::ListCursor;
use crate::app::request::Ticket;
use crate::feed::Failure;
use crate::view::{Kind, Window};

/// What is exported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ExportOf {
    /// The messages of a view.
    Messages {
        /// The window.
        window: Window,
        /// One label only.
        label: Option<String>,
        /// One kind only.
        kind: Option<Kind>,
    },
    /// The VIP users of a channel.
    Users,
}

/// How an export goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ExportState {
    /// The server writes the CSV.
    Running(Ticket),
    /// It is written.
    Done {
        /// Rows, when the server says.
        count: Option<u64>,
        /// Where it is, as the server sent it.
        url: String,
        /// When it was done, epoch ms.
        at: i64,
    },
    /// The server refused, or the network failed.
    Failed {
        /// Why.
        failure: Failure,
        /// When, epoch ms.
        at: i64,
    },
}

/// One export.
#[derive(Clone, Debug)]
pub struct ExportJob {
    /// Workspace and channel.
    pub scope: Scope,
    /// The channel's name, not yet cleaned.
    pub channel: String,
    /// What is exported.
    pub of: ExportOf,
    /// When it was started, epoch ms.
    pub started: i64,
    /// How it goes.
    pub state: ExportState,
    /// Where it was saved, or why not.
    pub saved: Option<Result<String, String>>,
}

impl ExportJob {
    /// How long it ran, or has been running at `now`, in ms.
    #[must_use]
    pub fn elapsed(&self, now: i64) -> i64 {
        let end = match &self.state {
            ExportState::Running(_) => now,
            ExportState::Done { at, .. } | ExportState::Failed { at, .. } => *at,
        };
        (end - self.started).max(0)
    }

    /// Where the CSV is, once it is written.
    #[must_use]
    pub fn url(&self) -> Option<&str> {
        match &self.state {
            ExportState::Done { url, .. } => Some(url),
            _ => None,
        }
    }

    /// Whether the server still writes it.
    #[must_use]
    pub const fn is_running(&self) -> bool {
        matches!(self.state, ExportState::Running(_))
    }
}

/// The screen of exports, in the order in which they were started.
#[derive(Debug, Default)]
pub struct Exports {
    /// All of this session.
    pub jobs: Vec<ExportJob>,
    /// Where the reader is; row 0 is the newest job.
    pub cursor: ListCursor,
}

impl Exports {
    /// The jobs as listed: newest first.
    #[must_use]
    pub fn listed(&self) -> impl DoubleEndedIterator<Item = &ExportJob> + ExactSizeIterator {
        self.jobs.iter().rev()
    }

    /// The index in `jobs` of the selected row.
    #[must_use]
    pub fn selected(&self) -> Option<usize> {
        self.jobs.len().checked_sub(self.cursor.selected + 1)
    }
}
