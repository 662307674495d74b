//! Writes what the dashboard has made to a file.

use crate::files;

use super::naming::{named, sentence, told};

/// Writes `content` to the file that `typed` means: whole, readable by its owner alone, or not at all. What is there is replaced
/// only when `replace` says so. Returns where it is; the error is a sentence for the user.
pub(super) fn write(typed: &str, replace: bool, content: &[u8]) -> Result<String, String> {
    let path = named(typed);
    files::write(&path, replace, content).map(|path| told(&path)).map_err(|error| sentence(&error))
}

#[cfg(test)]
mod tests;
