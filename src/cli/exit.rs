//! Exit codes. Scripts rely on them, so they never change.

use std::process::ExitCode;

/// How a run ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Code {
    /// It did what was asked.
    Done,
    /// Anything that no other code says.
    Unexpected,
    /// The command line is wrong.
    Usage,
    /// Configuration or credentials are missing or malformed.
    Config,
    /// The API refused the caller: 402, 403.
    Refused,
    /// The API refused the request: 400, 404, 422; or a workspace or channel of that name does not exist.
    Rejected,
    /// The network or the server failed, after all retries; or rows are not as many as they should be.
    Unreachable,
    /// `check`: the label is over its limit.
    Exceeded,
    /// Ctrl-C.
    Interrupted,
    /// The dashboard was ended from outside: 128 + the number of a signal.
    Other(u8),
}

impl Code {
    /// The code for an answer of the API that is no success.
    #[must_use]
    pub const fn of_status(status: u16) -> Self {
        match status {
            401..=403 => Self::Refused,
            408 | 429 => Self::Unreachable,
            400..=499 => Self::Rejected,
            _ => Self::Unreachable,
        }
    }
}

impl Code {
    /// As the shell sees it.
    #[must_use]
    pub const fn number(self) -> u8 {
        match self {
            Self::Done => 0,
            Self::Unexpected => 1,
            Self::Usage => 2,
            Self::Config => 3,
            Self::Refused => 4,
            Self::Rejected => 5,
            Self::Unreachable => 6,
            Self::Exceeded => 7,
            Self::Interrupted => 130,
            Self::Other(number) => number,
        }
    }
}

impl From<Code> for ExitCode {
    fn from(code: Code) -> Self {
        Self::from(code.number())
    }
}

#[cfg(test)]
mod tests;
