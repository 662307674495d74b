//! The labels screen: a table of labels, a chart of the selected one, and what stands out.

mod bars;
mod csv;
mod sort;
mod standouts;
mod words;

pub use bars::{Bars, Per, SCALE};
pub use sort::Column;
pub use standouts::Standouts;
pub use words::Words;

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use crate::app::App;
use crate::app::counts::{Counts, LabelRow};
use crate::app::layout::Pane;
use crate::app::list::{ListCursor, Step};
use crate::app::sieve::Sieve;
use crate::app::sort::Sort;
use crate::insight::{Change, Sample};
use crate::view::Window;

/// The labels screen.
#[derive(Clone, Debug, Default)]
pub struct Labels {
    /// Where the reader is in the table.
    pub cursor: ListCursor,
    /// The table, in its order.
    pub rows: Vec<Line>,
    /// Filter and search, by names and ids.
    pub sieve: Sieve,
    /// What the table is sorted by.
    pub sort: Sort<Column>,
    /// What a bar of the chart is of.
    pub per: Per,
    /// The pane that takes the keys: the table, or the chart.
    pub focus: Pane,
    /// The first UTC day of the selected bar; `None`: the newest one.
    pub bar: Option<NaiveDate>,
    /// The counts of the window before, once they were needed.
    pub before: Option<Before>,
    /// What stands out.
    pub standouts: Standouts,
    /// Conversations of labels, counted from this many loaded rows, which are all that there are.
    pub recounted: (usize, BTreeMap<String, u64>),
    /// Whether the selected bar is one that was jumped to, so that the next jump goes on to its messages.
    pub jumped: bool,
    /// The labels that are marked, so that the chart shows them together; they stay marked in another view.
    pub marked: BTreeSet<String>,
    /// The label that the reader is on, once they have moved; it stays selected whatever arrives.
    anchor: Option<String>,
    /// Whether something has changed that the table shows.
    pub(super) stale: bool,
}

/// The window before, of equal length.
#[derive(Clone, Debug)]
pub struct Before {
    /// When.
    pub window: Window,
    /// What the overview counts there.
    pub counts: Counts,
}

/// A row of the table.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// Its place in [`Counts::rows`].
    pub at: usize,
    /// The API's value or id.
    pub label: String,
    /// Messages that carry it.
    pub count: u64,
    /// Its share of all user messages, 0 to 1; `None` without a baseline.
    pub rate: Option<f64>,
    /// Distinct conversations; `None` when the server does not say.
    pub conversations: Option<Conversations>,
    /// Against the window before; `None` as long as that is not counted.
    pub change: Option<Change>,
}

/// How many conversations there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Conversations {
    /// The number.
    pub count: u64,
    /// Whether it is only the most that there can be: conversations of several slices do not add up.
    pub at_most: bool,
}

impl Labels {
    /// For another view: what was counted and selected means nothing there; the table's order, its filter, the
    /// label and the marks stay.
    pub(super) fn reset(&mut self) {
        *self = Self {
            sieve: std::mem::take(&mut self.sieve),
            sort: self.sort,
            per: self.per,
            focus: self.focus,
            marked: std::mem::take(&mut self.marked),
            anchor: self.anchor.take(),
            stale: true,
            ..Self::default()
        };
    }

    /// Moves the reader in a table of `height` rows.
    pub(super) fn step(&mut self, step: Step, height: usize) {
        self.cursor.step(step, self.rows.len(), height);
        self.settle();
    }

    /// Moves the reader to a label.
    pub(super) fn go_to(&mut self, label: &str, height: usize) {
        if let Some(row) = self.rows.iter().position(|row| row.label == label) {
            self.cursor.select(row, self.rows.len(), height);
            self.settle();
        }
    }

    fn settle(&mut self) {
        self.jumped = false;
        self.anchor = self.selected().map(|row| row.label.clone());
    }

    /// The row that the reader is on.
    #[must_use]
    pub fn selected(&self) -> Option<&Line> {
        self.rows.get(self.cursor.selected)
    }

