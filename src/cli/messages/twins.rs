//! Rows that come twice, where pages overlap.

use std::collections::VecDeque;
use std::ops::Range;

use bytes::Bytes;
use hashbrown::{DefaultHashBuilder, HashMap, HashSet};

use super::page::{Look, Row};

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
    /// Of the times at which the page that is looked at has rows that leave something open: how many look the same so far.
    alike: HashMap<i64, HashMap<u64, u32>>,
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
        self.alike.clear();
        for mut row in rows {
            let at = time(&row);
            // What is the same has the same time (contract: "Paging of messages"), so what is older than all else is new.
            if self.oldest.is_none_or(|oldest| at < oldest) || self.is_new(&page, &mut row) {
                self.oldest = Some(self.oldest.map_or(at, |oldest| oldest.min(at)));
                new.push(row.place.clone());
                page.push(row);
            }
        }
        self.keep(page);
        new
    }

    /// Whether no row like this has come; from now on one has.
    fn is_new(&mut self, page: &Held, row: &mut Row) -> bool {
        let look = page.look(row, &self.hasher);
        if !look.is_whole {
            row.nth = self.count(page, time(row), look);
        }
        let identity = look.identity(row, &self.hasher);
        self.known_at(time(row), Some(page)).insert(identity)
    }

    /// How many rows of the page before this one look like it.
    fn count(&mut self, page: &Held, at: i64, look: Look) -> u32 {
        let Self { alike, hasher, .. } = self;
        // The first row of its time was not read as it came.
        let first = || page.at(at).map(|row| (page.look(row, hasher).hash, 1)).collect();
        let count = alike.entry(at).or_insert_with(first).entry(look.hash).or_default();
        let nth = *count;
        *count += 1;
        nth
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
    fn at(&self, at: i64) -> impl Iterator<Item = &Row> {
        let rows = if (self.oldest..=self.newest).contains(&at) { self.rows.as_slice() } else { &[] };
        rows.iter().filter(move |row| time(row) == at)
    }

    fn identities(&self, at: i64, hasher: &DefaultHashBuilder) -> impl Iterator<Item = u64> {
        self.at(at).map(move |row| self.look(row, hasher).identity(row, hasher))
    }

    fn look(&self, row: &Row, hasher: &DefaultHashBuilder) -> Look {
        Look::of(self.body.get(row.place.clone()).unwrap_or_default(), row, hasher)
    }
}

fn time(row: &Row) -> i64 {
    row.at.unwrap_or(UNKNOWN)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::MessagesBody;
    use crate::cli::messages::page::MessagesPage;
    use crate::view::Window;

    /// A page of rows, of each its time and its text.
    fn page(rows: &[(i64, &str)]) -> (Bytes, Vec<Row>) {
        let mut body = String::new();
        let rows = rows.iter().map(|(at, text)| {
            let start = body.len();
            let row = format!(r#"{{"timestamp":{at},"conversationId":"c","kind":"text","text":"{text}"}}"#);
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

    /// How many of these rows are new, each its JSON.
    fn new_of(twins: &mut Twins, rows: &[&str]) -> usize {
        let json = format!(r#"{{"items":[{}],"mayHaveMore":true}}"#, rows.join(","));
        let body = MessagesBody::new(json.into());
        let window = Window::new(0, i64::MAX / 2).unwrap();
        let page = MessagesPage::read(&body, window).unwrap();
        twins.new_rows(body.bytes(), page.into_rows()).len()
    }

    #[test]
    fn rows_that_leave_something_open_are_as_many_as_one_page_shows() {
        for open in [
            r#"{"timestamp":5,"kind":"text","text":""}"#,
            r#"{"timestamp":5,"conversationId":"c","kind":"text","text":null}"#,
            r#"{"timestamp":5,"conversationId":"c","kind":{},"text":"a"}"#,
            r#"{"timestamp":5}"#,
            r#"{"timestamp":5,"text":"a","text":"b"}"#,
            r#"{"text":"no time"}"#,
            "null",
        ] {
            let newer = r#"{"timestamp":6}"#;
            let mut twins = Twins::default();
            assert_eq!(new_of(&mut twins, &[newer, open, open]), 3, "{open}");
            assert_eq!(new_of(&mut twins, &[newer, open, open, open]), 1, "{open}: one more than before");
            assert_eq!(new_of(&mut twins, &[newer, open]), 0, "{open}");
            let whole = r#"{"timestamp":6,"conversationId":"c","kind":"text","text":"a"}"#;
            let mut twins = Twins::default();
            assert_eq!(new_of(&mut twins, &[whole, whole, open, whole, open]), 3, "{open}: whole ones are one");
        }
    }

    #[test]
    fn what_is_no_word_and_what_did_not_come_look_the_same() {
        let rows = [r#"{"timestamp":5,"text":"a"}"#, r#"{"timestamp":5,"text":"a","kind":null,"conversationId":[]}"#];
        let mut twins = Twins::default();
        assert_eq!(new_of(&mut twins, &rows[..1]), 1);
        assert_eq!(new_of(&mut twins, &rows[1..]), 0);
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
