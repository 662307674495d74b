//! Days put together to the bars of a chart.

use std::ops::Range;

use chrono::{Datelike, NaiveDate};

/// Cells at each side of a chart for a scale with its number.
pub const SCALE: usize = 9;

/// What a bar is of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Per {
    /// UTC days.
    #[default]
    Day,
    /// ISO weeks, Monday to Sunday, of UTC days that are added up here.
    Week,
}

/// The bars of a chart: which days each holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bars {
    /// What a bar is of.
    pub per: Per,
    /// How many days or weeks a bar holds, so that all of them have room; the oldest can hold fewer.
    pub size: usize,
    /// The days of each bar, by their place in the window, oldest bar first; none is empty.
    pub spans: Vec<Range<usize>>,
}

impl Bars {
    /// At most `cells` bars of these days, which are oldest first; put together from the newest back.
    #[must_use]
    pub fn new(days: &[NaiveDate], per: Per, cells: usize) -> Self {
        let units = units(days, per);
        let size = units.len().div_ceil(cells.max(1)).max(1);
        let join = |units: &[Range<usize>]| Some(units.first()?.start..units.last()?.end);
        let mut spans: Vec<Range<usize>> = units.rchunks(size).filter_map(join).collect();
        spans.reverse();
        Self { per, size, spans }
    }

    /// What each bar amounts to, of a value for each day.
    #[must_use]
    pub fn sums(&self, values: &[u64]) -> Vec<u64> {
        let sum = |span: &Range<usize>| values.get(span.clone()).unwrap_or_default().iter().sum();
        self.spans.iter().map(sum).collect()
    }

    /// The bar that holds the day at this place.
    #[must_use]
    pub fn holding(&self, day: usize) -> Option<usize> {
        self.spans.iter().position(|span| span.contains(&day))
    }

    /// What a bar is of, in words.
    #[must_use]
    pub fn in_words(&self) -> String {
        match (self.per, self.size) {
            (Per::Day, 1) => "by UTC day".to_owned(),
            (Per::Day, days) => format!("by {days} UTC days"),
            (Per::Week, 1) => "by week of UTC days, Mon–Sun".to_owned(),
            (Per::Week, weeks) => format!("by {weeks} weeks of UTC days, Mon–Sun"),
        }
    }
}

/// The single days, or weeks; the first and the last week can be parts of one.
fn units(days: &[NaiveDate], per: Per) -> Vec<Range<usize>> {
    let together = |a: &NaiveDate, b: &NaiveDate| per == Per::Week && a.iso_week() == b.iso_week();
    let mut at = 0;
    let range = |units: &[NaiveDate]| {
        let start = at;
        at += units.len();
        start..at
    };
    days.chunk_by(together).map(range).collect()
}

#[cfg(test)]
mod tests;
