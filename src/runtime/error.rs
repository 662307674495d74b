//! Why the dashboard ended, when the user did not end it.

use std::io;

/// Why the dashboard could not be shown, or ended by itself.
#[derive(Debug, thiserror::Error)]
pub enum RunError {
    /// Standard input or output is a pipe or a file.
    #[error(
        "the dashboard needs a terminal, and {0} is none; use `vipdeck messages` or `vipdeck export` in a script, or run it \
         with `ssh -t`"
    )]
    NotATerminal(&'static str),
    /// The terminal cannot place a cursor.
    #[error(
        "the dashboard cannot be shown on a dumb terminal (TERM={0}); set TERM to what the terminal is, such as \
         xterm-256color, or use `vipdeck messages`"
    )]
    DumbTerminal(String),
    /// A signal asked for the end.
    #[error("ended by signal {0}")]
    Signal(i32),
    /// The terminal is gone.
    #[error("the terminal was closed")]
    HungUp,
    /// The terminal could not be read or written.
    #[error("the terminal failed: {0}")]
    Terminal(#[source] io::Error),
    /// Threads, signals or timers could not be set up.
    #[error("the dashboard could not be set up: {0}")]
    Start(#[source] io::Error),
}

impl RunError {
    /// The process's exit code: 2 for a terminal that cannot be used, 128 + n for signal n (a closed terminal is
    /// SIGHUP), else 1.
    #[must_use]
    pub const fn exit_code(&self) -> u8 {
        match self {
            Self::NotATerminal(_) | Self::DumbTerminal(_) => 2,
            Self::Signal(number) => 128_u8.saturating_add(*number as u8),
            Self::HungUp => 128 + 1,
            Self::Terminal(_) | Self::Start(_) => 1,
        }
    }

    /// Whether there is nothing to tell: whoever sent a signal or closed the terminal knows.
    #[must_use]
    pub const fn is_silent(&self) -> bool {
        matches!(self, Self::Signal(_) | Self::HungUp)
    }
}

impl From<io::Error> for RunError {
    /// Takes an error of the terminal: one that was closed answers with EIO, as a broken pipe, or, when it is opened
    /// anew, with ENXIO.
    fn from(error: io::Error) -> Self {
        #[cfg(unix)]
        let closed = {
            use rustix::io::Errno;
            matches!(Errno::from_io_error(&error), Some(Errno::IO | Errno::NXIO))
        };
        #[cfg(not(unix))]
        let closed = false;
        if closed || error.kind() == io::ErrorKind::BrokenPipe { Self::HungUp } else { Self::Terminal(error) }
    }
}

#[cfg(test)]
mod tests;
