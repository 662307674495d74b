//! Notices that the terminal was closed.
//!
//! crossterm's reader does not: it reads nothing again and again, at full speed (crossterm issue 793), and SIGHUP only
//! comes to whom the terminal controls.

use std::io;

use super::inbound::Outbox;

/// Watches on a thread of its own, which sleeps in the kernel until the terminal is gone.
#[cfg(unix)]
pub(super) fn watch(outbox: Outbox) -> io::Result<()> {
    std::thread::Builder::new().name("hang-up".into()).spawn(move || {
        if wait_for_hangup() {
            outbox.send(super::inbound::Inbound::HungUp);
            std::thread::sleep(super::signals::GRACE);
            super::terminal::abandon(super::RunError::HungUp.exit_code());
        }
    })?;
    Ok(())
}

/// Blocks until standard input hangs up; `false` when it cannot be watched.
#[cfg(unix)]
fn wait_for_hangup() -> bool {
    use rustix::event::{PollFd, PollFlags, poll};
    use rustix::io::Errno;

    let stdin = io::stdin();
    loop {
        // No flag is asked for: a hang-up is told all the same, and keys wake nobody.
        let mut watched = [PollFd::new(&stdin, PollFlags::empty())];
        match poll(&mut watched, None) {
            Ok(_) if watched[0].revents().contains(PollFlags::NVAL) => return false,
            Ok(0) | Err(Errno::INTR) => {}
            Ok(_) => return true,
            Err(_) => return false,
        }
    }
}

/// The console ends the process by itself.
#[cfg(not(unix))]
pub(super) fn watch(_: Outbox) -> io::Result<()> {
    Ok(())
}
