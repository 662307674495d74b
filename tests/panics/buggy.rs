//! The dashboard with a bug of its own: it panics on the event loop's own thread, as it draws the first frame of another window.
//! What the next start needs is written by a disk that is slow: it waits until the test says so.

use std::env;
use std::fs::File;
use std::io::Read;
use std::net::TcpStream;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Mutex;

use chrono::Utc;
use ratatui::buffer::Buffer;
use tokio::sync::OnceCell;
use vipdeck::api::{ApiError, Client};
use vipdeck::app::{Account, App, Effect, Event, Settings, SignIn, Target};
use vipdeck::config::{Config, state};
use vipdeck::memory::{Memory, Recalled};
use vipdeck::runtime::{self, Host, Model, RunOptions, Session};
use vipdeck::sandbox::{Options, Sandbox};
use vipdeck::ui;
use vipdeck::view::{WindowSpec, Zone};

use super::CANARY;
use super::server::client;

/// Runs it; `port` is where the disk asks the test.
pub(crate) fn main(port: String) -> ExitCode {
    let folder = PathBuf::from(env::var_os("HOME").unwrap()).join(".local/state/vipdeck");
    std::fs::create_dir_all(&folder).unwrap();
    let log = folder.join("loop.log");
    tracing_subscriber::fmt().with_ansi(false).with_writer(Mutex::new(File::create(&log).unwrap())).init();
    runtime::panic::install().unwrap();
    runtime::panic::log_is(log);
    let recalled = Recalled { owner: "demo".into(), memory: Memory::default() };
    let zone = Zone::Utc;
    let settings = Settings { account: Some(Account::Demo), zone, ..Settings::new(&Config::default()).unwrap() };
    let app = App::new(settings, Target::default(), (80, 24), Utc::now().timestamp_millis()).recalling(recalled);
    let home = Home { sandbox: OnceCell::new(), state: folder.join("state.json"), port };
    match runtime::run(runtime::tasks().unwrap(), Buggy(app), home, RunOptions::default()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => ExitCode::from(error.exit_code()),
    }
}

struct Buggy(App);

impl Buggy {
    fn is_at_another_window(&self) -> bool {
        self.0.place.spec != WindowSpec::default()
    }
}

impl Model for Buggy {
    fn update(&mut self, event: Event, now_ms: i64) -> Vec<Effect> {
        self.0.update(event, now_ms)
    }

    fn is_busy(&self) -> bool {
        self.0.is_busy()
    }

    fn is_asking(&self) -> bool {
        self.0.is_asking()
    }

    fn draw(&self, buffer: &mut Buffer) {
        assert!(!self.is_at_another_window(), "a bug that quotes '{CANARY}'");
        ui::draw(buffer, &self.0);
    }
}

struct Home {
    sandbox: OnceCell<Sandbox>,
    state: PathBuf,
    port: String,
}

impl Host<Buggy> for Home {
    async fn connect(&self) -> Result<Client, ApiError> {
        let options = Options { messages: 300, arrivals: None, ..Options::default() };
        let sandbox = self.sandbox.get_or_init(async || Sandbox::start(options).await.unwrap()).await;
        Ok(client(sandbox, |_| ()))
    }

    async fn sign_in(&self, _: SignIn) -> Result<Session, String> {
        Err("there is one account".into())
    }

    async fn start_demo(&self) -> Result<Session, String> {
        Err("there is one account".into())
    }

    async fn switch_profile(&self, _: String) -> Result<Session, String> {
        Err("there is one account".into())
    }

    fn remember(&self, model: &Buggy) -> impl Future<Output = Result<(), String>> + Send + 'static {
        let (now, path) = (model.0.memory(), self.state.clone());
        let slow = model.is_at_another_window().then(|| self.port.clone());
        async move {
            let Some(now) = now else { return Ok(()) };
            let written = tokio::task::spawn_blocking(move || {
                if let Some(port) = slow {
                    let mut test = TcpStream::connect(format!("127.0.0.1:{port}")).unwrap();
                    test.read_exact(&mut [0]).unwrap();
                }
                state::remember(&path, &now.owner, &Memory::default(), &now.memory)
            });
            written.await.map_err(|error| error.to_string())?.map_err(|error| error.to_string())
        }
    }
}
