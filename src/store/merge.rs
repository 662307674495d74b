//! Taking a page into the store: each row once, and in its place.

use std::cmp::Reverse;
use std::ops::Range;

use super::row::Fields;
use super::twins::{Identity, Twins};
use super::words::{Body, Translation};
use super::{Batch, RowId, Store};

/// Rows of one millisecond beyond which they are found by table instead of one by one.
const CROWD: usize = 64;

/// What became of a page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Merged {
    /// Rows that were not held before.
    pub added: usize,
    /// Rows that were: held already, or twice in the page. What they say of labels and source replaces what was known.
    pub doubled: usize,
    /// Of those that were held, how many now say something else of labels or source.
    pub changed: usize,
    /// Of those added, how many could not be read.
    pub damaged: usize,
    /// Of those added, how many now stand above everything that was held before; none when nothing was.
    pub at_head: usize,
    /// The latest time that a row of the page states, in epoch milliseconds.
    pub newest: Option<i64>,
    /// The earliest time that a row of the page states, in epoch milliseconds.
    pub oldest: Option<i64>,
    rows: Range<u32>,
}

impl Merged {
    /// The rows added, newest first.
    pub fn rows(&self) -> impl DoubleEndedIterator<Item = RowId> + use<> {
        self.rows.clone().map(RowId)
    }
}

impl Store {
    /// Takes a page in, at a cost that goes by the page and not by what is held.
    ///
    /// A row with the identity of one held (contract: same conversationId, timestamp, kind and text; of a damaged one, its JSON)
    /// is that row. The rest is put in its place in time; rows of one millisecond keep the server's order, next to the held
    /// ones that the page shows them beside.
    pub fn merge(&mut self, batch: &Batch) -> Merged {
        let translation = self.words.adopt(&batch.words);
        let mut numbers: Vec<u32> = (0..).take(batch.len()).collect();
        let time = |number: u32| batch.rows.get(number as usize).map_or(0, |row| row.at);
        numbers.sort_by_key(|&number| Reverse(time(number)));

        let first = self.texts.len();
        let held = self.len();
        let twins = std::mem::take(&mut self.twins);
        let mut merging = Merging {
            store: self,
            batch,
            translation,
            twins,
            places: Vec::new(),
            last: (i64::MIN, 0),
            doubled: 0,
            changed: 0,
            damaged: 0,
        };
        let mut groups = numbers.chunk_by(|&a, &b| time(a) == time(b)).peekable();
        let mut is_first = true;
        while let Some(group) = groups.next() {
            let is_last = groups.peek().is_none();
            merging.take_group(time(group[0]), group, is_last && !is_first);
            is_first = false;
        }
        let Merging { twins, mut places, doubled, changed, damaged, .. } = merging;
        self.twins = twins;

        places.sort_by_key(|&(place, _)| place);
        let rows: Vec<u32> = places.iter().map(|&(_, row)| row).collect();
        let mut runs = Vec::new();
        let mut rest = rows.as_slice();
        for run in places.chunk_by(|a, b| a.0 == b.0) {
            let (rows, behind) = rest.split_at(run.len());
            runs.push((run[0].0, rows));
            rest = behind;
        }
        self.order.insert(&runs);
        self.damaged += damaged;
        Merged {
            added: rows.len(),
            doubled,
            changed,
            damaged,
            at_head: if held == 0 { 0 } else { places.partition_point(|&(place, _)| place == 0) },
            newest: batch.newest(),
            oldest: batch.oldest(),
            rows: first..self.texts.len(),
        }
    }

    pub(super) fn identity(&self, row: u32) -> Option<Identity<'_>> {
        Some(Identity {
            at: self.at.get(row as usize)?,
            conversation: self.conversations.get(row as usize)?,
            tags: *self.words.tags.get(self.tags.get(row as usize)?)?,
            text: self.texts.get(row)?,
        })
    }

    /// Where the rows of a millisecond stand, or would.
    pub(super) fn ties(&self, at: i64) -> Range<usize> {
        let time = |row: u32| self.at.get(row as usize).unwrap_or_default();
        let len = self.len();
        // Pages mostly come at one of the ends.
        if self.order.get(len.wrapping_sub(1)).is_none_or(|row| time(row) > at) {
            return len..len;
        }
        if self.order.get(0).is_none_or(|row| time(row) < at) {
            return 0..0;
        }
        self.order.partition_point(|row| time(row) > at)..self.order.partition_point(|row| time(row) >= at)
    }
}

/// A page while it is taken in.
struct Merging<'a> {
    store: &'a mut Store,
    batch: &'a Batch,
    translation: Translation,
    twins: Twins,
    /// The rows added so far, and before which place of the old order each stands.
    places: Vec<(usize, u32)>,
    /// The millisecond that was looked for last, and the place behind its held rows.
    last: (i64, usize),
    doubled: usize,
    changed: usize,
    damaged: usize,
}

