//! The overview of a whole window, put together from its slices, and the labels as rows of a table.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, NaiveDate};

use crate::api::{Activity, Bucket, Count, Overview};
use crate::app::Ticket;
use crate::app::load::Load;
use crate::feed::Failure;
use crate::view::{DAY_MS, Window};

/// The overview of a whole window: one answer a slice.
#[derive(Clone, Debug, Default)]
pub struct Counts {
    slices: Vec<SliceCounts>,
    whole: Overview,
    rows: Vec<LabelRow>,
    /// Where each label stands among the rows: a server can name thousands.
    places: BTreeMap<String, usize>,
}

/// The overview of one slice. What is held stays while a newer answer is on its way, and when that fails.
#[derive(Clone, Debug)]
struct SliceCounts {
    window: Window,
    held: Option<Overview>,
    load: Load<()>,
}

/// One label over the window.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LabelRow {
    /// The API's value or id.
    pub label: String,
    /// Messages that carry it.
    pub count: u64,
    /// Distinct conversations; `None` when the server does not say.
    pub conversations: Option<u64>,
    /// Whether `conversations` is only an upper bound, because slices do not add up.
    pub at_most: bool,
    /// Messages that carry it on each UTC day of the window, oldest first.
    pub days: Vec<u64>,
}

impl LabelRow {
    /// The label's share of all user messages, 0 to 1; `None` without a baseline.
    #[must_use]
    pub fn rate(&self, activity: u64) -> Option<f64> {
        (activity > 0).then(|| self.count as f64 / activity as f64)
    }
}

impl Counts {
    /// Nothing known yet about the slices of `window`.
    #[must_use]
    pub fn new(window: Window) -> Self {
        let slice = |window| SliceCounts { window, held: None, load: Load::NotAsked };
        Self { slices: window.slices().into_iter().map(slice).collect(), ..Self::default() }
    }

    /// The next slice to ask for, newest first.
    #[must_use]
    pub fn next(&self) -> Option<Window> {
        self.slices.iter().find(|slice| matches!(slice.load, Load::NotAsked)).map(|slice| slice.window)
    }

    /// The slice that a window was asked for; it may have grown since.
    fn slice(&mut self, window: Window) -> Option<&mut SliceCounts> {
        self.slices.iter_mut().find(|slice| slice.window.start() == window.start())
    }

    /// A slice was asked for.
    pub fn asked(&mut self, slice: Window, ticket: Ticket) {
        self.set(slice, Load::Loading(ticket));
    }

    /// A slice could not be had.
    pub fn failed(&mut self, slice: Window, failure: Failure) {
        self.set(slice, Load::Failed(failure));
    }

    /// A slice is no longer under way.
    pub fn released(&mut self, slice: Window) {
        self.set(slice, Load::NotAsked);
    }

    fn set(&mut self, slice: Window, load: Load<()>) {
        if let Some(slice) = self.slice(slice) {
            slice.load = load;
        }
    }

    /// A slice is here.
    pub fn take(&mut self, slice: Window, overview: Overview) {
        if let Some(slice) = self.slice(slice) {
            slice.held = Some(overview);
            slice.load = Load::Ready(());
            self.add_up();
        }
    }

    /// Lets what failed be asked for again.
    pub fn retry(&mut self) {
        for slice in self.slices.iter_mut().filter(|slice| slice.load.failure().is_some()) {
            slice.load = Load::NotAsked;
        }
    }

    /// The window goes on until `end` (epoch ms, exclusive): the newest slice grows, as long as the API takes it.
    pub fn extend_to(&mut self, end: i64) {
        let Some(newest) = self.slices.first_mut() else { return };
        let Some(added) = Window::new(newest.window.end(), end) else { return };
        match Window::new(newest.window.start(), end).filter(|grown| grown.slices().len() == 1) {
            Some(grown) => {
                newest.window = grown;
                if !newest.load.is_loading() {
                    newest.load = Load::NotAsked;
                }
            }
            None => {
                for slice in added.slices().into_iter().rev() {
                    self.slices.insert(0, SliceCounts { window: slice, held: None, load: Load::NotAsked });
                }
            }
        }
        // Each label has a number for each day, for the new ones too.
        self.add_up();
    }

    /// Lets the newest slice be asked for again: only there can counts still grow.
    pub fn refresh(&mut self) {
        if let Some(newest) = self.slices.first_mut().filter(|slice| !slice.load.is_loading()) {
            newest.load = Load::NotAsked;
        }
    }

    /// How many slices are on their way.
    #[must_use]
    pub fn loading(&self) -> usize {
        self.slices.iter().filter(|slice| slice.load.is_loading()).count()
    }

    /// How many slices are here, and how many there are.
    #[must_use]
    pub fn progress(&self) -> (usize, usize) {
        (self.slices.iter().filter(|slice| slice.held.is_some()).count(), self.slices.len())
    }

    /// Why a slice is not here, if one failed.
    #[must_use]
    pub fn failure(&self) -> Option<&Failure> {
        self.slices.iter().find_map(|slice| slice.load.failure())
    }

