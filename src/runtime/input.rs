//! Keys, pastes and sizes from the terminal.

use std::io::{self, IsTerminal};
use std::thread;

use crossterm::event::{self, Event as Read, KeyEventKind};

use crate::app::Event;

use super::inbound::{Inbound, Outbox};

/// Reads on a thread of its own, which sleeps in the kernel until something comes.
pub(super) fn read(outbox: Outbox) -> io::Result<()> {
    thread::Builder::new().name("input".into()).spawn(move || {
        loop {
            let inbound = match event::read() {
                Ok(read) => meaning(read).map(Inbound::Input),
                Err(error) => {
                    // A terminal that was closed is none any more, and then fails in all kinds of ways.
                    let closed = !io::stdin().is_terminal();
                    outbox.send(if closed { Inbound::HungUp } else { Inbound::InputFailed(error) });
                    return;
                }
            };
            if inbound.is_some_and(|inbound| !outbox.send(inbound)) {
                return;
            }
        }
    })?;
    Ok(())
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
