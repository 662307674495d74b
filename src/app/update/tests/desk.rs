//! A dashboard without a screen: events in, effects kept for the test to look at.

use std::collections::BTreeMap;
use std::sync::Arc;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use serde_json::value::RawValue;

use crate::api::{ApiError, Channel, Cursor, MessagesQuery, Overview, Workspace};
use crate::app::keymap::Key;
use crate::app::{Account, App, Effect, Event, Outcome, Reply, Request, Settings, Target, Ticket};
use crate::config::Config;
use crate::export::place::Whereabouts;
use crate::feed::PageRows;
use crate::store::{Batch, Row};
use crate::view::Zone;

/// 2026-05-30T13:00:00Z
pub(super) const NOW: i64 = 1_780_146_000_000;

/// The dashboard, what it has asked for, and what it has done besides.
pub(crate) struct Desk {
    pub(crate) app: App,
    pub(crate) sent: Vec<(Ticket, Request)>,
    pub(super) aborted: Vec<Ticket>,
    pub(super) done: Vec<Effect>,
    pub(super) now: i64,
}

pub(super) fn settings() -> Settings {
    Settings {
        account: Some(Account::Profile("main".into())),
        profiles: vec!["main".into(), "other".into()],
        config_path: "config.toml".into(),
        label_names: BTreeMap::from([("ckl_1".into(), "Refund wanted".into())]),
        page_size: 50,
        bell: true,
        bell_labels: vec!["frustrated".into()],
        whereabouts: Whereabouts { folder: "/home/ada/vips".into(), home: Some("/home/ada".into()) },
        zone: Zone::Utc,
        local_zone: Zone::Utc,
        ..Settings::new(&Config::default()).unwrap()
    }
}

impl Desk {
    /// A dashboard of 160 × 48 cells that has started.
    pub(super) fn new(target: Target) -> Self {
        Self::start(App::new(settings(), target, (160, 48), NOW))
    }

    /// The same of a dashboard that is set up already.
    pub(crate) fn start(app: App) -> Self {
        let mut desk = Self { app, sent: Vec::new(), aborted: Vec::new(), done: Vec::new(), now: NOW };
        desk.event(Event::Start);
        desk
    }

    /// A dashboard that shows the first page of 50 of a channel, one second a message.
    pub(super) fn loaded() -> Self {
        Self::loaded_with(Target::default())
    }

    /// The same of a target.
    pub(super) fn loaded_with(target: Target) -> Self {
        let mut desk = Self::new(target);
        desk.answer_directory();
        desk.answer_page(page(NOW, 50, Some(true)));
        desk.answer_overview();
        desk
    }

    pub(crate) fn event(&mut self, event: Event) {
        for effect in self.app.update(event, self.now) {
            match effect {
                Effect::Send(ticket, request) => self.sent.push((ticket, request)),
                Effect::Abort(ticket) => {
                    self.sent.retain(|(sent, _)| *sent != ticket);
                    self.aborted.push(ticket);
                }
                other => self.done.push(other),
            }
        }
    }

    /// Presses keys: names separated by blanks, `ctrl-x` and the like.
    pub(crate) fn press(&mut self, keys: &str) {
        for key in keys.split(' ') {
            self.event(Event::Key(key_event(key)));
        }
    }

    /// Types text, letter by letter.
    pub(super) fn type_in(&mut self, text: &str) {
        for c in text.chars() {
            self.event(Event::Key(KeyEvent::new(KeyCode::Char(c), KeyModifiers::NONE)));
        }
    }

    pub(crate) fn reply(&mut self, ticket: Ticket, reply: Reply) {
        self.sent.retain(|(sent, _)| *sent != ticket);
        self.event(Event::Reply(ticket, reply));
    }

    pub(crate) fn pending(&self, which: impl Fn(&Request) -> bool) -> Option<Ticket> {
        self.sent.iter().find(|(_, request)| which(request)).map(|(ticket, _)| *ticket)
    }

    pub(super) fn pending_page(&self) -> Option<(Ticket, MessagesQuery)> {
        self.sent.iter().find_map(|(ticket, request)| match request {
            Request::Page(query) => Some((*ticket, query.clone())),
            _ => None,
        })
    }

    pub(super) fn answer_directory(&mut self) {
        let ticket = self.pending(|request| matches!(request, Request::Workspaces)).expect("workspaces are asked for");
        self.reply(ticket, Reply::Workspaces(Ok(workspaces())));
        let ticket =
            self.pending(|request| matches!(request, Request::Channels { .. })).expect("channels are asked for");
        self.reply(ticket, Reply::Channels(Ok(channels())));
    }

    pub(super) fn answer_page(&mut self, page: PageRows) {
        let (ticket, _) = self.pending_page().expect("a page is asked for");
        self.reply(ticket, Reply::Page(Ok(page)));
    }

    pub(super) fn fail_page(&mut self, status: u16) {
        let (ticket, _) = self.pending_page().expect("a page is asked for");
        self.reply(ticket, Reply::Page(Err(error(status))));
    }