    /// Puts other rows in; the reader stays on the same label, where it is among them.
    fn fill(&mut self, rows: Vec<Line>, height: usize) {
        self.rows = rows;
        let anchored = self.anchor.as_ref().and_then(|label| self.rows.iter().position(|row| row.label == *label));
        if let Some(row) = anchored {
            self.cursor.selected = row;
        }
        self.cursor.fit(self.rows.len(), height);
    }

    /// The counts of the window before, when every one of them is here.
    #[must_use]
    pub fn counts_before(&self) -> Option<&Counts> {
        self.before.as_ref().map(|before| &before.counts).filter(|counts| counts.is_complete())
    }
}

impl App {
    /// Makes the table anew, when something has changed that it shows.
    pub(super) fn tabulate(&mut self) {
        if !std::mem::take(&mut self.labels.stale) {
            return;
        }
        let rows = self.counts.rows().iter().enumerate();
        let mut rows: Vec<Line> = rows.map(|(at, row)| self.line(at, row)).collect();
        let sort = self.labels.sort;
        rows.sort_by(|a, b| sort::compare(sort, a, b, |label| self.label_name(label)));
        let mut sieve = std::mem::take(&mut self.labels.sieve);
        let rows = sieve
            .sift(rows, |pattern, row| pattern.matches(self.label_name(&row.label)) || pattern.matches(&row.label));
        self.labels.sieve = sieve;
        let height = self.areas().list_rows();
        self.labels.fill(rows, height);
    }

    fn line(&self, at: usize, row: &LabelRow) -> Line {
        let (_, recounted) = &self.labels.recounted;
        let conversations = match recounted.get(&row.label) {
            Some(&count) => Some(Conversations { count, at_most: false }),
            None => row.conversations.map(|count| Conversations { count, at_most: row.at_most }),
        };
        let activity = self.counts.user_messages();
        let before = self.labels.counts_before().filter(|_| self.counts.is_complete());
        let change = before.map(|before| {
            let was = before.user_messages();
            let now = Sample { count: row.count, activity };
            Change::between(now, Sample { count: before.count_of(&row.label), activity: was })
        });
        let rate = activity.and_then(|all| row.rate(all));
        Line { at, label: row.label.clone(), count: row.count, rate, conversations, change }
    }

    /// The selected label with its counts by day.
    #[must_use]
    pub fn selected_label(&self) -> Option<&LabelRow> {
        self.counts.rows().get(self.labels.selected()?.at)
    }

    /// What the chart shows, in the order of the table: the marked labels and the selected one; last the marked ones that
    /// the filter hides.
    #[must_use]
    pub fn charted_labels(&self) -> Vec<&LabelRow> {
        let marked = |label: &String| self.labels.marked.contains(label);
        let rows = self.labels.rows.iter().enumerate();
        let charted = rows.filter(|(at, row)| *at == self.labels.cursor.selected || marked(&row.label));
        let charted = charted.filter_map(|(_, row)| self.counts.rows().get(row.at));
        let is_shown = |label: &String| self.labels.rows.iter().any(|row| row.label == *label);
        let hidden = self.counts.rows().iter().filter(|row| marked(&row.label) && !is_shown(&row.label));
        charted.chain(hidden).collect()
    }

    /// The bars of the chart, as many as there is room for.
    #[must_use]
    pub fn bars(&self) -> Bars {
        let areas = self.areas();
        let width = areas.detail.or(areas.list).map_or(0, |area| usize::from(area.width));
        let days: Vec<NaiveDate> = self.counts.days().collect();
        Bars::new(&days, self.labels.per, width.saturating_sub(2 * SCALE))
    }

    /// Which of these bars is selected.
    #[must_use]
    pub fn selected_bar(&self, bars: &Bars) -> Option<usize> {
        let last = bars.spans.len().checked_sub(1)?;
        let day = self.labels.bar.and_then(|bar| self.counts.days().position(|day| day == bar));
        Some(day.and_then(|day| bars.holding(day)).unwrap_or(last))
    }
}
