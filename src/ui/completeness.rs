//! How what is held stands against what the overview counts, in words: for the bottom line, and for the popup about it.

use std::cmp::Ordering;

use crate::app::{Action, App, Progress};
use crate::feed::{Completeness, Cut, DayState, Sum};
use crate::text::Clean;
use crate::ui::format;
use crate::ui::state::key;
use crate::ui::theme::Role;

/// For the bottom line, what is most urgent first.
pub(super) fn parts(app: &App) -> Vec<(Clean, Role)> {
    let mut parts = Vec::new();
    let mut say = |text: &str, role| parts.push((Clean::line(text), role));
    let cut = app.cut();
    if let Some(cut) = cut {
        say(&format!("incomplete: {}; {}", cut.why(), way_on(app, cut)), Role::Problem);
    }
    match app.completeness() {
        Completeness::Complete => say("complete", Role::Done),
        Completeness::Growing if cut.is_none() => say("complete, growing", Role::Done),
        Completeness::Missing(rows) => {
            say(&format!("{} missing, {} repairs", format::number(rows), key(app, Action::Repair)), Role::Problem);
        }
        Completeness::CannotTell => say("cannot tell if complete", Role::Dim),
        Completeness::Growing | Completeness::Loading => {}
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
    parts
}

/// How to come by the rows of a list that was cut short.
fn way_on(app: &App, cut: Cut) -> String {
    match cut {
        Cut::Ended(_) => format!("{} asks again", key(app, Action::Reload)),
        Cut::Torn => {
            let [label, kind, export] =
                [Action::PickLabel, Action::PickKind, Action::ExportMessages].map(|action| key(app, action));
            format!("{export} exports them all, {label} or {kind} shows fewer at a time")
        }
    }
}

/// How the list stands as a whole, in a sentence.
pub(super) fn in_words(app: &App) -> (String, Role) {
    match app.completeness() {
        Completeness::Complete => ("Every row that the overview counts is loaded.".to_owned(), Role::Done),
        Completeness::Growing => match app.cut() {
            None => ("Every row is loaded; today still grows.".to_owned(), Role::Done),
            Some(cut) => (format!("Of today rows may be missing: {}.", cut.why()), Role::Problem),
        },
        Completeness::Missing(rows) => {
            (format!("{} rows that the overview counts did not come.", format::number(rows)), Role::Problem)
        }
        Completeness::Loading => {
            (format!("Pages are still to come; {} loads them all.", key(app, Action::LoadAll)), Role::Busy)
        }
        Completeness::CannotTell => match app.cut() {
            None => ("The overview does not count exactly what is listed here.".to_owned(), Role::Dim),
            Some(cut) => (format!("Rows may be missing: {}.", cut.why()), Role::Problem),
        },
    }
}

/// What can be done, and of a long window how far it has come.
pub(super) fn advice(app: &App) -> String {
    match app.completeness() {
        Completeness::Missing(_) => format!("{} fetches the short days again", key(app, Action::Repair)),
        Completeness::Loading => {
            let (walked, of) = app.messages.feed.progress();
            let slices = if of > 1 { format!("{walked} of {of} slices are whole") } else { String::new() };
            let failed = app.ledger.iter().any(|day| day.state == DayState::Failed);
            let again = failed.then(|| format!("{} asks again for what failed", key(app, Action::Reload)));
            [slices].into_iter().filter(|text| !text.is_empty()).chain(again).collect::<Vec<_>>().join("; ")
        }
        Completeness::Growing | Completeness::CannotTell => app.cut().map_or_else(String::new, |cut| way_on(app, cut)),
        Completeness::Complete => String::new(),
    }
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
