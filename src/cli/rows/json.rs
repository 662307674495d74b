//! JSON and NDJSON: rows with their own bytes.

use std::borrow::Cow;
use std::fmt::Write as _;
use std::io::{self, Write};

use memchr::memchr2;

use super::RowWriter;

/// Writes rows as they came.
pub(super) struct Json<'a> {
    out: &'a mut dyn Write,
    array: bool,
    clean: bool,
    rows: u64,
}

impl<'a> Json<'a> {
    /// One array.
    pub(super) fn array(clean: bool, out: &'a mut dyn Write) -> Self {
        Self { out, array: true, clean, rows: 0 }
    }

    /// One row a line.
    pub(super) fn lines(clean: bool, out: &'a mut dyn Write) -> Self {
        Self { out, array: false, clean, rows: 0 }
    }
}

impl RowWriter for Json<'_> {
    fn row(&mut self, json: &str) -> io::Result<()> {
        let row = if self.array { Cow::Borrowed(json) } else { on_one_line(json) };
        let row = if self.clean { escaped(&row) } else { row };
        let before = match (self.array, self.rows) {
            (true, 0) => "[\n",
            (true, _) => ",\n",
            (false, _) => "",
        };
        self.rows += 1;
        self.out.write_all(before.as_bytes())?;
        self.out.write_all(row.as_bytes())?;
        if self.array { Ok(()) } else { self.out.write_all(b"\n") }
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }

    fn finish(&mut self) -> io::Result<()> {
        let end = match (self.array, self.rows) {
            (true, 0) => "[]\n",
            (true, _) => "\n]\n",
            (false, _) => "",
        };
        self.out.write_all(end.as_bytes())?;
        self.out.flush()
    }

    fn break_off(&mut self) -> io::Result<()> {
        if self.rows > 0 { self.finish() } else { self.flush() }
    }
}

/// Drops white space between values where it holds a line break; every other byte stays.
fn on_one_line(json: &str) -> Cow<'_, str> {
    if memchr2(b'\n', b'\r', json.as_bytes()).is_none() {
        return Cow::Borrowed(json); // a string holds none: JSON escapes them there
    }
    let mut line = String::with_capacity(json.len());
    let mut rest = json;
    while let Some(at) = rest.find(['\n', '\r']) {
        let (before, after) = rest.split_at(at);
        line.push_str(before.trim_end_matches([' ', '\t']));
        rest = after.trim_start_matches([' ', '\t', '\n', '\r']);
    }
    line.push_str(rest);
    Cow::Owned(line)
}

/// The same JSON, with what a terminal might obey or hide written as `\uXXXX`. Such characters stand only in strings.
fn escaped(json: &str) -> Cow<'_, str> {
    if !json.contains(obeyed_or_hidden) {
        return Cow::Borrowed(json);
    }
    let mut safe = String::with_capacity(json.len() + 16);
    for c in json.chars() {
        if obeyed_or_hidden(c) {
            for unit in c.encode_utf16(&mut [0; 2]) {
                let _ = write!(safe, "\\u{unit:04x}");
            }
        } else {
            safe.push(c);
        }
    }
    Cow::Owned(safe)
}

/// Control characters but JSON's white space, bidirectional controls, zero widths, line separators, tags.
fn obeyed_or_hidden(c: char) -> bool {
    (c.is_control() && !matches!(c, '\n' | '\r' | '\t'))
        || matches!(c, '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
            | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}
