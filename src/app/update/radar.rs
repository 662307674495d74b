//! The radar: what it walks, and who is on it.

use crate::api::MessagesQuery;
use crate::app::radar::{Known, RadarPlan};
use crate::app::requests::Purpose;
use crate::app::users::name_and_ids;
use crate::app::{App, Request, Screen};
use crate::feed::{PageRows, PartId};
use crate::insight::{self, RadarRow};

impl App {
    /// Asks for the next pages of negative messages, while the radar is shown.
    pub(super) fn load_radar(&mut self) {
        if self.screen != Screen::Radar || self.place.scope().is_none() {
            return;
        }
        if !self.radar.is_begun() {
            self.radar.begin(&RadarPlan {
                labels: &self.settings.negative_labels,
                window: self.place.window,
                page_size: self.settings.page_size,
                ties: self.ties,
            });
            self.arrange_radar();
        }
        self.walk_radar();
    }

    /// Asks for the next pages, as many at a time as may be.
    pub(super) fn walk_radar(&mut self) {
        let under_way = self.requests.iter().filter(|open| matches!(open.purpose, Purpose::Negatives(..))).count();
        for _ in under_way..self.settings.parallel {
            let Some(walk) = self.radar.wanted() else { return };
            self.ask_negatives(walk);
        }
    }

    fn ask_negatives(&mut self, walk: usize) {
        let Some(scope) = self.place.scope() else { return };
        let Some(of) = self.radar.walks.get_mut(walk) else { return };
        let Some((part, ask)) = of.feed.next_page() else { return };
        let query = MessagesQuery {
            scope,
            window: ask.window,
            label: Some(of.label.clone()),
            kind: None,
            limit: Some(ask.limit),
            before: ask.before,
        };
        self.send(Purpose::Negatives(walk, part), Request::Page(query));
    }

    pub(super) fn negatives_came(&mut self, walk: usize, part: PartId, page: &PageRows) {
        self.radar.take(walk, part, page);
        self.radar.looked.get_or_insert(self.now);
        self.arrange_radar();
    }

    /// Users or messages have come, or time has passed: who is on it?
    pub(super) fn arrange_radar(&mut self) {
        if !self.radar.is_begun() {
            return;
        }
        let rules = insight::Radar { rules: self.settings.radar, now_ms: self.now, today: self.zone.date(self.now) };
        let height = self.areas().list_rows();
        let known = Known { users: &self.users.all.rows, rules, label_names: &self.settings.label_names };
        self.radar.arrange(&known, height);
    }

    /// Looks at every user and every negative message.
    pub(super) fn look_further(&mut self) {
        self.radar.look_further();
        self.users.reach = usize::MAX;
    }

    /// Asks anew: after failures from where they failed, else from the start, the reader staying with the same person.
    pub(super) fn reload_radar(&mut self) {
        let failed = self.users.all.next.failure().is_some()
            || self.radar.walks.iter().any(|walk| matches!(walk.feed.state(), crate::feed::FeedState::Failed(_)));
        if failed {
            for walk in &mut self.radar.walks {
                walk.feed.retry();
            }
            if self.users.all.next.failure().is_some() {
                self.users.all.release();
            }
            return;
        }
        self.forget_users();
        self.abort(|open| matches!(open.purpose, Purpose::Negatives(..)));
        self.radar.restart();
    }

    /// Drops what is known of the radar: another window or channel is looked at.
    pub(super) fn forget_radar(&mut self) {
        self.abort(|open| matches!(open.purpose, Purpose::Negatives(..)));
        self.radar.forget();
    }

    pub(super) fn copy_radar(&mut self) {
        if let Some(text) = self.radar.selected().map(|row| self.radar_in_words(row)) {
            self.copy_line("line", &text);
        }
    }

    /// Name, ids and reasons in one line, to be pasted where the case is handed over.
    fn radar_in_words(&self, row: &RadarRow) -> String {
        let customer = row.user.and_then(|index| self.users.all.rows.get(index)).and_then(|user| user.cuid.as_deref());
        let who = name_and_ids(&self.radar_name(row), customer, row.conversation.as_deref());
        let name = |label: &str| self.label_name(label).to_owned();
        let reasons: Vec<String> = row.reasons.iter().map(|reason| reason.in_words(self.now, &name)).collect();
        format!("{who}: {}", reasons.join("; "))
    }

    /// What somebody on the radar is called, not yet cleaned.
    #[must_use]
    pub fn radar_name(&self, row: &RadarRow) -> String {
        self.radar.name(row, &self.users.all.rows)
    }
}
