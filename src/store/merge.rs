//! Taking a page into the store: each row once, and in its place.

use std::cmp::Reverse;
use std::ops::Range;

use hashbrown::HashSet;

use super::align::{Known, Page};
use super::fits::Fits;
use super::intern::NONE;
use super::row::Fields;
use super::twins::{Identity, Twins};
use super::version::{self, Version};
use super::words::Body;
use super::{Batch, RowId, Store};

/// Rows of one millisecond that are compared with one that came damaged; a crowd is not gone through for each.
const COMPARED: usize = 1_000;

/// Where in the list a page is, as far as its rows do not tell.
#[derive(Clone, Copy, Debug, Default)]
pub struct Place {
    /// Where its last row stands, epoch ms, and all of them when none tells its time: by the server's cursor.
    pub near: Option<i64>,
    /// Whether its first rows may go on in the millisecond in which another page ended: what that one showed of it is then
    /// none of these rows.
    pub goes_on: bool,
}

/// What became of a page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Merged {
    /// Rows that were not held before.
    pub added: usize,
    /// Rows that were: held already, or twice in the page. What they say replaces what was known.
    pub doubled: usize,
    /// Of those that were held, how many now say something else: of labels, of source, or what they had left out.
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
    named: Vec<RowId>,
}

impl Merged {
    /// The rows added, newest first.
    pub fn rows(&self) -> impl DoubleEndedIterator<Item = RowId> + use<> {
        self.rows.clone().map(RowId)
    }

    /// The rows that were held, did not name their conversation, and do now.
    pub fn named(&self) -> impl Iterator<Item = RowId> + use<'_> {
        self.named.iter().copied()
    }
}

impl Store {
    /// Takes a page in, at a cost that goes by the page and not by what is held.
    ///
    /// A row with the identity of one held (contract: same conversationId, timestamp, kind and text; of a damaged one, its JSON)
    /// is that row. So is one that may be the same, where one of the two came damaged or with gaps: the same millisecond, and
    /// nothing that both say differs. What the page says is then put in the held one's place, under its id; but a page that
    /// shows both has them both. The rest is put in its place in time; rows of one millisecond keep the server's order, next to
    /// the held ones that the page shows them beside.
    ///
    /// A row without a time is known by what stands beside it. Rows that leave something open are as many as one page shows of
    /// them: what they leave out may tell them from each other.
    pub fn merge(&mut self, batch: &Batch) -> Merged {
        self.merge_at(batch, Place::default())
    }