/// Where the rows that follow in a group belong.
enum Anchor {
    /// Nowhere in particular: the group has shown no held row yet.
    None,
    /// Behind this held row, wherever that stands.
    Row(u32),
    /// Before what stands at this place.
    Place(usize),
}

impl<'a> Merging<'a> {
    /// Takes in the page's rows of one millisecond. Where none of them is held, they stand below the held ones, or above when
    /// the page comes down to them from newer rows.
    fn take_group(&mut self, at: i64, group: &[u32], comes_down: bool) {
        let held = self.held(at);
        let first_new = self.store.texts.len();
        let mut anchor = Anchor::None;
        for &number in group {
            let Some(identity) = self.identity(number) else { continue };
            let new = first_new..self.store.texts.len();
            if let Some(twin) = self.twin(&identity, &held, new.clone()) {
                self.doubled += 1;
                self.refresh(twin, number);
                if !new.contains(&twin) && self.store.at.get(twin as usize) == Some(at) {
                    if matches!(anchor, Anchor::None) && !new.is_empty() {
                        self.settle_before(twin, &held, new.len());
                    }
                    anchor = Anchor::Row(twin);
                }
                continue;
            }
            if let Anchor::Row(row) = anchor {
                anchor = self.place_of(row, &held).map_or(Anchor::None, |place| Anchor::Place(place + 1));
            }
            let place = match anchor {
                Anchor::Place(place) => place,
                Anchor::Row(_) | Anchor::None if comes_down => held.start,
                Anchor::Row(_) | Anchor::None => held.end,
            };
            self.places.push((place, self.store.texts.len()));
            self.add(number, &identity, &held, new);
        }
    }

    /// Where the held rows of a millisecond stand, or would. Rows of a page mostly come down through a gap between held ones,
    /// so each is first looked for where the one before it was.
    fn held(&mut self, at: i64) -> Range<usize> {
        let (last, place) = self.last;
        let time = |row: u32| self.store.at.get(row as usize).unwrap_or_default();
        let fits = at < last && self.store.order.get(place).is_none_or(|row| time(row) < at);
        let held = if fits { place..place } else { self.store.ties(at) };
        self.last = (at, held.end);
        held
    }

    /// The identity that a row of the page has in the store.
    fn identity(&self, number: u32) -> Option<Identity<'a>> {
        let batch = self.batch;
        let row = batch.rows.get(number as usize)?;
        Some(Identity {
            at: row.at,
            conversation: self.translation.conversation(row.conversation),
            tags: *self.store.words.tags.get(self.translation.tags(row.tags))?,
            text: batch.texts.get(number)?,
        })
    }

    /// The row that is the same, among those of its millisecond: the held ones and the ones added from this page.
    fn twin(&self, identity: &Identity<'_>, held: &Range<usize>, new: Range<u32>) -> Option<u32> {
        if identity.tags.body == Body::Damaged || held.len() + new.len() > CROWD {
            return self.twins.find(identity, self.store);
        }
        let mut rows = self.store.order.range(held.clone()).chain(new);
        rows.find(|&row| self.store.identity(row).is_some_and(|other| other == *identity))
    }

    /// What the page says of labels and source may be newer than what is held.
    fn refresh(&mut self, twin: u32, number: u32) {
        if let Some(row) = self.batch.rows.get(number as usize) {
            let tags = self.translation.tags(row.tags);
            self.changed += usize::from(self.store.tags.get(twin as usize) != Some(tags));
            self.store.tags.set(twin as usize, tags);
        }
    }

    /// Moves the last rows added to the place of a held one that the page shows below them.
    fn settle_before(&mut self, twin: u32, held: &Range<usize>, count: usize) {
        if let Some(place) = self.place_of(twin, held) {
            self.places.iter_mut().rev().take(count).for_each(|entry| entry.0 = place);
        }
    }

    fn place_of(&self, row: u32, held: &Range<usize>) -> Option<usize> {
        held.clone().zip(self.store.order.range(held.clone())).find(|&(_, other)| other == row).map(|(place, _)| place)
    }

    fn add(&mut self, number: u32, identity: &Identity<'_>, held: &Range<usize>, new: Range<u32>) {
        let Some(fields) = self.batch.rows.get(number as usize) else { return };
        let row = self.store.push(
            Fields {
                at: fields.at,
                conversation: identity.conversation,
                user: self.translation.user(fields.user),
                tags: self.translation.tags(fields.tags),
            },
            identity.text,
        );
        let is_damaged = identity.tags.body == Body::Damaged;
        self.damaged += usize::from(is_damaged);
        let together = held.len() + new.len() + 1;
        if together == CROWD + 1 {
            let crowd: Vec<u32> = self.store.order.range(held.clone()).chain(new.start..=row).collect();
            crowd
                .into_iter()
                .filter(|&row| !self.store.is_damaged(row))
                .for_each(|row| self.twins.insert(row, self.store));
        } else if together > CROWD && !is_damaged {
            self.twins.insert(row, self.store);
        }
        if is_damaged {
            self.twins.insert(row, self.store);
        }
    }
}
