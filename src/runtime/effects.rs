//! Carries out what the state decides. Nothing here waits: what takes time is a task that sends into the queue.

use std::sync::Arc;
use std::time::{Duration, Instant};

use tokio::runtime::Handle;
use tokio::task::{AbortHandle, JoinHandle};

use crate::api::{Attempt, CsvUrl};
use crate::app::{Effect, Event, Outcome, Request, Ticket};
use crate::export::{Downloader, Receipt};

use super::connection::Connection;
use super::inbound::{Inbound, Outbox, Switched};
use super::keeping::Keeping;
use super::naming::look;
use super::pace::Pace;
use super::save::save;
use super::tasks::Tasks;
use super::write::write;
use super::{Host, RunOptions, Session, handover, pipe, requests};
use crate::export::opener;

/// How long the end waits for what is to be remembered.
const REMEMBERING: Duration = Duration::from_secs(1);

/// What is under way.
pub(super) struct Effects<H> {
    host: Arc<H>,
    options: RunOptions,
    outbox: Outbox,
    connection: Connection,
    /// Kept, so that a download that broke off goes on where it stood when it is asked for again.
    downloader: Downloader,
    requests: Tasks,
    /// Exports that are being saved: they outlive a change of the account.
    saves: Tasks,
    /// The number of the last change of the account, and its task.
    switching: (u64, Option<AbortHandle>),
    remembering: Option<JoinHandle<()>>,
}

/// What only the loop itself can do: it has the timer and the terminal.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Rest {
    WakeAt(i64),
    Copy { what: &'static str, text: String },
    Ring,
    Redraw,
    Suspend,
    Quit,
}

impl<H> Effects<H> {
    pub(super) fn new(host: H, options: RunOptions, outbox: Outbox) -> Self {
        Self {
            host: Arc::new(host),
            options,
            outbox,
            connection: Connection::default(),
            downloader: Downloader::default(),
            requests: Tasks::default(),
            saves: Tasks::default(),
            switching: (0, None),
            remembering: None,
        }
    }

    /// Carries out an effect, or hands back what is left to the loop.
    pub(super) fn carry_out<M>(&mut self, effect: Effect, model: &M) -> Option<Rest>
    where
        H: Host<M>,
    {
        match effect {
            Effect::Send(ticket, request) => self.send(ticket, request),
            Effect::Abort(ticket) => {
                self.requests.abort(ticket);
                self.saves.abort(ticket);
            }
            Effect::Open(url) => self.open(url),
            Effect::Save { ticket, path, replace, receipt } => self.save(ticket, path, replace, *receipt),
            Effect::Look { ticket, path, receipt } => self.look(ticket, path, receipt),
            Effect::Write { what, path, replace, content } => self.write(what, path, replace, content),
            Effect::HandOver { path, replace, handover } => {
                self.tell(handover::save(path, replace, *handover), Outcome::Written);
            }
            Effect::Pipe { command, handover } => {
                let secrets = self.options.secret_variables.clone();
                let piped = async move {
                    let input = handover::ndjson(*handover).await?;
                    pipe::pipe(&command, input, &secrets).await.map_err(|error| error.to_string())
                };
                self.tell(piped, Outcome::Piped);
            }
            Effect::SignIn(credentials) => self.switch(|host| async move { host.sign_in(credentials).await }),
            Effect::StartDemo => self.switch(|host| async move { host.start_demo().await }),
            Effect::SwitchProfile(name) => self.switch(|host| async move { host.switch_profile(name).await }),
            Effect::Remember => self.remember(model),
            Effect::WakeAt(at) => return Some(Rest::WakeAt(at)),
            Effect::Copy { what, text } => return Some(Rest::Copy { what, text }),
            Effect::Ring => return Some(Rest::Ring),
            Effect::Redraw => return Some(Rest::Redraw),
            Effect::Suspend => return Some(Rest::Suspend),
            Effect::Quit => return Some(Rest::Quit),
        }
        None
    }

    /// Whether a request was neither answered nor aborted.
    pub(super) fn is_wanted(&self, ticket: Ticket) -> bool {
        self.requests.contains(ticket)
    }

    /// Notes the end of a request; `false` when it was aborted, and its answer is stale.
    pub(super) fn finish(&mut self, ticket: Ticket) -> bool {
        self.requests.finish(ticket)
    }

    /// Whether an export is still being saved under this ticket.
    pub(super) fn is_saving(&self, ticket: Ticket) -> bool {
        self.saves.contains(ticket)
    }

    /// Notes the end of that; `false` when it was stopped, and what is told is stale.
    pub(super) fn finish_saving(&mut self, ticket: Ticket) -> bool {
        self.saves.finish(ticket)
    }

    /// Takes over the new account of the last change: what the old one was asked is aborted. Says what became of it;
    /// `None` when another change has begun since.
    pub(super) fn switched(&mut self, number: u64, Switched(session): Switched) -> Option<Result<Event, String>> {
        if number != self.switching.0 {
            return None;
        }
        Some(session.map(|session| {
            self.requests.abort_all();
            self.connection = Connection::of(session.client);
            Event::Switched(session.account, Box::new(session.recalled))
        }))
    }

