//! Where the records of a CSV end (RFC 4180), found in pieces of any size.

use csv::ReaderBuilder;
use memchr::{memchr, memchr3};

/// U+FEFF in UTF-8, which spreadsheets put at the beginning.
const BYTE_ORDER_MARK: &[u8] = b"\xEF\xBB\xBF";

/// The longest header that is read, in bytes.
const LONGEST_HEADER: usize = 1 << 20;

/// Counts records as they pass: line breaks inside quotes do not end one, empty lines are none, and the last one needs no
/// line break. LF, CR and both together end a line. The rules are those of the `csv` crate.
#[derive(Clone, Debug, Default)]
pub(super) struct Records {
    /// Bytes of the byte order mark that have been seen; all of them once there can be none.
    mark: usize,
    place: Place,
    ended: u64,
    header: Vec<u8>,
}

/// What stands before the next byte.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Place {
    #[default]
    LineStart,
    FieldStart,
    Unquoted,
    Quoted,
    /// A quote inside quotes: the end of them, or half of a doubled one.
    AfterQuote,
}

impl Records {
    /// Takes the next piece.
    pub(super) fn update(&mut self, mut piece: &[u8]) {
        while let Some(taken) = self.take_record(piece) {
            piece = &piece[taken..];
        }
    }

    /// Takes bytes up to the end of a record, and says how many they were; `None` when all were taken and none ended.
    pub(super) fn take_record(&mut self, piece: &[u8]) -> Option<usize> {
        let before = self.ended;
        let mut taken = self.take_mark(piece);
        while taken < piece.len() && self.ended == before {
            let step = self.step(&piece[taken..]);
            if before == 0 && self.header.len() < LONGEST_HEADER {
                self.header.extend_from_slice(&piece[taken..taken + step]);
            }
            taken += step;
        }
        (self.ended > before).then_some(taken)
    }

    /// Records, the header among them and the last one too when nothing ended it.
    pub(super) fn count(&self) -> u64 {
        self.ended + u64::from(self.place != Place::LineStart)
    }

    /// Whether the bytes so far end inside quotes, as those of a file do that was cut.
    pub(super) fn end_inside_quotes(&self) -> bool {
        self.place == Place::Quoted
    }

    /// The fields of the header, as far as it has come; what is no UTF-8 becomes U+FFFD. None for one above 1 MiB.
    pub(super) fn columns(&self) -> Vec<String> {
        if self.header.len() >= LONGEST_HEADER {
            return Vec::new();
        }
        let mut reader = ReaderBuilder::new().has_headers(false).from_reader(self.header.as_slice());
        let header = reader.byte_records().next().and_then(Result::ok).unwrap_or_default();
        header.iter().map(|field| String::from_utf8_lossy(field).into_owned()).collect()
    }

    /// Takes as much of a byte order mark as the piece begins with.
    fn take_mark(&mut self, piece: &[u8]) -> usize {
        let rest = &BYTE_ORDER_MARK[self.mark..];
        let same = rest.iter().zip(piece).take_while(|(expected, byte)| expected == byte).count();
        if same < rest.len() && same < piece.len() {
            if self.mark + same > 0 {
                self.place = Place::Unquoted; // it began like a mark, but was text
                self.header.extend_from_slice(&BYTE_ORDER_MARK[..self.mark + same]);
            }
            self.mark = BYTE_ORDER_MARK.len();
        } else {
            self.mark += same;
        }
        same
    }

    /// Takes a run of bytes that is not empty, and says how many they were.
    fn step(&mut self, bytes: &[u8]) -> usize {
        let found = match self.place {
            Place::Quoted => memchr(b'"', bytes),
            Place::Unquoted => memchr3(b',', b'\n', b'\r', bytes),
            Place::LineStart | Place::FieldStart | Place::AfterQuote => Some(0),
        };
        let Some(at) = found else { return bytes.len() };
        self.take(bytes[at]);
        at + 1
    }

    fn take(&mut self, byte: u8) {
        self.place = match (self.place, byte) {
            (Place::Quoted, _) => Place::AfterQuote, // only a quote is looked for
            (Place::LineStart, b'\n' | b'\r') => Place::LineStart,
            (_, b'\n' | b'\r') => {
                self.ended += 1;
                Place::LineStart
            }
            (_, b',') => Place::FieldStart,
            (Place::LineStart | Place::FieldStart | Place::AfterQuote, b'"') => Place::Quoted,
            _ => Place::Unquoted,
        };
    }
}

#[cfg(test)]
mod tests;
