//! What stands out in the window: found once for each change of the counts, a label at a time.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::app::counts::Counts;
use crate::insight::{Daily, Standout, Usual};

/// What stands out in the window, by label. The days of the window before count for what is usual, where they are known.
#[derive(Clone, Debug, Default)]
pub struct Standouts {
    days: Vec<NaiveDate>,
    activity: Vec<u64>,
    unfinished: Option<NaiveDate>,
    /// How many of the days belong to the window before.
    older: usize,
    /// Labels that are still to be judged.
    pending: Vec<String>,
    found: BTreeMap<String, Vec<Standout>>,
}

impl Standouts {
    /// Begins anew with other counts; what was found stays until each label is judged again.
    pub fn begin(&mut self, counts: &Counts, before: Option<&Counts>, today: NaiveDate) {
        let first = counts.days().next();
        self.older = before.map_or(0, |before| before.days().filter(|day| Some(*day) < first).count());
        let older = before.into_iter().flat_map(Counts::days).take(self.older);
        self.days = older.chain(counts.days()).collect();
        let activity = before.map(Counts::activity_by_day).unwrap_or_default();
        self.activity = activity.into_iter().take(self.older).chain(counts.activity_by_day()).collect();
        self.unfinished = Some(today);
        self.pending = counts.rows().iter().map(|row| row.label.clone()).collect();
        self.found.retain(|label, _| counts.row(label).is_some());
    }

    /// Judges the next label. Returns whether there was one.
    pub fn step(&mut self, counts: &Counts, before: Option<&Counts>) -> bool {
        let Some(label) = self.pending.pop() else { return false };
        let mut standouts = self.daily().standouts(&label, &self.history(&label, counts, before));
        standouts.retain(|standout| standout.day >= self.older);
        self.found.insert(label, standouts);
        true
    }

    /// Whether labels are still to be judged.
    #[must_use]
    pub const fn is_busy(&self) -> bool {
        !self.pending.is_empty()
    }

    /// The days on which a label stands out, oldest first.
    #[must_use]
    pub fn of(&self, label: &str) -> &[Standout] {
        self.found.get(label).map_or(&[], Vec::as_slice)
    }

    /// How a label stands out on a day, if it does.
    #[must_use]
    pub fn on(&self, label: &str, day: NaiveDate) -> Option<&Standout> {
        self.of(label).iter().find(|standout| standout.date == day)
    }

    /// What stands out most of a label.
    #[must_use]
    pub fn strongest_of(&self, label: &str) -> Option<&Standout> {
        self.of(label).iter().max_by(|a, b| a.by_strength(b))
    }

    /// What stands out most of all.
    #[must_use]
    pub fn strongest(&self) -> Option<&Standout> {
        self.found.values().flatten().max_by(|a, b| a.by_strength(b))
    }

    /// How frequent a label usually is on such a day as that at this place of the window.
    #[must_use]
    pub fn usual(&self, label: &str, day: usize, counts: &Counts, before: Option<&Counts>) -> Option<Usual> {
        self.daily().usual(&self.history(label, counts, before), self.older + day)
    }

    const fn daily(&self) -> Daily<'_> {
        Daily { days: self.days.as_slice(), activity: self.activity.as_slice(), unfinished: self.unfinished }
    }

    fn history(&self, label: &str, counts: &Counts, before: Option<&Counts>) -> Vec<u64> {
        let days = |counts: &Counts, most: usize| {
            // A window without the label has days without it.
            counts
                .row(label)
                .map_or_else(|| vec![0; counts.days().count()], |row| row.days.clone())
                .into_iter()
                .take(most)
        };
        let older = before.into_iter().flat_map(|before| days(before, self.older));
        older.chain(days(counts, usize::MAX)).collect()
    }
}

#[cfg(test)]
mod tests;
