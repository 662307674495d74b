//! Answers: taken in when they are still wanted, dropped when not.

use std::sync::Arc;

use crate::api::ApiError;
use crate::app::exports::ExportState;
use crate::app::load::Load;
use crate::app::popup::{PickerKind, Popup};
use crate::app::requests::{Open, Purpose};
use crate::app::{App, Reply, Ticket};
use crate::feed::{Failure, PageRows, PartId, Role};

impl App {
    /// Takes in an answer. One whose request is no longer on the list is to a question that nobody asks any more.
    pub(super) fn reply(&mut self, ticket: Ticket, reply: Reply) {
        let Some(open) = self.requests.close(ticket).filter(|open| self.awaits(open, ticket)) else { return };
        match (open.purpose, reply) {
            (Purpose::Workspaces, Reply::Workspaces(Ok(workspaces))) => {
                self.online();
                self.workspaces = Load::Ready(workspaces);
                self.workspaces_came();
                self.refill(PickerKind::Workspace);
            }
            (Purpose::Channels, Reply::Channels(Ok(channels))) => {
                self.online();
                self.channels = Load::Ready(channels);
                self.channels_came();
                self.refill(PickerKind::Channel);
            }
            (Purpose::Page(part), Reply::Page(Ok(page))) => {
                self.online();
                self.page_came(part, &page);
            }
            (Purpose::Overview(slice), Reply::Overview(Ok(overview))) => {
                self.online();
                let in_rail = self.label_in_rail();
                self.counts.take(slice, overview);
                self.counts_came(in_rail);
            }
            (Purpose::Before(slice), Reply::Overview(Ok(overview))) => {
                self.online();
                if let Some(before) = &mut self.labels.before {
                    before.counts.take(slice, overview);
                    self.reckon_labels();
                }
            }
            (Purpose::ViewCount(number), Reply::Overview(Ok(overview))) => {
                self.online();
                self.views.counts.take(number, overview);
            }
            (Purpose::Users | Purpose::UsersNarrowed, Reply::Users(Ok(page))) => {
                self.online();
                self.users_of(open.purpose).take(page);
                self.arrange_people();
            }
            (Purpose::Negatives(walk, part), Reply::Page(Ok(page))) => {
                self.online();
                self.negatives_came(walk, part, &page);
            }
            (Purpose::Export(job), Reply::Export(Ok(export))) => {
                self.online();
                self.export_came(job, export);
            }
            (_, reply) => {
                if let Some(error) = reply.error() {
                    self.offline = error.is_offline();
                    self.fail(&open, Failure::from(&*error));
                }
            }
        }
    }

    /// Whether what was asked for is still what is looked at: a list that was asked for again, or for another workspace or
    /// channel, waits for another ticket.
    fn awaits(&self, open: &Open, ticket: Ticket) -> bool {
        match open.purpose {
            Purpose::Workspaces => self.workspaces.awaits(ticket),
            Purpose::Channels => self.channels.awaits(ticket),
            Purpose::Users => self.users.all.next.awaits(ticket),
            Purpose::UsersNarrowed => self.users.list().next.awaits(ticket),
            Purpose::Page(_)
            | Purpose::Overview(_)
            | Purpose::Before(_)
            | Purpose::Negatives(..)
            | Purpose::Export(_)
            | Purpose::ViewCount(_) => true,
        }
    }

    const fn online(&mut self) {
        self.offline = false;
    }

    fn page_came(&mut self, part: PartId, page: &PageRows) {
        let height = self.areas().list_rows();
        let had_rows = !self.messages.feed.store().is_empty();
        let role = self.messages.feed.role_of(part);
        let Some(merged) = self.messages.feed.take(part, page) else { return };
        self.ties = self.messages.feed.ties();
        self.stale_ledger = true;
        if role == Some(Role::Newer) || self.messages.looked.is_none() {
            self.messages.looked = Some(self.now);
        }
        if role == Some(Role::Newer) {
            self.pace_follow(false);
            if merged.added > 0 {
                self.counts.refresh();
            }
            self.ring_for(&merged);
        }
        self.messages.hold_still(height);
        self.messages.search_on(height);
        if had_rows {
            self.messages.fresh += self.messages.shown_at_head(&merged);
        }
        self.settle_search();
        self.renew_together();
    }

    /// The label that the reader is on in the rail.
    fn label_in_rail(&self) -> Option<String> {
        let row = self.messages.rail.selected.checked_sub(1)?;
        self.counts.rows().get(row).map(|row| row.label.clone())
    }

    /// The labels may have come in another order: the reader stays on the same one.
    fn counts_came(&mut self, in_rail: Option<String>) {
        let areas = self.areas();
        let rows = self.counts.rows();
        self.stale_ledger = true;
        let in_rail = in_rail.and_then(|label| rows.iter().position(|row| row.label == label));
        if let Some(row) = in_rail {
            self.messages.rail.select(row + 1, rows.len() + 1, areas.rail_rows());
        }
        self.messages.rail.fit(rows.len() + 1, areas.rail_rows());
        self.reckon_labels();
        self.refill(PickerKind::Label);
    }

    /// Notes that a request came to nothing.
    pub(super) fn fail(&mut self, open: &Open, failure: Failure) {
        match open.purpose {
            Purpose::Workspaces => {
                self.workspaces = Load::Failed(failure);
                self.refill(PickerKind::Workspace);
            }
            Purpose::Channels => {
                self.channels = Load::Failed(failure);
                self.refill(PickerKind::Channel);
            }
            Purpose::Page(part) => {
                match self.messages.feed.role_of(part) {
                    Some(Role::Newer) => self.pace_follow(true),
                    Some(Role::Slice) => self.messages.load_all = None,
                    Some(Role::Repair) | None => {}
                }
                self.messages.feed.fail(part, failure);
            }
            Purpose::Overview(slice) => {
                self.counts.failed(slice, failure);
                self.refill(PickerKind::Label);
            }
            Purpose::Before(slice) => {
                if let Some(before) = &mut self.labels.before {
                    before.counts.failed(slice, failure);
                    self.reckon_labels();
                }
            }
            Purpose::ViewCount(number) => self.views.counts.failed(number, failure),
            Purpose::Users | Purpose::UsersNarrowed => {
                self.users.load_all = false;
                self.users_of(open.purpose).fail(failure);
            }
            Purpose::Negatives(walk, part) => {
                if let Some(walk) = self.radar.walks.get_mut(walk) {
                    walk.feed.fail(part, failure);
                }
            }
            Purpose::Export(job) => {
                let now = self.now;
                if let Some(job) = self.exports.jobs.get_mut(job) {
                    self.notice = Some(crate::app::Notice {
                        tone: crate::app::Tone::Problem,
                        text: format!("export failed: {}", failure.why),
                    });
                    job.state = ExportState::Failed { failure, at: now };
                }
            }
        }
    }

    /// Brings an open picker up to date.
    fn refill(&mut self, kind: PickerKind) {
        let (items, state) = self.picker_rows(kind);
        if let Some(Popup::Picker(picker)) = &mut self.popup
            && picker.kind == kind
        {
            picker.fill(items, state);
        }
    }
}

impl Reply {
    fn error(&self) -> Option<Arc<ApiError>> {
        match self {
            Self::Workspaces(answer) => answer.as_ref().err(),
            Self::Channels(answer) => answer.as_ref().err(),
            Self::Page(answer) => answer.as_ref().err(),
            Self::Overview(answer) => answer.as_ref().err(),
            Self::Users(answer) => answer.as_ref().err(),
            Self::Export(answer) => answer.as_ref().err(),
        }
        .cloned()
    }
}
