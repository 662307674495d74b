//! Counts by label and day (contract: "Label overview").

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use serde_json::value::RawValue;

use super::ApiError;
use super::rows::{self, Object};

/// How the overview cuts time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum GroupBy {
    /// UTC days.
    #[default]
    Day,
    /// Weeks, each under the date that the server gives it.
    Week,
}

impl GroupBy {
    pub(super) const fn as_str(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::Week => "week",
        }
    }
}

/// The overview of one window, whichever of its two levels the server put outside.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Overview {
    /// Each bucket under its date, UTC.
    pub days: BTreeMap<NaiveDate, Bucket>,
    /// Each label over the whole window; added up from the buckets when the server sends none.
    pub totals: BTreeMap<String, Count>,
    /// All user messages over the whole window; `None` when the server does not say.
    pub activity_totals: Option<Activity>,
    /// Values that were sent, but could not be made sense of.
    pub damaged: usize,
    /// Whether the server sent no `totals` that could be read: days may be missing from those that were added up instead.
    pub lacks_totals: bool,
    /// Labels whose total was sent, but could not be made sense of: they occur, nobody knows how often.
    pub unread: BTreeSet<String>,
}

/// One day, or one week.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bucket {
    /// The labels that occur.
    pub labels: BTreeMap<String, Count>,
    /// All user messages; `None` when the server does not say.
    pub activity: Option<Activity>,
}

/// How often a label occurs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// Labelled user messages.
    pub count: u64,
    /// Distinct conversations that they are in; `None` when the server does not say.
    pub unique_conversations: Option<u64>,
}

/// All user messages, labelled or not: the baseline that makes a count a rate.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Activity {
    /// User messages.
    pub user_messages: u64,
    /// Distinct conversations that they are in; `None` when the server does not say.
    pub active_conversations: Option<u64>,
}

impl Overview {
    /// Reads a body; fails when there are neither `buckets` nor `totals`.
    pub fn read(body: &[u8]) -> Result<Self, ApiError> {
        let answer = Object::of_body(body)?;
        let (buckets, totals) = (answer.object("buckets"), answer.object("totals"));
        if buckets.is_none() && totals.is_none() {
            return Err(ApiError::unexpected("there are neither `buckets` nor `totals` in it"));
        }
        let mut overview = Self::default();
        if let Some(buckets) = buckets {
            overview.read_buckets(&buckets);
        }
        if let Some(activity) = answer.object("activity") {
            overview.read_activity(&activity);
        }
        overview.lacks_totals = totals.is_none();
        match totals {
            Some(totals) => overview.read_totals(&totals),
            None => overview.add_up_totals(),
        }
        overview.activity_totals = answer.raw("activityTotals").and_then(Activity::read);
        Ok(overview)
    }

    /// All user messages over the whole window: as the server says, else as its days add up; `None` when it says neither.
    #[must_use]
    pub fn user_messages(&self) -> Option<u64> {
        let said = |activity: Activity| activity.user_messages;
        let days = || self.days.values().map(|day| day.activity.map(said)).sum::<Option<u64>>();
        self.activity_totals.map(said).or_else(|| days().filter(|_| !self.days.is_empty()))
    }

    /// Messages that carry a label over the whole window; one that is not listed counts as one without messages.
    #[must_use]
    pub fn count_of(&self, label: &str) -> u64 {
        self.totals.get(label).map_or(0, |count| count.count)
    }

    /// The same, but only as the server says it itself; `None` when that cannot be read. What is proven by a count, or raises no
    /// alarm because of it, needs this one.
    #[must_use]
    pub fn said_of(&self, label: &str) -> Option<u64> {
        let is_said = !self.lacks_totals && !self.unread.contains(label);
        is_said.then(|| self.count_of(label))
    }

    fn read_buckets(&mut self, buckets: &Object<'_>) {
        for (outer, raw) in buckets.fields() {
            let Some(inner) = Object::read(raw) else {
                self.damaged += 1;
                continue;
            };
            let outer_date = date(outer);
            for (name, raw) in inner.fields() {
                let cell = outer_date.map(|date| (date, name)).or_else(|| Some((date(name)?, outer)));
                match cell.zip(Count::read(raw)) {
                    Some(((date, label), count)) => {
                        self.days.entry(date).or_default().labels.insert(label.to_owned(), count);
                    }
                    None => self.damaged += 1,
                }
            }
            // A day on which no label occurs is a day all the same.
            if let Some(date) = outer_date {
                self.days.entry(date).or_default();
            }
        }
    }

    fn read_activity(&mut self, activity: &Object<'_>) {
        for (name, raw) in activity.fields() {
            match date(name).zip(Activity::read(raw)) {
                Some((date, activity)) => self.days.entry(date).or_default().activity = Some(activity),
                None => self.damaged += 1,
            }
        }
    }

    fn read_totals(&mut self, totals: &Object<'_>) {
        for (label, raw) in totals.fields() {
            if let Some(count) = Count::read(raw) {
                self.totals.insert(label.to_owned(), count);
            } else {
                self.damaged += 1;
                self.unread.insert(label.to_owned());
            }
        }
    }

    /// Conversations do not add up: one can write on several days.
    fn add_up_totals(&mut self) {
        for (label, count) in self.days.values().flat_map(|bucket| &bucket.labels) {
            let total = &mut self.totals.entry(label.clone()).or_default().count;
            *total = total.saturating_add(count.count);
        }
    }
}

impl Count {
    /// An object with `count`, or a plain number.
    fn read(raw: &RawValue) -> Option<Self> {
        match Object::read(raw) {
            Some(value) => {
                Some(Self { count: value.count("count")?, unique_conversations: value.count("uniqueConversations") })
            }
            None => Some(Self { count: rows::count(raw)?, unique_conversations: None }),
        }
    }
}

impl Activity {
    /// An object with `userMessages`, or a plain number.
    fn read(raw: &RawValue) -> Option<Self> {
        match Object::read(raw) {
            Some(value) => Some(Self {
                user_messages: value.count("userMessages")?,
                active_conversations: value.count("activeConversations"),
            }),
            None => Some(Self { user_messages: rows::count(raw)?, active_conversations: None }),
        }
    }
}

/// A bucket's date: an ISO date, or the date of an ISO date-time.
fn date(name: &str) -> Option<NaiveDate> {
    let (date, rest) = name.split_at_checked(10)?;
    let date = NaiveDate::parse_from_str(date, "%Y-%m-%d").ok()?;
    (rest.is_empty() || rest.starts_with('T')).then_some(date)
}

#[cfg(test)]
mod tests;
