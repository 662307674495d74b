//! Looking for newer messages: once, or again and again.

use crate::app::messages::Follow;
use crate::app::{Action, App, Effect};
use crate::store::Merged;

/// Looks at most this many times farther apart while the server refuses.
const SLOWEST: u32 = 16;

impl App {
    /// Asks for messages newer than all that is held; the window of a relative view moves with the clock.
    pub(super) fn look_for_newer(&mut self) {
        let end = self.place.spec.resolve(self.now, self.zone).end();
        self.messages.feed.look_for_newer(self.now, end);
        self.place.window = self.messages.feed.window();
        self.counts.extend_to(self.place.window.end());
        self.stale_ledger = true;
    }

    /// Starts or stops following.
    pub(super) fn toggle_follow(&mut self) {
        if self.messages.follow.take().is_some() {
            self.say("no longer following");
            return;
        }
        if !self.place.spec.resolve(self.now, self.zone).contains(self.now) {
            let dates = self.key(Action::PickDates);
            self.complain(format!("this window lies in the past: nothing new can come; {dates} chooses another"));
            return;
        }
        self.messages.follow = Some(Follow { next: self.now, slower: 1 });
        self.look_if_due();
    }

    /// When the next look is due, epoch ms; `None` when nothing is followed.
    pub(super) fn next_look(&self) -> Option<i64> {
        self.messages.follow.map(|follow| follow.next)
    }

    pub(super) fn look_if_due(&mut self) {
        let apart = i64::from(self.settings.follow_seconds) * 1_000;
        let goes_on = self.place.spec.resolve(self.now, self.zone).contains(self.now);
        let Some(follow) = self.messages.follow.as_mut().filter(|follow| follow.next <= self.now) else { return };
        if !goes_on {
            self.messages.follow = None;
            self.say("this window has ended: no longer following");
            return;
        }
        follow.next = self.now + apart * i64::from(follow.slower);
        self.messages.feed.retry_newer();
        self.look_for_newer();
    }

    /// A look came to something, or to nothing: the next ones come at the usual pace again, or farther apart.
    pub(super) fn pace_follow(&mut self, refused: bool) {
        if let Some(follow) = &mut self.messages.follow {
            follow.slower = if refused { (follow.slower * 2).min(SLOWEST) } else { 1 };
        }
    }

    /// Rings for new messages with one of the chosen labels; for every new message when none is chosen.
    pub(super) fn ring_for(&mut self, merged: &Merged) {
        if self.messages.follow.is_none() || !self.settings.bell {
            return;
        }
        let wanted = &self.settings.bell_labels;
        let store = self.messages.feed.store();
        let rings = merged.rows().filter_map(|id| store.row(id)).any(|row| {
            wanted.is_empty()
                || row.labels().chain(row.custom_labels()).any(|label| wanted.iter().any(|it| it == label))
        });
        if rings {
            self.out.push(Effect::Ring);
        }
    }
}
