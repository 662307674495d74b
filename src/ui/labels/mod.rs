//! The labels screen: how often, how large a share, how it went by day.

mod axis;
mod bands;
mod chart;
mod series;
mod table;
pub(in crate::ui) mod trouble;

use crate::app::App;
use crate::app::layout::Areas;
use crate::insight::Direction;
use crate::ui::paint::{Canvas, Pen};
use crate::ui::pane;
use crate::ui::theme::Role;

pub(super) fn draw(canvas: &mut Canvas<'_>, areas: &Areas, app: &App) {
    if let Some(area) = areas.list {
        table::draw(canvas, area, app);
    }
    if let Some(area) = areas.detail {
        chart::draw(canvas, area, app, areas.list.is_none());
        pane::divide(canvas, area);
    }
}

/// What marks a day, a bar or a label that stands out.
pub(in crate::ui) const fn sign(direction: Direction) -> &'static str {
    match direction {
        Direction::Up => "▲",
        Direction::Down => "▼",
    }
}

/// Marks a label that stands out on a day of the window, in one cell.
pub(in crate::ui) fn mark(pen: &mut Pen<'_>, app: &App, label: &str) {
    match app.labels.standouts.strongest_of(label) {
        Some(standout) => pen.put(sign(standout.direction()), Role::Standout),
        None => pen.skip(1),
    };
}
