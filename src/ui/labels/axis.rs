//! The dates below a chart.

use chrono::{Datelike, NaiveDate};

/// A date and the column that it begins at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Tick {
    pub(super) column: usize,
    pub(super) text: String,
}

/// Where the bars of a chart lie, in cells.
#[derive(Clone, Copy, Debug)]
pub(super) struct Columns {
    /// A bar.
    pub(super) bar: usize,
    /// From the beginning of a bar to that of the next.
    pub(super) step: usize,
    /// All of them.
    pub(super) width: usize,
}

/// As many dates as there is room for, the first always; with years when one of them is not that of `today`, on the first
/// date and where it changes.
pub(super) fn ticks(dates: &[NaiveDate], columns: Columns, today: NaiveDate) -> Vec<Tick> {
    let with_years = dates.iter().any(|date| date.year() != today.year());
    let mut ticks: Vec<Tick> = Vec::new();
    let mut free_from = 0;
    let mut year = None;
    for (index, date) in dates.iter().enumerate() {
        let column = index * columns.step;
        let new_year = with_years && year != Some(date.year());
        let text = date.format(if new_year { "%-d %b %Y" } else { "%-d %b" }).to_string();
        if column >= free_from && (column + text.len() <= columns.width || ticks.is_empty()) {
            free_from = column + text.len() + 3;
            year = Some(date.year());
            ticks.push(Tick { column, text });
        }
    }
    ticks
}

#[cfg(test)]
mod tests;
