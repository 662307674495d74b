//! One page of messages, read as far as paging needs: when each row was written, and which rows are the same.

use std::hash::{BuildHasher, Hash, Hasher};
use std::ops::Range;

use hashbrown::DefaultHashBuilder;
use serde::Deserialize;
use serde_json::value::RawValue;

use crate::api::{ApiError, Cursor, MessagesBody};
use crate::feed::{self, Landed};
use crate::view::{Window, instant_of_ms, read_instant};

/// One row.
#[derive(Debug)]
pub(super) struct Row {
    /// Where in the body it stands.
    pub(super) place: Range<usize>,
    /// When it was written, epoch ms; of one that does not say, when the row before it was.
    pub(super) at: Option<i64>,
    /// Whether it says itself when that was.
    pub(super) is_timed: bool,
    /// Of one that leaves something open, how many rows of the page before it look like it: they are as many as came. Counted
    /// where rows are compared, which hardly any is.
    pub(super) nth: u32,
}

/// A page.
#[derive(Debug)]
pub(super) struct MessagesPage {
    /// In the server's order.
    rows: Vec<Row>,
    newest: Option<i64>,
    oldest: Option<i64>,
    cursor: Option<Cursor>,
    more: Option<bool>,
}

/// What tells when a row was written, as it stands in the JSON.
#[derive(Deserialize)]
struct Times<'a> {
    #[serde(borrow, default)]
    timestamp: Option<&'a RawValue>,
    #[serde(borrow, default)]
    date: Option<&'a RawValue>,
}

/// What makes a row the one it is, beside its time, as it stands in the JSON.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Identity<'a> {
    #[serde(borrow, default)]
    conversation_id: Option<&'a RawValue>,
    #[serde(borrow, default)]
    kind: Option<&'a RawValue>,
    #[serde(borrow, default)]
    text: Option<&'a RawValue>,
}

impl MessagesPage {
    /// Reads as much as tells which page of `window` is next. Fails when it is no page.
    pub(super) fn read(body: &MessagesBody, window: Window) -> Result<Self, ApiError> {
        let page = body.page()?;
        let start = body.bytes().as_ptr().addr();
        let (mut newest, mut oldest, mut last) = (None, None, None);
        let rows = page.items.iter().map(|item| {
            let json = item.get();
            let at = time(json);
            let inside = at.filter(|at| feed::is_near(window, *at));
            newest = newest.max(inside);
            oldest = oldest.into_iter().chain(inside).min();
            last = at.or(last);
            let place = json.as_ptr().addr() - start;
            Row { place: place..place + json.len(), at: last, is_timed: at.is_some(), nth: 0 }
        });
        let rows = rows.collect();
        Ok(Self { rows, newest, oldest, cursor: page.cursor, more: page.may_have_more })
    }

    /// How many rows it has.
    pub(super) const fn len(&self) -> usize {
        self.rows.len()
    }

    /// The rows, in the server's order.
    pub(super) fn into_rows(self) -> Vec<Row> {
        self.rows
    }

    /// What paging learns from it.
    pub(super) fn landed(&self) -> Landed<'_> {
        Landed {
            rows: self.rows.len(),
            newest: self.newest,
            oldest: self.oldest,
            cursor: self.cursor.as_ref(),
            more: self.more,
        }
    }
}

/// What a row is told from others by, read off its JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Look {
    /// The same for rows that look the same.
    pub(super) hash: u64,
    /// Whether it leaves nothing open: rows that look the same are then one.
    pub(super) is_whole: bool,
}

impl Look {
    /// Of what makes a row the one it is (contract: "Paging of messages"). Of a row without a readable time, of all its JSON and
    /// of the time before it.
    pub(super) fn of(json: &[u8], row: &Row, hasher: &DefaultHashBuilder) -> Self {
        let mut look = hasher.build_hasher();
        row.at.hash(&mut look);
        let is_whole = match serde_json::from_slice::<Identity<'_>>(json) {
            Ok(Identity { conversation_id, kind, text }) if row.is_timed => {
                let words =
                    [conversation_id, kind, text].map(|word| word.map(RawValue::get).filter(|raw| is_said(raw)));
                words.hash(&mut look);
                words.iter().all(Option::is_some)
            }
            _ => {
                json.hash(&mut look);
                false
            }
        };
        Self { hash: look.finish(), is_whole }
    }

    /// What makes it the row that it is. What one leaves open may tell it from another that looks the same, so such rows are as
    /// many as one page shows; the dashboard counts them likewise.
    pub(super) fn identity(self, row: &Row, hasher: &DefaultHashBuilder) -> u64 {
        if self.is_whole { self.hash } else { hasher.hash_one((self.hash, row.nth)) }
    }
}

/// Whether it is a text or a number: all else says nothing.
fn is_said(raw: &str) -> bool {
    raw.starts_with(|first: char| first == '"' || first == '-' || first.is_ascii_digit())
}

/// When a row was written, in epoch ms.
fn time(json: &str) -> Option<i64> {
    if let Some(ms) = leading_time(json) {
        return Some(ms);
    }
    let times = serde_json::from_str::<Times<'_>>(json).ok()?;
    times.timestamp.and_then(instant).or_else(|| times.date.and_then(instant))
}

/// The API writes the time first, as digits: then the rest of the row need not be read. A second `timestamp` further on is
/// not looked for.
fn leading_time(json: &str) -> Option<i64> {
    let rest = json.strip_prefix("{\"timestamp\":")?;
    let digits = rest.find(|c: char| !c.is_ascii_digit())?;
    let (number, rest) = rest.split_at(digits);
    instant_of_ms(number.parse().ok().filter(|_| rest.starts_with([',', '}']))?)
}

fn instant(raw: &RawValue) -> Option<i64> {
    let word = raw.get();
    read_instant(word.strip_prefix('"').and_then(|word| word.strip_suffix('"')).unwrap_or(word))
}

#[cfg(test)]
mod tests;
