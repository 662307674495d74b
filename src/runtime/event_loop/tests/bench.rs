//! A loop on a terminal, a host and a model that are the test's own.

use std::sync::{Arc, Mutex};

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use ratatui::buffer::Buffer;
use ratatui::style::Style;
use tokio::sync::Notify;
use tokio::time::Instant;

use crate::api::{ApiError, BaseUrl, Client, ClientOptions, Credentials};
use crate::app::{Account, Effect, Event, Outcome, SignIn, Ticket};
use crate::memory::Recalled;
use crate::runtime::event_loop::EventLoop;
use crate::runtime::inbound::{self, Inbound, Outbox};
use crate::runtime::screen::Screen;
use crate::runtime::screen::tests::FakeDevice;
use crate::runtime::{Host, Model, RunError, RunOptions, Session};

/// A time of the tests' clock, epoch ms.
pub(super) const NOW: i64 = 1_780_000_000_000;

/// What a scripted model did and saw.
#[derive(Debug, Default)]
pub(super) struct Log {
    lines: Vec<String>,
    frames: usize,
}

pub(super) type Decide = Box<dyn FnMut(&Event) -> Vec<Effect>>;

/// Writes down every event, and answers with what the test says.
pub(super) struct Script {
    log: Arc<Mutex<Log>>,
    decide: Decide,
    steps: usize,
    /// Whether it was found, under the first ticket, that a file is there; every other is one that nobody waits for.
    asking: bool,
}

impl Model for Script {
    fn update(&mut self, event: Event, now_ms: i64) -> Vec<Effect> {
        let line = match &event {
            Event::Key(key) => key.code.to_string(),
            Event::Resize { width, height } => format!("{width}x{height}"),
            Event::Tick => format!("tick +{}", now_ms - NOW),
            Event::Reply(ticket, _) => format!("reply {}", ticket.0),
            Event::Attempt(ticket, _) => format!("attempt {}", ticket.0),
            Event::Saving(ticket, _) => format!("saving {}", ticket.0),
            Event::Idle => {
                self.steps -= 1;
                "idle".into()
            }
            Event::Done(outcome) => format!("{outcome:?}"),
            Event::Switched(account, _) => format!("switched to {}", account.name()),
            Event::Clock(offset) => format!("clock {}", offset.ms()),
            Event::Start => "start".into(),
            Event::Paste(text) => format!("paste {text}"),
        };
        self.log.lock().unwrap().lines.push(line);
        if let Event::Done(Outcome::Looked(Ticket(1), Ok(taken))) = &event {
            self.asking = !taken.is_empty();
        }
        (self.decide)(&event)
    }

    fn is_busy(&self) -> bool {
        self.steps > 0
    }

    fn is_asking(&self) -> bool {
        self.asking
    }

    fn draw(&self, buffer: &mut Buffer) {
        let mut log = self.log.lock().unwrap();
        log.frames += 1;
        buffer.set_string(0, 0, log.lines.len().to_string(), Style::new());
    }
}

/// A host that has one account, remembers, and is slow to sign in until it is told to go on.
#[derive(Default)]
pub(super) struct FakeHost {
    pub(super) remembered: Arc<Mutex<Vec<usize>>>,
    pub(super) go_on: Arc<Notify>,
    pub(super) disk_full: bool,
    pub(super) reach: Reach,
}

/// What becomes of connecting.
#[derive(Default)]
pub(super) enum Reach {
    /// It never ends.
    #[default]
    Slow,
    /// It fails.
    Offline,
    /// There is a server at this address.
    At(String),
}

pub(super) fn client(base_url: &str) -> Client {
    let credentials = Credentials::new("key", "secret".into()).unwrap();
    Client::new(ClientOptions::new(base_url.parse::<BaseUrl>().unwrap(), credentials))
}

impl Host<Script> for FakeHost {
    async fn connect(&self) -> Result<Client, ApiError> {
        match &self.reach {
            Reach::Slow => std::future::pending().await,
            Reach::Offline => Err(ApiError::of_status(503, b"")),
            Reach::At(base_url) => Ok(client(base_url)),
        }
    }

    async fn sign_in(&self, _: SignIn) -> Result<Session, String> {
        self.go_on.notified().await;
        Err("the key is wrong".into())
    }

    async fn start_demo(&self) -> Result<Session, String> {
        Ok(Session { client: client("http://127.0.0.1:9/v1"), account: Account::Demo, recalled: Recalled::default() })
    }

    async fn switch_profile(&self, name: String) -> Result<Session, String> {
        Err(format!("there is no profile {name}"))
    }

    fn remember(&self, model: &Script) -> impl Future<Output = Result<(), String>> + Send + 'static {
        let disk_full = self.disk_full;
        let (remembered, seen) = (Arc::clone(&self.remembered), model.log.lock().unwrap().lines.len());
        async move {
            remembered.lock().unwrap().push(seen);
            if disk_full { Err("the disk is full".into()) } else { Ok(()) }
        }
    }
}

pub(super) struct Bench {
    pub(super) event_loop: EventLoop<Script, FakeHost, FakeDevice>,
    pub(super) outbox: Outbox,
    log: Arc<Mutex<Log>>,
    pub(super) device: FakeDevice,
}

/// A loop in which every key press gives the effects of `decide`, started.
pub(super) fn bench(host: FakeHost, steps: usize, decide: impl FnMut(&Event) -> Vec<Effect> + 'static) -> Bench {
    let log = Arc::new(Mutex::new(Log::default()));
    let model = Script { log: Arc::clone(&log), decide: Box::new(decide), steps, asking: false };
    let device = FakeDevice::new(30, 2);
    let mut screen = Screen::new(device.clone());
    screen.enter().unwrap();
    let (outbox, inbox) = inbound::queue();
    let began = Instant::now();
    let clock = Box::new(move || NOW + i64::try_from(began.elapsed().as_millis()).unwrap());
    let queue = (outbox.clone(), inbox);
    let mut event_loop = EventLoop::new(model, host, RunOptions::default(), screen, queue, clock);
    event_loop.start().unwrap();
    Bench { event_loop, outbox, log, device }
}

impl Bench {
    pub(super) fn key(&self, key: char) {
        let key = KeyEvent::new(KeyCode::Char(key), KeyModifiers::NONE);
        assert!(self.outbox.send(Inbound::Input(Event::Key(key))));
    }

    pub(super) fn lines(&self) -> Vec<String> {
        self.log.lock().unwrap().lines.clone()
    }

    pub(super) fn frames(&self) -> usize {
        self.log.lock().unwrap().frames
    }

    /// Runs to the end that the script brings; the tests' time stands still unless everything waits.
    pub(super) async fn run(&mut self) -> Result<(), RunError> {
        self.event_loop.run().await
    }
}

pub(super) fn pressed(event: &Event) -> Option<char> {
    match event {
        Event::Key(key) => key.code.as_char(),
        _ => None,
    }
}

pub(super) fn quits_on_q(event: &Event) -> Vec<Effect> {
    if pressed(event) == Some('q') { vec![Effect::Quit] } else { Vec::new() }
}
