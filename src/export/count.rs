//! What a CSV holds, found in one pass while it is written.

use std::io::{self, Write};

use sha2::{Digest, Sha256};

use super::records::Records;

/// What a CSV holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tally {
    /// Rows, without the header; a line break inside quotes ends none.
    pub rows: u64,
    /// Length in bytes.
    pub bytes: u64,
    /// SHA-256 of all bytes, lowercase hex.
    pub sha256: String,
    /// The header's fields, as they are: not fit for a terminal.
    pub columns: Vec<String>,
    /// Whether it ends inside quotes: its last row was cut.
    pub is_cut: bool,
}

impl Tally {
    /// Whether it holds fewer rows than were `expected`, or only a part of its last one.
    #[must_use]
    pub fn is_short(&self, expected: Option<u64>) -> bool {
        self.is_cut || expected.is_some_and(|expected| self.rows < expected)
    }
}

/// Takes a CSV piece by piece and keeps none of it.
#[derive(Clone, Debug, Default)]
pub struct Counter {
    hash: Sha256,
    bytes: u64,
    records: Records,
}

impl Counter {
    /// Takes the next piece.
    pub fn update(&mut self, piece: &[u8]) {
        self.hash.update(piece);
        self.bytes += piece.len() as u64;
        self.records.update(piece);
    }

    /// Bytes taken so far.
    #[must_use]
    pub const fn bytes(&self) -> u64 {
        self.bytes
    }

    /// Whether what was taken so far ends inside quotes.
    #[must_use]
    pub fn is_cut(&self) -> bool {
        self.records.end_inside_quotes()
    }

    /// What all pieces together hold.
    #[must_use]
    pub fn tally(self) -> Tally {
        Tally {
            rows: self.records.count().saturating_sub(1),
            bytes: self.bytes,
            columns: self.records.columns(),
            is_cut: self.is_cut(),
            sha256: hex::encode(self.hash.finalize()),
        }
    }
}

/// A writer that counts what passes through it.
#[derive(Debug)]
pub struct Counted<W> {
    inner: W,
    counter: Counter,
}

impl<W: Write> Counted<W> {
    /// Counts from nothing.
    pub fn new(inner: W) -> Self {
        Self { inner, counter: Counter::default() }
    }

    /// The writer.
    pub const fn inner(&self) -> &W {
        &self.inner
    }

    /// The same count of another writer, which holds what this one does.
    pub(super) fn try_map<E>(self, other: impl FnOnce(W) -> Result<W, E>) -> Result<Self, E> {
        Ok(Self { inner: other(self.inner)?, ..self })
    }

    /// The writer, and what passed.
    pub fn finish(self) -> (W, Tally) {
        (self.inner, self.counter.tally())
    }
}

impl<W: Write> Write for Counted<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.inner.write(bytes)?;
        self.counter.update(&bytes[..written]);
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.inner.flush()
    }
}

#[cfg(test)]
mod tests;
