//! Flags and commands.

use std::path::PathBuf;

use chrono::DateTime;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, Parser, Subcommand, ValueEnum};

use super::color::ColorChoice;
use super::error::CliError;
use super::help;
use super::rows::Format;
use crate::sandbox::{Fault, Options};
use crate::view::{DAY_MS, DateError, Edge, Kind, Span, SpanError, Window, WindowSpec, parse_bound};

/// What the command line says.
#[derive(Debug, Parser)]
#[command(
    name = "vipdeck",
    version,
    about = "What are our VIPs saying, and which of it needs me now?",
    long_about = help::ABOUT,
    after_help = help::AFTER,
    after_long_help = help::AFTER_LONG,
    max_term_width = 100,
    disable_help_subcommand = true
)]
pub(super) struct Cli {
    #[command(flatten)]
    pub(super) view: ViewArgs,
    #[command(flatten)]
    pub(super) global: GlobalArgs,
    #[command(subcommand)]
    pub(super) command: Option<Command>,
}

/// The commands beside the dashboard.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// The dashboard on an embedded sandbox: no account, no network
    #[command(after_help = help::faults())]
    Demo(DemoArgs),
    /// Serve the sandbox API on this computer; prints base URL, key and secret
    Sandbox(SandboxArgs),
    /// Print the workspaces
    Workspaces(ListArgs),
    /// Print the channels
    Channels(ChannelsArgs),
    /// Write a starter configuration, say where it is, show what counts
    #[command(subcommand)]
    Config(ConfigCommand),
}

/// Where to look.
#[derive(Clone, Debug, Default, Args)]
#[command(next_help_heading = "View")]
pub(super) struct ViewArgs {
    /// Workspace, by id or name
    #[arg(long, short = 'w', value_name = "ID|NAME")]
    pub(super) workspace: Option<String>,
    /// Channel, by id or name
    #[arg(long, short = 'c', value_name = "ID|NAME")]
    pub(super) channel: Option<String>,
    /// First day (UTC) or instant: 2026-05-01, 2026-05, 2026-05-01T12:00Z
    #[arg(long, value_name = "DATE", value_parser = from_bound, conflicts_with = "last")]
    pub(super) from: Option<i64>,
    /// Last day (UTC, the whole of it) or instant; now, when left out
    #[arg(long, value_name = "DATE", value_parser = to_bound, requires = "from", conflicts_with = "last")]
    pub(super) to: Option<i64>,
    /// The time until now: 30m, 24h, 7d, 2w, 90d …
    #[arg(long, value_name = "SPAN", value_parser = last)]
    pub(super) last: Option<Span>,
    /// Label, by value (such as frustrated) or custom label id
    #[arg(long, short = 'l', value_name = "LABEL")]
    pub(super) label: Option<String>,
    /// Kind of message
    #[arg(long, short = 'k', value_name = "KIND", value_parser = kind())]
    pub(super) kind: Option<Kind>,
}

/// What every command takes, before or after its name.
#[derive(Clone, Debug, Default, Args)]
#[command(next_help_heading = "Everywhere")]
pub(super) struct GlobalArgs {
    /// Profile of the configuration file
    #[arg(long, short = 'p', global = true, value_name = "NAME")]
    pub(super) profile: Option<String>,
    /// Configuration file
    #[arg(long, global = true, value_name = "FILE")]
    pub(super) config: Option<PathBuf>,
    /// Address of the API, ending in /v1
    #[arg(long, global = true, value_name = "URL")]
    pub(super) base_url: Option<String>,
    /// When to colour
    #[arg(long, global = true, value_enum, default_value_t, value_name = "WHEN")]
    pub(super) color: ColorChoice,
    /// Append a log to this file; it holds no secret and no message text
    #[arg(long, global = true, value_name = "FILE")]
    pub(super) log_file: Option<PathBuf>,
}

/// What the commands that print a list take.
#[derive(Clone, Copy, Debug, Default, Args)]
#[command(next_help_heading = "Output")]
pub(super) struct ListArgs {
    /// How rows are written; a table on a terminal, ndjson into a pipe when left out
    #[arg(long, short = 'f', value_enum, value_name = "FORMAT")]
    pub(super) format: Option<Format>,
}

/// What `channels` takes.
#[derive(Clone, Debug, Default, Args)]
pub(super) struct ChannelsArgs {
    /// Only those of this workspace, by id or name
    #[arg(long, short = 'w', value_name = "ID|NAME")]
    pub(super) workspace: Option<String>,
    #[command(flatten)]
    pub(super) list: ListArgs,
}

/// What the sandbox holds.
#[derive(Clone, Copy, Debug, Args)]
#[command(next_help_heading = "Sandbox")]
pub(super) struct WorldArgs {
    /// How many messages it holds
    #[arg(long, value_name = "N", default_value_t = 20_000, value_parser = clap::value_parser!(u32).range(..=10_000_000))]
    pub(super) messages: u32,
    /// Which world it plays: the same number, the same messages
    #[arg(long, value_name = "S", default_value_t = 1)]
    pub(super) seed: u64,
}

impl WorldArgs {
    /// The world, laid back from `now_ms`.
    pub(super) fn options(self, now_ms: i64) -> Options {
        Options {
            messages: self.messages as usize,
            seed: self.seed,
            now: DateTime::from_timestamp_millis(now_ms).unwrap_or_default(),
            ..Options::default()
        }
    }
}

