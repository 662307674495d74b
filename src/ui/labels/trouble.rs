//! Why there are no counts, or not all of them.

use ratatui::layout::Rect;

use crate::app::{Action, App};
use crate::text::Clean;
use crate::ui::empty;
use crate::ui::paint::Canvas;
use crate::ui::theme::Role;

/// Cells that a reason may take below the rows of the rail.
const REASON: usize = 300;

/// Says in the middle of a pane why no label is there. Returns whether there was anything to say.
pub(super) fn draw(canvas: &mut Canvas<'_>, area: Rect, app: &App) -> bool {
    if !app.counts.rows().is_empty() {
        return false;
    }
    if let Some(failure) = app.counts.failure() {
        empty::failed(canvas, area, app, failure);
    } else if empty::nothing_chosen(canvas, area, app) {
    } else if app.counts.is_complete() {
        let window = app.place.spec.describe(app.zone);
        let dates = app.key(Action::PickDates);
        let press = format!("No message of {window} carries a label. {dates} chooses other dates.");
        empty::say(canvas, area, "No labels here", &press);
    } else {
        empty::loading(canvas, area, app, app.hold());
    }
    true
}

/// Says the same below the rows of the rail, in few words.
pub(in crate::ui) fn draw_short(canvas: &mut Canvas<'_>, area: Rect, app: &App) {
    let (text, role) = if let Some(failure) = app.counts.failure() {
        let again = format!("no counts: {}; {} tries again", failure.clause(), app.key(Action::Reload));
        (Clean::start(&again, REASON), Role::Problem)
    } else if app.counts.is_complete() && app.counts.rows().is_empty() {
        (Clean::fixed("no labels in this window"), Role::Missing)
    } else if app.counts.loading() > 0 {
        (Clean::fixed("counting…"), Role::Busy)
    } else {
        return;
    };
    let width = usize::from(area.width.saturating_sub(2));
    for (index, line) in text.wrap(width).iter().enumerate() {
        canvas.line(area, index + 1).skip(1).put(line, role);
    }
}
