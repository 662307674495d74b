//! What accounts remember, read from the state file and written back as it changes.

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use sha2::{Digest, Sha256};

use crate::config::{Account, Warning, state};
use crate::memory::{Memory, Recalled};

/// Under which name the embedded sandbox remembers.
pub(super) const DEMO: &str = "demo";

/// Under which name an account remembers: that of its profile, and a mark of address and key, so that neither another
/// profile nor another account under the same name shares it. Neither can be read from the mark.
pub(super) fn owner(profile: Option<&str>, base_url: &str, api_key: &str) -> String {
    let name = profile.unwrap_or("(environment)");
    let mark =
        Sha256::new().chain_update(base_url.trim_end_matches('/')).chain_update([0]).chain_update(api_key).finalize();
    format!("{name} {}", hex::encode(mark.get(..6).unwrap_or_default()))
}

/// As [`owner`], of an account that is chosen.
pub(super) fn owner_of(account: &Account) -> String {
    owner(account.profile.as_deref(), &account.base_url, &account.api_key)
}

/// The state file, and what this program knows of it.
#[derive(Clone, Debug)]
pub(super) struct Memories {
    file: Arc<PathBuf>,
    /// Each account's memory as this program read or wrote it last.
    known: Arc<Mutex<HashMap<String, Memory>>>,
}

impl Memories {
    pub(super) fn new(file: PathBuf) -> Self {
        Self { file: Arc::new(file), known: Arc::default() }
    }

    /// What an account remembers, and what should be told about the file.
    pub(super) fn recall(&self, owner: String) -> (Recalled, Option<Warning>) {
        let (mut state, warning) = state::load(&self.file);
        let memory = state.accounts.remove(&owner).unwrap_or_default();
        self.know(&owner, memory.clone());
        (Recalled { owner, memory }, warning)
    }

    /// Writes what has changed; does nothing when nothing has. This waits for the disk.
    pub(super) fn keep(&self, now: Recalled) -> Result<(), String> {
        let base = self.known(&now.owner);
        if base == now.memory {
            return Ok(());
        }
        state::remember(&self.file, &now.owner, &base, &now.memory).map_err(|error| error.to_string())?;
        self.know(&now.owner, now.memory);
        Ok(())
    }

    fn known(&self, owner: &str) -> Memory {
        self.lock().get(owner).cloned().unwrap_or_default()
    }

    fn know(&self, owner: &str, memory: Memory) {
        self.lock().insert(owner.to_owned(), memory);
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, HashMap<String, Memory>> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests;
