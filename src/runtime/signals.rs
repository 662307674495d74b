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

/// Passes signals to the loop; called within an async runtime.
#[cfg(unix)]
pub(super) fn watch(outbox: &Outbox) -> io::Result<()> {
    use std::future::poll_fn;
    use std::task::Poll;

    use tokio::signal::unix::{SignalKind, signal};

    use super::inbound::Inbound;
    use super::{RunError, terminal};

    let tstp = SignalKind::from_raw(rustix::process::Signal::TSTP.as_raw());
    let cont = SignalKind::from_raw(rustix::process::Signal::CONT.as_raw());
    let ends = [SignalKind::terminate(), SignalKind::hangup(), SignalKind::quit(), SignalKind::interrupt()]
        .map(|kind| (kind, Signal::End(kind.as_raw_value())));
    let mut signals = Vec::new();
    for (kind, meaning) in ends.into_iter().chain([(tstp, Signal::Stop), (cont, Signal::Continue)]) {
        signals.push((signal(kind)?, meaning));
    }
    let outbox = outbox.clone();
    // One task for all: each task that starts delays the first frame.
    tokio::spawn(async move {
        loop {
            let meaning = poll_fn(|context| {
                let came = signals.iter_mut().find_map(|(signal, meaning)| {
                    (signal.poll_recv(context) == Poll::Ready(Some(()))).then_some(*meaning)
                });
                came.map_or(Poll::Pending, Poll::Ready)
            });
            let meaning = meaning.await;
            outbox.send(Inbound::Signal(meaning));
            if let Signal::End(number) = meaning {
                tokio::spawn(async move {
                    tokio::time::sleep(GRACE).await;
                    terminal::abandon(RunError::Signal(number).exit_code());
                });
            }
        }
    });
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
