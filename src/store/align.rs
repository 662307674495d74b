//! Which rows of a page are held, where rows do not tell their time: by what stands beside them.
//!
//! A row such as `null` says nothing by which it could be known. But a page is an unbroken piece of the list: what stands there
//! between two rows that are held is what is held between them. So a row that came as `null` is known again when the page comes
//! again, is counted as often as a page shows it, and is known in the whole row that comes in its place later.

use std::ops::Range;

use hashbrown::{HashMap, HashSet};

use super::intern::NONE;
use super::row::{Fields, RowId};
use super::twins::{Identity, Twins};
use super::version::Version;
use super::words::{Body, Translation};
use super::{Batch, Store};

/// Which held row each row of a page is, by the row's number in the page.
pub(super) type Known = HashMap<u32, u32>;

/// A page, and how its values are called in the store.
#[derive(Clone, Copy)]
pub(super) struct Page<'a> {
    pub(super) batch: &'a Batch,
    pub(super) translation: &'a Translation,
    /// Where its last row stands, as far as known, epoch ms; all of them, when none tells its time.
    pub(super) near: Option<i64>,
}

/// Rows of a page that are not known yet, between two that are held, with their places in the store.
struct Gap {
    /// From the first row of the page to the last.
    rows: Vec<u32>,
    above: Option<usize>,
    below: Option<usize>,
}

/// More held rows than this, beside twice those of the page, are no gap of one list but a hole in it.
const HOLE: usize = 16;

/// Held rows without a time of one place that a page without any is compared with.
const MOST: usize = 5_000;

/// A row of the page or a held one, while they are compared.
struct Side<'a> {
    number: u32,
    at: i64,
    /// Its JSON, when it does not tell its time.
    untimed: Option<&'a str>,
    version: Version<'a>,
}

impl Store {
    /// The rows of a page that are held, of those that do not tell their time on the page, or where they are held.
    pub(super) fn align(&self, page: Page<'_>, twins: &Twins) -> Known {
        let mut known = Known::new();
        if self.untimed == 0 && page.batch.untimed() == 0 {
            return known;
        }
        let mut anchored = HashSet::new();
        let mut gaps = Vec::new();
        let mut gap = Gap { rows: Vec::new(), above: None, below: None };
        for number in (0..).take(page.batch.len()) {
            let Some(row) = self.anchor(page, number, twins) else {
                gap.rows.push(number);
                continue;
            };
            anchored.insert(row);
            let place = self.index_of(RowId(row));
            gaps.push(Gap { below: place, ..gap });
            gap = Gap { rows: Vec::new(), above: place, below: None };
        }
        gaps.push(gap);
        for gap in gaps.into_iter().filter(|gap| !gap.rows.is_empty()) {
            self.fill(&gap, page, &anchored, &mut known);
        }
        known
    }

    /// The held row that a row of the page is for sure.
    fn anchor(&self, page: Page<'_>, number: u32, twins: &Twins) -> Option<u32> {
        let names_somebody =
            |identity: &Identity<'_>| identity.conversation != NONE || identity.tags.body == Body::Damaged;
        let identity = page.identity(number, self).filter(names_somebody)?;
        let ties = self.ties(identity.at);
        twins.find(&identity, (self.order.range(ties.clone()), ties.len()), self, |_| true)
    }

