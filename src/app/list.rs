//! Where the reader is in a list: which row is selected, which row is at the top of the pane.

/// Selection and scroll of a list, in rows counted from 0.
///
/// It never points past the end: every move and every change of length clamps it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ListCursor {
    /// The selected row.
    pub selected: usize,
    /// The row at the top of the pane.
    pub top: usize,
}

/// A move in a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// So many rows down (negative: up).
    Rows(isize),
    /// So many half panes down (negative: up).
    HalfPanes(isize),
    /// To the first row.
    First,
    /// To the last row.
    Last,
    /// To this row.
    To(usize),
}

impl ListCursor {
    /// Moves the selection and scrolls just enough to keep it in a pane of `height` rows.
    pub fn step(&mut self, step: Step, len: usize, height: usize) {
        let last = len.saturating_sub(1);
        let half = (height / 2).max(1) as isize;
        self.selected = match step {
            Step::Rows(by) => self.selected.saturating_add_signed(by),
            Step::HalfPanes(by) => self.selected.saturating_add_signed(by * half),
            Step::First => 0,
            Step::Last => last,
            Step::To(row) => row,
        };
        self.fit(len, height);
    }

    /// Selects a row and scrolls it into view.
    pub fn select(&mut self, row: usize, len: usize, height: usize) {
        self.selected = row;
        self.fit(len, height);
    }

    /// Clamps to `len` rows in a pane of `height` rows.
    pub fn fit(&mut self, len: usize, height: usize) {
        let height = height.max(1);
        self.selected = self.selected.min(len.saturating_sub(1));
        self.top =
            self.top.min(self.selected).max((self.selected + 1).saturating_sub(height)).min(len.saturating_sub(height));
    }
}

#[cfg(test)]
mod tests;
