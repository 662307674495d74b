//! Marks what was searched for in a text that has been drawn.

use ratatui::layout::Rect;

use crate::app::App;
use crate::app::messages::NarrowBy;
use crate::store::Pattern;
use crate::text::Clean;
use crate::ui::paint::Canvas;
use crate::ui::theme::Role;

/// The patterns whose matches are marked: that of the search, and that of the filter.
fn patterns(app: &App) -> impl Iterator<Item = &Pattern> {
    let filter = app.messages.narrow.as_ref().and_then(|narrow| match &narrow.by {
        NarrowBy::Pattern(pattern) => Some(pattern),
        NarrowBy::Conversation { .. } | NarrowBy::NewerThan(_) => None,
    });
    app.messages.find.as_ref().map(|find| &find.pattern).into_iter().chain(filter)
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
