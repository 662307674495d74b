//! RFC 4180: a header, commas, CRLF, quotes where they are needed.

/// A table being written.
#[derive(Debug, Default)]
pub(crate) struct Csv(String);

impl Csv {
    pub(crate) fn new(header: &[&str]) -> Self {
        let mut csv = Self::default();
        csv.row(header.iter().copied());
        csv
    }

    pub(crate) fn row<'a>(&mut self, fields: impl IntoIterator<Item = &'a str>) {
        for (index, field) in fields.into_iter().enumerate() {
            if index > 0 {
                self.0.push(',');
            }
            self.field(field);
        }
        self.0.push_str("\r\n");
    }

    fn field(&mut self, field: &str) {
        if !field.contains(['"', ',', '\r', '\n']) {
            self.0.push_str(field);
            return;
        }
        self.0.push('"');
        for part in field.split_inclusive('"') {
            self.0.push_str(part);
            if part.ends_with('"') {
                self.0.push('"');
            }
        }
        self.0.push('"');
    }

    pub(crate) fn into_bytes(self) -> Vec<u8> {
        self.0.into_bytes()
    }
}

#[cfg(test)]
mod tests;
