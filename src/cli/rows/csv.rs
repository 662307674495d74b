//! CSV after RFC 4180: a header of the API's names, lines that end in CR LF; fields as in the files of `export`.

use std::io::{self, Write};

use csv::{Terminator, WriterBuilder};

use super::RowWriter;
use crate::cli::output::safe;
use crate::export::{Join, fields};

/// Writes CSV.
pub(super) struct Csv<'a> {
    writer: csv::Writer<&'a mut dyn Write>,
    fields: &'static [&'static str],
    clean: bool,
    begun: bool,
}

impl<'a> Csv<'a> {
    pub(super) fn new(fields: &'static [&'static str], clean: bool, out: &'a mut dyn Write) -> Self {
        let writer = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(out);
        Self { writer, fields, clean, begun: false }
    }

    fn begin(&mut self) -> io::Result<()> {
        if !self.begun {
            self.begun = true;
            self.writer.write_record(self.fields)?;
        }
        Ok(())
    }
}

impl RowWriter for Csv<'_> {
    fn row(&mut self, json: &str) -> io::Result<()> {
        self.begin()?;
        let (values, _) = fields(json, self.fields, Join::Exact);
        let shown = |value: String| if self.clean { safe(&value) } else { value };
        self.writer.write_record(values.into_iter().map(shown))?;
        Ok(())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.writer.flush()
    }

    fn finish(&mut self) -> io::Result<()> {
        self.begin()?;
        self.writer.flush() // dropping the writer would hide a full disk
    }
}
