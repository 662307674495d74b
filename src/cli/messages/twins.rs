//! Rows that come twice, where pages overlap.

use std::collections::VecDeque;
use std::ops::Range;

use bytes::Bytes;
use hashbrown::{DefaultHashBuilder, HashMap, HashSet};

use super::page::{Row, identity};

/// How many rows are remembered. Pages overlap in one millisecond, and hold 5,000 rows at most.
const MOST_ROWS: usize = 20_000;

/// How many bytes of pages are kept for that, but for the last page.
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
    /// Of the times that were looked for: the identities of all rows of that time, also of pages that are gone.
    known: HashMap<i64, HashSet<u64>>,
    hasher: DefaultHashBuilder,
}

/// The rows of a page that had not come before it.
struct Held {
    body: Bytes,
    rows: Vec<Row>,
    newest: i64,
    oldest: i64,
}

impl Twins {
    /// The places of those rows of the page that have not come before, as far back as is remembered.
    pub(super) fn new_rows(&mut self, body: &Bytes, rows: Vec<Row>) -> Vec<Range<usize>> {
        let mut new = Vec::with_capacity(rows.len());
        let held = Vec::with_capacity(rows.len());
        let mut page = Held { body: body.clone(), rows: held, newest: i64::MIN, oldest: UNKNOWN };
        for row in rows {
            let at = time(&row);
            // What is the same has the same time (contract: "Paging of messages"), so what is older than all else is new.
            if self.oldest.is_none_or(|oldest| at < oldest) || self.is_new(&page, &row) {
                self.oldest = Some(self.oldest.map_or(at, |oldest| oldest.min(at)));
                new.push(row.place.clone());
                page.push(row);
            }
        }
        self.keep(page);
        new
    }

    /// Whether no row like this has come; from now on one has.
    fn is_new(&mut self, page: &Held, row: &Row) -> bool {
        let identity = page.identity(row, &self.hasher);
        self.known_at(time(row), Some(page)).insert(identity)
    }

    /// The identities of all rows of a time, in the pages and in one that is not among them yet.
    fn known_at(&mut self, at: i64, page: Option<&Held>) -> &mut HashSet<u64> {
        let Self { pages, known, hasher, .. } = self;
        let found = || pages.iter().chain(page).flat_map(|page| page.identities(at, hasher)).collect();
        known.entry(at).or_insert_with(found)
    }

    fn keep(&mut self, page: Held) {
        if page.rows.is_empty() {
            return;
        }
        let times = page.oldest..=page.newest;
        self.rows += page.rows.len();
        self.bytes += page.body.len();
        self.pages.push_back(page);
        if self.is_full() {
            // The next page goes on in the millisecond in which this one ends, which can be as long as it likes.
            self.known_at(*times.start(), None);
        }
        while self.is_full()
            && let Some(first) = self.pages.pop_front()
        {
            self.rows -= first.rows.len();
            self.bytes -= first.body.len();
        }
        self.known.retain(|at, _| times.contains(at));
    }

    fn is_full(&self) -> bool {
        self.pages.len() > 1 && (self.rows > MOST_ROWS || self.bytes > MOST_BYTES)
    }
}

impl Held {
    fn push(&mut self, row: Row) {
        let at = time(&row);
        self.newest = self.newest.max(at);
        self.oldest = self.oldest.min(at);
        self.rows.push(row);
    }

    /// Those of the rows of this time.
    fn identities(&self, at: i64, hasher: &DefaultHashBuilder) -> impl Iterator<Item = u64> {
        let rows = if (self.oldest..=self.newest).contains(&at) { self.rows.as_slice() } else { &[] };
        rows.iter().filter(move |row| time(row) == at).map(move |row| self.identity(row, hasher))
    }

    fn identity(&self, row: &Row, hasher: &DefaultHashBuilder) -> u64 {
        identity(self.body.get(row.place.clone()).unwrap_or_default(), row, hasher)
    }
}

fn time(row: &Row) -> i64 {
    row.at.unwrap_or(UNKNOWN)
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
            Row { place: start..body.len(), at: Some(*at), is_timed: true, nth: 0 }
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
        assert!(twins.known.is_empty());
    }

    #[test]
    fn memory_is_bounded_and_the_millisecond_in_which_pages_end_is_known_all_the_same() {
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
        assert!(twins.pages.len() <= 4 && twins.bytes <= MOST_BYTES);
        let mut twins = Twins::default();
        for at in (0..MOST_ROWS as i64 + 100).rev() {
            new(&mut twins, &[(at, "a")]);
        }
        assert_eq!(twins.rows, MOST_ROWS);
    }

    #[test]
    fn a_tie_of_many_pages_is_looked_at_once_a_row() {
        let mut twins = Twins::default();
        for number in 0..200 {
            let texts: Vec<_> = (0..500).map(|row| format!("{number} {row}")).collect();
            let rows: Vec<_> = texts.iter().map(|text| (7, text.as_str())).collect();
            assert_eq!(new(&mut twins, &rows), 500);
            assert_eq!(new(&mut twins, &rows[..3]), 0);
        }
        assert!(twins.rows <= MOST_ROWS);
        assert_eq!(twins.known[&7].len(), 100_000);
        assert_eq!(new(&mut twins, &[(7, "0 0"), (6, "0 0")]), 1);
        assert_eq!(new(&mut twins, &[(5, "0 0"), (5, "1 0")]), 2);
        assert!(!twins.known.contains_key(&7), "it is over");
    }
}
