//! The messages screen: labels, list, the selected message in full.

mod detail;
mod list;
mod rail;
mod row;

use crate::app::App;
use crate::app::layout::Areas;
use crate::ui::paint::Canvas;
use crate::ui::pane;

pub(super) fn draw(canvas: &mut Canvas<'_>, areas: &Areas, app: &App) {
    if let Some(area) = areas.rail {
        rail::draw(canvas, area, app);
    }
    draw_list(canvas, areas, app);
}

/// The list and the selected message.
pub(super) fn draw_list(canvas: &mut Canvas<'_>, areas: &Areas, app: &App) {
    if let Some(area) = areas.list {
        list::draw(canvas, area, app);
        pane::divide(canvas, area);
    }
    if let Some(area) = areas.detail {
        detail::draw(canvas, area, app);
        pane::divide(canvas, area);
    }
}
