//! The file that a person names.

use std::env;
use std::path::{Path, PathBuf};

use crate::export::place::{Whereabouts, receipt_beside, target};
use crate::files::{WriteError, is_taken};
use crate::text::Clean;

/// The file that is meant by `typed`, in full.
pub(super) fn named(typed: &str) -> PathBuf {
    let path = target(Path::new(typed.trim()), env::home_dir().as_deref(), "vipdeck.csv");
    // Without a working folder a relative name is as good.
    std::path::absolute(&path).unwrap_or(path)
}

/// The names of what is there already where the file that is meant by `typed` would be written, and its `receipt`, if it has one;
/// why it cannot be written, in a sentence.
pub(super) fn look(typed: &str, receipt: bool) -> Result<Vec<String>, String> {
    let path = named(typed);
    let mut taken = Vec::new();
    for path in receipt.then(|| receipt_beside(&path)).into_iter().chain([path]).rev() {
        if is_taken(&path).map_err(|error| sentence(&error))? {
            taken.push(path.file_name().unwrap_or_default().to_string_lossy().into_owned());
        }
    }
    Ok(taken)
}

/// A path as the screen tells it: in full, with `~` for the user's own folder.
pub(super) fn told(path: &Path) -> String {
    Clean::line(&Whereabouts::here().shown(path)).to_string()
}

/// Why a file was not written, in a sentence for somebody who has a screen and no flags.
pub(super) fn sentence(error: &WriteError) -> String {
    match error {
        WriteError::Exists(path) => {
            format!("there is a {} by now; name another file", told(path))
        }
        error => error.to_string(),
    }
}

#[cfg(test)]
mod tests;
