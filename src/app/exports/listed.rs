//! What the list held when its export was started: the export can hold more.

use crate::app::exports::{ExportJob, ExportOf};

/// A list that held every row sent for the same question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Listed {
    /// Its rows.
    pub rows: u64,
    /// When the server was asked last, epoch ms.
    pub at: i64,
}

impl ExportJob {
    /// The list that an export holds more than, because its window went on when the list was loaded, and the end of that window.
    #[must_use]
    pub fn outgrown(&self) -> Option<(Listed, i64)> {
        let ExportOf::Messages { window, .. } = &self.of else { return None };
        let listed = self.listed.filter(|listed| listed.at < window.end())?;
        self.total().is_some_and(|total| total > listed.rows).then_some((listed, window.end()))
    }
}
