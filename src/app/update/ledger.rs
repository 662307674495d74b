//! What is loaded against what the overview counts, and the repair of what is short.

use crate::app::App;
use crate::feed::{Day, DayState, ledger};
use crate::view::DAY_MS;

impl App {
    /// Weighs the rows against the counts, when either has changed.
    pub(super) fn weigh(&mut self) {
        if self.stale_ledger {
            self.stale_ledger = false;
            self.ledger = ledger::days(&self.messages.feed, self.now, |day| self.counted(day));
        }
    }

    /// For tests that put rows and counts in by hand.
    #[cfg(test)]
    pub(crate) fn weigh_anew(&mut self) {
        self.stale_ledger = true;
        self.weigh();
        self.reckon_anew();
    }

    /// Rows of what is asked for that the overview counts on a UTC day, by its midnight; of one kind it counts none.
    fn counted(&self, midnight: i64) -> Option<u64> {
        let asked = self.place.asked.as_deref();
        if self.place.kind.is_some() || asked.is_some_and(|label| !self.counts_label(label)) {
            return None;
        }
        self.counts.on(midnight, asked)
    }

    /// Whether what the overview says of a label is a count of it. Nobody states that it lists every custom label: one that it
    /// lists nowhere has no messages only as long as none comes, and none is cut off.
    fn counts_label(&self, label: &str) -> bool {
        let feed = &self.messages.feed;
        self.counts.lists(label) || (feed.store().is_empty() && feed.cut().is_none())
    }

    /// Fetches the days again that are short of rows, or hold damaged ones: these may come whole.
    pub(super) fn repair(&mut self) {
        self.stale_ledger = true;
        self.weigh();
        let store = self.messages.feed.store();
        let is_damaged = |day: &Day| store.damaged_on(day.span.start().div_euclid(DAY_MS) * DAY_MS) > 0;
        let short = self.ledger.iter().filter(|day| is_short(day) || is_damaged(day));
        let short: Vec<_> = short.map(|day| day.span).collect();
        if short.is_empty() {
            self.say("no day is short of rows, and none holds damaged ones");
            return;
        }
        let days = if short.len() == 1 { "1 day".to_owned() } else { format!("{} days", short.len()) };
        self.say(format!("fetching {days} again"));
        for span in short {
            self.messages.feed.repair(span);
        }
        self.counts.refresh();
    }
}

/// Whether fetching a day again may bring rows: of a part of a day nobody states whether the count is of the whole, so
/// that one is fetched too.
fn is_short(day: &Day) -> bool {
    match day.state {
        DayState::Missing(_) => true,
        DayState::CannotTell => day.counted.is_some_and(|counted| counted > day.held),
        _ => false,
    }
}