    /// Aborts everything but what is to be remembered, which is what `model` knows at its end, and waits for that.
    pub(super) async fn end<M>(&mut self, model: &M)
    where
        H: Host<M>,
    {
        self.remember(model);
        self.requests.abort_all();
        self.saves.abort_all();
        if let Some(task) = self.switching.1.take() {
            task.abort();
        }
        if let Some(task) = self.remembering.take() {
            let _ = tokio::time::timeout(REMEMBERING, task).await;
        }
    }

    fn send<M>(&mut self, ticket: Ticket, request: Request)
    where
        H: Host<M>,
    {
        let (host, connection, outbox) = (Arc::clone(&self.host), self.connection.clone(), self.outbox.clone());
        let task = tokio::spawn(async move {
            let reply = match connection.client(&*host).await {
                Ok(client) => {
                    let watcher = outbox.clone();
                    let client = client.watched(move |_, attempt| {
                        // That it is over, the reply says.
                        if attempt != Attempt::Over {
                            watcher.send(Inbound::Attempt(ticket, attempt));
                        }
                    });
                    let reply = requests::ask(&client, request).await;
                    if let Some(offset) = client.clock() {
                        outbox.send(Inbound::Clock(offset));
                    }
                    reply
                }
                Err(error) => requests::unasked(&request, error),
            };
            outbox.send(Inbound::Reply(ticket, reply));
        });
        self.requests.insert(ticket, task.abort_handle());
    }

    fn open(&self, url: CsvUrl) {
        let (outbox, command) = (self.outbox.clone(), self.options.opener.clone());
        tokio::spawn(async move {
            let opened = opener::open(url.as_str(), &command).await.map_err(|error| error.to_string());
            outbox.send(Inbound::Done(Outcome::Opened(opened)));
        });
    }

    fn save(&mut self, ticket: Ticket, path: String, replace: bool, receipt: Receipt) {
        let (outbox, downloader) = (self.outbox.clone(), self.downloader.clone());
        let task = tokio::spawn(async move {
            let (mut pace, teller) = (Pace::default(), outbox.clone());
            let tell = move |progress| {
                if pace.lets(&progress, Instant::now()) {
                    teller.send(Inbound::Saving(ticket, progress));
                }
            };
            let saved = save(&downloader, &path, replace, receipt, tell).await;
            outbox.send(Inbound::Saved(ticket, saved));
        });
        self.saves.insert(ticket, task.abort_handle());
    }

    fn look(&self, ticket: Ticket, path: String, receipt: bool) {
        let outbox = self.outbox.clone();
        tokio::task::spawn_blocking(move || {
            outbox.send(Inbound::Done(Outcome::Looked(ticket, look(&path, receipt))));
        });
    }

    fn write(&self, what: String, path: String, replace: bool, content: Vec<u8>) {
        let outbox = self.outbox.clone();
        tokio::task::spawn_blocking(move || {
            let written = write(&path, replace, &content).map(|path| format!("saved {what} to {path}"));
            outbox.send(Inbound::Done(Outcome::Written(written)));
        });
    }

    /// Does it beside the loop, and tells what came of it.
    fn tell(
        &self,
        work: impl Future<Output = Result<String, String>> + Send + 'static,
        outcome: impl FnOnce(Result<String, String>) -> Outcome + Send + 'static,
    ) {
        let outbox = self.outbox.clone();
        tokio::spawn(async move {
            outbox.send(Inbound::Done(outcome(work.await)));
        });
    }

    /// Begins a change of the account; one that was begun before is dropped.
    fn switch<F>(&mut self, change: impl FnOnce(Arc<H>) -> F)
    where
        F: Future<Output = Result<Session, String>> + Send + 'static,
    {
        let (number, older) = &mut self.switching;
        *number += 1;
        if let Some(task) = older.take() {
            task.abort();
        }
        let (number, outbox, change) = (*number, self.outbox.clone(), change(Arc::clone(&self.host)));
        let task = tokio::spawn(async move {
            outbox.send(Inbound::Switched(number, Switched(change.await)));
        });
        self.switching.1 = Some(task.abort_handle());
    }

    /// Remembers after what was to be remembered before, so that the last one wins.
    fn remember<M>(&mut self, model: &M)
    where
        H: Host<M>,
    {
        let (before, remembering) = (self.remembering.take(), self.host.remember(model));
        let (outbox, keeping) = (self.outbox.clone(), Keeping::begin());
        let writes = async move {
            let _keeping = keeping;
            if let Some(before) = before {
                let _ = before.await;
            }
            if let Err(why) = remembering.await {
                outbox.send(Inbound::Done(Outcome::NotRemembered(why)));
            }
        };
        // Not on the thread that reads pages: the end of the program waits for this, and that thread may be what ends it, by a panic.
        let tasks = Handle::current();
        self.remembering = Some(tokio::task::spawn_blocking(move || tasks.block_on(writes)));
    }
}
