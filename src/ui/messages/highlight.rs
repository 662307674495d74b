//! Marks what was searched for in a text that has been drawn.

use ratatui::layout::Rect;

use crate::app::App;
use crate::store::Pattern;
use crate::text::Clean;
use crate::ui::paint::Canvas;
use crate::ui::theme::Role;

/// The patterns whose matches are marked: that of the search, and that of the filter.
fn patterns(app: &App) -> impl Iterator<Item = &Pattern> {
    [&app.messages.find, &app.messages.filter].into_iter().flatten().map(|find| &find.pattern)
}

/// Marks the matches in `text`, whose first cell is that of `area`. What is matched is what is shown: the cleaned text.
pub(super) fn mark(canvas: &mut Canvas<'_>, area: Rect, app: &App, text: &Clean) {
    for pattern in patterns(app) {
        for range in pattern.ranges(text.as_str()) {
            let cells = |to: usize| text.as_str().get(..to).map_or(0, |part| Clean::line(part).width()) as u16;
            let (from, to) = (cells(range.start), cells(range.end));
            let width = to.saturating_sub(from).min(area.width.saturating_sub(from));
            if width > 0 {
                canvas.look(Rect { x: area.x + from, width, ..area }, Role::Match);
            }
        }
    }
}
