//! Keys, pastes and sizes from the terminal.

mod burst;

use std::io::{self, IsTerminal};
use std::iter;
use std::thread;
use std::time::Duration;

use crossterm::event::{self, Event as Read, KeyEventKind};

use crate::app::Event;

use super::device::Device;
use super::inbound::{Inbound, Outbox};
use super::terminal::Tty;

/// How long what comes with Esc is waited for. Asked for what is there without any time, the reader looks nowhere.
const AT_ONCE: Duration = Duration::from_millis(1);

/// Reads on a thread of its own, which sleeps in the kernel until something comes.
pub(super) fn read(outbox: Outbox) -> io::Result<()> {
    thread::Builder::new().name("input".into()).spawn(move || {
        if let Some(size) = size_once_watched() {
            outbox.send(Inbound::Input(size));
        }
        if let Err(error) = pass_on(&outbox) {
            // A terminal that was closed is none any more, and then fails in all kinds of ways.
            let closed = !io::stdin().is_terminal();
            outbox.send(if closed { Inbound::HungUp } else { Inbound::InputFailed(error) });
        }
    })?;
    Ok(())
}

/// Passes on what comes until nobody takes it any more, or the terminal fails.
fn pass_on(outbox: &Outbox) -> io::Result<()> {
    loop {
        let first = event::read()?;
        let behind = if burst::is_escape(&first) { burst::behind_escape(at_once)? } else { Vec::new() };
        for read in iter::once(first).chain(behind) {
            if meaning(read).is_some_and(|event| !outbox.send(Inbound::Input(event))) {
                return Ok(());
            }
        }
    }
}

/// What came with what was just read.
fn at_once() -> io::Result<Option<Read>> {
    if event::poll(AT_ONCE)? { event::read().map(Some) } else { Ok(None) }
}

/// The size once changes of it are told. What changed before, since the first frame, was told to nobody: a window manager
/// that gives a new terminal its place does it just then.
fn size_once_watched() -> Option<Event> {
    // The first look, however short, sets the watch.
    let _ = event::poll(Duration::ZERO);
    let size = Tty::open().and_then(|tty| tty.size()).ok()?;
    Some(Event::Resize { width: size.width, height: size.height })
}

/// What the dashboard takes of what a terminal sends: no releases of keys, no mouse, no focus.
fn meaning(read: Read) -> Option<Event> {
    match read {
        Read::Key(key) => (key.kind != KeyEventKind::Release).then_some(Event::Key(key)),
        Read::Paste(text) => Some(Event::Paste(text)),
        Read::Resize(width, height) => Some(Event::Resize { width, height }),
        Read::Mouse(_) | Read::FocusGained | Read::FocusLost => None,
    }
}

#[cfg(test)]
mod tests;
