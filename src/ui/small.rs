//! What a terminal shows that is too small for anything else.

use crate::app::layout::SMALLEST;
use crate::text::Clean;
use crate::ui::paint::Canvas;
use crate::ui::theme::Role;

pub(super) fn draw(canvas: &mut Canvas<'_>) {
    let area = canvas.area();
    let (width, height) = SMALLEST;
    let sentence = format!(
        "This terminal is too small: {}×{}. vipdeck needs {width}×{height} (columns × lines).",
        area.width, area.height
    );
    for (line, text) in Clean::line(&sentence).wrap(usize::from(area.width)).iter().enumerate() {
        canvas.line(area, line).put(text, Role::Text);
    }
}
