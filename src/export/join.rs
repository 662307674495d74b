//! Several CSVs of one kind as one: the header once, the rows as they are, in the order given.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Write};
use std::path::Path;

use crate::text::Clean;

use super::records::Records;
use super::{Counted, Saved, commit_counted};
use crate::files::{WholeFile, WriteError};

/// The longest header that is taken, in bytes.
const LONGEST_HEADER: usize = 1 << 20;

/// The most of a header that an error shows, in cells.
const LONGEST_SHOWN: usize = 120;

/// Slices that cannot become one file. Slices are counted from 1, in the order given.
#[derive(Debug, thiserror::Error)]
pub enum JoinError {
    /// Not the columns of the first one.
    #[error("slice {slice} has other columns ({}) than those before it ({}): export the slices one by one", shown(.columns), shown(.expected))]
    Columns {
        /// Which one.
        slice: usize,
        /// Its columns.
        columns: Vec<String>,
        /// Those of the first one.
        expected: Vec<String>,
    },
    /// It ends inside quotes.
    #[error("slice {slice} ends in the middle of a row: export anew")]
    Cut {
        /// Which one.
        slice: usize,
    },
    /// Its first line does not end.
    #[error("slice {slice} is no CSV: its header is longer than 1 MiB")]
    NoHeader {
        /// Which one.
        slice: usize,
    },
    /// It cannot be read.
    #[error("slice {slice} cannot be read: {source}")]
    Read {
        /// Which one.
        slice: usize,
        /// Why.
        source: io::Error,
    },
    /// The joined file cannot be written.
    #[error(transparent)]
    Write(#[from] WriteError),
}

/// Writes slices into one file, byte by byte as they are, but for the headers after the first and a line break at the end of
/// each that has none.
pub(super) struct Joiner {
    out: Counted<WholeFile>,
    header: Option<Header>,
    rows: Vec<u64>,
    /// The slice in the middle of which it was stopped.
    open: Option<Open>,
}

/// A slice of which the header was taken, and some of the rows.
struct Open {
    slice: Slice,
    /// How lines end in what is written.
    line_end: &'static [u8],
    /// The last byte that was written of it.
    last: Option<u8>,
}

struct Header {
    columns: Vec<String>,
    line_end: &'static [u8],
}

/// One slice, while it is read.
struct Slice {
    /// Which one.
    number: usize,
    bytes: BufReader<File>,
    records: Records,
}

impl Joiner {
    pub(super) fn create(to: &Path, overwrite: bool) -> Result<Self, WriteError> {
        Ok(Self { out: Counted::new(WholeFile::create(to, overwrite)?), header: None, rows: Vec::new(), open: None })
    }

    /// Goes on with what was joined before it was stopped, under what holds now.
    pub(super) fn again(self, overwrite: bool) -> Result<Self, WriteError> {
        Ok(Self { out: self.out.try_map(|whole| whole.again(overwrite))?, ..self })
    }

    /// How many slices have been appended.
    pub(super) const fn joined(&self) -> usize {
        self.rows.len()
    }

    /// The name that it will have.
    pub(super) fn target(&self) -> &Path {
        self.out.inner().target()
    }

    /// Another handle to what is written.
    pub(super) fn handle(&self) -> Result<File, WriteError> {
        self.out.inner().handle()
    }

    /// Appends a slice, or what is missing of the one in which it was stopped; whether it came to its end, which it does not
    /// once it is no longer wanted. A slice without a byte has no rows and says nothing about columns.
    pub(super) fn append(&mut self, path: &Path, is_wanted: impl Fn() -> bool) -> Result<bool, JoinError> {
        let mut open = match self.open.take() {
            Some(open) => open,
            None => self.begin(path)?,
        };
        while is_wanted() {
            let piece = open.slice.peek()?;
            let Some(end) = piece.last() else { return self.end(&open).map(|()| true) };
            open.last = Some(*end);
            self.write(piece)?;
            open.slice.take();
        }
        self.open = Some(open);
        Ok(false)
    }

    fn begin(&mut self, path: &Path) -> Result<Open, JoinError> {
        let mut slice = Slice::open(path, self.rows.len() + 1)?;
        let head = slice.head()?;
        let line_end = self.take_header(&head, &slice)?;
        Ok(Open { slice, line_end, last: None })
    }

