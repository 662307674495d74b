//! What is loaded against what the overview counts, day by day.

use std::cmp::Ordering;

use crate::app::popup::LEDGER_HEAD;
use crate::app::{Action, App};
use crate::feed::{Completeness, Day, DayState, Sum};
use crate::text::Clean;
use crate::ui::paint::{Canvas, Pen, Side};
use crate::ui::popup::{frame, middle, scrolled};
use crate::ui::theme::Role;
use crate::ui::{format, state};
use crate::view::Zone;

const WIDTH: u16 = 64;

pub(super) fn draw(canvas: &mut Canvas<'_>, app: &App, top: usize) {
    let lines = app.ledger.len() + LEDGER_HEAD;
    let room = canvas.area().height.saturating_sub(3);
    let area = middle(canvas, WIDTH, (lines as u16).saturating_add(2).min(room));
    let height = usize::from(area.height.saturating_sub(2)).saturating_sub(LEDGER_HEAD);
    let (top, place) = scrolled(top, app.ledger.len(), height);
    let title = Clean::fixed("Completeness, by UTC day");
    let inside = frame(canvas, area, &title, place.as_ref().map(|place| (place, Role::Dim)));
    let (words, role) = in_words(app.completeness());
    canvas.line(inside, 0).put(words, role);
    canvas.line(inside, 1).put(advice(app), Role::Dim);
    if let Some(sum) = app.sum().filter(|sum| sum.missing > 0 || sum.unchecked != 0) {
        canvas.line(inside, LEDGER_HEAD - 2).put(adds_up(&sum), Role::Dim);
    }
    let mut heading = canvas.line(inside, LEDGER_HEAD - 1);
    heading.column(12, Side::Left, "day", Role::Heading).column(12, Side::Right, "loaded", Role::Heading);
    heading.column(12, Side::Right, "counted", Role::Heading);
    for (line, day) in app.ledger.iter().skip(top).take(height).enumerate() {
        draw_day(canvas.line(inside, LEDGER_HEAD + line), day);
    }
}

/// The numbers that are shown, so that they can be followed.
fn adds_up(sum: &Sum) -> String {
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

/// What can be done, and of a long window how far it has come.
fn advice(app: &App) -> String {
    match app.completeness() {
        Completeness::Missing(_) => format!("{} fetches the short days again", state::key(app, Action::Repair)),
        Completeness::Loading => {
            let (walked, of) = app.messages.feed.progress();
            let slices = if of > 1 { format!("{walked} of {of} slices are whole") } else { String::new() };
            let failed = app.ledger.iter().any(|day| day.state == DayState::Failed);
            let again = failed.then(|| format!("{} asks again for what failed", state::key(app, Action::Reload)));
            [slices].into_iter().filter(|text| !text.is_empty()).chain(again).collect::<Vec<_>>().join("; ")
        }
        Completeness::Complete | Completeness::Growing | Completeness::CannotTell => String::new(),
    }
}

fn draw_day(mut pen: Pen<'_>, day: &Day) {
    pen.column(12, Side::Left, format::day(day.span.start(), Zone::Utc), Role::Time);
    pen.column(12, Side::Right, format::number(day.held), Role::Number);
    pen.column(12, Side::Right, day.counted.map_or_else(|| "—".to_owned(), format::number), Role::Number).skip(2);
    match day.state {
        DayState::Complete => pen.put("✓ complete", Role::Done),
        DayState::Missing(rows) => pen.put(format!("✗ {} missing", format::number(rows)), Role::Problem),
        DayState::Loading => pen.put("… more to come", Role::Busy),
        DayState::Failed => pen.put("✗ not loaded", Role::Problem),
        DayState::Growing => pen.put("↑ still growing", Role::Busy),
        DayState::CannotTell => pen.put("? cannot tell", Role::Dim),
    };
}

/// How the list stands as a whole.
fn in_words(completeness: Completeness) -> (String, Role) {
    match completeness {
        Completeness::Complete => ("Every row that the overview counts is loaded.".to_owned(), Role::Done),
        Completeness::Growing => ("Every row is loaded; today still grows.".to_owned(), Role::Done),
        Completeness::Missing(rows) => {
            (format!("{} rows that the overview counts did not come.", format::number(rows)), Role::Problem)
        }
        Completeness::Loading => ("Pages are still to come; a loads them all.".to_owned(), Role::Busy),
        Completeness::CannotTell => ("The overview does not count exactly what is listed here.".to_owned(), Role::Dim),
    }
}
