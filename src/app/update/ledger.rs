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
        if self.place.kind.is_some() { None } else { self.counts.on(midnight, self.place.asked.as_deref()) }
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
