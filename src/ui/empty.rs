//! Why the message list is empty, and what to press.

use ratatui::layout::Rect;

use crate::app::requests::Waiting;
use crate::app::{Action, App, Emptiness, Hold};
use crate::feed::Failure;
use crate::text::Clean;
use crate::ui::format;
use crate::ui::paint::Canvas;
use crate::ui::pane;
use crate::ui::state;
use crate::ui::theme::Role;

/// Cells that a reason may take in the middle of a pane.
const REASON: usize = 1_000;

/// Says in the middle of the area why there are no messages.
pub(super) fn messages(canvas: &mut Canvas<'_>, area: Rect, app: &App, why: &Emptiness) {
    let name = |action| app.key(action);
    match why {
        Emptiness::NothingChosen => _ = nothing_chosen(canvas, area, app),
        Emptiness::Loading => loading(canvas, area, app, app.hold()),
        Emptiness::Failed(failure) => failed(canvas, area, app, failure),
        Emptiness::Nothing => {
            say(
                canvas,
                area,
                "No messages here",
                &format!(
                    "The server has none for {}{}.{} {} moves the window back, {} chooses other dates{}.",
                    app.place.spec.describe(app.zone),
                    narrowed(app),
                    did_you_mean(app),
                    name(Action::WindowBack),
                    name(Action::PickDates),
                    other_ways(app),
                ),
            );
        }
        Emptiness::FilteredAway { .. } | Emptiness::NoneYet { .. } if app.messages.is_searching() => {
            pane::sentences(canvas, area, &[(Clean::fixed("Searching…"), Role::Busy)]);
        }
        Emptiness::NoneYet { loaded } => say(
            canvas,
            area,
            "None so far",
            &format!(
                "{} messages are loaded, and none of them is “{}”. {} loads the whole window, {} goes back.",
                format::number(*loaded as u64),
                Clean::start(&app.labels_text().unwrap_or_default(), 60),
                name(Action::LoadAll),
                name(Action::Back),
            ),
        ),
        Emptiness::FilteredAway { loaded } => filtered_away(
            canvas,
            area,
            app,
            &FilteredAway {
                held: *loaded,
                what: "messages are loaded",
                by: &app.narrowed_by().unwrap_or_default(),
                more: Some((Action::LoadAll, "loads the whole window")),
            },
        ),
    }
}

/// A list of which the filter hides every row.
pub(super) struct FilteredAway<'a> {
    /// How many rows there are without the filter.
    pub(super) held: usize,
    /// What they are, and where: `users are loaded`.
    pub(super) what: &'static str,
    /// What is filtered by, in words, not yet cleaned.
    pub(super) by: &'a str,
    /// What would bring more rows.
    pub(super) more: Option<(Action, &'static str)>,
}

/// Says that there are rows, and that none of them is let through.
pub(super) fn filtered_away(canvas: &mut Canvas<'_>, area: Rect, app: &App, away: &FilteredAway<'_>) {
    let more = away.more.map(|(action, does)| format!(", {} {does}", app.key(action)));
    let press = format!(
        "{} {}, and none of them is in “{}”. {} shows all again{}.",
        format::number(away.held as u64),
        away.what,
        Clean::start(away.by, 60),
        app.key(Action::Back),
        more.unwrap_or_default(),
    );
    say(canvas, area, "Nothing matches", &press);
}

