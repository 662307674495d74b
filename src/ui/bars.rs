//! Days as bars: how many go into one, and how high each is.

/// An eighth to eight eighths of a cell.
pub(super) const EIGHTHS: [&str; 8] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"];

/// Days put together so that they fit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Buckets {
    /// Days that one bucket holds; the oldest may hold fewer.
    pub(super) size: usize,
    /// Sums, oldest first.
    pub(super) sums: Vec<u64>,
}

impl Buckets {
    /// At most `cells` buckets of `days`, oldest first; cut from the newest day back, so that the newest is a whole one.
    pub(super) fn fit(days: &[u64], cells: usize) -> Self {
        let size = days.len().div_ceil(cells.max(1)).max(1);
        let mut sums: Vec<u64> = days.rchunks(size).map(|chunk| chunk.iter().sum()).collect();
        sums.reverse();
        Self { size, sums }
    }

    /// The highest sum.
    pub(super) fn most(&self) -> u64 {
        self.sums.iter().copied().max().unwrap_or(0)
    }
}

/// A bar's height in eighths of a cell, in a column of `cells`; what is not nothing is at least one eighth.
pub(super) fn height(value: u64, most: u64, cells: usize) -> usize {
    if value == 0 || most == 0 {
        return 0;
    }
    let full = (cells * 8) as u128;
    let eighths = (u128::from(value) * full + u128::from(most) / 2) / u128::from(most);
    eighths.clamp(1, full.max(1)) as usize
}

/// Days in one line of at most `cells`, each against the highest of them; a day of nothing is a dot.
pub(super) fn sparkline(days: &[u64], cells: usize) -> String {
    let buckets = Buckets::fit(days, cells);
    let most = buckets.most();
    buckets
        .sums
        .iter()
        .map(|sum| height(*sum, most, 1).checked_sub(1).and_then(|eighth| EIGHTHS.get(eighth)).copied().unwrap_or("·"))
        .collect()
}

#[cfg(test)]
mod tests;
