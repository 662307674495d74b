//! `vipdeck`: the dashboard on an account.

use std::collections::BTreeMap;
use std::io::{self, IsTerminal};

use super::accounts::{Accounts, Whom};
use super::args::{GlobalArgs, ViewArgs, ViewRequest};
use super::context::{Context, overrides};
use super::error::CliError;
use super::memories::Memories;
use super::settings;
use super::starting::Starting;
use crate::app::{App, Asked, Notice, Settings, Target, Tone, read_labels};
use crate::config::{Config, ConfigError, Environment, Paths, Warning, base_url_without_profile};
use crate::export::place::Whereabouts;
use crate::runtime::{self, RunOptions};
use crate::sandbox;

/// What the dashboard starts with.
#[derive(Debug)]
pub(super) struct Dashboard {
    /// Whom to ask.
    pub(super) whom: Whom,
    /// The API's address that the welcome screen proposes.
    pub(super) base_url: String,
    /// Where to begin.
    pub(super) view: ViewRequest,
    /// Settings, labels, keys.
    pub(super) config: Config,
    /// Where state and configuration are kept.
    pub(super) paths: Paths,
    /// Whether to colour.
    pub(super) color: bool,
    /// What should be mended, to be told on the screen.
    pub(super) warnings: Vec<Warning>,
}

/// Opens the dashboard; with nothing configured, its welcome screen.
pub(super) fn run(view: &ViewArgs, global: GlobalArgs, now_ms: i64) -> Result<(), CliError> {
    let view = view.request(now_ms)?;
    require_terminal()?;
    let starting = Starting::begin(&global)?;
    let context = Context::load(global)?;
    let (whom, warnings) = match context.account() {
        Ok((account, warnings)) => (Whom::Account(account), warnings),
        Err(ConfigError::NotConfigured) => (Whom::Nobody, context.warnings.clone()),
        Err(error) => return Err(error.into()),
    };
    open(Dashboard::new(whom, view, context, warnings), starting, now_ms)
}

impl Dashboard {
    /// With the settings of the configuration file.
    pub(super) fn new(whom: Whom, view: ViewRequest, context: Context, warnings: Vec<Warning>) -> Self {
        let environment = Environment::of_process();
        let color = context.global.color.on(true, &environment);
        let base_url = base_url_without_profile(&overrides(&context.global), &environment);
        Self { whom, base_url, view, config: context.config, paths: context.paths, color, warnings }
    }
}

/// A dashboard without a terminal would hang; says so instead.
pub(super) fn require_terminal() -> Result<(), CliError> {
    if io::stdin().is_terminal() && io::stdout().is_terminal() {
        return Ok(());
    }
    let message = "the dashboard needs a terminal for input and output; for scripts there are commands: vipdeck --help";
    Err(CliError::Usage(message.to_owned()))
}

/// Shows the dashboard until it is left.
pub(super) fn open(dashboard: Dashboard, starting: Starting, now_ms: i64) -> Result<(), CliError> {
    let settings = settings(&dashboard)?;
    if let Some(label) = &dashboard.view.label {
        read_labels(label, &settings.label_names).map_err(|error| CliError::Usage(format!("--label: {error}")))?;
    }
    let Dashboard { whom, view, config, paths, warnings, .. } = dashboard;
    let ViewRequest { workspace, channel, window, label, kind } = view;
    let asked = Asked { workspace, channel, window, label, kind };
    let memories = Memories::new(paths.state.clone());
    let (recalled, unread) = match whom.owner().map(|owner| memories.recall(owner)) {
        Some((recalled, unread)) => (Some(recalled), unread),
        None => (None, None),
    };
    let last = recalled.as_ref().and_then(|recalled| recalled.memory.last_view.as_ref());
    let app = App::new(settings, Target::new(asked, last), (80, 24), now_ms);
    let mut app = match recalled {
        Some(recalled) => app.recalling(recalled),
        None => app,
    };
    app.notice =
        warnings.first().or(unread.as_ref()).map(|warning| Notice { tone: Tone::Problem, text: warning.to_string() });
    let options = RunOptions { opener: config.open.command.clone(), secret_variables: config.secret_variables() };
    runtime::run(starting.wait()?, app, Accounts::new(whom, paths, memories), options).map_err(CliError::Dashboard)
}

fn settings(dashboard: &Dashboard) -> Result<Settings, CliError> {
    let Dashboard { whom, base_url, config, paths, color, .. } = dashboard;
    Ok(Settings {
        account: whom.shown(),
        base_url: base_url.clone(),
        config_path: paths.config.display().to_string(),
        label_names: label_names(dashboard),
        whereabouts: Whereabouts::here(),
        color: *color,
        ..settings::of(config, &paths.config)?
    })
}

/// The configured names; where the demo is or can be started, those of its labels too.
fn label_names(dashboard: &Dashboard) -> BTreeMap<String, String> {
    let mut names = BTreeMap::new();
    if !matches!(dashboard.whom, Whom::Account(_)) {
        names.extend(sandbox::custom_label_names().map(|(id, name)| (id.to_owned(), name.to_owned())));
    }
    names.extend(dashboard.config.labels.clone());
    names
}
