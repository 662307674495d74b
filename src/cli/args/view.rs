//! Where to look: workspace, channel, window, label, kind.

use clap::Args;
use clap::builder::{PossibleValuesParser, TypedValueParser};

use crate::cli::error::CliError;
use crate::view::{DAY_MS, DateError, Edge, Kind, Window, WindowSpec, parse_bound, parse_last};

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
    /// First day (UTC) or instant: 2026-05-01, 2026-05, 2026, yesterday, 2026-05-01T12:00Z
    #[arg(long, value_name = "DATE", value_parser = bound, conflicts_with = "last")]
    pub(in crate::cli) from: Option<String>,
    /// Last day (UTC, the whole of it) or instant; now, when left out
    #[arg(long, value_name = "DATE", value_parser = bound, requires = "from", conflicts_with = "last")]
    pub(in crate::cli) to: Option<String>,
    /// The time until now: 30m (minutes), 24h, 7d, 2w, 6mo (months), 1y …; or today, yesterday, "this month", "last month" (of UTC,
    /// in the dashboard of the zone it shows)
    #[arg(long, value_name = "SPAN", value_parser = parse_last)]
    pub(in crate::cli) last: Option<WindowSpec>,
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
            (self.from, self.to, self.last) = (before.from.take(), before.to.take(), before.last);
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
        if self.last.is_some() {
            return Ok(self.last);
        }
        let read =
            |text: &str, edge| parse_bound(text, edge, now_ms).map_err(|error| CliError::Usage(error.to_string()));
        let Some(from) = &self.from else { return Ok(None) };
        let from = read(from, Edge::From)?;
        let end_of_today = (now_ms.div_euclid(DAY_MS) + 1) * DAY_MS;
        let (to, problem) = match &self.to {
            Some(to) => (read(to, Edge::To)?, "--to is before --from: exchange them"),
            None => (end_of_today, "--from has not come yet: there are no messages after it"),
        };
        let window = Window::new(from, to);
        window.map(|window| Some(WindowSpec::Fixed(window))).ok_or_else(|| CliError::Usage(problem.to_owned()))
    }
}

/// What can be one end of a window. It is kept as it was typed: which day `yesterday` is, is known where the time is.
fn bound(text: &str) -> Result<String, DateError> {
    parse_bound(text, Edge::From, 0).map(|_| text.to_owned())
}

fn kind() -> impl TypedValueParser<Value = Kind> {
    PossibleValuesParser::new(Kind::ALL.map(Kind::as_str)).map(|word| Kind::of_word(&word))
}