    /// Finds the rows of a gap among the held ones that stand there.
    fn fill(&self, gap: &Gap, page: Page<'_>, anchored: &HashSet<u32>, known: &mut Known) {
        let count = gap.rows.len();
        let places = match (gap.above, gap.below) {
            (Some(above), Some(below)) => {
                let between = above + 1..below.max(above + 1);
                if between.len() <= 2 * count + HOLE { between } else { 0..0 }
            }
            (Some(above), None) => above + 1..self.len().min(above + 1 + count),
            (None, Some(below)) => below.saturating_sub(count)..below,
            // Nothing of the page is held for sure: what was placed where it stands can be the same.
            (None, None) => self.where_it_stands(page, count),
        };
        let mut rows: Vec<Side<'_>> = gap.rows.iter().filter_map(|&number| page.side(number)).collect();
        let held = self.order.range(places).filter(|row| !anchored.contains(row));
        let mut held: Vec<Side<'_>> = held.filter_map(|row| self.side(row)).collect();
        if gap.above.is_none() && gap.below.is_some() {
            // What is nearest to the known row is known best.
            rows.reverse();
            held.reverse();
        }
        let pairs = match (gap.above, gap.below) {
            (Some(_), Some(_)) => between(&rows, &held),
            (None, None) if page.batch.newest().is_some() => {
                // What stands above the page's first time is on the page only before that, and when it looks the same.
                let first = rows.iter().find(|row| row.version.is_timed()).map_or(0, |row| row.number);
                let is_within = |held: &Side<'_>| page.batch.newest().is_some_and(|newest| held.at <= newest);
                let is_one = |row: &Side<'_>, held: &Side<'_>| {
                    (row.is_like(held) && row.number < first)
                        || (is_within(held) && (row.is_like(held) || row.untimed.is_none()))
                };
                between(&rows, &held).into_iter().filter(|(row, held)| is_one(row, held)).collect()
            }
            (None, None) => alike(rows.iter().collect(), held.iter().collect()),
            (above, _) => beside(&rows, &held, above.is_some()),
        };
        for (row, held) in pairs {
            if row.untimed.is_some() || held.untimed.is_some() {
                known.insert(row.number, held.number);
            }
        }
    }

    /// The places of the held rows of a page's time; none when these are more than a page and its neighbours.
    fn where_it_stands(&self, page: Page<'_>, count: usize) -> Range<usize> {
        let Some((newest, oldest)) = page.batch.newest().zip(page.batch.oldest()) else {
            let ties = self.ties(page.near.unwrap_or(0));
            return ties.start..ties.end.min(ties.start + MOST);
        };
        let last = page.near.map_or(oldest, |near| near.min(oldest));
        let places = self.ties(newest).start..self.ties(last).end;
        if places.len() > 2 * count + HOLE {
            return 0..0;
        }
        // Before its first time there can be rows without one, which were taken to be newer.
        let is_untimed = |place: &usize| self.order.get(*place).is_some_and(|row| self.is_untimed(row));
        let untimed = (0..places.start).rev().take(count).take_while(is_untimed);
        places.start - untimed.count()..places.end
    }

    fn side(&self, row: u32) -> Option<Side<'_>> {
        let fields = self.fields(row)?;
        Some(Side {
            number: row,
            at: fields.at,
            untimed: if self.is_untimed(row) { self.texts.get(row) } else { None },
            version: Version::of(&self.words, &self.texts, row, fields)?,
        })
    }
}

impl<'a> Page<'a> {
    /// When a row was sent, or is taken to have been.
    pub(super) fn at(self, number: u32) -> i64 {
        let is_timed = self.batch.newest().is_some();
        self.batch.rows.get(number as usize).filter(|_| is_timed).map_or(self.near.unwrap_or(0), |row| row.at)
    }

    /// A row's values by their numbers in the store.
    pub(super) fn fields(self, number: u32) -> Option<Fields> {
        let row = self.batch.rows.get(number as usize)?;
        Some(Fields {
            at: self.at(number),
            conversation: self.translation.conversation(row.conversation),
            user: self.translation.user(row.user),
            tags: self.translation.tags(row.tags),
        })
    }

