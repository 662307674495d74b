//! Which labels occur together on a message.

use hashbrown::HashMap;

/// How many labels of one message are reckoned with. A message carries a few; the pairs of thousands would take for ever.
const MOST_LABELS: usize = 32;

/// How often labels occur, alone and together, over any number of messages.
#[derive(Clone, Debug, Default)]
pub struct Together {
    messages: u64,
    labels: Vec<(String, u64)>,
    places: HashMap<String, usize>,
    /// By the places of both labels, the lower first.
    pairs: HashMap<(usize, usize), u64>,
}

/// Two labels that occur together.
#[derive(Clone, Debug, PartialEq)]
pub struct Pair {
    /// The one that occurs more often; of equals, the first by name. Value or id.
    pub first: String,
    /// The other one.
    pub second: String,
    /// Messages that carry both; at least 1.
    pub count: u64,
    /// The share of the first one's messages that carry the second too, 0 to 1.
    pub share_of_first: f64,
    /// The share of the second one's messages that carry the first too, 0 to 1.
    pub share_of_second: f64,
    /// How many times more often they meet than they would by chance: 1 is chance, less than 1 is avoidance.
    pub lift: f64,
}

impl Together {
    /// Counts the labels of one message; one that is named twice counts once, and those after the 32nd do not.
    pub fn add<'a>(&mut self, labels: impl IntoIterator<Item = &'a str>) {
        self.add_many(labels, 1);
    }

    /// Counts the labels of so many messages that carry the same.
    pub fn add_many<'a>(&mut self, labels: impl IntoIterator<Item = &'a str>, messages: u64) {
        self.messages += messages;
        let mut places: Vec<usize> = labels.into_iter().take(MOST_LABELS).map(|label| self.place(label)).collect();
        places.sort_unstable();
        places.dedup();
        for (at, &lower) in places.iter().enumerate() {
            self.labels[lower].1 += messages;
            for &higher in &places[at + 1..] {
                *self.pairs.entry((lower, higher)).or_default() += messages;
            }
        }
    }

    fn place(&mut self, label: &str) -> usize {
        if let Some(&place) = self.places.get(label) {
            return place;
        }
        let place = self.labels.len();
        self.labels.push((label.to_owned(), 0));
        self.places.insert(label.to_owned(), place);
        place
    }

    /// The `most` pairs that occur most often; of equals the one that is the less by chance, then by name.
    #[must_use]
    pub fn top(&self, most: usize) -> Vec<Pair> {
        let mut pairs: Vec<Pair> = self.pairs.iter().map(|(&(a, b), &count)| self.pair(a, b, count)).collect();
        pairs.sort_by(|a, b| {
            let by_weight = b.count.cmp(&a.count).then_with(|| b.lift.total_cmp(&a.lift));
            by_weight.then_with(|| (&a.first, &a.second).cmp(&(&b.first, &b.second)))
        });
        pairs.truncate(most);
        pairs
    }

    fn pair(&self, a: usize, b: usize, count: u64) -> Pair {
        let (mut first, mut second) = (&self.labels[a], &self.labels[b]);
        if second.1 > first.1 || (second.1 == first.1 && second.0 < first.0) {
            (first, second) = (second, first);
        }
        let share = |of: u64| count as f64 / of as f64;
        Pair {
            first: first.0.clone(),
            second: second.0.clone(),
            count,
            share_of_first: share(first.1),
            share_of_second: share(second.1),
            lift: share(first.1) * self.messages as f64 / second.1 as f64,
        }
    }
}

impl<'a, L: IntoIterator<Item = &'a str>> FromIterator<L> for Together {
    fn from_iter<I: IntoIterator<Item = L>>(messages: I) -> Self {
        let mut together = Self::default();
        for labels in messages {
            together.add(labels);
        }
        together
    }
}

#[cfg(test)]
mod tests;
