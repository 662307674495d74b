//! The radar: who needs attention, from the users and from the messages with a negative label.

mod sort;

pub use sort::Column;

use std::collections::{BTreeMap, HashMap};

use crate::api::User;
use crate::app::App;
use crate::app::list::{ListCursor, Step};
use crate::app::sieve::Sieve;
use crate::app::sort::Sort;
use crate::app::users::called;
use crate::feed::{Failure, Feed, FeedState, PageRows, PartId, Ties};
use crate::insight::{Negatives, Radar as Rules, RadarRow};
use crate::store::{Row, RowId};
use crate::view::Window;

/// Messages of each negative label that are looked at, unless all are asked for.
pub const REACH: usize = 2_000;

/// The messages of one negative label.
#[derive(Debug)]
pub struct NegativeWalk {
    /// The label's value or id.
    pub label: String,
    /// Its messages in the window, as far as loaded.
    pub feed: Feed,
}

/// The screen of those who need attention.
#[derive(Debug, Default)]
pub struct Radar {
    /// One walk for each negative label.
    pub walks: Vec<NegativeWalk>,
    /// Where the reader is.
    pub cursor: ListCursor,
    /// Filter and search, by names, ids and reasons.
    pub sieve: Sieve,
    /// What it is sorted by.
    pub sort: Sort<Column>,
    /// When the first of what is shown came, epoch ms.
    pub looked: Option<i64>,
    /// Messages of each negative label that are looked at.
    reach: usize,
    /// Whether the walks were begun.
    begun: bool,
    negatives: Negatives,
    /// What the writers of negative messages are called there, by conversation.
    names: HashMap<String, String>,
    /// The newest negative message of each conversation.
    newest: HashMap<String, Newest>,
    rows: Vec<RadarRow>,
    /// How many rows there are before they are filtered.
    all: usize,
    /// The row that the reader is on; it stays selected whatever arrives.
    anchor: Option<RadarRow>,
}

/// Where a message is held.
#[derive(Clone, Copy, Debug)]
struct Newest {
    walk: usize,
    row: RowId,
    /// Epoch ms.
    at: i64,
}

/// What makes rows of what was walked.
#[derive(Clone, Copy, Debug)]
pub struct Known<'a> {
    /// The users, in the order of value.
    pub users: &'a [User],
    /// What is looked for, and when.
    pub rules: Rules,
    /// Names of custom label ids.
    pub label_names: &'a BTreeMap<String, String>,
}

/// What to walk for negative messages.
#[derive(Debug)]
pub struct RadarPlan<'a> {
    /// The negative labels.
    pub labels: &'a [String],
    /// The window.
    pub window: Window,
    /// Rows a page.
    pub page_size: u32,
    /// What is known of the server's paging.
    pub ties: Ties,
}

impl Radar {
    /// Whether it was looked at since the view was opened.
    #[must_use]
    pub const fn is_begun(&self) -> bool {
        self.begun
    }

    /// Begins to walk the messages of each negative label.
    pub fn begin(&mut self, plan: &RadarPlan<'_>) {
        let (anchor, sieve, sort) = (self.anchor.take(), std::mem::take(&mut self.sieve), self.sort);
        let walk = |label: &String| NegativeWalk {
            label: label.clone(),
            feed: Feed::new(plan.window, plan.page_size, plan.ties),
        };
        *self = Self {
            walks: plan.labels.iter().map(walk).collect(),
            reach: REACH,
            begun: true,
            negatives: Negatives::new(plan.labels.iter().cloned()),
            anchor,
            sieve: sieve.without_rows(),
            sort,
            ..Self::default()
        };
    }

    /// Drops what is known: something else is looked at. How the list is looked at stays.
    pub fn forget(&mut self) {
        let sieve = std::mem::take(&mut self.sieve).without_rows();
        *self = Self { sieve, sort: self.sort, ..Self::default() };
    }

    /// Walks everything anew, the next time it is looked at.
    pub const fn restart(&mut self) {
        self.begun = false;
    }

    /// The walk that should ask for its next page, of those that may go on.
    #[must_use]
    pub fn wanted(&self) -> Option<usize> {
        self.walks.iter().position(|walk| walk.feed.state() == FeedState::More && walk.feed.store().len() < self.reach)
    }

    /// Looks at every negative message.
    pub const fn look_further(&mut self) {
        self.reach = usize::MAX;
    }

    /// Whether messages are left out because enough were looked at.
    #[must_use]
    pub fn rests(&self) -> bool {
        self.walks.iter().any(|walk| walk.feed.state() == FeedState::More && walk.feed.store().len() >= self.reach)
    }

