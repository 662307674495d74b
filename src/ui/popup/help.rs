//! Every key, by the place where it holds, and what the signs mean.

use ratatui::layout::Rect;

use crate::app::App;
use crate::app::popup::{HelpEntry, HelpPage, help};
use crate::text::Clean;
use crate::ui::paint::{Canvas, Side};
use crate::ui::popup::{frame, middle, scrolled};
use crate::ui::theme::Role;

pub(super) fn draw(canvas: &mut Canvas<'_>, app: &App, top: usize) {
    let text = HelpPage::new(app, canvas.area().width);
    let area = middle(canvas, text.width, text.lines() as u16 + 2);
    let (top, place) = scrolled(top, text.lines(), usize::from(area.height.saturating_sub(2)));
    let inside = frame(canvas, area, &Clean::fixed("Keys"), place.as_ref().map(|place| (place, Role::Dim)));
    for (index, column) in text.columns.iter().enumerate() {
        let x = inside.x + index as u16 * (inside.width / text.columns.len().max(1) as u16);
        let area = Rect { x, width: text.cells as u16, ..inside };
        for (line, entry) in column.iter().skip(top).take(usize::from(inside.height)).enumerate() {
            draw_line(canvas, area, line, entry);
        }
    }
}

fn draw_line(canvas: &mut Canvas<'_>, area: Rect, line: usize, entry: &HelpEntry) {
    let mut pen = canvas.line(area, line);
    match entry {
        HelpEntry::Heading(heading) => _ = pen.put(*heading, Role::Heading),
        HelpEntry::Key { keys, does } => {
            pen.column(help::KEYS, Side::Right, keys, Role::Key).skip(help::GAP).put(does, Role::Text);
        }
        HelpEntry::Blank => {}
    }
}
