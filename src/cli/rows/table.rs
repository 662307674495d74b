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

/// So far the columns before the last one give way to it, in cells: the last one is what the table is read for.
const SHORTENED: usize = 12;

/// Cells of a date without its time, which is never cut: the rest of one is another date.
const DATE: usize = 10;

/// No cell is wider, even where nothing bounds the table.
const WIDEST: usize = 2_000;

/// Writes a table.
pub(super) struct Table<'a> {
    columns: &'static [&'static str],
    target: Target,
    out: &'a mut dyn Write,
    pending: Vec<Vec<Cell>>,
    shape: Option<Shape>,
}

/// What was settled.
struct Shape {
    widths: Vec<usize>,
    /// Dates stand without their time.
    short: bool,
}

/// A value for reading.
struct Cell {
    text: Clean,
    /// The day of an instant, for where there is no room for the time.
    day: Option<Clean>,
}

impl Cell {
    fn shown(&self, short: bool) -> &Clean {
        self.day.as_ref().filter(|_| short).unwrap_or(&self.text)
    }
}

impl<'a> Table<'a> {
    pub(super) fn new(columns: &'static [&'static str], target: Target, out: &'a mut dyn Write) -> Self {
        Self { columns, target, out, pending: Vec::new(), shape: None }
    }

    /// Settles the widths, and writes the header and what waits.
    fn settle(&mut self) -> io::Result<()> {
        let header: Vec<Clean> = self.columns.iter().map(|&column| Clean::fixed(column)).collect();
        let shape = shape(self.columns, &header, &self.pending, self.target.terminal);
        let line = line(&header.iter().collect::<Vec<_>>(), &shape.widths);
        if self.target.color {
            writeln!(self.out, "\u{1b}[1m{line}\u{1b}[0m")?;
        } else {
            writeln!(self.out, "{line}")?;
        }
        for row in std::mem::take(&mut self.pending) {
            writeln!(self.out, "{}", self::line(&shown(&row, shape.short), &shape.widths))?;
        }
        self.shape = Some(shape);
        Ok(())
    }
}

impl RowWriter for Table<'_> {
    fn row(&mut self, json: &str) -> io::Result<()> {
        let (values, _) = fields(json, self.columns, Join::Readable);
        let cells: Vec<Cell> =
            values.into_iter().zip(self.columns).map(|(value, column)| cell(column, &value)).collect();
        if let Some(Shape { widths, short }) = &self.shape {
            return writeln!(self.out, "{}", line(&shown(&cells, *short), widths));
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
        if self.shape.is_none() {
            self.settle()?;
        }
        self.out.flush()
    }
}

/// A value for reading: an instant, which the API gives as epoch milliseconds in some `…Timestamp` and as a `date` of ISO 8601, as
/// a date and time of UTC in one form.
fn cell(column: &str, value: &str) -> Cell {
    let instant = match column {
        _ if !is_instant(column) => None,
        "date" => DateTime::parse_from_rfc3339(value).ok().map(|at| at.to_utc()),
        _ => value.parse().ok().and_then(DateTime::from_timestamp_millis),
    };
    match instant {
        Some(instant) => {
            let as_written = |form: &str| Clean::line(&instant.format(form).to_string());
            Cell { text: as_written("%Y-%m-%d %H:%M:%SZ"), day: Some(as_written("%Y-%m-%d")) }
        }
        None => Cell { text: Clean::start(value, WIDEST), day: None },
    }
}

fn is_instant(column: &str) -> bool {
    column == "date" || column.ends_with("Timestamp")
}

fn shown(cells: &[Cell], short: bool) -> Vec<&Clean> {
    cells.iter().map(|cell| cell.shown(short)).collect()
}

/// The widest cell of each column, with whole instants if all fit so.
fn shape(columns: &[&str], header: &[Clean], rows: &[Vec<Cell>], terminal: Option<usize>) -> Shape {
    let widest = |column: usize, title: &Clean, short: bool| {
        let cells = rows.iter().filter_map(|row| row.get(column)).map(|cell| cell.shown(short));
        cells.chain([title]).map(Clean::width).max().unwrap_or(0)
    };
    let natural = |short| header.iter().enumerate().map(|(at, title)| widest(at, title, short)).collect::<Vec<_>>();
    let widths = natural(false);
    let room = terminal.map(|width| width.saturating_sub(GAP * columns.len().saturating_sub(1)));
    match room.filter(|room| widths.iter().sum::<usize>() > *room) {
        None => Shape { widths, short: false },
        Some(room) => Shape { widths: fitted(columns, natural(true), room), short: true },
    }
}

/// Widths that fit: the last column has half of the room before those between it and the first are shortened for it; then the
/// widest give way, an id (the first column) last.
fn fitted(columns: &[&str], mut widths: Vec<usize>, room: usize) -> Vec<usize> {
    let least: Vec<usize> = columns.iter().map(|column| if is_instant(column) { DATE } else { NARROWEST }).collect();
    let last = widths.len().saturating_sub(1);
    while widths.iter().sum::<usize>() > room {
        let between = || (1..last).filter(|at| widths[*at] > SHORTENED.max(least[*at]));
        let any = || (1..=last).filter(|at| widths[*at] > least[*at]);
        let too_long = Some(last).filter(|at| *at > 0 && widths[*at] > (room / 2).max(least[*at]));
        let widest = |places: &mut dyn Iterator<Item = usize>| places.max_by_key(|at| widths[*at]);
        let first = Some(0).filter(|_| widths.first().is_some_and(|width| *width > NARROWEST));
        let gives_way = too_long.or_else(|| widest(&mut between())).or_else(|| widest(&mut any())).or(first);
        match gives_way.and_then(|at| widths.get_mut(at)) {
            Some(width) => *width -= 1,
            None => break,
        }
    }
    widths
}

fn line(cells: &[&Clean], widths: &[usize]) -> String {
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
