//! This session's exports.

mod listed;
mod listing;
mod saving;

pub use listed::Listed;
pub use saving::{Saving, Transfer};

use std::collections::BTreeSet;

use crate::api::{CsvUrl, CsvUrlError, Export, Scope, UserFilter};
use crate::app::list::{ListCursor, Step};
use crate::app::request::{Request, Ticket};
use crate::app::sieve::Sieve;
use crate::app::{Account, SavedFile};
use crate::export::{self, Period, Receipt, What};
use crate::feed::Failure;
use crate::view::{Kind, Ref, Window, Zone};

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
    Users(UserFilter),
}

/// What one call exports: a slice of the window, or the users.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExportSlice {
    /// The slice; `None` for users.
    pub window: Option<Window>,
    /// What the server wrote, once it did.
    pub written: Option<Export>,
}

/// How an export goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ExportState {
    /// The server writes the CSV of the first slice that is not written.
    Running(Ticket),
    /// Every slice is written.
    Done {
        /// When, epoch ms.
        at: i64,
    },
    /// A person gave it up, or the account changed; what is written stays.
    Stopped {
        /// That, and why it had not come so far, in words.
        why: String,
        /// When, epoch ms.
        at: i64,
    },
    /// The server refused, or the network failed; what is written stays.
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
    /// Whose it is: under another account the server would write other rows, or none.
    pub account: Option<Account>,
    /// The workspace.
    pub workspace: Ref,
    /// The channel.
    pub channel: Ref,
    /// What is exported.
    pub of: ExportOf,
    /// Rows that the overview counts for the same question, when it can.
    pub expected: Option<u64>,
    /// What the list held when it was started, where that was all of the view.
    pub listed: Option<Listed>,
    /// The calls that it takes, newest slice first; never empty.
    pub slices: Vec<ExportSlice>,
    /// When it was started, epoch ms.
    pub started: i64,
    /// How it goes.
    pub state: ExportState,
    /// How saving it goes, or why that came to nothing the last time.
    pub saving: Option<Saving>,
    /// The file that it was saved to last, which stays whatever becomes of saving it again.
    pub saved: Option<SavedFile>,
    /// The file that a person named for it last, as it was typed.
    pub save_as: Option<String>,
    /// Set while it is to be saved to that file as soon as it is written: whether what is there may be replaced.
    pub then_save: Option<bool>,
}

impl ExportOf {
    /// What is exported, in a word.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Messages { .. } => "messages",
            Self::Users(_) => "users",
        }
    }

    /// The calls that it takes, newest slice first.
    #[must_use]
    pub fn slices(&self) -> Vec<ExportSlice> {
        match self {
            Self::Users(_) => vec![ExportSlice { window: None, written: None }],
            Self::Messages { window, .. } => {
                let slice = |slice| ExportSlice { window: Some(slice), written: None };
                window.slices().into_iter().map(slice).collect()
            }
        }
    }
}

impl ExportJob {
    /// The next call; `None` when every slice is written.
    #[must_use]
    pub fn next_request(&self) -> Option<Request> {
        let scope = Scope { workspace_id: self.workspace.id.clone(), channel_id: self.channel.id.clone() };
        let slice = self.slices.iter().find(|slice| slice.written.is_none())?;
        Some(match (&self.of, slice.window) {
            (ExportOf::Messages { label, kind, window: whole }, window) => {
                Request::ExportMessages { scope, window: window.unwrap_or(*whole), label: label.clone(), kind: *kind }
            }
            (ExportOf::Users(filter), _) => Request::ExportUsers { scope, filter: *filter },
        })
    }

    /// The server wrote the slice that was asked for.
    pub fn take(&mut self, written: Export) {
        if let Some(slice) = self.slices.iter_mut().find(|slice| slice.written.is_none()) {
            slice.written = Some(written);
        }
    }

    /// What the server wrote so far, newest slice first.
    pub fn written(&self) -> impl Iterator<Item = &Export> {
        self.slices.iter().filter_map(|slice| slice.written.as_ref())
    }

    /// How many slices are written, and how many there are.
    #[must_use]
    pub fn progress(&self) -> (usize, usize) {
        (self.written().count(), self.slices.len())
    }

    /// Rows that the server counted, once every slice is written and each says how many.
    #[must_use]
    pub fn total(&self) -> Option<u64> {
        self.slices.iter().try_fold(0_u64, |sum, slice| Some(sum.saturating_add(slice.written.as_ref()?.total_count?)))
    }

    /// Whether the server counted more than the overview did because messages have come since.
    fn has_grown(&self, expected: u64) -> bool {
        let open = match &self.of {
            ExportOf::Messages { window, .. } => window.contains(self.started),
            ExportOf::Users(_) => true,
        };
        open && self.total().is_some_and(|total| total > expected)
    }

    /// What does not agree: between the counts, or, once it is saved, with what the file holds.
    #[must_use]
    pub fn mismatch(&self, now: i64, zone: Zone) -> Option<String> {
        match &self.saved {
            Some(SavedFile { mismatch, .. }) => mismatch.clone(),
            None if matches!(self.state, ExportState::Done { .. }) => self.receipt(now, zone).check(),
            None => None,
        }
    }

    /// Whether leaving now would lose it: the server still writes it, or it is being saved.
    #[must_use]
    pub fn is_under_way(&self) -> bool {
        self.is_running() || self.transfer().is_some()
    }

    /// How fetching its file goes, while it is being saved.
    #[must_use]
    pub const fn transfer(&self) -> Option<&Transfer> {
        match &self.saving {
            Some(Saving::Running(transfer)) => Some(transfer),
            _ => None,
        }
    }

