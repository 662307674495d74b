//! Why a command ended without doing what was asked.

use std::io;
use std::path::PathBuf;

use super::exit::Code;
use crate::config::ConfigError;
use crate::export::{DownloadError, JoinError, SaveError};
use crate::files::FileError;
use crate::files::WriteError;
use crate::runtime::RunError;

/// What a shell says of a program that SIGTERM ended: 128 + 15.
const SIGTERM: u8 = 143;

/// Why a command ended without doing what was asked; its text is one line that says what to do next.
#[derive(Debug, thiserror::Error)]
pub(super) enum CliError {
    /// The command line cannot be followed.
    #[error("{0}")]
    Usage(String),
    /// Configuration or credentials.
    #[error(transparent)]
    Config(#[from] ConfigError),
    /// The API refused, or could not be reached: the code says which.
    #[error("{message}")]
    Api { code: Code, message: String },
    /// What was had is not what the server says there is.
    #[error("{0}")]
    Incomplete(String),
    /// The output has said already what is wrong.
    #[error("see the output")]
    Told(Code),
    /// The output could not be written.
    #[error("cannot write the output: {0}")]
    Output(#[from] io::Error),
    /// Ctrl-C.
    #[error("interrupted")]
    Interrupted,
    /// SIGTERM.
    #[error("terminated")]
    Terminated,
    /// A setting of the configuration file has no meaning.
    #[error("{}: {message}", file.display())]
    Setting { file: PathBuf, message: String },
    /// The dashboard could not be shown, or was ended from outside.
    #[error(transparent)]
    Dashboard(RunError),
    /// Anything else.
    #[error("{0}")]
    Unexpected(String),
}

impl From<WriteError> for CliError {
    fn from(error: WriteError) -> Self {
        match error {
            WriteError::Exists(_) | WriteError::NotAFile(_) | WriteError::NoFolder(_) => Self::Usage(error.to_string()),
            _ => Self::Unexpected(error.to_string()),
        }
    }
}

impl From<SaveError> for CliError {
    fn from(error: SaveError) -> Self {
        match error {
            SaveError::Write(error)
            | SaveError::Join(JoinError::Write(error))
            | SaveError::Download { source: DownloadError::Write(error), .. } => error.into(),
            _ => Self::Api { code: Code::Unreachable, message: error.to_string() },
        }
    }
}

impl From<FileError> for CliError {
    fn from(error: FileError) -> Self {
        Self::Config(error.into())
    }
}

impl CliError {
    /// The exit code; a reader that has seen enough is success.
    pub(super) fn code(&self) -> Code {
        match self {
            Self::Usage(_) => Code::Usage,
            Self::Config(_) | Self::Setting { .. } => Code::Config,
            Self::Dashboard(error) => Code::Other(error.exit_code()),
            Self::Api { code, .. } | Self::Told(code) => *code,
            Self::Output(error) if error.kind() == io::ErrorKind::BrokenPipe => Code::Done,
            Self::Output(_) | Self::Unexpected(_) => Code::Unexpected,
            Self::Incomplete(_) => Code::Unreachable,
            Self::Interrupted => Code::Interrupted,
            Self::Terminated => Code::Other(SIGTERM),
        }
    }

    /// What to tell, if anything.
    pub(super) fn message(&self) -> Option<String> {
        match self.code() {
            Code::Done | Code::Interrupted => None,
            _ if matches!(self, Self::Told(_) | Self::Terminated) => None,
            Code::Other(_) if matches!(self, Self::Dashboard(error) if error.is_silent()) => None,
            _ => Some(self.to_string()),
        }
    }
}