    /// The counts of the window come, and those of the window before, in which there was nothing.
    pub(super) fn answer_overview(&mut self) {
        self.answer_counts();
        let start = self.app.place.window.start();
        let before = |request: &Request| matches!(request, Request::Overview { window, .. } if window.end() == start);
        if let Some(ticket) = self.pending(before) {
            self.reply(ticket, Reply::Overview(Overview::read(br#"{"totals":{}}"#).map_err(Arc::new)));
        }
    }

    /// The counts of the window alone.
    pub(super) fn answer_counts(&mut self) {
        let ticket = self.pending(|request| matches!(request, Request::Overview { .. })).expect("counts are asked for");
        let body = br#"{"buckets":{"2026-05-30":{"frustrated":{"count":7,"uniqueConversations":3},"happy":{"count":20,"uniqueConversations":9}}},
            "totals":{"frustrated":{"count":7,"uniqueConversations":3},"happy":{"count":20,"uniqueConversations":9}},
            "activity":{"2026-05-30":{"userMessages":50,"activeConversations":12}},
            "activityTotals":{"userMessages":50,"activeConversations":12}}"#;
        self.reply(ticket, Reply::Overview(Overview::read(body).map_err(Arc::new)));
    }

    /// Answers what is there under the name that was taken last: these files.
    pub(super) fn found(&mut self, taken: &[&str]) {
        let ticket = self.done.iter().rev().find_map(|effect| match effect {
            Effect::Look { ticket, .. } => Some(*ticket),
            _ => None,
        });
        let taken = taken.iter().map(ToString::to_string).collect();
        self.event(Event::Done(Outcome::Looked(ticket.expect("a file is looked for"), Ok(taken))));
    }

    /// The rows that the list shows, from the top.
    pub(super) fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        let messages = &self.app.messages;
        (0..messages.len()).filter_map(|at| messages.feed.store().row(messages.id_at(at)?))
    }

    pub(super) fn selected_text(&self) -> &str {
        self.app.messages.selected().and_then(|row| row.text).expect("a row is selected")
    }

    pub(super) fn notice(&self) -> &str {
        self.app.notice.as_ref().map_or("", |notice| notice.text.as_str())
    }
}

fn key_event(key: &str) -> KeyEvent {
    key.parse::<Key>().expect("a key").event()
}

pub(super) fn error(status: u16) -> Arc<ApiError> {
    Arc::new(ApiError::of_status(status, br#"{"message":"no"}"#))
}

pub(super) fn workspaces() -> Vec<Workspace> {
    let workspace = |id: &str, name: &str, kind: &str| Workspace {
        id: id.into(),
        name: name.into(),
        kind: Some(kind.into()),
        vip_indicator: None,
        vip_indicator_in_process: None,
    };
    vec![
        workspace("w0", "Internal", "DEFAULT"),
        workspace("w1", "Star Harbour", "VIP"),
        workspace("w2", "Moss Kingdom", "VIP"),
    ]
}

pub(super) fn channels() -> Vec<Channel> {
    let channel = |id: &str, name: &str| Channel { id: id.into(), name: name.into(), kind: Some("FB_PAGE".into()) };
    vec![channel("FB_PAGE_1", "Star Harbour EN"), channel("FB_PAGE_2", "Star Harbour DE")]
}

/// `count` messages, one a second, the newest at `newest`; the text says how many seconds before `NOW` it was sent.
pub(super) fn page(newest: i64, count: i64, more: Option<bool>) -> PageRows {
    let items: Vec<Box<RawValue>> = (0..count)
        .map(|row| {
            let at = newest - row * 1_000;
            let (user, text) = (at / 1_000 % 7, format!("message {}", (NOW - at) / 1_000));
            let json = format!(
                r#"{{"timestamp":{at},"conversationId":"c{user}","userName":"player {user}","kind":"text","labels":["happy"],"text":"{text}"}}"#
            );
            RawValue::from_string(json).unwrap()
        })
        .collect();
    PageRows {
        batch: Batch::read(items.iter().map(AsRef::as_ref)),
        cursor: Some(Cursor::at(newest - (count - 1) * 1_000)),
        may_have_more: more,
        returned: Some(count as u64),
    }
}

/// Messages of one conversation with these texts and labels, one a second, the newest at `newest`.
pub(super) fn labelled(newest: i64, rows: &[(&str, &[&str])], more: Option<bool>) -> PageRows {
    let times = (0..).map(|row| newest - row * 1_000);
    let row = |(at, (text, labels)): (i64, &(&str, &[&str]))| {
        let row = serde_json::json!({"timestamp": at, "conversationId": "c1", "userName": "player", "kind": "text", "labels": labels, "text": text});
        RawValue::from_string(row.to_string()).unwrap()
    };
    let items: Vec<Box<RawValue>> = times.zip(rows).map(row).collect();
    PageRows {
        batch: Batch::read(items.iter().map(AsRef::as_ref)),
        cursor: Some(Cursor::at(newest - (rows.len() as i64 - 1) * 1_000)),
        may_have_more: more,
        returned: Some(rows.len() as u64),
    }
}
