//! Every key, by the place where it holds.

use ratatui::layout::Rect;

use crate::app::App;
use crate::app::action::{BINDINGS, Place};
use crate::text::Clean;
use crate::ui::paint::{Canvas, Side};
use crate::ui::popup::{frame, middle, scrolled};
use crate::ui::theme::Role;

/// Cells of one column at most.
const COLUMN: u16 = 70;

/// Cells of the keys, and of the gap behind them.
const KEYS: usize = 10;
const GAP: usize = 2;

/// One line of help.
enum Entry {
    Heading(Place),
    Key { keys: Clean, does: Clean },
    Blank,
}

pub(super) fn draw(canvas: &mut Canvas<'_>, app: &App, top: usize) {
    let screen = canvas.area();
    let columns: u16 = if screen.width >= 2 * (COLUMN + 2) + 2 { 2 } else { 1 };
    let width = (columns * (COLUMN + 2) + 2).min(screen.width);
    let cells = usize::from((width - 4) / columns).saturating_sub(1);
    let text = in_columns(app, usize::from(columns), cells);
    let lines = text.iter().map(Vec::len).max().unwrap_or(0);
    let area = middle(canvas, width, lines as u16 + 2);
    let (top, place) = scrolled(top, lines, usize::from(area.height.saturating_sub(2)));
    let inside = frame(canvas, area, &Clean::fixed("Keys"), place.as_ref().map(|place| (place, Role::Dim)));
    for (index, column) in text.iter().enumerate() {
        let x = inside.x + index as u16 * (inside.width / columns);
        let area = Rect { x, width: cells as u16, ..inside };
        for (line, entry) in column.iter().skip(top).take(usize::from(inside.height)).enumerate() {
            draw_entry(canvas, area, line, entry);
        }
    }
}

/// All lines, in one column, or broken between two places into two of about the same length.
fn in_columns(app: &App, columns: usize, cells: usize) -> Vec<Vec<Entry>> {
    let places: Vec<Vec<Entry>> = Place::ALL.into_iter().map(|place| of_place(app, place, cells)).collect();
    let total: usize = places.iter().map(Vec::len).sum();
    let mut out: Vec<Vec<Entry>> = vec![Vec::new()];
    for place in places {
        let full = out.last().is_some_and(|column| (column.len() + place.len() / 2) * columns >= total);
        if full && out.len() < columns {
            out.push(Vec::new());
        }
        if let Some(column) = out.last_mut() {
            column.extend(place);
        }
    }
    for column in &mut out {
        column.pop_if(|entry| matches!(entry, Entry::Blank));
    }
    out
}

/// A heading, a line or more for each key, a blank.
fn of_place(app: &App, place: Place, cells: usize) -> Vec<Entry> {
    let mut lines = vec![Entry::Heading(place)];
    for binding in BINDINGS.iter().filter(|binding| binding.place == place) {
        let mut keys = Clean::line(&app.settings.keymap.shown(binding.action));
        for does in Clean::fixed(binding.help).wrap(cells.saturating_sub(KEYS + GAP)) {
            lines.push(Entry::Key { keys: std::mem::take(&mut keys), does });
        }
    }
    lines.push(Entry::Blank);
    lines
}

fn draw_entry(canvas: &mut Canvas<'_>, area: Rect, line: usize, entry: &Entry) {
    let mut pen = canvas.line(area, line);
    match entry {
        Entry::Heading(place) => _ = pen.put(place.heading(), Role::Heading),
        Entry::Key { keys, does } => _ = pen.column(KEYS, Side::Right, keys, Role::Key).skip(GAP).put(does, Role::Text),
        Entry::Blank => {}
    }
}
