//! The labels screen: how often, how large a share, how it went by day.

mod axis;
mod chart;
mod table;
pub(in crate::ui) mod trouble;

use crate::app::App;
use crate::app::layout::Areas;
use crate::ui::paint::Canvas;
use crate::ui::pane;

pub(super) fn draw(canvas: &mut Canvas<'_>, areas: &Areas, app: &App) {
    if let Some(area) = areas.list {
        table::draw(canvas, area, app);
    }
    if let Some(area) = areas.detail {
        chart::draw(canvas, area, app);
        pane::divide(canvas, area);
    }
}
