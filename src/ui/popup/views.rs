//! A row in the list of saved views: its name, where it leads, how many messages are there now.

use ratatui::layout::Rect;

use crate::app::App;
use crate::app::popup::PickerItem;
use crate::app::views::ViewCount;
use crate::text::Clean;
use crate::ui::format;
use crate::ui::paint::{Canvas, Side};
use crate::ui::theme::Role;

/// The widest that the list becomes, in cells.
pub(super) const WIDTH: u16 = 120;

/// Cells of a name at most.
const LONGEST_NAME: usize = 30;

/// Cells of a count: `≤ 1,234,567`.
const COUNT: usize = 11;

pub(super) fn draw_row(canvas: &mut Canvas<'_>, area: Rect, app: &App, item: &PickerItem, index: usize) {
    let Some(view) = app.views.get(index) else { return };
    let name = name_cells(app, area.width.into());
    let is_saved = index < app.views.saved.len();
    let mut pen = canvas.line(area, 0);
    pen.put(if item.current { "● " } else { "  " }, Role::Key);
    let role = if is_saved { Role::Strong } else { Role::Text };
    pen.column(name, Side::Left, Clean::start(&item.name, name), role).skip(1);
    let path = pen.room().saturating_sub(COUNT + 1);
    pen.column(path, Side::Left, path_within(app, view, path), Role::Dim).skip(1);
    let (count, role) = count(&app.views.count_of(view));
    pen.column(COUNT, Side::Right, count, role);
}

/// As many cells as the longest name needs, but two fifths of the line at most.
fn name_cells(app: &App, width: usize) -> usize {
    let longest = app.views.all().map(|view| Clean::start(&view.name, LONGEST_NAME).width()).max().unwrap_or(0);
    longest.clamp(12, LONGEST_NAME).min(width * 2 / 5)
}

/// Workspace › channel › window › label › kind; what is left out first is the workspace, then the channel.
fn path_within(app: &App, view: &crate::view::SavedView, cells: usize) -> Clean {
    let whole = app.view_path(view);
    let mut path = whole.as_str();
    for _ in 0..2 {
        if Clean::start(path, cells + 1).width() <= cells {
            break;
        }
        path = path.split_once(" › ").map_or(path, |(_, rest)| rest);
    }
    Clean::start(path, cells)
}

fn count(count: &ViewCount) -> (Clean, Role) {
    match count {
        ViewCount::Loading => (Clean::fixed("…"), Role::Busy),
        ViewCount::Exactly(count) => (Clean::line(&format::number(*count)), Role::Number),
        ViewCount::AtMost(count) => (Clean::line(&format!("≤ {}", format::number(*count))), Role::Number),
        ViewCount::Unknown => (Clean::fixed("not told"), Role::Missing),
        ViewCount::Failed => (Clean::fixed("not counted"), Role::Problem),
    }
}
