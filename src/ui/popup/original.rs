//! The selected message's original text, escaped.

use crate::app::App;
use crate::app::detail;
use crate::app::popup::ORIGINAL_WIDTH;
use crate::text::Clean;
use crate::ui::paint::Canvas;
use crate::ui::popup::{frame, middle, scrolled};
use crate::ui::theme::Role;

pub(super) fn draw(canvas: &mut Canvas<'_>, app: &App, top: usize) {
    let screen = canvas.area();
    let width = ORIGINAL_WIDTH.min(screen.width.saturating_sub(2));
    let lines = detail::original(app, width.saturating_sub(4));
    let room = screen.height.saturating_sub(3);
    let area = middle(canvas, width, (lines.len().min(usize::from(u16::MAX - 2)) as u16 + 2).min(room));
    let height = usize::from(area.height.saturating_sub(2));
    let (top, place) = scrolled(top, lines.len(), height);
    let title = Clean::fixed("Original text, escaped");
    let inside = frame(canvas, area, &title, place.as_ref().map(|place| (place, Role::Dim)));
    for (line, text) in lines.iter().skip(top).take(height).enumerate() {
        canvas.line(inside, line).put(text, Role::Text);
    }
}
