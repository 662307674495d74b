//! Prints the API's rows as a table, JSON, NDJSON or CSV.
//!
//! JSON keeps a row's own bytes; CSV and the table take the API's fields in the API's order. What goes to a terminal is
//! made safe for it, what goes into a pipe is exact.

mod csv;
mod json;
mod table;

use std::io::{self, Write};

use clap::ValueEnum;
use serde_json::value::RawValue;

use super::error::CliError;
use super::exit::Code;
use super::output::Target;
use crate::export::{MESSAGE_FIELDS, USER_FIELDS};

/// The rows of a route: what they are called, and the fields that the API gives them, in its order.
#[derive(Debug)]
pub(super) struct Rows {
    /// In the plural, for messages.
    pub(super) name: &'static str,
    /// The API's own names.
    pub(super) fields: &'static [&'static str],
    /// Those that a table shows: what fits on a screen, what is longest last.
    pub(super) columns: &'static [&'static str],
}

const WORKSPACE_FIELDS: &[&str] = &["id", "name", "type", "vipIndicator", "vipIndicatorInProcess"];
const CHANNEL_FIELDS: &[&str] = &["id", "type", "name"];

/// Contract: `GET /workspaces`.
pub(super) static WORKSPACES: Rows = Rows { name: "workspaces", fields: WORKSPACE_FIELDS, columns: WORKSPACE_FIELDS };

/// Contract: `GET /channels`.
pub(super) static CHANNELS: Rows = Rows { name: "channels", fields: CHANNEL_FIELDS, columns: CHANNEL_FIELDS };

/// Contract: "Message".
pub(super) static MESSAGES: Rows =
    Rows { name: "messages", fields: MESSAGE_FIELDS, columns: &["date", "userName", "kind", "labels", "text"] };

/// Contract: "User".
pub(super) static USERS: Rows = Rows {
    name: "users",
    fields: USER_FIELDS,
    columns: &[
        "conversationId",
        "userName",
        "birthday",
        "lastPurchaseTimestamp",
        "lastUserMessageTimestamp",
        "lastAppOpenTimestamp",
    ],
};

/// Contract: `totals` of `GET /label-overview`.
pub(super) static LABELS: Rows = Rows {
    name: "labels",
    fields: &["label", "count", "uniqueConversations"],
    columns: &["label", "name", "count", "rate", "conversations"],
};

/// Contract: `buckets` of `GET /label-overview`.
pub(super) static LABELS_BY_DATE: Rows = Rows {
    name: "labels",
    fields: &["date", "label", "count", "uniqueConversations"],
    columns: &["date", "label", "name", "count", "rate", "conversations"],
};

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
    /// Writes a row, which is JSON, now or when enough is known about those after it.
    fn row(&mut self, json: &str) -> io::Result<()>;

    /// Lets go what has been written, so that whoever reads has it while more is on its way.
    fn flush(&mut self) -> io::Result<()>;

    /// Writes what is left, and flushes.
    fn finish(&mut self) -> io::Result<()>;

    /// Ends what has been written, if anything has, so that it can be read though rows are missing; and flushes.
    fn break_off(&mut self) -> io::Result<()> {
        self.flush()
    }
}

/// The writer for a format.
pub(super) fn writer<'a>(
    format: Format,
    rows: &'static Rows,
    target: Target,
    out: &'a mut dyn Write,
) -> Box<dyn RowWriter + 'a> {
    let clean = target.terminal.is_some();
    match format {
        Format::Table => Box::new(table::Table::new(rows.columns, target, out)),
        Format::Json => Box::new(json::Json::array(clean, out)),
        Format::Ndjson => Box::new(json::Json::lines(clean, out)),
        Format::Csv => Box::new(csv::Csv::new(rows.fields, clean, out)),
    }
}

/// Writes all rows, and flushes.
pub(super) fn print_rows<'r>(rows: impl IntoIterator<Item = &'r str>, writer: &mut dyn RowWriter) -> io::Result<()> {
    for row in rows {
        writer.row(row)?;
    }
    writer.finish()
}

/// The rows of an answer that is one array.
pub(super) fn array<'a>(body: &'a str, rows: &Rows) -> Result<Vec<&'a str>, CliError> {
    let values: Result<Vec<&RawValue>, _> = serde_json::from_str(body);
    values.map(|values| values.into_iter().map(RawValue::get).collect()).map_err(|_| CliError::Api {
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
