//! Rows that come twice, where pages overlap.

use std::collections::VecDeque;
use std::iter;
use std::ops::Range;

use bytes::Bytes;
use hashbrown::DefaultHashBuilder;

use super::page::{Row, identity};

/// How many rows are remembered. Pages overlap in one millisecond, and hold 5,000 rows at most.
const MOST_ROWS: usize = 20_000;

/// How many bytes of pages are kept for that, but for those that share the millisecond in which the last one ended.
const MOST_BYTES: usize = 4 << 20;

/// The time of a row that has none, nor one before it.
const UNKNOWN: i64 = i64::MAX;

/// The latest pages, so that a row that comes again is known. A row is only read when one of its time has come before: rows
/// come newest first, so that hardly any is.
#[derive(Default)]
pub(super) struct Twins {
    pages: VecDeque<Held>,
    /// In all pages.
    rows: usize,
    bytes: usize,
    /// The oldest time so far.
    oldest: Option<i64>,
    hasher: DefaultHashBuilder,
}

/// The rows of a page that had not come before it.
struct Held {
    body: Bytes,
    rows: Vec<HeldRow>,
    newest: i64,
    oldest: i64,
}

struct HeldRow {
    row: Row,
    /// Found when it is first asked for.
    identity: Option<u64>,
}

impl Twins {
    /// The places of those rows of the page that have not come before, as far back as is remembered.
    pub(super) fn new_rows(&mut self, body: &Bytes, rows: Vec<Row>) -> Vec<Range<usize>> {
        let mut new = Vec::with_capacity(rows.len());
        let held = Vec::with_capacity(rows.len());
        let mut page = Held { body: body.clone(), rows: held, newest: i64::MIN, oldest: UNKNOWN };
        for row in rows {
            let at = row.at.unwrap_or(UNKNOWN);
            // What is the same has the same time (contract: "Paging of messages"), so what is older than all else is new.
            let mut held = HeldRow { row, identity: None };
            if self.oldest.is_none_or(|oldest| at < oldest) || !self.has(&mut page, &mut held) {
                self.oldest = Some(self.oldest.map_or(at, |oldest| oldest.min(at)));
                new.push(held.row.place.clone());
                page.push(held);
            }
        }
        self.keep(page);
        new
    }

    fn has(&mut self, page: &mut Held, row: &mut HeldRow) -> bool {
        let (at, identity) = (row.row.at.unwrap_or(UNKNOWN), row.identity(&page.body, &self.hasher));
        iter::once(page).chain(self.pages.iter_mut().rev()).any(|page| page.has(at, identity, &self.hasher))
    }

    fn keep(&mut self, page: Held) {
        if page.rows.is_empty() {
            return;
        }
        let edge = page.oldest;
        self.rows += page.rows.len();
        self.bytes += page.body.len();
        self.pages.push_back(page);
        while let Some(first) = self.pages.front()
            && (self.rows > MOST_ROWS || self.bytes > MOST_BYTES)
            && first.oldest != edge
        {
            self.rows -= first.rows.len();
            self.bytes -= first.body.len();
            self.pages.pop_front();
        }
    }
}

impl Held {
    fn push(&mut self, row: HeldRow) {
        let at = row.row.at.unwrap_or(UNKNOWN);
        self.newest = self.newest.max(at);
        self.oldest = self.oldest.min(at);
        self.rows.push(row);
    }

    fn has(&mut self, at: i64, identity: u64, hasher: &DefaultHashBuilder) -> bool {
        let Self { body, rows, newest, oldest } = self;
        let same_time = rows.iter_mut().filter(|held| held.row.at.unwrap_or(UNKNOWN) == at);
        (*oldest..=*newest).contains(&at) && same_time.into_iter().any(|held| held.identity(body, hasher) == identity)
    }
}

impl HeldRow {
    fn identity(&mut self, body: &Bytes, hasher: &DefaultHashBuilder) -> u64 {
        let Self { row, identity: known } = self;
        *known.get_or_insert_with(|| identity(body.get(row.place.clone()).unwrap_or_default(), row, hasher))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A page of rows, of each its time and its text.
    fn page(rows: &[(i64, &str)]) -> (Bytes, Vec<Row>) {
        let mut body = String::new();
        let rows = rows.iter().map(|(at, text)| {
            let start = body.len();
            let row = format!("{{\"timestamp\":{at},\"text\":\"{text}\"}}");
            body.push_str(&row);
            Row { place: start..body.len(), at: Some(*at), is_timed: true }
        });
        let rows = rows.collect();
        (body.into(), rows)
    }

    fn new(twins: &mut Twins, rows: &[(i64, &str)]) -> usize {
        let (body, rows) = page(rows);
        twins.new_rows(&body, rows).len()
    }

    #[test]
    fn a_row_is_new_once_in_its_page_and_over_pages() {
        let mut twins = Twins::default();
        assert_eq!(new(&mut twins, &[(9, "a"), (9, "b"), (9, "a"), (8, "a")]), 3);
        assert_eq!(new(&mut twins, &[(8, "a"), (8, "b"), (7, "a")]), 2);
        assert_eq!(new(&mut twins, &[(9, "b"), (9, "c"), (8, "b"), (7, "a")]), 1, "a page that comes again");
    }

    #[test]
    fn rows_in_order_are_not_read() {
        let mut twins = Twins::default();
        assert_eq!(new(&mut twins, &[(9, "a"), (8, "a")]) + new(&mut twins, &[(7, "a"), (6, "a")]), 4);
        assert!(twins.pages.iter().flat_map(|page| &page.rows).all(|held| held.identity.is_none()));
    }

    #[test]
    fn memory_is_bounded_but_for_the_millisecond_in_which_pages_end() {
        let mut twins = Twins::default();
        let long = "x".repeat(MOST_BYTES / 4);
        for at in (0..100).rev() {
            assert_eq!(new(&mut twins, &[(at, &long)]), 1);
        }
        assert!(twins.pages.len() <= 4 && twins.bytes <= MOST_BYTES);
        for tie in 0..10 {
            assert_eq!(new(&mut twins, &[(-1, &format!("{tie}{long}"))]), 1);
        }
        assert_eq!(new(&mut twins, &[(-1, &format!("0{long}"))]), 0, "a tie is remembered whole");
        let mut twins = Twins::default();
        for at in (0..MOST_ROWS as i64 + 100).rev() {
            new(&mut twins, &[(at, "a")]);
        }
        assert_eq!(twins.rows, MOST_ROWS);
    }
}
