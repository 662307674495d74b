//! Where an export is saved. Names are made of dates alone: nothing that a server says becomes part of a path.

use std::env;
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

/// Where relative names lead, and which folder `~` stands for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Whereabouts {
    /// The folder that the program was started in.
    pub folder: PathBuf,
    /// The user's own folder, if there is one.
    pub home: Option<PathBuf>,
}

impl Whereabouts {
    /// Those of this process.
    #[must_use]
    pub fn here() -> Self {
        Self { folder: env::current_dir().unwrap_or_default(), home: env::home_dir() }
    }

    /// The folder that a file would be written in whose name is `typed`, in full, with `~` for the user's own. It looks at no disk:
    /// a name that is that of a folder is taken for a file's.
    #[must_use]
    pub fn folder_of(&self, typed: &str) -> String {
        let path = self.folder.join(expand(Path::new(typed), self.home.as_deref()));
        let is_folder = typed.is_empty() || typed.ends_with(std::path::is_separator);
        self.shown(if is_folder { &path } else { path.parent().unwrap_or(&path) })
    }

    /// A path for the screen, with `~` for the user's own folder; not cleaned.
    #[must_use]
    pub fn shown(&self, path: &Path) -> String {
        // Someone whose folder is the root has no use for the sign.
        let home = self.home.as_deref().filter(|home| home.parent().is_some());
        match home.and_then(|home| path.strip_prefix(home).ok()) {
            Some(rest) if rest.as_os_str().is_empty() => "~".to_owned(),
            Some(rest) => Path::new("~").join(rest).display().to_string(),
            // The parts once more, without a separator at the end.
            None => path.components().collect::<PathBuf>().display().to_string(),
        }
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
