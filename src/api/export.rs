//! What an export answers (contract: "Exports").

use std::fmt;

use super::ApiError;
use super::rows::Object;

/// A CSV that the server wrote. `Debug` does not show where: the address may let anyone in who has it.
#[derive(Clone, PartialEq, Eq)]
pub struct Export {
    /// Rows in it, when the server says.
    pub total_count: Option<u64>,
    /// Where it is, as sent; [`super::CsvUrl::parse`] before it is opened.
    pub csv_url: String,
}

impl Export {
    /// Reads a body; fails without a `csvUrl`.
    pub fn read(body: &[u8]) -> Result<Self, ApiError> {
        let answer = Object::of_body(body)?;
        let csv_url = answer.word("csvUrl").ok_or_else(|| ApiError::unexpected("there is no `csvUrl` in it"))?;
        Ok(Self { total_count: answer.count("totalCount"), csv_url })
    }
}

impl fmt::Debug for Export {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Export").field("total_count", &self.total_count).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests;