    /// The identity that a row has in the store.
    pub(super) fn identity(self, number: u32, store: &Store) -> Option<Identity<'a>> {
        let row = self.fields(number)?;
        let tags = *store.words.tags.get(row.tags)?;
        Some(Identity { at: row.at, conversation: row.conversation, tags, text: self.batch.texts.get(number)? })
    }

    /// What a row says of itself.
    pub(super) fn version(self, number: u32) -> Option<Version<'a>> {
        let fields = *self.batch.rows.get(number as usize)?;
        Version::of(&self.batch.words, &self.batch.texts, number, fields)
    }

    fn side(self, number: u32) -> Option<Side<'a>> {
        let batch = self.batch;
        let fields = *batch.rows.get(number as usize)?;
        let is_untimed = batch.words.tags.get(fields.tags)?.body == Body::Untimed;
        Some(Side {
            number,
            at: self.at(number),
            untimed: if is_untimed { batch.texts.get(number) } else { None },
            version: self.version(number)?,
        })
    }
}

type Pairs<'s, 'a, 'b> = Vec<(&'s Side<'a>, &'s Side<'b>)>;

/// Pairs of what stands between two known rows, in the page and in the store: all of it is on both sides.
fn between<'s, 'a, 'b>(rows: &'s [Side<'a>], held: &'s [Side<'b>]) -> Pairs<'s, 'a, 'b> {
    let may_be = |row: &Side<'_>, held: &Side<'_>| row.is_like(held) || row.version.agrees(&held.version).is_some();
    if rows.len() == held.len() && rows.iter().zip(held).all(|(row, held)| may_be(row, held)) {
        return rows.iter().zip(held).collect();
    }
    // Rows have come between them, or some are gone: first those that look as they did, then those that may be one.
    let mut pairs = Vec::new();
    let mut left: Vec<&Side<'_>> = held.iter().collect();
    let mut rest = Vec::new();
    for row in rows {
        match left.iter().position(|held| row.is_like(held)) {
            Some(place) => pairs.push((row, left.remove(place))),
            None => rest.push(row),
        }
    }
    // What tells its time says most about which one it is.
    rest.sort_by_key(|row| row.untimed.is_some());
    for row in rest {
        let best = (0..).zip(&left).filter_map(|(place, held)| Some((row.version.agrees(&held.version)?, place)));
        // Of equals the first.
        if let Some((_, std::cmp::Reverse(place))) =
            best.map(|(agrees, place)| (agrees, std::cmp::Reverse(place))).max()
        {
            pairs.push((row, left.remove(place)));
        }
    }
    pairs
}

/// Pairs of what stands beside one known row, nearest first, where nobody can tell how far page and store hold the same.
fn beside<'s, 'a, 'b>(rows: &'s [Side<'a>], held: &'s [Side<'b>], is_below: bool) -> Pairs<'s, 'a, 'b> {
    let is_one = |(row, held): &(&Side<'_>, &Side<'_>)| {
        // A row without a time is placed by the one above it: what is newer than that is another one.
        let fits = row.untimed.is_none() && (held.untimed.is_none() || !is_below || held.at >= row.at);
        row.is_like(held) || (fits && row.version.agrees(&held.version).is_some())
    };
    let mut pairs: Pairs<'s, 'a, 'b> = rows.iter().zip(held).take_while(is_one).collect();
    let done = pairs.len();
    pairs.extend(alike(rows.iter().skip(done).collect(), held.iter().skip(done).collect()));
    pairs
}

/// Pairs of what looks alike and was placed at the same time.
fn alike<'s, 'a, 'b>(rows: Vec<&'s Side<'a>>, mut held: Vec<&'s Side<'b>>) -> Pairs<'s, 'a, 'b> {
    let pair = |row: &'s Side<'a>| {
        let place = held.iter().position(|held| row.is_like(held) && row.at == held.at)?;
        Some((row, held.remove(place)))
    };
    rows.into_iter().filter_map(pair).collect()
}

impl Side<'_> {
    /// Whether both are the same JSON without a time.
    fn is_like(&self, other: &Self) -> bool {
        self.untimed.is_some() && self.untimed == other.untimed
    }
}

#[cfg(test)]
mod tests;
