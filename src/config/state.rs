//! What vipdeck remembers between two runs: the last view and the saved ones. No secret, no address.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::Warning;
use super::files::{FileError, write_private};
use crate::view::{Kind, WindowSpec};

/// What vipdeck remembers between two runs.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(default)]
pub struct State {
    /// Where the person was when they left; its name is empty.
    pub last_view: Option<SavedView>,
    /// The views that they saved, in the order of saving.
    pub views: Vec<SavedView>,
}

/// A view that can be gone to again. Ids are the API's.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(default)]
pub struct SavedView {
    /// What the person calls it.
    pub name: String,
    /// The workspace's id.
    pub workspace: Option<String>,
    /// The channel's id.
    pub channel: Option<String>,
    /// The window, which can be a moving one.
    pub window: WindowSpec,
    /// A label's value or id.
    pub label: Option<String>,
    /// The kind of message.
    pub kind: Option<Kind>,
}

/// Reads the state. A file that is not there is an empty one; a damaged one is set aside, renamed to end in `.bad`.
#[must_use]
pub fn load(path: &Path) -> (State, Option<Warning>) {
    match fs::read(path) {
        Ok(bytes) => match serde_json::from_slice(&bytes) {
            Ok(state) => (state, None),
            Err(_) => (State::default(), Some(set_aside(path))),
        },
        Err(error) if error.kind() == ErrorKind::NotFound => (State::default(), None),
        Err(error) => (State::default(), Some(Warning::StateUnread(FileError::new("read", path)(error).to_string()))),
    }
}

/// Writes the state, whole or not at all.
pub fn save(path: &Path, state: &State) -> Result<(), FileError> {
    let json = serde_json::to_vec_pretty(state).map_err(|error| FileError::new("write", path)(error.into()))?;
    write_private(path, &json)
}

fn set_aside(path: &Path) -> Warning {
    let mut aside = path.as_os_str().to_owned();
    aside.push(".bad");
    let aside = PathBuf::from(aside);
    match fs::rename(path, &aside) {
        Ok(()) => Warning::StateSetAside { path: path.to_owned(), aside },
        Err(error) => Warning::StateUnread(FileError::new("rename", path)(error).to_string()),
    }
}

#[cfg(test)]
mod tests;
