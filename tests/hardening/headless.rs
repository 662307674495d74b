//! The dashboard without a terminal: the real state, the real client, a real server on loopback; time is the test's own.

use std::collections::HashMap;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Rect;
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};
use tokio::task::AbortHandle;
use vipdeck::api::{Attempt, Client, ClockOffset};
use vipdeck::app::keymap::Key;
use vipdeck::app::{Account, App, Effect, Event, Reply, Settings, Target, Ticket};
use vipdeck::config::Config;
use vipdeck::runtime::requests::ask;
use vipdeck::ui;
use vipdeck::view::Zone;

use super::server::NOW;

enum Inbound {
    Attempt(Ticket, Attempt),
    Clock(ClockOffset),
    Reply(Ticket, Reply),
}

/// The dashboard, what it has asked for, and what it has done besides.
pub(crate) struct Headless {
    pub(crate) app: App,
    pub(crate) now: i64,
    /// Effects beside requests, in order.
    pub(crate) done: Vec<Effect>,
    client: Client,
    under_way: HashMap<Ticket, AbortHandle>,
    outbox: UnboundedSender<Inbound>,
    inbox: UnboundedReceiver<Inbound>,
}

pub(crate) fn settings() -> Settings {
    Settings {
        account: Some(Account::Demo),
        profiles: vec!["main".into()],
        config_path: "config.toml".into(),
        parallel: 3,
        zone: Zone::Utc,
        local_zone: Zone::Utc,
        ..Settings::new(&Config::default()).unwrap()
    }
}

impl Headless {
    /// A dashboard of 120 × 32 cells that has asked for what its first screen needs.
    pub(crate) fn new(client: Client) -> Self {
        Self::with(client, settings())
    }

    pub(crate) fn with(client: Client, settings: Settings) -> Self {
        let (outbox, inbox) = unbounded_channel();
        let app = App::new(settings, Target::default(), (120, 32), NOW);
        let mut dashboard = Self { app, now: NOW, done: Vec::new(), client, under_way: HashMap::new(), outbox, inbox };
        dashboard.event(Event::Start);
        dashboard
    }

    /// How many requests are under way.
    pub(crate) fn requests(&self) -> usize {
        self.under_way.len()
    }

    pub(crate) fn event(&mut self, event: Event) {
        for effect in self.app.update(event, self.now) {
            match effect {
                Effect::Send(ticket, request) => {
                    let (outbox, watcher) = (self.outbox.clone(), self.outbox.clone());
                    let client = self.client.watched(move |_, attempt| {
                        let _ = watcher.send(Inbound::Attempt(ticket, attempt));
                    });
                    let task = tokio::spawn(async move {
                        let reply = ask(&client, request).await;
                        if let Some(offset) = client.clock() {
                            let _ = outbox.send(Inbound::Clock(offset));
                        }
                        let _ = outbox.send(Inbound::Reply(ticket, reply));
                    });
                    self.under_way.insert(ticket, task.abort_handle());
                }
                Effect::Abort(ticket) => {
                    if let Some(task) = self.under_way.remove(&ticket) {
                        task.abort();
                    }
                }
                Effect::WakeAt(_) => {}
                other => self.done.push(other),
            }
        }
    }

    /// Waits for one thing to come in; `false` when nothing is under way.
    pub(crate) async fn receive(&mut self) -> bool {
        if self.under_way.is_empty() {
            return false;
        }
        match self.inbox.recv().await.unwrap() {
            Inbound::Attempt(ticket, attempt) if self.under_way.contains_key(&ticket) => {
                self.event(Event::Attempt(ticket, attempt));
            }
            Inbound::Reply(ticket, reply) if self.under_way.remove(&ticket).is_some() => {
                self.event(Event::Reply(ticket, reply));
            }
            Inbound::Attempt(..) | Inbound::Reply(..) => {}
            Inbound::Clock(offset) => self.event(Event::Clock(offset)),
        }
        true
    }

    /// Goes on until nothing is under way and nothing is left to be done in steps.
    pub(crate) async fn settle(&mut self) {
        loop {
            while self.app.is_busy() {
                self.event(Event::Idle);
            }
            if !self.receive().await {
                return;
            }
        }
    }

    /// Presses keys: names separated by blanks, `ctrl-x` and the like.
    pub(crate) fn press(&mut self, keys: &str) {
        for key in keys.split(' ') {
            self.event(Event::Key(key.parse::<Key>().unwrap().event()));
        }
    }

    /// Types text, letter by letter.
    pub(crate) fn type_in(&mut self, text: &str) {
        for c in text.chars() {
            self.event(Event::Key(KeyEvent::new(KeyCode::Char(c), KeyModifiers::NONE)));
        }
    }

    /// Draws the state at its own size.
    pub(crate) fn draw(&self) -> Buffer {
        let (width, height) = self.app.size;
        let mut buffer = Buffer::empty(Rect::new(0, 0, width, height));
        ui::draw(&mut buffer, &self.app);
        buffer
    }

    /// What the screen says, line by line.
    pub(crate) fn screen(&self) -> String {
        let buffer = self.draw();
        let lines = buffer.content().chunks(usize::from(buffer.area.width).max(1));
        lines.map(|line| line.iter().map(Cell::symbol).collect::<String>() + "\n").collect()
    }
}
