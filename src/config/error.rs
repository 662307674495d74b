//! What can be wrong with a configuration, and how to mend it.

use std::path::PathBuf;

use crate::files::FileError;

/// A configuration that cannot be used. No text of it holds a secret or a line of the file.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// There is no profile and nothing in the environment: the first run.
    #[error("nothing is configured yet: run `vipdeck config init`, or try `vipdeck demo`, which needs no account")]
    NotConfigured,
    /// The home folder, and so every path, is unknown.
    #[error(
        "cannot tell where the configuration is, as there is no home folder: set HOME, or name a file with --config"
    )]
    NoHome,
    /// A file that was named is not there.
    #[error("{} does not exist: `vipdeck config init --config FILE` writes one", .0.display())]
    Missing(PathBuf),
    /// The file that was to be made is there already.
    #[error("{}: exists and is left as it is; --force sets the profile in it and keeps its other profiles and settings", .0.display())]
    Exists(PathBuf),
    /// A file cannot be read or written.
    #[error(transparent)]
    File(#[from] FileError),
    /// The file is not TOML, or says what vipdeck does not know.
    #[error("{}:{line}:{column}: {}{what}", .path.display(), .key.as_ref().map(|key| format!("{key}: ")).unwrap_or_default())]
    Malformed {
        /// The file.
        path: PathBuf,
        /// Counted from 1.
        line: usize,
        /// In characters, counted from 1.
        column: usize,
        /// The key that it is about.
        key: Option<String>,
        /// What is wrong with it.
        what: String,
    },
    /// A profile that was asked for is not in the file.
    #[error("there is no profile {wanted:?}{}", listed(.known))]
    UnknownProfile {
        /// The one asked for.
        wanted: String,
        /// Those that there are.
        known: Vec<String>,
    },
    /// There are several profiles, and none was chosen.
    #[error("which profile? name one with --profile, or set default_profile{}", listed(.0))]
    WhichProfile(Vec<String>),
    /// A value is missing or unusable.
    #[error("{subject}: {problem}")]
    Value {
        /// Where it is said: a key such as `profiles.main.api_key`, or a variable.
        subject: String,
        /// What is wrong, and how to mend it.
        problem: String,
    },
}

impl ConfigError {
    pub(super) fn value(subject: impl Into<String>, problem: impl Into<String>) -> Self {
        Self::Value { subject: subject.into(), problem: problem.into() }
    }
}

fn listed(names: &[String]) -> String {
    if names.is_empty() { "; the file has none".to_owned() } else { format!("; there are: {}", names.join(", ")) }
}

/// Something that works, but should be mended.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Warning {
    /// Others on this computer can read a secret.
    #[error("{} holds a secret and can be read by others; mend it with: chmod 600 {}", .0.display(), quoted(.0))]
    Readable(PathBuf),
    /// A profile was named, but the environment overrides a part of it.
    #[error("{variable} from the environment is used instead of what the profile {profile} says")]
    Overridden {
        /// The variable.
        variable: &'static str,
        /// The profile.
        profile: String,
    },
    /// A damaged state file was renamed; saved views start anew.
    #[error("{} was damaged and is now {}: saved views start anew", .path.display(), .aside.display())]
    StateSetAside {
        /// The file.
        path: PathBuf,
        /// Where it is now.
        aside: PathBuf,
    },
    /// A state file cannot be read; saved views are not shown.
    #[error("saved views are not shown: {0}")]
    StateUnread(String),
}

/// A path as a shell takes it.
fn quoted(path: &std::path::Path) -> String {
    let text = path.display().to_string();
    let plain = |c: char| c.is_ascii_alphanumeric() || "/._-+:@%".contains(c);
    if text.chars().all(plain) { text } else { format!("'{}'", text.replace('\'', r"'\''")) }
}
