//! What is asked for next, after every event: pages before the reader gets there, counts, users.

use crate::api::MessagesQuery;
use crate::app::load::Load;
use crate::app::requests::Purpose;
use crate::app::{App, Request, Screen};
use crate::feed::{Ask, FeedState, PartId};

impl App {
    /// Asks for what the reader will need next.
    pub(super) fn load_on(&mut self) {
        if self.place.scope().is_none() {
            return;
        }
        self.load_pages();
        self.load_counts();
        if self.screen == Screen::Users {
            self.load_users();
        }
    }

    fn load_pages(&mut self) {
        // Newer rows and repairs do not wait behind the older rows that the reader scrolls towards.
        while self.messages.feed.loading() <= self.settings.parallel {
            let Some((part, ask)) = self.messages.feed.next_extra() else { break };
            self.send_page(part, ask);
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

    const fn parallel_pages(&self) -> usize {
        if self.messages.load_all.is_some() { self.settings.parallel } else { 1 }
    }

    fn next_page(&mut self, height: usize) -> Option<(PartId, Ask)> {
        let messages = &mut self.messages;
        if messages.load_all.is_some() {
            return messages.feed.next_of_any_slice();
        }
        // A narrowed list does not pull in page after page of rows that it hides.
        let first = messages.feed.store().is_empty();
        if first || (messages.narrow.is_none() && messages.is_near_end(height)) {
            messages.feed.next_page()
        } else {
            None
        }
    }

    pub(super) fn send_page(&mut self, part: PartId, ask: Ask) {
        let Some(scope) = self.place.scope() else { return };
        let query = MessagesQuery {
            scope,
            window: ask.window,
            label: self.place.label.clone(),
            kind: self.place.kind,
            limit: Some(ask.limit),
            before: ask.before,
        };
        self.send(Purpose::Page(part), Request::Page(query));
    }

    fn load_all_ended(&mut self) {
        self.messages.load_all = None;
        let rows = self.messages.feed.store().len();
        match self.messages.state() {
            FeedState::Failed(_) => {}
            FeedState::Cut(why) => self.complain(format!("{rows} loaded, then {why}")),
            _ => self.say(format!("all {rows} loaded")),
        }
    }

    fn load_counts(&mut self) {
        let Some(scope) = self.place.scope() else { return };
        let mut room = self.settings.parallel.saturating_sub(self.counts.loading());
        while room > 0 {
            let Some((slice, window)) = self.counts.next() else { return };
            let ticket = self.send(Purpose::Overview(slice), Request::Overview { scope: scope.clone(), window });
            self.counts.asked(slice, ticket);
            room -= 1;
        }
    }

    fn load_users(&mut self) {
        let height = self.areas().list_rows();
        let Some(scope) = self.place.scope() else { return };
        let near_end = self.users.cursor.top + height * 2 >= self.users.rows.len();
        if let Some(offset) = self.users.wanted().filter(|_| near_end) {
            self.users.asked = offset;
            let ticket = self.send(Purpose::Users, Request::Users { scope, offset });
            self.users.next = Load::Loading(ticket);
        }
    }

    /// Asks again for what failed; when nothing did, for what is new.
    pub(super) fn reload(&mut self) {
        if self.workspaces.failure().is_some() {
            self.ask_workspaces();
            return;
        }
        if self.channels.failure().is_some() {
            self.ask_channels();
            return;
        }
        match self.screen {
            Screen::Users => self.users = crate::app::users::Users::default(),
            Screen::Exports => {}
            Screen::Messages | Screen::Labels => self.reload_view(),
        }
    }

    fn reload_view(&mut self) {
        let failed =
            self.messages.feed.parts().iter().any(|part| matches!(part.state, crate::feed::PartState::Failed(_)));
        let window = self.place.spec.resolve(self.now, self.zone);
        self.counts.retry();
        if failed {
            self.messages.feed.retry();
        } else if window.start() == self.place.window.start() {
            self.counts.refresh();
            self.look_for_newer();
        } else {
            self.open_view();
        }
    }
}