    /// The same, of a page of which it is known where in the list it is.
    pub fn merge_at(&mut self, batch: &Batch, place: Place) -> Merged {
        let translation = self.words.adopt(&batch.words);
        let page = Page { batch, translation: &translation, near: place.near };
        let mut numbers: Vec<u32> = (0..).take(batch.len()).collect();
        numbers.sort_by_key(|&number| Reverse(page.at(number)));

        let first = self.texts.len();
        let held = self.len();
        let twins = std::mem::take(&mut self.twins);
        let known = self.align(page, &twins);
        let mut merging = Merging {
            store: self,
            page,
            twins,
            known,
            places: Vec::new(),
            last: (i64::MIN, 0),
            merged: Merged { newest: batch.newest(), oldest: batch.oldest(), ..Merged::default() },
        };
        merging.mend_known();
        let mut groups = numbers.chunk_by(|&a, &b| page.at(a) == page.at(b)).peekable();
        let mut is_first = true;
        while let Some(group) = groups.next() {
            let is_last = groups.peek().is_none();
            let goes_on = is_first && place.goes_on;
            let held = merging.held(page.at(group[0]));
            merging.know(group, &held, !goes_on);
            merging.take_group(group, held, is_last && !is_first);
            is_first = false;
        }
        let Merging { twins, mut places, mut merged, .. } = merging;
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
        merged.added = rows.len();
        merged.at_head = if held == 0 { 0 } else { places.partition_point(|&(place, _)| place == 0) };
        merged.rows = first..self.texts.len();
        merged
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
    page: Page<'a>,
    twins: Twins,
    /// Held rows that rows of the page are, as far as that is known beforehand.
    known: Known,
    /// The rows added so far, and before which place of the old order each stands.
    places: Vec<(usize, u32)>,
    /// The millisecond that was looked for last, and the place behind its held rows.
    last: (i64, usize),
    merged: Merged,
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

impl Merging<'_> {
    /// Mends the rows that were known by their neighbours, before places in the order are looked for.
    fn mend_known(&mut self) {
        // From the last to the first: one that moves down must not pass one that is to stand behind it.
        let mut known: Vec<(u32, u32)> = self.known.iter().map(|(&number, &row)| (number, row)).collect();
        known.sort_unstable_by_key(|&(number, _)| Reverse(number));
        for (number, row) in known {
            self.mend(row, number);
        }
    }

    /// Takes in the page's rows of one millisecond. Where none of them is held, they stand below the held ones, or above when
    /// the page comes down to them from newer rows.
    fn take_group(&mut self, group: &[u32], held: Range<usize>, comes_down: bool) {
        let first_new = self.store.texts.len();
        let mut anchor = Anchor::None;
        for &number in group {
            let Some(identity) = self.page.identity(number, self.store) else { continue };
            let new = first_new..self.store.texts.len();
            let known = self.known.get(&number).copied();
            if let Some(twin) = known.or_else(|| self.twin_on_page(&identity, &held, new.clone())) {
                self.merged.doubled += 1;
                if known.is_none() {
                    self.mend(twin, number);
                } else if self.store.at.get(twin as usize) == Some(identity.at) {
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

    /// Finds the held rows of a millisecond among those of the page: first those that are the same, then, when the page shows
    /// that millisecond from its first row, those that may be; else those that agree in all.
    fn know(&mut self, group: &[u32], held: &Range<usize>, from_first: bool) {
        if held.is_empty() {
            return;
        }
        let mut open = Vec::new();
        let mut taken: HashSet<u32> = group.iter().filter_map(|number| self.known.get(number).copied()).collect();
        for &number in group {
            if self.known.contains_key(&number) {
                continue;
            }
            let Some(identity) = self.page.identity(number, self.store) else { continue };
            if identity.tags.body == Body::Untimed {
                continue;
            }
            let is_free = |row: u32| identity.is_whole() || !taken.contains(&row);
            let rows = (self.store.order.range(held.clone()), held.len());
            match self.twins.find(&identity, rows, self.store, is_free) {
                Some(row) => {
                    taken.insert(row);
                    self.known.insert(number, row);
                    self.mend(row, number);
                }
                None => open.push(number),
            }
        }
        let least = if from_first { 0 } else { version::ALL };
        self.know_versions(&open, held, &taken, least);
    }

    /// Finds held rows that rows of the page may be, where one of both came damaged or with gaps: those that agree best, and in so
    /// many things at `least`.
    fn know_versions(&mut self, open: &[u32], held: &Range<usize>, taken: &HashSet<u32>, least: usize) {
        if open.is_empty() {
            return;
        }
        // Two whole rows that differ are two.
        let is_whole = |identity: Option<Identity<'_>>| identity.is_some_and(|identity| identity.is_whole());
        let all_whole = open.iter().all(|&number| is_whole(self.page.identity(number, self.store)));
        let is_free = |row: &u32| !(taken.contains(row) || all_whole && is_whole(self.store.identity(*row)));
        let free = self.store.order.range(held.clone()).filter(is_free).take(COMPARED);
        for (number, row) in self.fitting(open, free.collect(), least) {
            self.known.insert(number, row);
            self.mend(row, number);
        }
    }

    /// Pairs of rows of the page and held ones, `free`, that may be one. Of each row what it says is read once: to read it off a
    /// damaged one costs much more than to compare it.
    fn fitting(&self, open: &[u32], free: Vec<u32>, least: usize) -> Vec<(u32, u32)> {
        let Store { words, texts, .. } = &*self.store;
        let said = |row: u32| Some((row, Version::of(words, texts, row, self.store.fields(row)?)?));
        let (rows, held): (Vec<u32>, Vec<Version<'_>>) = free.into_iter().filter_map(said).unzip();
        if held.is_empty() {
            return Vec::new();
        }
        let versions: Vec<(u32, Version<'_>)> =
            open.iter().filter_map(|&number| Some((number, self.page.version(number)?))).collect();
        let mut fits = Fits::new(&held);
        let mut pairs = Vec::new();
        for (number, version) in &versions {
            let row = fits.take(version, least).and_then(|place| rows.get(place));
            pairs.extend(row.map(|row| (*number, *row)));
        }
        pairs
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

    /// The row that is the same, among those added from this page. Those that leave something open are each another one.
    fn twin_on_page(&self, identity: &Identity<'_>, held: &Range<usize>, new: Range<u32>) -> Option<u32> {
        if new.is_empty() || !identity.is_whole() {
            return None;
        }
        let count = held.len() + new.len();
        self.twins.find(identity, (new.clone(), count), self.store, |row| new.contains(&row))
    }

    /// Lets a held row say what the page says of it: that may be newer, or more. What the page leaves out stays as it is known.
    fn mend(&mut self, row: u32, number: u32) {
        let Some((came, text)) = self.page.fields(number).zip(self.page.batch.texts.get(number)) else { return };
        let Some(held) = self.store.fields(row) else { return };
        if came == held {
            return;
        }
        let words = &self.store.words;
        let Some((said, known)) = words.tags.get(came.tags).copied().zip(words.tags.get(held.tags).copied()) else {
            return;
        };
        if said.body.is_damaged() {
            return;
        }
        let or = |came: u32, held: u32| if came == NONE { held } else { came };
        let tags = said.over(&known);
        let fields = Fields {
            at: came.at,
            conversation: or(came.conversation, held.conversation),
            user: or(came.user, held.user),
            tags: self.store.words.tag(tags),
        };
        if fields == held {
            return;
        }
        let says_more = said.body != known.body && tags.body == said.body;
        self.store.rewrite(&mut self.twins, row, fields, says_more.then_some(text));
        self.merged.changed += 1;
        if held.conversation == NONE && fields.conversation != NONE {
            self.merged.named.push(RowId(row));
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
        let Some(fields) = self.page.fields(number) else { return };
        let row = self.store.push(fields, identity.text);
        self.merged.damaged += usize::from(identity.tags.body.is_damaged());
        let count = held.len() + new.len();
        let rows = || self.store.order.range(held.clone()).chain(new);
        self.twins.came(row, (rows, count), self.store);
    }
}

#[cfg(test)]
mod tests;
