//! Where an export is saved. Names are made of dates alone: nothing that a server says becomes part of a path.

use std::path::{Path, PathBuf};

use crate::view::{Window, Zone};

use super::What;

/// A name for a file of messages, such as `vipdeck-messages-2026-05-01_2026-05-31.csv`: the first and the last day of the
/// window in this zone, or the one day.
#[must_use]
pub fn messages_name(window: Window, zone: Zone) -> String {
    let (first, last) = (zone.date(window.start()), zone.date(window.end() - 1));
    if first == last { named(What::Messages, &first) } else { named(What::Messages, &format!("{first}_{last}")) }
}

/// A name for a file of users, such as `vipdeck-users-2026-05-30.csv`: the day in this zone at `now`, in epoch ms.
#[must_use]
pub fn users_name(now: i64, zone: Zone) -> String {
    named(What::Users, &zone.date(now))
}

fn named(what: What, when: &impl std::fmt::Display) -> String {
    format!("vipdeck-{}-{when}.csv", what.as_str())
}

/// The file that a person means by `typed`: with `home` for a `~` that stands alone or before a slash, and with `name` added
/// when it is empty, ends in a slash, or is a folder that exists.
#[must_use]
pub fn target(typed: &Path, home: Option<&Path>, name: &str) -> PathBuf {
    let path = expand(typed, home);
    let ends_in_slash = typed.as_os_str().to_string_lossy().ends_with(std::path::is_separator);
    if path.as_os_str().is_empty() || ends_in_slash || path.is_dir() { path.join(name) } else { path }
}

fn expand(typed: &Path, home: Option<&Path>) -> PathBuf {
    match (typed.strip_prefix("~"), home) {
        (Ok(rest), Some(home)) if rest.as_os_str().is_empty() => home.to_owned(),
        (Ok(rest), Some(home)) => home.join(rest),
        _ => typed.to_owned(),
    }
}

/// The receipt's file, beside the export's: `x.csv` has `x.csv.receipt.json`.
#[must_use]
pub fn receipt_beside(file: &Path) -> PathBuf {
    let mut path = file.as_os_str().to_owned();
    path.push(".receipt.json");
    path.into()
}

#[cfg(test)]
mod tests;
