//! What a dashboard needs beside its account.

use std::thread::{self, JoinHandle};

use tokio::runtime::Runtime;

use super::args::GlobalArgs;
use super::error::CliError;
use super::log;
use crate::runtime::{self, RunError};

/// The log and the threads for tasks, which begin beside the main thread while that reads configuration and state.
pub(super) struct Starting(JoinHandle<Result<Runtime, CliError>>);

impl Starting {
    pub(super) fn begin(global: &GlobalArgs) -> Result<Self, CliError> {
        let global = global.clone();
        let thread = thread::Builder::new().spawn(move || {
            log::begin_of_dashboard(&global)?;
            runtime::tasks().map_err(cannot_start)
        });
        thread.map(Self).map_err(cannot_start)
    }

    /// Waits for both. A thread that panicked has ended the program already.
    pub(super) fn wait(self) -> Result<Runtime, CliError> {
        self.0.join().unwrap_or_else(|_| Err(CliError::Unexpected("could not start".to_owned())))
    }
}

fn cannot_start(error: std::io::Error) -> CliError {
    CliError::Dashboard(RunError::Start(error))
}
