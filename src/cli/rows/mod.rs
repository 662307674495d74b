//! Prints the API's rows as a table, JSON, NDJSON or CSV.
//!
//! JSON keeps a row's own bytes; CSV and the table take the API's fields in the API's order. What goes to a terminal is
//! made safe for it, what goes into a pipe is exact.

mod csv;
mod fields;
mod json;
mod table;

use std::io::{self, Write};

use clap::ValueEnum;
use serde_json::value::RawValue;

use super::error::CliError;
use super::exit::Code;
use super::output::Target;

/// The rows of a route: what they are called, and the fields that the API gives them, in its order.
#[derive(Debug)]
pub(super) struct Rows {
    /// In the plural, for messages.
    pub(super) name: &'static str,
    /// The API's own names.
    pub(super) fields: &'static [&'static str],
}

/// Contract: `GET /workspaces`.
pub(super) static WORKSPACES: Rows =
    Rows { name: "workspaces", fields: &["id", "name", "type", "vipIndicator", "vipIndicatorInProcess"] };

/// Contract: `GET /channels`.
pub(super) static CHANNELS: Rows = Rows { name: "channels", fields: &["id", "type", "name"] };

/// How rows are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// Aligned columns for reading
    Table,
    /// One array
    Json,
    /// One row a line
    Ndjson,
    /// RFC 4180, with a header
    Csv,
}

impl Format {
    /// The one that is asked for, else a table on a terminal and NDJSON into a pipe.
    pub(super) fn or_fitting(asked: Option<Self>, target: Target) -> Self {
        asked.unwrap_or(if target.terminal.is_some() { Self::Table } else { Self::Ndjson })
    }
}

/// Takes rows one by one, as they come.
pub(super) trait RowWriter {
    /// Writes a row, now or when enough is known about those after it.
    fn row(&mut self, row: &RawValue) -> io::Result<()>;

    /// Writes what is left, and flushes.
    fn finish(&mut self) -> io::Result<()>;
}

/// The writer for a format.
pub(super) fn writer<'a>(
    format: Format,
    rows: &'static Rows,
    target: Target,
    out: &'a mut dyn Write,
) -> Box<dyn RowWriter + 'a> {
    let (clean, fields) = (target.terminal.is_some(), rows.fields);
    match format {
        Format::Table => Box::new(table::Table::new(fields, target, out)),
        Format::Json => Box::new(json::Json::array(clean, out)),
        Format::Ndjson => Box::new(json::Json::lines(clean, out)),
        Format::Csv => Box::new(csv::Csv::new(fields, clean, out)),
    }
}

/// Writes all rows, and flushes.
pub(super) fn print_rows<'r>(
    rows: impl IntoIterator<Item = &'r RawValue>,
    writer: &mut dyn RowWriter,
) -> io::Result<()> {
    for row in rows {
        writer.row(row)?;
    }
    writer.finish()
}

/// The rows of an answer that is one array.
pub(super) fn array<'a>(body: &'a str, rows: &Rows) -> Result<Vec<&'a RawValue>, CliError> {
    serde_json::from_str(body).map_err(|_| CliError::Api {
        code: Code::Unreachable,
        message: format!("the server's answer is no list of {}: `vipdeck config show` names its address", rows.name),
    })
}

/// Prints an answer that is one array. Bytes of it that are no UTF-8 are replaced.
pub(super) fn print_array(
    body: &[u8],
    rows: &'static Rows,
    format: Option<Format>,
    target: Target,
    out: &mut dyn Write,
) -> Result<(), CliError> {
    let body = String::from_utf8_lossy(body);
    let values = array(&body, rows)?;
    let format = Format::or_fitting(format, target);
    Ok(print_rows(values, &mut *writer(format, rows, target, out))?)
}

#[cfg(test)]
mod tests;
