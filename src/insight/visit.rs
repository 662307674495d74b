//! What was new since the last visit: a watermark per channel and label, kept in the state file.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::view::Zone;

/// How many watermarks are kept; those of the oldest visits go first.
const MOST: usize = 500;

/// The last visit to one channel and label.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub struct Visit {
    /// The newest message that was seen then, epoch ms. Only what is later is new.
    pub newest: i64,
    /// When the visit was, epoch ms.
    pub at: i64,
}

/// The last visit to each channel and label. Ids are the API's.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(transparent)]
pub struct Visits {
    /// By channel, then by label, where the empty one stands for all messages.
    channels: BTreeMap<String, BTreeMap<String, Visit>>,
}

impl Visits {
    /// The last visit to a label of a channel, or to all its messages.
    #[must_use]
    pub fn last(&self, channel: &str, label: Option<&str>) -> Option<Visit> {
        self.channels.get(channel)?.get(label.unwrap_or_default()).copied()
    }

    /// Keeps a visit. A watermark never goes back: a visit to an older window has seen no less.
    pub fn keep(&mut self, channel: &str, label: Option<&str>, visit: Visit) {
        let labels = self.channels.entry(channel.to_owned()).or_default();
        let kept = labels.entry(label.unwrap_or_default().to_owned()).or_insert(visit);
        *kept = Visit { newest: kept.newest.max(visit.newest), at: kept.at.max(visit.at) };
        self.forget_oldest();
    }

    /// Keeps all visits of another record too.
    pub fn keep_all(&mut self, other: &Self) {
        for (channel, labels) in &other.channels {
            for (label, visit) in labels {
                self.keep(channel, Some(label), *visit);
            }
        }
    }

    fn forget_oldest(&mut self) {
        while self.channels.values().map(BTreeMap::len).sum::<usize>() > MOST {
            let all = self.channels.iter().flat_map(|(channel, labels)| {
                labels.iter().map(move |(label, visit)| (visit.at, channel.clone(), label.clone()))
            });
            let Some((_, channel, label)) = all.min() else { return };
            if let Some(labels) = self.channels.get_mut(&channel) {
                labels.remove(&label);
            }
            self.channels.retain(|_, labels| !labels.is_empty());
        }
    }
}

impl Visit {
    /// What is new, in words: `42 new since Monday 09:12`, `nothing new since 09:12`. With `more`, the count is a lower bound:
    /// `42+ new …`.
    #[must_use]
    pub fn in_words(self, count: u64, more: bool, now_ms: i64, zone: Zone) -> String {
        let since = self.since(now_ms, zone);
        match (count, more) {
            (0, false) => format!("nothing new since {since}"),
            (count, false) => format!("{count} new since {since}"),
            (count, true) => format!("{count}+ new since {since}"),
        }
    }

    /// When the visit was, as short as it is clear: `09:12` (today), `yesterday 09:12`, `Monday 09:12` (within six days),
    /// `3 May 09:12`, `3 May 2025 09:12`.
    #[must_use]
    pub fn since(self, now_ms: i64, zone: Zone) -> String {
        let (at, now) = (zone.at(self.at), zone.at(now_ms));
        let shape = match (now.date_naive() - at.date_naive()).num_days() {
            0 => "%H:%M",
            1 => "yesterday %H:%M",
            2..=6 => "%A %H:%M",
            _ if at.format("%Y").to_string() == now.format("%Y").to_string() => "%-d %b %H:%M",
            _ => "%-d %b %Y %H:%M",
        };
        at.format(shape).to_string()
    }
}

#[cfg(test)]
mod tests;