/// Of a list other than that of messages: whether the filter hides every row, and says so when it does.
pub(super) fn sieved_away(
    canvas: &mut Canvas<'_>,
    area: Rect,
    app: &App,
    (held, what): (usize, &'static str),
    more: Option<(Action, &'static str)>,
) -> bool {
    let Some(filter) = app.filter().filter(|_| held > 0) else { return false };
    let by = format!("& {}", filter.as_str());
    filtered_away(canvas, area, app, &FilteredAway { held, what, by: &by, more });
    true
}

/// The label and the kind, as part of a sentence.
fn narrowed(app: &App) -> String {
    let labels = app.labels_text().map(|labels| format!(", label {}", Clean::start(&labels, 60)));
    let kind = app.place.kind.map(|kind| format!(", kind {kind}"));
    labels.unwrap_or_default() + &kind.unwrap_or_default()
}

/// Labels whose names come near one that the overview does not list, as a sentence.
fn did_you_mean(app: &App) -> String {
    let near = app.labels_near();
    if near.is_empty() {
        return String::new();
    }
    format!(" Did you mean: {}?", Clean::start(&near.join(", "), 120))
}

fn other_ways(app: &App) -> String {
    let label = app.place.labels.is_some().then(|| format!(", {} another label", app.key(Action::PickLabel)));
    let kind = app.place.kind.is_some().then(|| format!(", {} another kind", app.key(Action::PickKind)));
    label.unwrap_or_default() + &kind.unwrap_or_default()
}

/// Says that something is on its way; of what is held up by a failure, which that is, and when it is asked for again; of what
/// takes long, for how long, at which attempt. And how it is stopped.
pub(super) fn loading(canvas: &mut Canvas<'_>, area: Rect, app: &App, hold: Option<Hold<'_>>) {
    match hold {
        None => pane::sentences(canvas, area, &[(Clean::fixed("Loading…"), Role::Busy)]),
        Some(Hold::Retrying(open, Waiting { attempt, of, until, because })) => {
            let wait = format::left(until - app.now);
            let retry = format!("Retry in {wait} ({attempt} of {of}){}", stops(app));
            let sentences = [
                (Clean::fixed("Not loaded yet"), Role::Warning),
                (Clean::start(&format!("{}: {because}", open.purpose.name()), REASON), Role::Text),
                (Clean::line(&retry), Role::Dim),
            ];
            pane::sentences(canvas, area, &sentences);
        }
        Some(Hold::Silent(open)) => {
            let what = format!("{}: {}", open.purpose.name(), state::unanswered(app, open));
            let mut sentences = vec![(Clean::fixed("Loading…"), Role::Busy), (Clean::line(&what), Role::Text)];
            if app.escape_stops() {
                sentences.push((Clean::line(&format!("{} stops.", app.key(Action::Back))), Role::Dim));
            }
            pane::sentences(canvas, area, &sentences);
        }
    }
}

/// How what is waited for is stopped, as the end of a sentence; where the key closes something first, nothing.
fn stops(app: &App) -> String {
    if app.escape_stops() { format!(" · {} stops.", app.key(Action::Back)) } else { String::new() }
}

/// Says what went wrong, and what can be done about it.
pub(super) fn failed(canvas: &mut Canvas<'_>, area: Rect, app: &App, failure: &Failure) {
    let again = if failure.again { "tries again" } else { "asks again, once that is mended" };
    let sentences = [
        (Clean::fixed("Not loaded"), Role::Problem),
        (Clean::start(&failure.why, REASON), Role::Text),
        (Clean::line(&format!("{} {again}.", app.key(Action::Reload))), Role::Dim),
    ];
    pane::sentences(canvas, area, &sentences);
}

/// What keeps every other list empty: no channel yet. Returns whether that is so.
pub(super) fn nothing_chosen(canvas: &mut Canvas<'_>, area: Rect, app: &App) -> bool {
    if app.place.channel.is_some() {
        return false;
    }
    if let Some(failure) = app.workspaces.failure().or_else(|| app.channels.failure()) {
        failed(canvas, area, app, failure);
    } else if app.workspaces.is_loading() || app.channels.is_loading() {
        loading(canvas, area, app, app.hold());
    } else {
        let (workspace, channel) = (app.key(Action::PickWorkspace), app.key(Action::PickChannel));
        let press = format!("{workspace} chooses a workspace, {channel} a channel.");
        say(canvas, area, "Nothing chosen yet", &press);
    }
    true
}

/// A fact, and what to press.
pub(super) fn say(canvas: &mut Canvas<'_>, area: Rect, fact: &'static str, press: &str) {
    pane::sentences(canvas, area, &[(Clean::fixed(fact), Role::Strong), (Clean::line(press), Role::Dim)]);
}
