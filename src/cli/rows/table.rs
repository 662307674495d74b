//! A table for reading: aligned columns, cut to the terminal.

use std::io::{self, Write};

use chrono::DateTime;

use super::RowWriter;
use crate::cli::output::Target;
use crate::export::{Join, fields};
use crate::text::Clean;

/// So many rows are seen before the widths of the columns are settled; those after them are cut to fit.
const LOOK_AHEAD: usize = 200;

/// Cells between two columns.
const GAP: usize = 2;

/// No column but the last that shows is made narrower than this, in cells.
const NARROWEST: usize = 6;

/// No cell is wider, even where nothing bounds the table.
const WIDEST: usize = 2_000;

/// Writes a table.
pub(super) struct Table<'a> {
    columns: &'static [&'static str],
    target: Target,
    out: &'a mut dyn Write,
    pending: Vec<Vec<Clean>>,
    widths: Option<Vec<usize>>,
}

impl<'a> Table<'a> {
    pub(super) fn new(columns: &'static [&'static str], target: Target, out: &'a mut dyn Write) -> Self {
        Self { columns, target, out, pending: Vec::new(), widths: None }
    }

    /// Settles the widths, and writes the header and what waits.
    fn settle(&mut self) -> io::Result<()> {
        let header: Vec<Clean> = self.columns.iter().map(|&column| Clean::fixed(column)).collect();
        let widths = widths(&header, &self.pending, self.target.terminal);
        let line = line(&header, &widths);
        if self.target.color {
            writeln!(self.out, "\u{1b}[1m{line}\u{1b}[0m")?;
        } else {
            writeln!(self.out, "{line}")?;
        }
        for row in std::mem::take(&mut self.pending) {
            writeln!(self.out, "{}", self::line(&row, &widths))?;
        }
        self.widths = Some(widths);
        Ok(())
    }
}

impl RowWriter for Table<'_> {
    fn row(&mut self, json: &str) -> io::Result<()> {
        let (values, _) = fields(json, self.columns, Join::Readable);
        let cells: Vec<Clean> =
            values.into_iter().zip(self.columns).map(|(value, column)| cell(column, &value)).collect();
        if let Some(widths) = &self.widths {
            return writeln!(self.out, "{}", line(&cells, widths));
        }
        self.pending.push(cells);
        if self.pending.len() < LOOK_AHEAD { Ok(()) } else { self.settle() }
    }

    fn flush(&mut self) -> io::Result<()> {
        if !self.pending.is_empty() {
            self.settle()?;
        }
        self.out.flush()
    }

    fn finish(&mut self) -> io::Result<()> {
        if self.widths.is_none() {
            self.settle()?;
        }
        self.out.flush()
    }
}

/// A value for reading: an instant, which the API gives as epoch milliseconds in some `…Timestamp` and as a `date` of ISO 8601, as
/// a date and time of UTC in one form.
fn cell(column: &str, value: &str) -> Clean {
    let instant = match column {
        "date" => DateTime::parse_from_rfc3339(value).ok().map(|at| at.to_utc()),
        _ if column.ends_with("Timestamp") => value.parse().ok().and_then(DateTime::from_timestamp_millis),
        _ => None,
    };
    match instant {
        Some(instant) => Clean::line(&instant.format("%Y-%m-%d %H:%M:%SZ").to_string()),
        None => Clean::start(value, WIDEST),
    }
}

/// The widest cell of each column; where all do not fit, the widest columns give way, an id (the first column) last.
fn widths(header: &[Clean], rows: &[Vec<Clean>], terminal: Option<usize>) -> Vec<usize> {
    let widest = |column: usize, title: &Clean| {
        let cells = rows.iter().filter_map(|row| row.get(column));
        cells.chain([title]).map(Clean::width).max().unwrap_or(0)
    };
    let mut widths: Vec<usize> = header.iter().enumerate().map(|(column, title)| widest(column, title)).collect();
    let Some(room) = terminal else { return widths };
    let gaps = GAP * widths.len().saturating_sub(1);
    while widths.iter().sum::<usize>() + gaps > room {
        let widest = widths.iter_mut().skip(1).filter(|width| **width > NARROWEST).max();
        match widest {
            Some(width) => *width -= 1,
            None => match widths.first_mut().filter(|width| **width > NARROWEST) {
                Some(first) => *first -= 1,
                None => break,
            },
        }
    }
    widths
}

fn line(cells: &[Clean], widths: &[usize]) -> String {
    let mut line = String::new();
    for (cell, &width) in cells.iter().zip(widths) {
        let cell = cell.cut(width);
        let padding = width.saturating_sub(cell.width()) + GAP;
        line.push_str(cell.as_str());
        line.extend(std::iter::repeat_n(' ', padding));
    }
    line.truncate(line.trim_end().len());
    line
}
