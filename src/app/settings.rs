//! What the configuration and the command line say.

use std::collections::BTreeMap;

use crate::app::keymap::{KeyError, Keymap};
use crate::app::views::labels_of;
use crate::config::{Config, DEFAULT_BASE_URL, ZoneName};
use crate::export::place::Whereabouts;
use crate::insight::{ExprError, LabelExpr, RadarRules};
use crate::view::{Kind, Ref, SavedView, WindowSpec, Zone};

/// An account as the screen names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Account {
    /// The embedded sandbox.
    Demo,
    /// A profile of the configuration.
    Profile(String),
    /// Credentials from the environment.
    Environment,
    /// Credentials that were typed and hold for this session alone: why they could not be saved.
    Unsaved(String),
}

impl Account {
    /// What the top line says.
    #[must_use]
    pub fn name(&self) -> &str {
        match self {
            Self::Demo => "demo",
            Self::Profile(name) => name,
            Self::Environment => "environment",
            Self::Unsaved(_) => "not saved",
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
    /// The labels whose messages put somebody on the radar: built-in values or custom ids.
    pub negative_labels: Vec<String>,
    /// What else does.
    pub radar: RadarRules,
    /// The command that marked messages are piped to, unless another one is typed: a program and its arguments.
    pub pipe: Vec<String>,
    /// Where files are saved whose names say no folder.
    pub whereabouts: Whereabouts,
    /// The zone at the start.
    pub zone: Zone,
    /// The zone that is not UTC.
    pub local_zone: Zone,
    /// Whether colours are used.
    pub color: bool,
}

impl Settings {
    /// What a configuration says, so that its defaults are the dashboard's. Nobody is signed in yet, neither the file nor where
    /// the program was started is known, and colours are used. What `[keys]` says wrongly is refused.
    pub fn new(config: &Config) -> Result<Self, KeyError> {
        Ok(Self {
            account: None,
            profiles: config.profiles.keys().cloned().collect(),
            base_url: DEFAULT_BASE_URL.to_owned(),
            config_path: String::new(),
            keymap: Keymap::new(&config.keys)?,
            label_names: config.labels.clone(),
            page_size: config.list.page_size.get(),
            parallel: usize::from(config.list.parallel_slices.get()),
            follow_seconds: u32::from(config.list.follow_seconds.get()),
            bell: config.notify.bell,
            bell_labels: config.notify.labels.clone(),
            negative_labels: config.radar.negative_labels.clone(),
            radar: config.radar.rules(),
            pipe: config.pipe.command.clone(),
            whereabouts: Whereabouts::default(),
            zone: match config.zone {
                ZoneName::Local => Zone::Local,
                ZoneName::Utc => Zone::Utc,
            },
            local_zone: Zone::Local,
            color: true,
        })
    }

    /// The labels that a text names: label algebra, in which configured names stand for their ids; one label where it is none.
    #[must_use]
    pub fn labels_of(&self, text: &str) -> LabelExpr {
        read_labels(text, &self.label_names).unwrap_or_else(|_| LabelExpr::Label(text.to_owned()))
    }

    /// Whether a label, by value or id, is one of the negative ones.
    #[must_use]
    pub fn is_negative(&self, label: &str) -> bool {
        self.negative_labels.iter().any(|negative| negative == label)
    }

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
    /// Labels, as they are typed in a flag: by name, id or value.
    pub label: Option<String>,
    /// Labels as the last session left them: by id or value alone, so that no configured name is taken for one of them.
    pub labels_left: Option<LabelExpr>,
    /// One kind only.
    pub kind: Option<Kind>,
    /// Workspace and channel by what the last session knew of them: opened at once, and looked for in the lists when those
    /// are here.
    pub known: Option<(Ref, Ref)>,
}

/// What flags say about the view.
#[derive(Clone, Debug, Default)]
pub struct Asked {
    /// Workspace, id or name.
    pub workspace: Option<String>,
    /// Channel, id or name.
    pub channel: Option<String>,
    /// The window.
    pub window: Option<WindowSpec>,
    /// One label only.
    pub label: Option<String>,
    /// One kind only.
    pub kind: Option<Kind>,
}

impl Target {
    /// What the flags ask for; what they leave open is as in the last view.
    ///
    /// A workspace or channel in a flag means another place, so that nothing of the last view counts. Any other flag means
    /// the same place with that label and kind, or with none.
    #[must_use]
    pub fn new(asked: Asked, last: Option<&SavedView>) -> Self {
        let Asked { workspace, channel, window, label, kind } = asked;
        let last = last.filter(|_| workspace.is_none() && channel.is_none());
        let as_left = last.filter(|_| window.is_none() && label.is_none() && kind.is_none());
        Self {
            workspace,
            channel,
            spec: window.or(last.map(|last| last.window)).unwrap_or_default(),
            label,
            labels_left: as_left.and_then(labels_of),
            kind: kind.or_else(|| as_left.and_then(|last| last.kind)),
            known: last.map(|last| (last.workspace.clone(), last.channel.clone())),
        }
    }
}

/// Reads label algebra as it is typed where nobody knows yet which labels there are: configured names stand for their ids,
/// anything else for itself. A name that is typed alone needs no quotes; neither does a label of several words that the
/// configuration does not know, as nothing in it joins labels.
pub fn read_labels(text: &str, names: &BTreeMap<String, String>) -> Result<LabelExpr, ExprError> {
    let id_of = |name: &str| {
        let named = |(id, known): (&String, &String)| known.eq_ignore_ascii_case(name).then(|| id.clone());
        names.iter().find_map(named)
    };
    // An id is that id, whatever else is called so.
    let label_of = |name: &str| if names.contains_key(name) { Some(name.to_owned()) } else { id_of(name) };
    if let Some(id) = label_of(text.trim()) {
        return Ok(LabelExpr::Label(id));
    }
    let parsed = LabelExpr::parse(text, &|name| Some(label_of(name).unwrap_or_else(|| name.to_owned())));
    match parsed {
        Err(_) if !text.trim().is_empty() && !LabelExpr::is_algebra(text) => {
            Ok(LabelExpr::Label(text.trim().to_owned()))
        }
        parsed => parsed,
    }
}
