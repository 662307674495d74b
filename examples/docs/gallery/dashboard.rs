//! The dashboard without a terminal: its requests go to the sandbox, one after another, and time stands still but for them.

use std::collections::VecDeque;
use std::error::Error;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use vipdeck::api::{Client, ClientOptions, Credentials, Export};
use vipdeck::app::keymap::Key;
use vipdeck::app::{Account, App, Effect, Event, Reply, Request, Settings, Target, Ticket};
use vipdeck::config::Config;
use vipdeck::export::place::Whereabouts;
use vipdeck::runtime;
use vipdeck::sandbox::{self, Sandbox};
use vipdeck::ui;
use vipdeck::view::Zone;

/// What an answer seems to take, in ms.
const ANSWER: i64 = 40;

/// What an export seems to take, in ms.
const EXPORT: i64 = 2_300;

pub(super) struct Dashboard {
    app: App,
    client: Client,
    size: (u16, u16),
    now: i64,
    /// What is asked for and not answered yet.
    asked: VecDeque<(Ticket, Request)>,
}

impl Dashboard {
    /// A dashboard on the sandbox that has loaded what the first screen needs, at `now` (epoch ms).
    pub(super) async fn open(sandbox: &Sandbox, size: (u16, u16), now: i64) -> Result<Self, Box<dyn Error>> {
        let credentials = Credentials::new(sandbox.api_key(), sandbox.secret().to_owned().into())?;
        let client = Client::new(ClientOptions::new(sandbox.base_url().parse()?, credentials));
        let app = App::new(settings()?, Target::default(), size, now);
        let mut dashboard = Self { app, client, size, now, asked: VecDeque::new() };
        dashboard.take(Event::Start);
        dashboard.settle().await;
        Ok(dashboard)
    }

    /// Presses keys, written like `2 j enter`, and waits after each until nothing is under way.
    pub(super) async fn press(&mut self, keys: &str) -> Result<(), Box<dyn Error>> {
        for key in keys.split(' ') {
            let key: Key = key.parse()?;
            self.take(Event::Key(key.event()));
            self.settle().await;
        }
        Ok(())
    }

    /// What the screen shows.
    pub(super) fn drawn(&self) -> Buffer {
        let mut buffer = Buffer::empty(Rect::new(0, 0, self.size.0, self.size.1));
        ui::draw(&mut buffer, &self.app);
        buffer
    }

    fn take(&mut self, event: Event) {
        for effect in self.app.update(event, self.now) {
            match effect {
                Effect::Send(ticket, request) => self.asked.push_back((ticket, request)),
                Effect::Abort(ticket) => self.asked.retain(|(asked, _)| *asked != ticket),
                _ => {}
            }
        }
    }

    async fn settle(&mut self) {
        loop {
            if let Some((ticket, request)) = self.asked.pop_front() {
                let reply = self.answer(request).await;
                self.take(Event::Reply(ticket, reply));
            } else if self.app.is_busy() {
                self.take(Event::Idle);
            } else {
                return;
            }
        }
    }

    async fn answer(&mut self, request: Request) -> Reply {
        let name = match &request {
            Request::ExportMessages { scope, .. } => format!("vip-messages_{}", scope.channel_id),
            Request::ExportUsers { scope, .. } => format!("vip-users_{}", scope.channel_id),
            _ => {
                self.now += ANSWER;
                return runtime::ask(&self.client, request).await;
            }
        };
        self.now += EXPORT;
        match runtime::ask(&self.client, request).await {
            Reply::Export(Ok(export)) => Reply::Export(Ok(Export { csv_url: address(&name), ..export })),
            reply => reply,
        }
    }
}

/// The sandbox stores exports at a port and under a name that differ each time.
fn address(name: &str) -> String {
    format!("https://storage.example.com/exports/{name}.csv?X-Goog-Expires=3600&X-Goog-Signature=7d1f0c52a9")
}

fn settings() -> Result<Settings, Box<dyn Error>> {
    Ok(Settings {
        account: Some(Account::Demo),
        label_names: sandbox::custom_label_names().map(|(id, name)| (id.to_owned(), name.to_owned())).collect(),
        whereabouts: Whereabouts { folder: "/home/ada/vips".into(), home: Some("/home/ada".into()) },
        zone: Zone::Utc,
        local_zone: Zone::Utc,
        ..Settings::new(&Config::default())?
    })
}