    fn end(&mut self, Open { slice, line_end, last }: &Open) -> Result<(), JoinError> {
        if slice.records.end_inside_quotes() {
            return Err(JoinError::Cut { slice: slice.number });
        }
        if last.is_some_and(|end| !is_line_end(end)) {
            self.write(line_end)?;
        }
        self.rows.push(slice.records.count().saturating_sub(1));
        Ok(())
    }

    /// Writes the first header, holds the others against it, and says how lines end.
    fn take_header(&mut self, head: &[u8], slice: &Slice) -> Result<&'static [u8], JoinError> {
        let columns = slice.records.columns();
        match &self.header {
            Some(header) if columns.is_empty() || header.columns == columns => Ok(header.line_end),
            Some(header) => Err(JoinError::Columns { slice: slice.number, columns, expected: header.columns.clone() }),
            None if columns.is_empty() => Ok(b"\n"),
            None => {
                let line_end: &[u8] = if head.contains(&b'\r') { b"\r\n" } else { b"\n" };
                let length = head.iter().rposition(|byte| !is_line_end(*byte)).map_or(0, |at| at + 1);
                self.write(&head[..length])?;
                self.write(line_end)?;
                self.header = Some(Header { columns, line_end });
                Ok(line_end)
            }
        }
    }

    fn write(&mut self, bytes: &[u8]) -> Result<(), WriteError> {
        self.out.write_all(bytes).map_err(|error| WriteError::of(self.out.inner().target(), error))
    }

    /// Gives the file its name, or, when it holds fewer rows than `expected`, that of one that is incomplete.
    pub(super) fn commit(self, expected: Option<u64>) -> Result<Saved, WriteError> {
        let (whole, tally) = self.out.finish();
        Ok(Saved { path: commit_counted(whole, &tally, expected)?, tally, slices: self.rows })
    }
}

impl Slice {
    fn open(path: &Path, number: usize) -> Result<Self, JoinError> {
        let file = File::open(path).map_err(|source| JoinError::Read { slice: number, source })?;
        Ok(Self { number, bytes: BufReader::with_capacity(64 << 10, file), records: Records::default() })
    }

    /// The next bytes; none at the end.
    fn peek(&mut self) -> Result<&[u8], JoinError> {
        self.bytes.fill_buf().map_err(|source| JoinError::Read { slice: self.number, source })
    }

    /// Counts the bytes that were peeked at, and goes past them.
    fn take(&mut self) {
        let length = self.bytes.buffer().len();
        self.records.update(self.bytes.buffer());
        self.bytes.consume(length);
    }

    /// The bytes up to the end of the header's line.
    fn head(&mut self) -> Result<Vec<u8>, JoinError> {
        let mut head = Vec::new();
        while !self.peek()?.is_empty() {
            let piece = self.bytes.buffer();
            let end = self.records.take_record(piece);
            let length = end.unwrap_or(piece.len());
            head.extend_from_slice(&piece[..length]);
            self.bytes.consume(length);
            if end.is_some() {
                break;
            }
            if head.len() > LONGEST_HEADER {
                return Err(JoinError::NoHeader { slice: self.number });
            }
        }
        if head.ends_with(b"\r") && self.peek()?.starts_with(b"\n") {
            head.push(b'\n');
            self.bytes.consume(1);
        }
        Ok(head)
    }
}

const fn is_line_end(byte: u8) -> bool {
    matches!(byte, b'\n' | b'\r')
}

/// Writes the CSVs `slices`, in this order, as the one file `to`.
///
/// Fails when their headers differ, when one of them was cut, and when a file cannot be read or written; then `to` is as it
/// was.
pub fn join(slices: &[impl AsRef<Path>], to: &Path, overwrite: bool) -> Result<Saved, JoinError> {
    let mut joiner = Joiner::create(to, overwrite)?;
    for slice in slices {
        joiner.append(slice.as_ref(), || true)?;
    }
    Ok(joiner.commit(None)?)
}

fn shown(columns: &[String]) -> Clean {
    Clean::start(&columns.join(", "), LONGEST_SHOWN)
}

#[cfg(test)]
mod tests;
