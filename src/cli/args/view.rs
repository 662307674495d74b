//! Where to look: workspace, channel, window, label, kind.

use clap::Args;
use clap::builder::{PossibleValuesParser, TypedValueParser};

use crate::cli::error::CliError;
use crate::view::{DAY_MS, DateError, Edge, Kind, Span, SpanError, Window, WindowSpec, parse_bound};

/// Whose messages or users.
#[derive(Clone, Debug, Default, Args)]
#[command(next_help_heading = "View")]
pub(in crate::cli) struct PlaceArgs {
    /// Workspace, by id or name
    #[arg(long, short = 'w', value_name = "ID|NAME")]
    pub(in crate::cli) workspace: Option<String>,
    /// Channel, by id or name
    #[arg(long, short = 'c', value_name = "ID|NAME")]
    pub(in crate::cli) channel: Option<String>,
}

/// Where to look.
#[derive(Clone, Debug, Default, Args)]
#[command(next_help_heading = "View")]
pub(in crate::cli) struct ViewArgs {
    #[command(flatten)]
    pub(in crate::cli) place: PlaceArgs,
    /// First day (UTC) or instant: 2026-05-01, 2026-05, 2026, 2026-05-01T12:00Z
    #[arg(long, value_name = "DATE", value_parser = from_bound, conflicts_with = "last")]
    pub(in crate::cli) from: Option<i64>,
    /// Last day (UTC, the whole of it) or instant; now, when left out
    #[arg(long, value_name = "DATE", value_parser = to_bound, requires = "from", conflicts_with = "last")]
    pub(in crate::cli) to: Option<i64>,
    /// The time until now: 30m (minutes), 24h, 7d, 2w, 6mo (months), 1y …
    #[arg(long, value_name = "SPAN", value_parser = last)]
    pub(in crate::cli) last: Option<Span>,
    /// Label, by value (such as frustrated), name or custom id; several with and, or, not: "a and not b"
    #[arg(long, short = 'l', value_name = "LABEL")]
    pub(in crate::cli) label: Option<String>,
    /// Kind of message
    #[arg(long, short = 'k', value_name = "KIND", value_parser = kind())]
    pub(in crate::cli) kind: Option<Kind>,
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

impl PlaceArgs {
    /// Takes what was said before the command's name where nothing was said after it.
    pub(in crate::cli) fn inherit(&mut self, before: &mut Self) {
        self.workspace = self.workspace.take().or(before.workspace.take());
        self.channel = self.channel.take().or(before.channel.take());
    }
}

impl ViewArgs {
    pub(in crate::cli) fn is_empty(&self) -> bool {
        self.place.workspace.is_none() && self.place.channel.is_none() && self.only_place()
    }

    /// Nothing beside the workspace and the channel is given.
    fn only_place(&self) -> bool {
        let window = self.from.is_some() || self.to.is_some() || self.last.is_some();
        !window && self.label.is_none() && self.kind.is_none()
    }

    /// Takes what was said before the command's name where nothing was said after it.
    pub(in crate::cli) fn inherit(&mut self, before: &mut Self) {
        if self.from.is_none() && self.last.is_none() {
            (self.from, self.to, self.last) = (before.from, before.to, before.last);
        }
        (before.from, before.to, before.last) = (None, None, None);
        self.place.inherit(&mut before.place);
        self.label = self.label.take().or(before.label.take());
        self.kind = self.kind.or(before.kind.take());
    }

    /// The view that the flags ask for at `now_ms`; a usage error when the window ends before it starts.
    pub(in crate::cli) fn request(&self, now_ms: i64) -> Result<ViewRequest, CliError> {
        Ok(ViewRequest {
            workspace: self.place.workspace.clone(),
            channel: self.place.channel.clone(),
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
