//! Counting messages and distinct conversations in one pass over rows that are in the order of time.

use std::collections::{BTreeMap, HashSet};

use super::super::super::world::{Channel, MASK_LABELS, Row};

/// How many messages, of how many distinct conversations.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Tally {
    pub(super) messages: u64,
    pub(super) conversations: u64,
}

/// The counts of a span; only labels that occur are there.
#[derive(Debug, Default)]
pub(super) struct Bucket<'a> {
    pub(super) activity: Tally,
    pub(super) labels: BTreeMap<&'a str, Tally>,
}

#[derive(Debug, Default)]
pub(super) struct Buckets<'a> {
    pub(super) total: Bucket<'a>,
    /// By the epoch ms that the bucket starts at; only buckets with messages.
    pub(super) days: BTreeMap<i64, Bucket<'a>>,
}

/// Counts the rows, which are oldest first, into the buckets that `start_of` puts them in.
pub(super) fn count<'a>(channel: &'a Channel, rows: &'a [Row], start_of: fn(i64) -> i64) -> Buckets<'a> {
    let mut buckets = Buckets::default();
    let mut total = Counter::new(channel);
    let mut current = Counter::new(channel);
    for piece in rows.chunk_by(|a, b| start_of(a.at) == start_of(b.at)) {
        let Some(first) = piece.first() else { continue };
        for row in piece {
            current.add(row);
            total.add(row);
        }
        buckets.days.insert(start_of(first.at), current.take());
    }
    buckets.total = total.take();
    buckets
}

/// Bit of a conversation's mask that says it was active; those below are labels.
const ACTIVE: u64 = 1 << MASK_LABELS;

struct Counter<'a> {
    channel: &'a Channel,
    /// For each conversation the labels that it was counted for.
    seen: Vec<u64>,
    /// Conversations with anything in `seen`, to forget them quickly.
    touched: Vec<u32>,
    tallies: [Tally; MASK_LABELS],
    activity: Tally,
    /// Labels that have no bit, from injected messages.
    others: BTreeMap<&'a str, (u64, HashSet<u32>)>,
}

impl<'a> Counter<'a> {
    fn new(channel: &'a Channel) -> Self {
        let seen = vec![0; channel.conversations()];
        let tallies = [Tally::default(); MASK_LABELS];
        Self { channel, seen, touched: Vec::new(), tallies, activity: Tally::default(), others: BTreeMap::new() }
    }

    fn add(&mut self, row: &Row) {
        let seen = &mut self.seen[row.user as usize];
        if *seen == 0 {
            self.touched.push(row.user);
            self.activity.conversations += 1;
        }
        self.activity.messages += 1;
        let fresh = !*seen;
        let mut labels = row.labels;
        while labels != 0 {
            let bit = labels.trailing_zeros();
            let tally = &mut self.tallies[bit as usize];
            tally.messages += 1;
            tally.conversations += fresh >> bit & 1;
            labels &= labels - 1;
        }
        *seen |= ACTIVE | u64::from(row.labels);
        for label in self.channel.other_labels(row) {
            let (count, conversations) = self.others.entry(label).or_default();
            *count += 1;
            conversations.insert(row.user);
        }
    }

    /// The counts so far; starts anew.
    fn take(&mut self) -> Bucket<'a> {
        for user in self.touched.drain(..) {
            self.seen[user as usize] = 0;
        }
        let tallies = std::mem::replace(&mut self.tallies, [Tally::default(); MASK_LABELS]);
        let known = (0..MASK_LABELS).map(|bit| (self.channel.label(bit), tallies[bit]));
        let others = std::mem::take(&mut self.others).into_iter().map(|(label, (messages, conversations))| {
            (label, Tally { messages, conversations: conversations.len() as u64 })
        });
        let labels = known.chain(others).filter(|(_, tally)| tally.messages > 0).collect();
        Bucket { activity: std::mem::take(&mut self.activity), labels }
    }
}