    /// Takes in a page of a walk.
    pub fn take(&mut self, walk: usize, part: PartId, page: &PageRows) {
        let at = walk;
        let Some(walk) = self.walks.get_mut(walk) else { return };
        let Some(merged) = walk.feed.take(part, page) else { return };
        // Who was not named before may be now.
        let rows = merged.rows().chain(merged.named()).filter_map(|id| Some((id, walk.feed.store().row(id)?)));
        for (id, row) in rows {
            // Who names no conversation is nobody that could be opened.
            let Some(conversation) = row.conversation else { continue };
            self.negatives.add(conversation, row.at, [walk.label.as_str()]);
            let this = Newest { walk: at, row: id, at: row.at };
            let newest = self.newest.entry(conversation.to_owned()).or_insert(this);
            if newest.at < row.at {
                *newest = this;
            }
            if let Some(name) = row.user {
                self.names.entry(conversation.to_owned()).or_insert_with(|| name.to_owned());
            }
        }
    }

    /// Learns anew who needs attention, in a pane of `height` rows; the reader stays on the same one.
    pub fn arrange(&mut self, known: &Known<'_>, height: usize) {
        let rows = known.rules.rows(known.users, &self.negatives);
        self.all = rows.len();
        let rows = sort::arrange(self.sort, rows, |row| self.name(row, known.users));
        let mut sieve = std::mem::take(&mut self.sieve);
        self.rows = sieve.sift(rows, |pattern, row| self.texts(row, known).iter().any(|text| pattern.matches(text)));
        self.sieve = sieve;
        let same = |row: &&RadarRow| self.anchor.as_ref().is_some_and(|anchor| is_same(anchor, row));
        if let Some(position) = self.rows.iter().position(|row| same(&row)) {
            let line = self.cursor.selected.saturating_sub(self.cursor.top);
            self.cursor.selected = position;
            self.cursor.top = position.saturating_sub(line);
            self.cursor.fit(self.rows.len(), height);
            return;
        }
        // Until the reader moves there is nobody to stay with: the list fills from strangers to users, and shows its top.
        // Who was looked at before it was loaded anew may still come.
        self.cursor.fit(self.rows.len(), height);
    }

    /// What is searched and filtered: name, ids, reasons.
    fn texts(&self, row: &RadarRow, known: &Known<'_>) -> Vec<String> {
        let customer = row.user.and_then(|index| known.users.get(index)).and_then(|user| user.cuid.clone());
        let label_name = |label: &str| known.label_names.get(label).map_or(label, String::as_str).to_owned();
        let reasons = row.reasons.iter().map(|reason| reason.in_words(known.rules.now_ms, &label_name));
        let ids = customer.into_iter().chain(row.conversation.clone());
        [self.name(row, known.users)].into_iter().chain(ids).chain(reasons).collect()
    }

    /// What somebody is called, not yet cleaned.
    #[must_use]
    pub fn name(&self, row: &RadarRow, users: &[User]) -> String {
        let conversation = row.conversation.as_deref();
        let written = conversation.and_then(|id| self.name_of(id));
        called(row.user.and_then(|index| users.get(index)), written, conversation)
    }

    /// Moves the reader in a list of `height` rows.
    pub fn step(&mut self, step: Step, height: usize) {
        self.cursor.step(step, self.rows.len(), height);
        self.settle();
    }

    /// Keeps the selected row selected, whatever arrives.
    pub fn settle(&mut self) {
        self.anchor = self.rows.get(self.cursor.selected).cloned();
    }

    /// Those who need attention, in their order, as far as the filter shows them.
    #[must_use]
    pub fn rows(&self) -> &[RadarRow] {
        &self.rows
    }

    /// How many need attention, whether the filter shows them or not.
    #[must_use]
    pub const fn count(&self) -> usize {
        self.all
    }

    /// The row that the reader is on.
    #[must_use]
    pub fn selected(&self) -> Option<&RadarRow> {
        self.rows.get(self.cursor.selected)
    }

    /// The newest message with a negative label in a conversation, and that label; `None` when none was found.
    #[must_use]
    pub fn newest_of(&self, conversation: &str) -> Option<(&str, Row<'_>)> {
        let newest = self.newest.get(conversation)?;
        let walk = self.walks.get(newest.walk)?;
        Some((&walk.label, walk.feed.store().row(newest.row)?))
    }

    /// What the writer of a conversation is called in their messages.
    #[must_use]
    pub fn name_of(&self, conversation: &str) -> Option<&str> {
        self.names.get(conversation).map(String::as_str)
    }
}

impl App {
    /// Why something that the radar needs could not be had: of the users first, then of the messages.
    #[must_use]
    pub fn radar_failure(&self) -> Option<Failure> {
        let of_walk = |state: FeedState| if let FeedState::Failed(failure) = state { Some(failure) } else { None };
        let users = self.users.all.next.failure().cloned();
        users.or_else(|| self.radar.walks.iter().find_map(|walk| of_walk(walk.feed.state())))
    }
}

/// Whether two rows are about the same person.
fn is_same(a: &RadarRow, b: &RadarRow) -> bool {
    match (&a.conversation, &b.conversation) {
        (Some(a), Some(b)) => a == b,
        (None, None) => a.user == b.user,
        _ => false,
    }
}

#[cfg(test)]
mod tests;