/// What `demo` takes.
#[derive(Clone, Debug, Args)]
pub(super) struct DemoArgs {
    #[command(flatten)]
    pub(super) view: ViewArgs,
    #[command(flatten)]
    pub(super) world: WorldArgs,
    /// Misbehave: NAME[=ARG][*TIMES][@ROUTE], see below; can be given several times
    #[arg(long, value_name = "FAULT", help_heading = "Sandbox")]
    pub(super) fault: Vec<Fault>,
}

/// What `sandbox` takes.
#[derive(Clone, Copy, Debug, Args)]
pub(super) struct SandboxArgs {
    #[command(flatten)]
    pub(super) world: WorldArgs,
    /// Port on 127.0.0.1; 0 takes a free one
    #[arg(long, value_name = "P", default_value_t = 0, help_heading = "Sandbox")]
    pub(super) port: u16,
}

/// What can be done with the configuration.
#[derive(Clone, Debug, Subcommand)]
pub(super) enum ConfigCommand {
    /// Write a configuration file that only you can read, with one profile
    #[command(after_help = help::AFTER_INIT)]
    Init(InitArgs),
    /// Print where the configuration file is
    Path,
    /// Print what counts, and who says it; the secret is masked
    Show,
}

/// What `config init` takes; the profile's name and address are the flags that everything takes.
#[derive(Clone, Debug, Default, Args)]
pub(super) struct InitArgs {
    /// API key; asked for on a terminal
    #[arg(long, value_name = "KEY")]
    pub(super) api_key: Option<String>,
    /// Read the secret from standard input
    #[arg(long, group = "secret_from")]
    pub(super) secret_stdin: bool,
    /// Environment variable that will hold the secret
    #[arg(long, value_name = "NAME", group = "secret_from")]
    pub(super) secret_env: Option<String>,
    /// Program that prints the secret, with its arguments; give it last
    #[arg(long, value_name = "ARGV", group = "secret_from", num_args = 1.., allow_hyphen_values = true)]
    pub(super) secret_command: Option<Vec<String>>,
    /// Change a file that exists: the profile is set, the rest kept
    #[arg(long)]
    pub(super) force: bool,
}

/// A view as it was asked for: names not yet looked up.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct ViewRequest {
    /// An id or a name.
    pub(crate) workspace: Option<String>,
    /// An id or a name.
    pub(crate) channel: Option<String>,
    /// The window, if one was given.
    pub(crate) window: Option<WindowSpec>,
    /// A label's value or id.
    pub(crate) label: Option<String>,
    /// The kind of message.
    pub(crate) kind: Option<Kind>,
}

impl ViewArgs {
    pub(super) fn is_empty(&self) -> bool {
        self.workspace.is_none() && self.only_workspace()
    }

    /// Nothing beside the workspace is given.
    pub(super) fn only_workspace(&self) -> bool {
        let window = self.from.is_some() || self.to.is_some() || self.last.is_some();
        self.channel.is_none() && !window && self.label.is_none() && self.kind.is_none()
    }

    /// Takes what was said before the command's name where nothing was said after it.
    pub(super) fn inherit(&mut self, before: &Self) {
        let before = before.clone();
        if self.from.is_none() && self.last.is_none() {
            (self.from, self.to, self.last) = (before.from, before.to, before.last);
        }
        self.workspace = self.workspace.take().or(before.workspace);
        self.channel = self.channel.take().or(before.channel);
        self.label = self.label.take().or(before.label);
        self.kind = self.kind.or(before.kind);
    }

    /// The view that the flags ask for at `now_ms`; a usage error when the window ends before it starts.
    pub(super) fn request(&self, now_ms: i64) -> Result<ViewRequest, CliError> {
        Ok(ViewRequest {
            workspace: self.workspace.clone(),
            channel: self.channel.clone(),
            window: self.window(now_ms)?,
            label: self.label.clone(),
            kind: self.kind,
        })
    }

    fn window(&self, now_ms: i64) -> Result<Option<WindowSpec>, CliError> {
        if let Some(span) = self.last {
            return Ok(Some(WindowSpec::Last(span)));
        }
        let Some(from) = self.from else { return Ok(None) };
        let end_of_today = (now_ms.div_euclid(DAY_MS) + 1) * DAY_MS;
        let problem = match self.to {
            Some(_) => "--to is before --from: exchange them",
            None => "--from has not come yet: there are no messages after it",
        };
        let window = Window::new(from, self.to.unwrap_or(end_of_today));
        window.map(|window| Some(WindowSpec::Fixed(window))).ok_or_else(|| CliError::Usage(problem.to_owned()))
    }
}

fn from_bound(text: &str) -> Result<i64, DateError> {
    parse_bound(text, Edge::From)
}

fn to_bound(text: &str) -> Result<i64, DateError> {
    parse_bound(text, Edge::To)
}

fn last(text: &str) -> Result<Span, SpanError> {
    text.parse()
}

fn kind() -> impl TypedValueParser<Value = Kind> {
    PossibleValuesParser::new(Kind::ALL.map(Kind::as_str)).map(|word| Kind::of_word(&word))
}

impl ValueEnum for ColorChoice {
    fn value_variants<'a>() -> &'a [Self] {
        &[Self::Auto, Self::Always, Self::Never]
    }

    fn to_possible_value(&self) -> Option<clap::builder::PossibleValue> {
        Some(clap::builder::PossibleValue::new(match self {
            Self::Auto => "auto",
            Self::Always => "always",
            Self::Never => "never",
        }))
    }
}

#[cfg(test)]
mod tests;
