//! A table for reading: aligned columns, cut to the terminal.

use std::io::{self, Write};

use serde_json::value::RawValue;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use super::RowWriter;
use super::fields::values;
use crate::cli::output::{Target, safe};

/// What stands between the items of a list in one cell.
const BETWEEN: &str = ", ";

/// So many rows are seen before the widths of the columns are settled; those after them are cut to fit.
const LOOK_AHEAD: usize = 200;

/// Cells between two columns.
const GAP: usize = 2;

/// No column but the last that shows is made narrower than this, in cells.
const NARROWEST: usize = 6;

/// Writes a table.
pub(super) struct Table<'a> {
    fields: &'static [&'static str],
    target: Target,
    out: &'a mut dyn Write,
    pending: Vec<Vec<String>>,
    widths: Option<Vec<usize>>,
}

impl<'a> Table<'a> {
    pub(super) fn new(fields: &'static [&'static str], target: Target, out: &'a mut dyn Write) -> Self {
        Self { fields, target, out, pending: Vec::new(), widths: None }
    }

    /// Settles the widths, and writes the header and what waits.
    fn settle(&mut self) -> io::Result<()> {
        let header: Vec<String> = self.fields.iter().map(|&field| field.to_owned()).collect();
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
    fn row(&mut self, row: &RawValue) -> io::Result<()> {
        let cells: Vec<String> = values(row, self.fields, BETWEEN).iter().map(|value| safe(value)).collect();
        if let Some(widths) = &self.widths {
            return writeln!(self.out, "{}", line(&cells, widths));
        }
        self.pending.push(cells);
        if self.pending.len() < LOOK_AHEAD { Ok(()) } else { self.settle() }
    }

    fn finish(&mut self) -> io::Result<()> {
        if self.widths.is_none() {
            self.settle()?;
        }
        self.out.flush()
    }
}

/// The widest cell of each column; where all do not fit, the widest columns give way, an id (the first column) last.
fn widths(header: &[String], rows: &[Vec<String>], terminal: Option<usize>) -> Vec<usize> {
    let widest = |column: usize, title: &String| {
        let cells = rows.iter().filter_map(|row| row.get(column));
        cells.chain([title]).map(|cell| cell.width()).max().unwrap_or(0)
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

fn line(cells: &[String], widths: &[usize]) -> String {
    let mut line = String::new();
    for (cell, &width) in cells.iter().zip(widths) {
        let cell = cut(cell, width);
        let padding = width.saturating_sub(cell.width()) + GAP;
        line.push_str(&cell);
        line.extend(std::iter::repeat_n(' ', padding));
    }
    line.truncate(line.trim_end().len());
    line
}

/// The beginning of a text that fits into so many cells, with `…` where it was cut.
fn cut(text: &str, cells: usize) -> String {
    if text.width() <= cells {
        return text.to_owned();
    }
    let mut short = String::new();
    let mut room = cells.saturating_sub(1);
    for cluster in text.graphemes(true) {
        let width = cluster.width();
        if width > room {
            break;
        }
        room -= width;
        short.push_str(cluster);
    }
    if cells > 0 {
        short.push('…');
    }
    short
}
