//! Signals, as what they mean to the dashboard.

use std::io;
use std::time::Duration;

use super::inbound::Outbox;

/// What a signal asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Signal {
    /// To leave, with the signal's number.
    End(i32),
    /// To give the terminal back and stop.
    Stop,
    /// To take the terminal again after a stop.
    Continue,
}

/// How long the loop may take to leave by itself when it is told to, before the process is ended under it: it may
/// hang in a write to a terminal that takes nothing any more.
pub(super) const GRACE: Duration = Duration::from_millis(700);

/// Passes signals to the loop, and sees to it that those that end the program do.
///
/// On a thread of its own, which sleeps in the kernel: the one that reads pages can be busy with one for seconds, or be in a
/// panic.
#[cfg(unix)]
pub(super) fn watch(outbox: &Outbox) -> io::Result<()> {
    use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP};
    use signal_hook::iterator::Signals;

    use super::inbound::Inbound;
    use super::{RunError, terminal};

    let mut signals = Signals::new([SIGTERM, SIGHUP, SIGQUIT, SIGINT, SIGTSTP, SIGCONT])?;
    let outbox = outbox.clone();
    std::thread::Builder::new().name("signals".into()).spawn(move || {
        for number in signals.forever() {
            let meaning = match number {
                SIGTSTP => Signal::Stop,
                SIGCONT => Signal::Continue,
                number => Signal::End(number),
            };
            outbox.send(Inbound::Signal(meaning));
            if let Signal::End(number) = meaning {
                std::thread::sleep(GRACE);
                terminal::abandon(RunError::Signal(number).exit_code());
            }
        }
    })?;
    Ok(())
}

/// Whether a shell looks after this job, and could resume it after a stop.
///
/// Where none does (`ssh -t host vipdeck`), the kernel itself would withhold SIGTSTP, but not SIGSTOP.
#[cfg(unix)]
pub(super) fn can_stop() -> bool {
    rustix::process::getsid(None).is_ok_and(|session| session != rustix::process::getpgrp())
}

/// Stops the whole job, as the terminal's stop key does. SIGSTOP, because SIGTSTP is caught here.
#[cfg(unix)]
pub(super) fn stop() -> io::Result<()> {
    Ok(rustix::process::kill_current_process_group(rustix::process::Signal::STOP)?)
}

/// There are no signals to pass.
#[cfg(not(unix))]
pub(super) fn watch(_: &Outbox) -> io::Result<()> {
    Ok(())
}

/// There are no jobs to stop.
#[cfg(not(unix))]
pub(super) fn can_stop() -> bool {
    false
}

/// There are no jobs to stop.
#[cfg(not(unix))]
pub(super) fn stop() -> io::Result<()> {
    Ok(())
}
