//! The terminal, the event loop, and what carries out effects.
//!
//! ```text
//! keys, size ─┐                                             ┌─► requests, opener, clipboard, save, host
//! signals ────┼─► one inbound queue ─► the loop ─► effects ─┘        │
//! hang-up ────┘         ▲                 └─► one frame              │
//!                       └────────────────────────────────────────────┘
//! ```
//!
//! The loop alone owns the state; whatever runs beside it only sends into the queue. It takes all that is pending, then
//! draws once. With nothing pending nothing is drawn and no thread wakes up.

mod clipboard;
mod connection;
mod device;
mod effects;
mod error;
mod event_loop;
mod handover;
mod hangup;
mod host;
mod inbound;
mod input;
mod keeping;
mod model;
mod naming;
mod pace;
pub mod panic;
mod pipe;
pub mod requests;
mod save;
mod screen;
mod signals;
mod tasks;
mod terminal;
mod write;

use std::io;
use std::time::Duration;

use chrono::Utc;
use tokio::runtime::{Builder, Runtime};

pub use error::RunError;
pub use host::{Host, Session};
pub use model::Model;
pub use requests::ask;

use crate::export::wait_for_joins;
use event_loop::EventLoop;
use screen::Screen;
use terminal::Tty;

/// What is set up about how effects are carried out.
#[derive(Clone, Debug, Default)]
pub struct RunOptions {
    /// The program and its first arguments that open a web address, which becomes the last one; the system's own
    /// opener when empty.
    pub opener: Vec<String>,
    /// The environment variables that hold secrets, which no command that is piped to gets to see.
    pub secret_variables: Vec<String>,
}

/// How long tasks that are aborted at the end may take to let go of their files.
const LAST_BREATH: Duration = Duration::from_millis(100);

/// How long slices that are being joined may take to notice that: a moment, unless the disk stalls. What a join has written
/// would stay for good.
const LAST_JOIN: Duration = Duration::from_secs(1);

/// The threads that carry out what the dashboard asks for: one that reads pages, which is quicker than the servers and
/// networks that they come from, and leaves another processor to the screen; and as many as wait for files.
pub fn tasks() -> io::Result<Runtime> {
    Builder::new_multi_thread().worker_threads(1).enable_all().build()
}

/// Shows the dashboard until the user leaves it, or something ends it; the terminal is restored in either case.
///
/// It is called outside of any async runtime, with the one that [`tasks()`] made. The first frame is drawn before any effect is
/// carried out, so it waits for nothing.
pub fn run<M: Model, H: Host<M>>(tasks: Runtime, model: M, host: H, options: RunOptions) -> Result<(), RunError> {
    terminal::check()?;
    let ended = tasks.block_on(async {
        let (outbox, inbox) = inbound::queue();
        // Before the terminal is changed: from here on each of them gives it back.
        signals::watch(&outbox).map_err(RunError::Start)?;
        let mut screen = Screen::new(Tty::open()?);
        screen.enter()?;
        let clock = Box::new(|| Utc::now().timestamp_millis());
        let mut event_loop = EventLoop::new(model, host, options, screen, (outbox.clone(), inbox), clock);
        event_loop.start()?;
        hangup::watch(outbox.clone()).map_err(RunError::Start)?;
        input::read(outbox).map_err(RunError::Start)?;
        event_loop.run().await
    });
    tasks.shutdown_timeout(LAST_BREATH);
    wait_for_joins(LAST_JOIN);
    ended
}
