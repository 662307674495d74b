//! What is asked for next, after every event: pages before the reader gets there, counts, users.

use crate::api::MessagesQuery;
use crate::app::messages::NarrowBy;
use crate::app::requests::Purpose;
use crate::app::{Action, App, Request, Screen};
use crate::feed::{Ask, FeedState, PartId, PartState};
use crate::text::grouped;
use crate::view::DAY_MS;

/// Pages that are asked for one after another without a row that the view shows; more come when all are asked for.
const IN_VAIN: usize = 20;

/// Rows a page when all pages are loaded. A server that takes fewer says so, once.
const LARGE_PAGE: u32 = 500;

/// Rows that a walk should have to itself at least when several walk at once: each has a last page that is not full.
const ROWS_A_PIECE: i64 = 20 * LARGE_PAGE as i64;

impl App {
    /// Asks for what the reader will need next.
    pub(super) fn load_on(&mut self) {
        if self.place.scope().is_none() {
            return;
        }
        self.load_pages();
        self.load_counts();
        // Both show what stands out, which is told from what was usual before.
        if matches!(self.screen, Screen::Messages | Screen::Labels) {
            self.load_before();
        }
        self.load_users();
        self.load_radar();
    }

    fn load_pages(&mut self) {
        // Newer rows and repairs do not wait behind the older rows that the reader scrolls towards.
        while self.messages.feed.loading() <= self.settings.parallel {
            let Some((part, ask)) = self.messages.feed.next_extra() else { break };
            self.send_page(part, ask);
        }
        if self.walks_side_by_side()
            && let Some(days) = self.days_a_piece()
        {
            self.messages.feed.split(days);
        }
        let height = self.areas().list_rows();
        while self.messages.feed.loading_slices() < self.parallel_pages() {
            let Some((part, ask)) = self.next_page(height) else { break };
            self.send_page(part, ask);
        }
        if self.messages.load_all.is_some() && self.messages.feed.loading() == 0 {
            self.load_all_ended();
        }
    }

    /// UTC days that are worth a walk of their own; `None` while nobody knows how many messages there are.
    fn days_a_piece(&self) -> Option<i64> {
        let messages = i64::try_from(self.expected()?).ok()?.max(1);
        let days = self.place.window.days().count() as i64;
        Some((days * ROWS_A_PIECE / messages).max(1))
    }

    /// Whether several walks are under way at a time. A list that somebody else reads on later has no holes for that.
    fn walks_side_by_side(&self) -> bool {
        let own = self.person.as_ref().is_some_and(|person| person.reader.is_none());
        self.messages.load_all.is_some() || (own && self.looks_for_person())
    }

    fn parallel_pages(&self) -> usize {
        if self.walks_side_by_side() { self.settings.parallel } else { 1 }
    }

    fn next_page(&mut self, height: usize) -> Option<(PartId, Ask)> {
        let more_news = self.news().is_some_and(|news| news.more);
        let (side_by_side, looks) = (self.walks_side_by_side(), self.looks_for_person());
        let messages = &mut self.messages;
        if side_by_side {
            return messages.feed.next_of_any_slice();
        }
        // A narrowed list does not pull in page after page of rows that it hides. What is new stands at the head of the list:
        // the next page can hold more of it.
        let reads_on = match &messages.narrow {
            None => messages.filter.is_none(),
            Some(narrow) => matches!(narrow.by, NarrowBy::NewerThan(_)) && more_news,
        };
        let first = messages.feed.store().is_empty();
        let in_vain = messages.hidden_below() >= IN_VAIN * self.settings.page_size as usize;
        let wanted = reads_on && !in_vain && messages.is_near_end(height);
        if first || looks || wanted { messages.feed.next_page() } else { None }
    }

    pub(super) fn send_page(&mut self, part: PartId, ask: Ask) {
        let Some(scope) = self.place.scope() else { return };
        let reads_on = self.messages.load_all.is_some() || self.looks_for_person();
        let query = MessagesQuery {
            scope,
            window: ask.window,
            label: self.place.asked.clone(),
            kind: self.place.kind,
            limit: Some(if reads_on { ask.limit.max(LARGE_PAGE) } else { ask.limit }),
            before: ask.before,
        };
        self.send(Purpose::Page(part), Request::Page(query));
    }

    fn load_all_ended(&mut self) {
        self.messages.load_all = None;
        if matches!(self.messages.state(), FeedState::Failed(_)) {
            return;
        }
        // Not `all` before the last page is held against the counts.
        self.weigh();
        let rows = grouped(self.messages.feed.store().len() as u64);
        if let Some(cut) = self.cut() {
            self.complain(format!("{rows} loaded, then {}", cut.why()));
        } else if self.missing() > 0 {
            let (missing, repair) = (grouped(self.missing()), self.key(Action::Repair));
            self.complain(format!("{rows} loaded, {missing} did not come; {repair} fetches their days again"));
        } else {
            self.say(format!("all {rows} loaded"));
        }
    }

    fn load_counts(&mut self) {
        let Some(scope) = self.place.scope() else { return };
        let mut room = self.settings.parallel.saturating_sub(self.counts.loading());
        while room > 0 {
            let Some(window) = self.counts.next() else { return };
            let ticket = self.send(Purpose::Overview(window), Request::Overview { scope: scope.clone(), window });
            self.counts.asked(window, ticket);
            room -= 1;
        }
    }

    /// Asks again for what failed; when nothing did, for what is new. What is loaded stays.
    pub(super) fn reload(&mut self) {
        if self.workspaces.failure().is_some() {
            self.ask_workspaces();
        }
        if self.channels.failure().is_some() {
            self.ask_channels();
        }
        match self.screen {
            Screen::Users => self.reload_users(),
            Screen::Radar => self.reload_radar(),
            Screen::Person => {
                if self.users.all.next.failure().is_some() {
                    self.users.all.release();
                }
                self.reload_view();
            }
            Screen::Exports => self.retry_export(),
            Screen::Messages | Screen::Labels => self.reload_view(),
        }
        self.ask_again();
    }

    /// The same for the messages and counts of the view.
    pub(super) fn reload_view(&mut self) {
        if let Some(before) = &mut self.labels.before {
            before.counts.retry();
        }
        let failed = |state: &PartState| matches!(state, PartState::Failed(_));
        let pages_failed = self.messages.feed.parts().iter().any(|part| failed(&part.state));
        if pages_failed || self.counts.failure().is_some() {
            self.messages.feed.retry();
            self.counts.retry();
            return;
        }
        if self.messages.feed.resume() {
            self.stale_ledger = true;
            // At once, although the reader may be far from the end: that is what was asked for.
            if let Some((part, ask)) = self.messages.feed.next_page() {
                self.send_page(part, ask);
            }
        }
        // A window that moves with the clock has moved by less than a day: what is loaded is as good as ever.
        let moved = self.place.spec.resolve(self.now, self.zone).start() - self.place.window.start();
        if (0..DAY_MS).contains(&moved) {
            self.look_for_newer();
            self.counts.refresh();
        } else {
            self.open_view();
        }
    }
}
