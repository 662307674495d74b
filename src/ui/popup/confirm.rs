//! A question before something is lost.

use crate::app::popup::Confirm;
use crate::text::Clean;
use crate::ui::paint::Canvas;
use crate::ui::popup::{frame, middle};
use crate::ui::theme::Role;

const WIDTH: u16 = 72;

/// Lines that a question may take.
const MOST_LINES: usize = 5;

pub(super) fn draw(canvas: &mut Canvas<'_>, confirm: &Confirm) {
    let width = usize::from(WIDTH.min(canvas.area().width)).saturating_sub(4).max(1);
    let lines = Clean::start(&confirm.question, width * MOST_LINES).wrap(width);
    let foot = Clean::line(&confirm.answers().map(|(keys, does)| format!("{keys}: {does}")).join("   "));
    let area = middle(canvas, WIDTH, lines.len() as u16 + 4);
    let inside = frame(canvas, area, &Clean::fixed("Sure?"), Some((&foot, Role::Key)));
    for (line, text) in lines.iter().enumerate() {
        canvas.line(inside, line + 1).put(text, Role::Text);
    }
}
