//! Requests that are given up, and asked for again.

use crate::app::requests::{Open, Purpose};
use crate::app::{Action, App, Effect};
use crate::feed::{Failure, FeedState};

impl App {
    /// Gives up on requests that wait for another attempt, or for an answer for long; `r` starts them again.
    pub(super) fn stop_waiting(&mut self) {
        let now = self.now;
        let stopped = self.requests.close_all(|open| open.waiting.is_some() || open.is_slow(now));
        let last = stopped.iter().find_map(|(_, open)| open.waiting.as_ref().map(|waiting| waiting.because.clone()));
        for (ticket, open) in stopped {
            self.out.push(Effect::Abort(ticket));
            self.stop(&open);
            self.stopped.push(open.purpose);
        }
        let stopped = last.map_or_else(Failure::stopped, |because| Failure::stopped_after(&because));
        self.complain(format!("{}; {} asks again", stopped.clause(), self.key(Action::Reload)));
    }

    /// Asks again for what was stopped and the shown screen has not asked for by itself: `r` was said to do that.
    pub(super) fn ask_again(&mut self) {
        let mut again: Vec<&str> = Vec::new();
        for purpose in std::mem::take(&mut self.stopped) {
            if self.asks_again(purpose) && !again.contains(&purpose.name()) {
                again.push(purpose.name());
            }
        }
        if !again.is_empty() {
            self.say(format!("asking again for {}", again.join(", ")));
        }
    }

    /// Whether that was still to be asked for.
    fn asks_again(&mut self, purpose: Purpose) -> bool {
        match purpose {
            Purpose::Users | Purpose::UsersNarrowed if self.users_of(purpose).next.failure().is_some() => {
                self.users_of(purpose).release();
                self.ask_users(purpose);
                true
            }
            Purpose::Negatives(walk, _) => {
                let Some(walk) = self.radar.walks.get_mut(walk) else { return false };
                let has_failed = matches!(walk.feed.state(), FeedState::Failed(_));
                walk.feed.retry();
                self.walk_radar();
                has_failed
            }
            Purpose::Page(_) => {
                let has_failed = matches!(self.messages.state(), FeedState::Failed(_));
                self.messages.feed.retry();
                has_failed
            }
            Purpose::Overview(_) => {
                let has_failed = self.counts.failure().is_some();
                self.counts.retry();
                has_failed
            }
            Purpose::Before(_) => {
                let Some(before) = &mut self.labels.before else { return false };
                let has_failed = before.counts.failure().is_some();
                before.counts.retry();
                has_failed
            }
            Purpose::Export(job)
                if self.exports.jobs.get(job).is_some_and(|job| job.can_go_on(self.settings.account.as_ref())) =>
            {
                self.go_on_with(job);
                true
            }
            // The lists that are chosen from are asked for by every reload, the counts of views by opening theirs.
            Purpose::Workspaces
            | Purpose::Channels
            | Purpose::ViewCount(_)
            | Purpose::Users
            | Purpose::UsersNarrowed
            | Purpose::Export(_) => false,
        }
    }

    /// Notes that a request was given up.
    pub(super) fn stop(&mut self, open: &Open) {
        // Why it was waited for is what the reader needs to know, still.
        let failure = match &open.waiting {
            Some(waiting) => Failure::stopped_after(&waiting.because),
            None => Failure::stopped(),
        };
        match open.purpose {
            Purpose::Export(job) => self.export_stopped(job, failure.why),
            _ => self.fail(open, failure),
        }
    }
}
