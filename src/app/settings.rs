//! What the configuration and the command line say.

use std::collections::BTreeMap;

use crate::app::keymap::Keymap;
use crate::view::{Kind, WindowSpec, Zone};

/// An account as the screen names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Account {
    /// The embedded sandbox.
    Demo,
    /// A profile of the configuration.
    Profile(String),
    /// Credentials from the environment.
    Environment,
}

impl Account {
    /// What the top line says.
    #[must_use]
    pub fn name(&self) -> &str {
        match self {
            Self::Demo => "demo",
            Self::Profile(name) => name,
            Self::Environment => "environment",
        }
    }
}

/// What stays the same while the dashboard runs.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Whom the API answers; `None` opens the welcome screen.
    pub account: Option<Account>,
    /// All profiles of the configuration.
    pub profiles: Vec<String>,
    /// The API's address that the welcome screen proposes.
    pub base_url: String,
    /// The configuration file, for messages.
    pub config_path: String,
    /// Which keys mean what.
    pub keymap: Keymap,
    /// Names of custom label ids.
    pub label_names: BTreeMap<String, String>,
    /// Messages a page.
    pub page_size: u32,
    /// Slices of a long window that are asked for at the same time.
    pub parallel: usize,
    /// Seconds between two looks for newer messages, while following.
    pub follow_seconds: u32,
    /// Whether the bell rings for new messages while following.
    pub bell: bool,
    /// For which labels only; for every message when empty.
    pub bell_labels: Vec<String>,
    /// The zone at the start.
    pub zone: Zone,
    /// The zone that is not UTC.
    pub local_zone: Zone,
    /// Whether colours are used.
    pub color: bool,
}

impl Settings {
    /// The same for another account; a new profile is one more to choose from.
    #[must_use]
    pub fn with(mut self, account: Account) -> Self {
        if let Account::Profile(name) = &account
            && !self.profiles.contains(name)
        {
            self.profiles.push(name.clone());
        }
        self.account = Some(account);
        self
    }
}

/// What is to be looked at first, as named by flags or by the last session: ids or names.
#[derive(Clone, Debug, Default)]
pub struct Target {
    /// Workspace, id or name.
    pub workspace: Option<String>,
    /// Channel, id or name.
    pub channel: Option<String>,
    /// The window.
    pub spec: WindowSpec,
    /// One label only.
    pub label: Option<String>,
    /// One kind only.
    pub kind: Option<Kind>,
}
