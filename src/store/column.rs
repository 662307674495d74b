//! One field of every row.

/// Values a chunk; a power of two, so that finding one is a shift and a mask.
const CHUNK: usize = 4096;

/// A list that grows without ever moving or doubling what it holds: in chunks of [`CHUNK`] values.
pub(super) struct Column<T> {
    chunks: Vec<Vec<T>>,
    len: usize,
}

impl<T: Copy> Column<T> {
    pub(super) const fn new() -> Self {
        Self { chunks: Vec::new(), len: 0 }
    }

    pub(super) const fn len(&self) -> usize {
        self.len
    }

    pub(super) fn push(&mut self, value: T) {
        if self.len.is_multiple_of(CHUNK) {
            // The first chunk grows with its content: most columns of a page, or of a quiet channel, stay short.
            self.chunks.push(if self.len == 0 { Vec::new() } else { Vec::with_capacity(CHUNK) });
        }
        if let Some(last) = self.chunks.last_mut() {
            last.push(value);
            self.len += 1;
        }
    }

    pub(super) fn pop(&mut self) -> Option<T> {
        let last = self.chunks.last_mut()?;
        let value = last.pop();
        if last.is_empty() {
            self.chunks.pop();
        }
        self.len -= usize::from(value.is_some());
        value
    }

    pub(super) fn get(&self, index: usize) -> Option<T> {
        self.chunks.get(index / CHUNK)?.get(index % CHUNK).copied()
    }

    pub(super) fn set(&mut self, index: usize, value: T) {
        if let Some(place) = self.chunks.get_mut(index / CHUNK).and_then(|chunk| chunk.get_mut(index % CHUNK)) {
            *place = value;
        }
    }

    /// The values in a range, in order.
    pub(super) fn range(&self, range: std::ops::Range<usize>) -> impl Iterator<Item = T> + '_ {
        let chunks = self.chunks.get(range.start / CHUNK..).unwrap_or_default();
        chunks.iter().flatten().copied().skip(range.start % CHUNK).take(range.len())
    }

    /// Bytes taken from the heap.
    pub(super) fn heap(&self) -> usize {
        self.chunks.iter().map(|chunk| chunk.capacity() * size_of::<T>() + size_of::<Vec<T>>()).sum()
    }
}
