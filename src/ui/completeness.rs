//! How what is held stands against what the overview counts, in words: for the bottom line, and for the popup about it.

use std::cmp::Ordering;

use crate::app::{Action, App, Progress};
use crate::feed::{Completeness, Cut, DayState, Sum};
use crate::text::Clean;
use crate::ui::format::{self, Clock};
use crate::ui::theme::Role;

/// For the bottom line, what is most urgent first.
pub(super) fn parts(app: &App) -> Vec<(Clean, Role)> {
    let mut parts = Vec::new();
    let mut say = |text: &str, role| parts.push((Clean::line(text), role));
    let cut = app.cut();
    // A failure that is told already is why, and the same key goes on from there.
    let is_told = matches!(app.progress(), Progress::Failed(_));
    if let Some(cut) = cut.filter(|_| !is_told) {
        say(&format!("incomplete: {}; {}", cut.why(), way_on(app, cut)), Role::Problem);
    }
    let mut age = as_of(app);
    match (app.completeness(), age.take_if(|_| app.is_whole())) {
        // Of an hour ago it says nothing about now: half of it would claim too much, where there is no room for both.
        (_, Some(age)) => say(&format!("complete {age}"), Role::Done),
        (Completeness::Complete, None) => say("complete", Role::Done),
        (Completeness::Growing, None) if cut.is_none() => say("complete, growing", Role::Done),
        (Completeness::CannotTell, None) => say("cannot tell if complete", Role::Dim),
        (Completeness::Growing | Completeness::Loading | Completeness::Missing(_), None) => {}
    }
    // Of the days that are through, while others still load.
    if app.missing() > 0 {
        say(&format!("{} missing, {} repairs", format::number(app.missing()), app.key(Action::Repair)), Role::Problem);
    }
    // So that the numbers here add up.
    if let Some(sum) = app.sum() {
        let rows = format::number(sum.unchecked.unsigned_abs());
        match sum.unchecked.cmp(&0) {
            Ordering::Greater => say(&format!("{rows} unchecked ({})", sum.whose()), Role::Dim),
            Ordering::Less => say(&format!("{rows} uncounted"), Role::Dim),
            Ordering::Equal => {}
        }
    }
    if let Some(age) = age {
        say(&age, Role::Text);
    }
    parts
}

/// Of what time it is that is shown, once that is not now: `as of 13:13, 20 min ago; r reloads`.
pub(super) fn as_of(app: &App) -> Option<String> {
    let at = app.as_of()?;
    let (clock, ago) = (Clock::Short.show(at, app.now, app.zone), format::length(app.now.saturating_sub(at)));
    Some(format!("as of {clock}, {ago} ago; {} reloads", app.key(Action::Reload)))
}

/// How to come by the rows of a list that was cut short.
fn way_on(app: &App, cut: Cut) -> String {
    match cut {
        Cut::Ended(_) => format!("{} asks again", app.key(Action::Reload)),
        Cut::Torn => {
            let [label, kind, export] =
                [Action::PickLabel, Action::PickKind, Action::ExportMessages].map(|action| app.key(action));
            format!("{export} exports them all, {label} or {kind} shows fewer at a time")
        }
    }
}

/// How the list stands as a whole, in a sentence.
pub(super) fn in_words(app: &App) -> (String, Role) {
    let missing = format::number(app.missing());
    match (app.completeness(), app.cut()) {
        (Completeness::Complete, _) => ("Every row that the overview counts is loaded.".to_owned(), Role::Done),
        (Completeness::Missing(_), _) => {
            (format!("{missing} rows that the overview counts did not come."), Role::Problem)
        }
        (Completeness::Loading, _) if app.missing() > 0 => {
            (format!("{missing} rows did not come; other pages are still to come."), Role::Problem)
        }
        (_, Some(cut)) => (format!("Cut short: {}.", cut.why()), Role::Problem),
        (Completeness::Growing, None) => ("Every row is loaded; today still grows.".to_owned(), Role::Done),
        (Completeness::Loading, None) => {
            (format!("Pages are still to come; {} loads them all.", app.key(Action::LoadAll)), Role::Busy)
        }
        (Completeness::CannotTell, None) => {
            ("The overview does not count exactly what is listed here.".to_owned(), Role::Dim)
        }
    }
}

/// What can be done, and of a long window how far it has come.
pub(super) fn advice(app: &App) -> String {
    let is_loading = app.completeness() == Completeness::Loading;
    let (whole, of) = app.messages.feed.progress();
    let slices = (is_loading && of > 1).then(|| format!("{whole} of {of} slices are whole"));
    let failed = is_loading && app.ledger.iter().any(|day| day.state == DayState::Failed);
    let way = if failed {
        Some(format!("{} asks again for what failed", app.key(Action::Reload)))
    } else if app.missing() > 0 {
        Some(format!("{} fetches the short days again", app.key(Action::Repair)))
    } else {
        app.cut().map(|cut| way_on(app, cut))
    };
    slices.into_iter().chain(way).collect::<Vec<_>>().join("; ")
}

/// The numbers that are shown, so that they can be followed.
pub(super) fn adds_up(sum: &Sum) -> String {
    let missing = (sum.missing > 0).then(|| format!(" + {} missing", format::number(sum.missing)));
    let rows = format::number(sum.unchecked.unsigned_abs());
    let rest = match sum.unchecked.cmp(&0) {
        Ordering::Greater => format!(" + {rows} unchecked ({})", sum.whose()),
        Ordering::Less => format!(" − {rows} uncounted"),
        Ordering::Equal => String::new(),
    };
    let (loaded, counted) = (format::number(sum.loaded), format::number(sum.counted));
    format!("{loaded} loaded{}{rest} = {counted}", missing.unwrap_or_default())
}
