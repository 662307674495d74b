//! Where each row stands in the list.

use std::ops::Range;

/// Most rows of a chunk.
const CHUNK: usize = 4096;

/// Row numbers in the order in which they are shown, newest first.
///
/// They are held in chunks, so that rows are put in anywhere at the cost of one chunk, and found by place with one search over
/// the chunks' starts.
pub(super) struct Order {
    chunks: Vec<Chunk>,
    /// The place of each chunk's first row.
    starts: Vec<usize>,
    len: usize,
    clock: u64,
}

/// A part of the order.
pub(super) struct Chunk {
    pub(super) rows: Vec<u32>,
    /// Changes whenever `rows` does, and is no other chunk's.
    pub(super) stamp: u64,
    /// The lowest and the highest of `rows`.
    low: u32,
    high: u32,
}

impl Order {
    pub(super) const fn new() -> Self {
        Self { chunks: Vec::new(), starts: Vec::new(), len: 0, clock: 0 }
    }

    pub(super) const fn len(&self) -> usize {
        self.len
    }

    pub(super) fn get(&self, place: usize) -> Option<u32> {
        let (chunk, offset) = self.locate(place)?;
        self.chunks.get(chunk)?.rows.get(offset).copied()
    }

    pub(super) fn chunks(&self) -> &[Chunk] {
        &self.chunks
    }

    /// The place of a chunk's first row.
    pub(super) fn start_of(&self, chunk: usize) -> usize {
        self.starts.get(chunk).copied().unwrap_or(self.len)
    }

    /// The chunk that holds a place, and how far into it that is.
    pub(super) fn locate(&self, place: usize) -> Option<(usize, usize)> {
        let chunk = self.starts.partition_point(|&start| start <= place).checked_sub(1)?;
        Some((chunk, place - self.starts.get(chunk)?))
    }

    /// Rows from one place up to another.
    pub(super) fn range(&self, places: Range<usize>) -> impl Iterator<Item = u32> + '_ {
        let (chunk, offset) = self.locate(places.start).unwrap_or_default();
        let rows = self.chunks.get(chunk..).unwrap_or_default().iter().flat_map(|chunk| &chunk.rows);
        rows.copied().skip(offset).take(places.len())
    }

    /// The first place whose row it no longer holds for; it holds for rows up to some place and for none after.
    pub(super) fn partition_point(&self, holds: impl Fn(u32) -> bool) -> usize {
        let after = self.chunks.partition_point(|chunk| chunk.rows.first().is_some_and(|&row| holds(row)));
        let Some(chunk) = after.checked_sub(1) else { return 0 };
        let within = self.chunks.get(chunk).map_or(0, |chunk| chunk.rows.partition_point(|&row| holds(row)));
        self.start_of(chunk) + within
    }

    /// Puts rows in: each run before the row that stood at its place until now. The places ascend.
    pub(super) fn insert(&mut self, runs: &[(usize, &[u32])]) {
        // From the end, so that the places before stay what they were.
        for &(place, rows) in runs.iter().rev() {
            self.insert_run(place, rows);
        }
        self.starts.clear();
        self.len = 0;
        for chunk in &self.chunks {
            self.starts.push(self.len);
            self.len += chunk.rows.len();
        }
    }

    fn insert_run(&mut self, place: usize, rows: &[u32]) {
        let (at, offset) = self.locate(place).unwrap_or_default();
        let clock = &mut self.clock;
        let Some(chunk) = self.chunks.get_mut(at) else {
            self.chunks.extend(rows.chunks(CHUNK).map(|rows| Chunk::new(rows, clock)));
            return;
        };
        if chunk.rows.len() + rows.len() <= CHUNK {
            chunk.rows.splice(offset..offset, rows.iter().copied());
            chunk.widen(rows, clock);
            return;
        }
        let behind = chunk.rows.split_off(offset);
        let (fitting, rest) = rows.split_at(rows.len().min(CHUNK - offset));
        chunk.rows.extend_from_slice(fitting);
        let own = std::mem::take(&mut chunk.rows);
        *chunk = Chunk::of(own, clock);
        let more: Vec<Chunk> = rest.chunks(CHUNK).map(|rows| Chunk::new(rows, clock)).collect();
        let behind = (!behind.is_empty()).then(|| Chunk::of(behind, clock));
        let next = at + 1;
        self.chunks.splice(next..next, more.into_iter().chain(behind));
    }

    /// Takes the row at a place out.
    pub(super) fn remove(&mut self, place: usize) {
        let Some((at, offset)) = self.locate(place) else { return };
        let Some(chunk) = self.chunks.get_mut(at).filter(|chunk| offset < chunk.rows.len()) else { return };
        chunk.rows.remove(offset);
        if chunk.rows.is_empty() {
            self.chunks.remove(at);
        } else {
            chunk.widen(&[], &mut self.clock);
        }
        self.insert(&[]); // learns the starts anew
    }

    /// Tells who counts by chunks that the row at a place is another one now.
    pub(super) fn touch(&mut self, place: usize) {
        if let Some((at, _)) = self.locate(place)
            && let Some(chunk) = self.chunks.get_mut(at)
        {
            chunk.widen(&[], &mut self.clock);
        }
    }

    pub(super) fn heap(&self) -> usize {
        let chunks = self.chunks.iter().map(|chunk| chunk.rows.capacity() * size_of::<u32>() + size_of::<Chunk>());
        chunks.sum::<usize>() + self.starts.capacity() * size_of::<usize>()
    }
}

impl Chunk {
    /// With room for a whole chunk: where there is one, more rows follow.
    fn new(rows: &[u32], clock: &mut u64) -> Self {
        let mut own = Vec::with_capacity(CHUNK);
        own.extend_from_slice(rows);
        Self::of(own, clock)
    }

    fn of(rows: Vec<u32>, clock: &mut u64) -> Self {
        let mut chunk = Self { low: u32::MAX, high: 0, stamp: 0, rows: Vec::new() };
        chunk.widen(&rows, clock);
        chunk.rows = rows;
        chunk
    }

    fn widen(&mut self, rows: &[u32], clock: &mut u64) {
        *clock += 1;
        self.stamp = *clock;
        self.low = rows.iter().copied().fold(self.low, u32::min);
        self.high = rows.iter().copied().fold(self.high, u32::max);
    }

    /// Whether it may hold a row of this range.
    pub(super) const fn touches(&self, rows: &Range<u32>) -> bool {
        self.low < rows.end && rows.start <= self.high
    }
}

#[cfg(test)]
mod tests;