    /// The same, to be brought up to date.
    pub const fn transfer_mut(&mut self) -> Option<&mut Transfer> {
        match &mut self.saving {
            Some(Saving::Running(transfer)) => Some(transfer),
            _ => None,
        }
    }

    /// How long it ran, or has been running at `now`, in ms.
    #[must_use]
    pub fn elapsed(&self, now: i64) -> i64 {
        let end = match &self.state {
            ExportState::Running(_) => now,
            ExportState::Done { at } | ExportState::Stopped { at, .. } | ExportState::Failed { at, .. } => *at,
        };
        (end - self.started).max(0)
    }

    /// Where the CSV is that the server wrote, when it is one.
    #[must_use]
    pub fn url(&self) -> Option<&str> {
        match self.slices.as_slice() {
            [slice] => slice.written.as_ref().map(|written| written.csv_url.as_str()),
            _ => None,
        }
    }

    /// Why an address that the server gave for it is none to be opened or fetched.
    #[must_use]
    pub fn bad_url(&self) -> Option<CsvUrlError> {
        self.written().find_map(|written| CsvUrl::parse(&written.csv_url).err())
    }

    /// Whether it came to no end: it was stopped, or failed.
    #[must_use]
    pub const fn is_broken_off(&self) -> bool {
        matches!(self.state, ExportState::Stopped { .. } | ExportState::Failed { .. })
    }

    /// Whether it can go on where it was stopped or failed: with the account that it was begun with.
    #[must_use]
    pub fn can_go_on(&self, account: Option<&Account>) -> bool {
        self.is_broken_off() && self.account.as_ref() == account
    }

    /// Whose it is, as the top line says it.
    #[must_use]
    pub fn account_name(&self) -> &str {
        self.account.as_ref().map_or("of before", Account::name)
    }

    /// Whether the server still writes it.
    #[must_use]
    pub const fn is_running(&self) -> bool {
        matches!(self.state, ExportState::Running(_))
    }

    /// The file's name, unless the person names another.
    #[must_use]
    pub fn file_name(&self, zone: Zone) -> String {
        match &self.of {
            ExportOf::Messages { window, .. } => export::place::messages_name(*window, zone),
            ExportOf::Users(_) => export::place::users_name(self.started, zone),
        }
    }

    /// What was asked for and what the server counted, before anything is saved. Addresses that are not web addresses are
    /// left out.
    #[must_use]
    pub fn receipt(&self, now: i64, zone: Zone) -> Receipt {
        let (what, window, label, kind, users) = match &self.of {
            ExportOf::Users(filter) => (What::Users, None, None, None, Some(*filter)),
            ExportOf::Messages { window, label, kind } => {
                (What::Messages, Some(Period::new(*window, zone)), label.clone(), *kind, None)
            }
        };
        Receipt {
            what,
            workspace: self.workspace.clone(),
            channel: self.channel.clone(),
            window,
            label,
            kind,
            users,
            total_count: self.total(),
            overview_count: self.expected.filter(|expected| !self.has_grown(*expected)),
            csv_urls: self.written().filter_map(|written| CsvUrl::parse(&written.csv_url).ok()).collect(),
            file: None,
            started: self.started,
            finished: now,
        }
    }
}

/// The screen of exports, in the order in which they were started.
#[derive(Debug, Default)]
pub struct Exports {
    /// All of this session.
    pub jobs: Vec<ExportJob>,
    /// Where the reader is; row 0 is the newest job shown.
    pub cursor: ListCursor,
    /// Filter and search, by what is exported, whence and where to.
    pub sieve: Sieve,
    /// The jobs that the filter hides, by their numbers in `jobs`.
    hidden: BTreeSet<usize>,
}

impl Exports {
    /// The numbers in `jobs` of those listed: newest first.
    fn shown(&self) -> impl Iterator<Item = usize> {
        (0..self.jobs.len()).rev().filter(|index| !self.hidden.contains(index))
    }

    /// The jobs as listed: newest first.
    pub fn listed(&self) -> impl Iterator<Item = &ExportJob> {
        self.shown().filter_map(|index| self.jobs.get(index))
    }

    /// How many are listed.
    #[must_use]
    pub fn len(&self) -> usize {
        self.jobs.len() - self.hidden.len()
    }

    /// Whether none is listed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The selected export.
    #[must_use]
    pub fn selected_job(&self) -> Option<&ExportJob> {
        self.jobs.get(self.selected()?)
    }

    /// The number in `jobs` of the export that is being saved under this ticket.
    #[must_use]
    pub fn saved_as(&self, ticket: Ticket) -> Option<usize> {
        self.jobs.iter().position(|job| job.transfer().is_some_and(|transfer| transfer.ticket == ticket))
    }

    /// The number in `jobs` of the selected row.
    #[must_use]
    pub fn selected(&self) -> Option<usize> {
        self.shown().nth(self.cursor.selected)
    }

    /// Moves the reader in a list of `height` rows.
    pub fn step(&mut self, step: Step, height: usize) {
        self.cursor.step(step, self.len(), height);
    }

    /// Learns anew which jobs are listed and found; `texts` are what each of them is searched by. The reader stays on the same
    /// job when it is listed, else goes to the next older one that is.
    fn sift(&mut self, texts: &[Vec<String>], height: usize) {
        let selected = self.selected();
        let all = (0..self.jobs.len()).rev().collect();
        let shown = self.sieve.sift(all, |pattern, index| {
            texts.get(*index).is_some_and(|texts| texts.iter().any(|text| pattern.matches(text)))
        });
        self.hidden = (0..self.jobs.len()).filter(|index| !shown.contains(index)).collect();
        if let Some(selected) = selected {
            self.cursor.selected = shown.iter().position(|index| *index <= selected).unwrap_or(shown.len());
        }
        self.cursor.fit(shown.len(), height);
    }
}
