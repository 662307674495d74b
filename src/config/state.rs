//! The state file: what vipdeck remembers between two runs, account by account. No secret, no address.

use std::collections::BTreeMap;
use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::Warning;
use crate::files::{FileError, lock, with_ending, write_private};
use crate::memory::Memory;

/// What vipdeck remembers between two runs.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(default)]
pub struct State {
    /// By account; see [`crate::memory::Recalled::owner`].
    pub accounts: BTreeMap<String, Memory>,
}

/// Reads the state. A file that is not there is an empty one; a damaged one is set aside, renamed to end in `.bad`.
#[must_use]
pub fn load(path: &Path) -> (State, Option<Warning>) {
    match read(path) {
        Ok(Some(state)) => (state, None),
        Ok(None) => load_damaged(path),
        Err(error) => (State::default(), Some(Warning::StateUnread(error.to_string()))),
    }
}

/// Sets a damaged file aside, unless another program has done that meanwhile and written a good one.
fn load_damaged(path: &Path) -> (State, Option<Warning>) {
    // Where nothing can be locked nothing can be renamed either, and that is told.
    let _lock = lock(path);
    match read(path) {
        Ok(Some(state)) => (state, None),
        Ok(None) => (State::default(), Some(set_aside(path))),
        Err(error) => (State::default(), Some(Warning::StateUnread(error.to_string()))),
    }
}

/// Writes the state, whole or not at all.
pub fn save(path: &Path, state: &State) -> Result<(), FileError> {
    let json = serde_json::to_vec_pretty(state).map_err(|error| FileError::new("write", path)(error.into()))?;
    write_private(path, &json)
}

/// Puts what one account's memory has become since `base` into the file, beside what other programs have written into it
/// meanwhile. One at a time: a lock file stands beside it.
pub fn remember(path: &Path, owner: &str, base: &Memory, now: &Memory) -> Result<(), FileError> {
    let _lock = lock(path)?;
    let mut state = read(path)?.unwrap_or_else(|| {
        set_aside(path);
        State::default()
    });
    // Where nothing is kept, nothing was deleted by another program either.
    let theirs = state.accounts.get(owner).unwrap_or(base);
    let merged = now.merged(base, theirs);
    if state.accounts.get(owner) == Some(&merged) {
        return Ok(());
    }
    state.accounts.insert(owner.to_owned(), merged);
    save(path, &state)
}

/// The state; `None` when the file is damaged.
fn read(path: &Path) -> Result<Option<State>, FileError> {
    match fs::read(path) {
        Ok(bytes) => Ok(serde_json::from_slice(&bytes).ok()),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(Some(State::default())),
        Err(error) => Err(FileError::new("read", path)(error)),
    }
}

fn set_aside(path: &Path) -> Warning {
    let aside = with_ending(path, ".bad");
    match fs::rename(path, &aside) {
        Ok(()) => Warning::StateSetAside { path: path.to_owned(), aside },
        Err(error) => Warning::StateUnread(FileError::new("rename", path)(error).to_string()),
    }
}

#[cfg(test)]
mod tests;
