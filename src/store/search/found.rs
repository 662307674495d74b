//! The rows found, and where they stand.

use std::ops::Range;

use hashbrown::HashMap;

use crate::store::order::{Chunk, Order};

/// A set of rows, with how many of them there are in each chunk of the order.
#[derive(Default)]
pub(super) struct Found {
    /// A bit for each row, by its number.
    bits: Vec<u64>,
    count: usize,
    /// For each chunk of the order as it was last: its stamp, and how many of the set stand before its end.
    chunks: Vec<(u64, usize)>,
}

impl Found {
    pub(super) const fn count(&self) -> usize {
        self.count
    }

    pub(super) fn contains(&self, row: u32) -> bool {
        self.bits.get(row as usize / 64).is_some_and(|word| word >> (row % 64) & 1 == 1)
    }

    pub(super) fn insert(&mut self, row: u32) {
        let word = row as usize / 64;
        if self.bits.len() <= word {
            self.bits.resize(word + 1, 0);
        }
        if let Some(word) = self.bits.get_mut(word) {
            self.count += usize::from(*word >> (row % 64) & 1 == 0);
            *word |= 1 << (row % 64);
        }
    }

    pub(super) fn remove(&mut self, row: u32) {
        if self.contains(row)
            && let Some(word) = self.bits.get_mut(row as usize / 64)
        {
            *word &= !(1 << (row % 64));
            self.count -= 1;
        }
    }

    /// Learns where the rows stand now. Only chunks that changed, or hold one of the rows looked at since, are counted again.
    pub(super) fn settle(&mut self, order: &Order, looked_at: &Range<u32>) {
        let mut before = 0;
        let mut known = HashMap::with_capacity(self.chunks.len());
        for &(stamp, upto) in &self.chunks {
            known.insert(stamp, upto - before);
            before = upto;
        }
        let mut chunks = std::mem::take(&mut self.chunks);
        chunks.clear();
        let mut upto = 0;
        for chunk in order.chunks() {
            let old = known.get(&chunk.stamp).filter(|_| !chunk.touches(looked_at));
            upto += old.copied().unwrap_or_else(|| self.count_in(&chunk.rows));
            chunks.push((chunk.stamp, upto));
        }
        self.chunks = chunks;
    }

    fn count_in(&self, rows: &[u32]) -> usize {
        rows.iter().filter(|&&row| self.contains(row)).count()
    }

    /// The place in the order of the `n`th row of the set, from 0.
    pub(super) fn nth(&self, order: &Order, n: usize) -> Option<usize> {
        let chunk = self.chunks.partition_point(|&(_, upto)| upto <= n);
        let rows = self.rows(order, chunk)?;
        let offset = rows.iter().enumerate().filter(|&(_, &row)| self.contains(row)).nth(n - self.before(chunk))?.0;
        Some(order.start_of(chunk) + offset)
    }

    /// How many rows of the set stand before a place.
    pub(super) fn rank(&self, order: &Order, place: usize) -> usize {
        let Some((chunk, offset)) = order.locate(place) else { return 0 };
        let within = self.rows(order, chunk).and_then(|rows| rows.get(..offset.min(rows.len())));
        self.before(chunk) + within.map_or(0, |rows| self.count_in(rows))
    }

    fn rows<'a>(&self, order: &'a Order, chunk: usize) -> Option<&'a [u32]> {
        self.chunks.get(chunk)?;
        order.chunks().get(chunk).map(|Chunk { rows, .. }| rows.as_slice())
    }

    /// How many rows of the set stand before a chunk.
    fn before(&self, chunk: usize) -> usize {
        chunk.checked_sub(1).and_then(|before| self.chunks.get(before)).map_or(0, |&(_, upto)| upto)
    }
}
