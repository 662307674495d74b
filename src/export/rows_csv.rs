//! A CSV made on this machine from the API's rows, for when the server's export fails.

mod field;

use std::io::{self, Write};

use csv::{Terminator, WriterBuilder};
use serde_json::value::RawValue;

pub(crate) use field::{Join, fields};

/// The fields of a message, in the contract's order.
pub const MESSAGE_FIELDS: &[&str] =
    &["timestamp", "date", "conversationId", "userName", "kind", "source", "labels", "customLabelIds", "text"];

/// The fields of a user, in the contract's order.
pub const USER_FIELDS: &[&str] = &[
    "conversationId",
    "userName",
    "firstName",
    "lastName",
    "cuid",
    "profilePic",
    "birthday",
    "lastPurchaseTimestamp",
    "lastUserMessageTimestamp",
    "lastAppOpenTimestamp",
];

/// For whom a CSV is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CsvStyle {
    /// For programs: exact.
    #[default]
    Exact,
    /// For spreadsheets: with a byte order mark, and `'` before each field that begins with one of `= + - @ TAB CR LF`,
    /// which they would run as a formula.
    Spreadsheet,
}

/// What was written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RowsWritten {
    /// Rows, without the header.
    pub rows: u64,
    /// Fields that got a `'`.
    pub neutralised: u64,
    /// Rows that were no objects, and stand whole in their first field.
    pub damaged: u64,
}

/// Writes rows as CSV after RFC 4180: a header of the API's names, lines that end in CR LF, quotes where they are needed.
///
/// A field is the API's own value: text as it is, a number as it was written, nothing for null or missing, the items of a
/// list with `;` between them, anything else as JSON. A list that would not read back so stands as JSON too: one with an
/// item that is no string, is empty, or holds `;`, or whose first item begins with `[`. So does a text with half of a
/// surrogate pair, which cannot be decoded, without its outer quotes.
pub struct RowsCsv<W: Write> {
    writer: csv::Writer<W>,
    names: &'static [&'static str],
    style: CsvStyle,
    written: RowsWritten,
}

impl<W: Write> RowsCsv<W> {
    /// Begins with the header of `names`; fails when that cannot be written.
    pub fn new(mut out: W, names: &'static [&'static str], style: CsvStyle) -> io::Result<Self> {
        if style == CsvStyle::Spreadsheet {
            out.write_all("\u{FEFF}".as_bytes())?;
        }
        let mut writer = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(out);
        writer.write_record(names)?;
        Ok(Self { writer, names, style, written: RowsWritten::default() })
    }

    /// Writes a row; fields that the header does not name are left out.
    pub fn write(&mut self, row: &RawValue) -> io::Result<()> {
        let (mut values, damaged) = fields(row.get(), self.names, Join::Exact);
        if self.style == CsvStyle::Spreadsheet {
            self.written.neutralised += values.iter_mut().map(|value| u64::from(neutralise(value))).sum::<u64>();
        }
        self.writer.write_record(&values)?;
        self.written.rows += 1;
        self.written.damaged += u64::from(damaged);
        Ok(())
    }

    /// Writes what is left. Without this, a full disk would go unseen.
    pub fn finish(mut self) -> io::Result<(W, RowsWritten)> {
        self.writer.flush()?;
        let out = self.writer.into_inner().map_err(csv::IntoInnerError::into_error)?;
        Ok((out, self.written))
    }
}

/// Puts a `'` before what a spreadsheet would run; says whether that was so.
fn neutralise(value: &mut String) -> bool {
    let runs = value.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']);
    if runs {
        value.insert(0, '\'');
    }
    runs
}

#[cfg(test)]
mod tests;