    /// Whether every slice is here.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        !self.slices.is_empty() && self.slices.iter().all(|slice| slice.held.is_some())
    }

    /// Whether at least one slice is here.
    #[must_use]
    pub fn is_begun(&self) -> bool {
        self.slices.iter().any(|slice| slice.held.is_some())
    }

    /// All slices that are here, as one.
    #[must_use]
    pub const fn whole(&self) -> &Overview {
        &self.whole
    }

    /// The labels, most frequent first.
    #[must_use]
    pub fn rows(&self) -> &[LabelRow] {
        &self.rows
    }

    /// One label.
    #[must_use]
    pub fn row(&self, label: &str) -> Option<&LabelRow> {
        self.rows.get(*self.places.get(label)?)
    }

    /// Whether the overview counts a label at all.
    #[must_use]
    pub fn lists(&self, label: &str) -> bool {
        self.places.contains_key(label)
    }

    /// Messages that carry a label, as far as the slices are here.
    #[must_use]
    pub fn count_of(&self, label: &str) -> u64 {
        self.whole.count_of(label)
    }

    /// All user messages of the window, as far as its slices are here; `None` when the server does not say of one.
    #[must_use]
    pub fn user_messages(&self) -> Option<u64> {
        // Not what the days add up to: those of a slice that says nothing are missing there.
        self.whole.activity_totals.map(|activity| activity.user_messages)
    }

    /// All user messages on each UTC day of the window, oldest first.
    #[must_use]
    pub fn activity_by_day(&self) -> Vec<u64> {
        self.days()
            .map(|day| self.bucket(day).and_then(|bucket| bucket.activity).map_or(0, |day| day.user_messages))
            .collect()
    }

    /// The UTC days of the window, oldest first.
    pub fn days(&self) -> impl Iterator<Item = NaiveDate> + '_ {
        self.slices.iter().rev().flat_map(|slice| slice.window.days()).map(day_of)
    }

    /// Messages of a UTC day, by its midnight: those of a label, or all. `None` when its slice is not here, or the server does
    /// not say. A day that the overview leaves out is one without messages, and so is one of a label that it lists nowhere: see
    /// [`Counts::lists`].
    #[must_use]
    pub fn on(&self, midnight: i64, label: Option<&str>) -> Option<u64> {
        let slice = self
            .slices
            .iter()
            .find(|slice| slice.window.start() < midnight + DAY_MS && midnight < slice.window.end())?;
        // Totals without any bucket leave the days open.
        let overview = slice.held.as_ref().filter(|held| !held.days.is_empty() || held.totals.is_empty())?;
        let bucket = overview.days.get(&day_of(midnight));
        // Where parts of the answer could not be read, what is left out is not nothing.
        let left_out = (overview.damaged == 0).then_some(0);
        match label {
            // That every custom label is listed nobody states: whether one that is listed nowhere has none, the rows tell.
            Some(label) => bucket.and_then(|bucket| bucket.labels.get(label)).map(|count| count.count).or(left_out),
            // Without any baseline there is nothing to say about a day that is left out.
            None if bucket.is_none() && overview.user_messages().is_none() => None,
            None => bucket.map_or(left_out, |bucket| bucket.activity.map(|activity| activity.user_messages)),
        }
    }

    fn bucket(&self, day: NaiveDate) -> Option<&Bucket> {
        self.whole.days.get(&day)
    }

    fn add_up(&mut self) {
        let ready: Vec<&Overview> = self.slices.iter().filter_map(|slice| slice.held.as_ref()).collect();
        let mut whole = Overview::default();
        for overview in &ready {
            whole.days.extend(overview.days.iter().map(|(day, bucket)| (*day, bucket.clone())));
            for (label, count) in &overview.totals {
                add(whole.totals.entry(label.clone()).or_insert(NONE_YET), *count);
            }
            whole.damaged += overview.damaged;
        }
        let messages = ready.iter().map(|overview| overview.user_messages());
        let of_all = |user_messages| Activity { user_messages, active_conversations: None };
        whole.activity_totals = messages.reduce(plus).flatten().map(of_all);
        let at_most = ready.len() > 1;
        self.whole = whole;
        self.rows = self.label_rows(at_most);
        self.places = self.rows.iter().enumerate().map(|(place, row)| (row.label.clone(), place)).collect();
    }

    fn label_rows(&self, at_most: bool) -> Vec<LabelRow> {
        let mut labels: BTreeMap<&str, Count> =
            self.whole.totals.iter().map(|(label, count)| (label.as_str(), *count)).collect();
        let in_days: BTreeSet<&str> =
            self.whole.days.values().flat_map(|bucket| bucket.labels.keys().map(String::as_str)).collect();
        for label in in_days {
            labels.entry(label).or_default();
        }
        let days: Vec<NaiveDate> = self.days().collect();
        let mut rows: Vec<LabelRow> = labels
            .into_iter()
            .map(|(label, total)| LabelRow {
                label: label.to_owned(),
                count: total.count,
                conversations: total.unique_conversations,
                at_most,
                days: days
                    .iter()
                    .map(|day| {
                        self.bucket(*day).and_then(|bucket| bucket.labels.get(label)).map_or(0, |count| count.count)
                    })
                    .collect(),
            })
            .collect();
        rows.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.label.cmp(&b.label)));
        rows
    }
}

const NONE_YET: Count = Count { count: 0, unique_conversations: Some(0) };

fn add(sum: &mut Count, more: Count) {
    sum.count = sum.count.saturating_add(more.count);
    sum.unique_conversations = plus(sum.unique_conversations, more.unique_conversations);
}

fn plus(a: Option<u64>, b: Option<u64>) -> Option<u64> {
    Some(a?.saturating_add(b?))
}

/// The UTC date of a midnight in epoch milliseconds.
fn day_of(midnight: i64) -> NaiveDate {
    DateTime::from_timestamp_millis(midnight.div_euclid(DAY_MS) * DAY_MS).unwrap_or_default().date_naive()
}

#[cfg(test)]
mod tests;
