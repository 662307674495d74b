//! A file that holds less than it should never has the name that a script looks for.

use std::fs;
use std::path::{Path, PathBuf};

use super::Tally;
use super::place::receipt_beside;
use crate::files::{WholeFile, WriteError, with_ending};

/// What is put behind the name of a file that holds less than it should.
const INCOMPLETE: &str = ".incomplete";

/// Names for such files that are looked at before one gives up on them.
const MOST_LEFT_OVERS: usize = 1_000;

/// [`WholeFile::commit`] for a CSV that holds as many rows as were `expected`. One that is short is called FILE.incomplete
/// from the first, or FILE.incomplete.2 and so on where that is taken, by a receipt too: no script ever finds it under its name,
/// and what stands there stays, since nobody has named it to be replaced.
pub fn commit_counted(file: WholeFile, tally: &Tally, expected: Option<u64>) -> Result<PathBuf, WriteError> {
    if !tally.is_short(expected) {
        return file.commit();
    }
    let target = free_name(file.target());
    file.renamed(target).commit()
}

/// A name for what has come of a file, which nothing has yet, nor a receipt of it.
fn free_name(of: &Path) -> PathBuf {
    let named = |number: usize| {
        let number = if number > 1 { format!(".{number}") } else { String::new() };
        with_ending(of, &format!("{INCOMPLETE}{number}"))
    };
    let is_free = |path: &PathBuf| {
        let is_there = |path: &Path| fs::symlink_metadata(path).is_ok();
        !is_there(path) && !is_there(&receipt_beside(path))
    };
    (1..MOST_LEFT_OVERS).map(named).find(is_free).unwrap_or_else(|| named(MOST_LEFT_OVERS))
}

#[cfg(test)]
mod tests;
