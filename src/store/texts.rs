//! Texts, one after another in large blocks.

use std::collections::BTreeMap;
use std::ops::Range;

use super::column::Column;

/// Bytes of a block, once there is enough text to fill it.
const LARGEST_BLOCK: usize = 1 << 20;
const SMALLEST_BLOCK: usize = 1 << 10;
/// Stands behind each text, so that a search over a block sees where texts end.
pub(super) const SEPARATOR: char = '\n';

/// A growing list of texts. A block is never moved or grown; a text that is larger than a block gets one of its own.
pub(super) struct Texts {
    blocks: Vec<String>,
    /// The number of each block's first text.
    firsts: Vec<u32>,
    /// Where each text begins in its block.
    starts: Column<u32>,
    /// What stands now for a text that was replaced; few are.
    replaced: BTreeMap<u32, Box<str>>,
    bytes: usize,
}

/// Neighbouring texts of one block, as one text with [`SEPARATOR`] between them.
#[derive(Clone)]
pub(super) struct Stretch<'a> {
    pub(super) text: &'a str,
    /// The numbers of its texts.
    pub(super) numbers: Range<u32>,
    texts: &'a Texts,
    /// Where it begins in its block.
    offset: usize,
}

impl Texts {
    pub(super) const fn new() -> Self {
        Self { blocks: Vec::new(), firsts: Vec::new(), starts: Column::new(), replaced: BTreeMap::new(), bytes: 0 }
    }

    pub(super) fn len(&self) -> u32 {
        self.starts.len() as u32
    }

    /// Bytes of the texts themselves.
    pub(super) const fn bytes(&self) -> usize {
        self.bytes
    }

    /// Takes a text in and gives its number.
    pub(super) fn push(&mut self, text: &str) -> u32 {
        let number = self.len();
        let needed = text.len() + SEPARATOR.len_utf8();
        if self.blocks.last().is_none_or(|block| block.capacity() - block.len() < needed) {
            let usual = self.bytes.clamp(SMALLEST_BLOCK, LARGEST_BLOCK);
            self.blocks.push(String::with_capacity(usual.max(needed)));
            self.firsts.push(number);
        }
        if let Some(block) = self.blocks.last_mut() {
            self.starts.push(block.len() as u32);
            block.push_str(text);
            block.push(SEPARATOR);
            self.bytes += text.len();
        }
        number
    }

    /// Takes the last text out again.
    pub(super) fn pop(&mut self) {
        if let (Some(start), Some(block)) = (self.starts.pop(), self.blocks.last_mut()) {
            self.bytes -= block.len() - SEPARATOR.len_utf8() - start as usize;
            block.truncate(start as usize);
            if block.is_empty() {
                self.blocks.pop();
                self.firsts.pop();
            }
        }
    }

    /// Puts another text in the place of one. The old one stays in its block: a search over a [`Stretch`] still sees it, and
    /// whoever searches looks at [`Texts::replaced`] again.
    pub(super) fn replace(&mut self, number: u32, text: &str) {
        let Some(old) = self.get(number).map(str::len) else { return };
        self.bytes = self.bytes - old + text.len();
        self.replaced.insert(number, text.into());
    }

    /// The numbers in a range whose texts were replaced.
    pub(super) fn replaced(&self, numbers: Range<u32>) -> impl Iterator<Item = u32> + '_ {
        self.replaced.range(numbers).map(|(&number, _)| number)
    }

    pub(super) fn get(&self, number: u32) -> Option<&str> {
        if !self.replaced.is_empty()
            && let Some(text) = self.replaced.get(&number)
        {
            return Some(text);
        }
        let start = self.starts.get(number as usize)? as usize;
        let block = self.block_of(number)?;
        self.blocks.get(block)?.get(start..self.end_of(number, block)?)
    }

    fn block_of(&self, number: u32) -> Option<usize> {
        self.firsts.partition_point(|&first| first <= number).checked_sub(1)
    }

    /// Where a text ends in its block.
    fn end_of(&self, number: u32, block: usize) -> Option<usize> {
        let next = number + 1;
        let end = if next == self.numbers_of(block).end {
            self.blocks.get(block)?.len()
        } else {
            self.starts.get(next as usize)? as usize
        };
        Some(end - SEPARATOR.len_utf8())
    }

    fn numbers_of(&self, block: usize) -> Range<u32> {
        let first = |block: usize| self.firsts.get(block).copied().unwrap_or(self.len());
        first(block)..first(block + 1)
    }

    /// Texts from a number on: as many as there are in its block, but no more than one beyond `bytes`.
    pub(super) fn stretch(&self, from: u32, bytes: usize) -> Option<Stretch<'_>> {
        let offset = self.starts.get(from as usize)? as usize;
        let block = self.block_of(from)?;
        let numbers = from..self.numbers_of(block).end;
        let count = partition_point(numbers.clone(), |number| {
            self.starts.get(number as usize).is_some_and(|start| start as usize <= offset.saturating_add(bytes))
        });
        let numbers = from..count.max(from + 1);
        let text = self.blocks.get(block)?.get(offset..self.end_of(numbers.end - 1, block)?)?;
        Some(Stretch { text, numbers, texts: self, offset })
    }

    /// Bytes taken from the heap.
    pub(super) fn heap(&self) -> usize {
        let replaced = self.replaced.values().map(|text| text.len() + 2 * size_of::<Box<str>>());
        self.starts.heap()
            + replaced.sum::<usize>()
            + self.blocks.iter().map(|block| block.capacity() + size_of::<String>() + size_of::<u32>()).sum::<usize>()
    }
}

impl Stretch<'_> {
    /// The number of the text at a place, and where it lies. Texts are asked for from front to back: `from` is the number
    /// from which to look.
    pub(super) fn text_at(&self, place: usize, from: u32) -> (u32, Range<usize>) {
        let begins_by = |number: u32| self.start(number) <= place;
        // Matches tend to be close together: look nearby first, then twice as far each time.
        let mut reach = 1;
        while from + reach < self.numbers.end && begins_by(from + reach) {
            reach *= 2;
        }
        let high = (from + reach).min(self.numbers.end);
        let number = partition_point(from + reach / 2..high, begins_by).saturating_sub(1).max(from);
        (number, self.place_of(number))
    }

    /// One of its texts.
    pub(super) fn get(&self, number: u32) -> Option<&str> {
        self.text.get(self.place_of(number))
    }

    /// Where a text lies in it.
    fn place_of(&self, number: u32) -> Range<usize> {
        let next = number + 1;
        let end = if next == self.numbers.end { self.text.len() } else { self.start(next) - SEPARATOR.len_utf8() };
        self.start(number)..end
    }

    fn start(&self, number: u32) -> usize {
        self.texts.starts.get(number as usize).map_or(0, |start| start as usize - self.offset)
    }
}

/// The first number of a range for which it no longer holds.
fn partition_point(range: Range<u32>, holds: impl Fn(u32) -> bool) -> u32 {
    let (mut low, mut high) = (range.start, range.end);
    while low < high {
        let middle = low.midpoint(high);
        if holds(middle) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    low
}

#[cfg(test)]
mod tests;
