//! What lies over the screen.

mod confirm;
mod dates;
mod help;
mod ledger;
mod original;
mod picker;
mod together;
mod views;
mod welcome;

use ratatui::layout::Rect;

use crate::app::App;
use crate::app::popup::Popup;
use crate::text::Clean;
use crate::ui::format::number;
use crate::ui::paint::Canvas;
use crate::ui::theme::Role;

pub(super) fn draw(canvas: &mut Canvas<'_>, app: &App) {
    match &app.popup {
        None | Some(Popup::Prompt(_)) => {}
        Some(Popup::Picker(picker)) => picker::draw(canvas, app, picker),
        Some(Popup::Confirm(confirm)) => confirm::draw(canvas, confirm),
        Some(Popup::Dates(dates)) => dates::draw(canvas, app, dates),
        Some(Popup::Help(top)) => help::draw(canvas, app, usize::from(*top)),
        Some(Popup::Ledger(top)) => ledger::draw(canvas, app, usize::from(*top)),
        Some(Popup::Original(top)) => original::draw(canvas, app, usize::from(*top)),
        Some(Popup::Together(table)) => together::draw(canvas, app, table),
        Some(Popup::Welcome(welcome)) => welcome::draw(canvas, welcome, app.now),
    }
}

/// An area of `width` × `height` cells in the middle of the screen, above the bottom line.
fn middle(canvas: &Canvas<'_>, width: u16, height: u16) -> Rect {
    let screen = canvas.area();
    let room = Rect { height: screen.height.saturating_sub(1), ..screen };
    let (width, height) = (width.min(room.width), height.min(room.height));
    Rect::new(room.x + (room.width - width) / 2, room.y + (room.height - height) / 2, width, height)
}

/// A rounded border with a title and a foot; returns what is inside, one cell off the sides.
fn frame(canvas: &mut Canvas<'_>, area: Rect, title: &Clean, foot: Option<(&Clean, Role)>) -> Rect {
    canvas.clear(area);
    let width = usize::from(area.width.saturating_sub(2));
    let last = usize::from(area.height.saturating_sub(1));
    for line in 1..last {
        canvas.line(area, line).put("│", Role::Rule).skip(width).put("│", Role::Rule);
    }
    canvas.line(area, 0).put("╭", Role::Rule).fill(width, "─", Role::Rule).put("╮", Role::Rule);
    canvas.line(area, last).put("╰", Role::Rule).fill(width, "─", Role::Rule).put("╯", Role::Rule);
    let title = title.cut(width.saturating_sub(4));
    canvas.line(area, 0).skip(2).put(" ", Role::HeadingFocused).put(&title, Role::HeadingFocused).put(" ", Role::Rule);
    if let Some((foot, role)) = foot {
        let foot = foot.cut(width.saturating_sub(4));
        canvas.line(area, last).skip_to_last(foot.width() + 4).put(" ", role).put(&foot, role).put(" ", role);
    }
    Rect {
        x: area.x + 2.min(area.width),
        y: area.y + 1.min(area.height),
        width: area.width.saturating_sub(4),
        height: area.height.saturating_sub(2),
    }
}

/// How far a text of `lines` lines is scrolled in `height` lines, and what to say about that.
fn scrolled(top: usize, lines: usize, height: usize) -> (usize, Option<Clean>) {
    let top = top.min(lines.saturating_sub(height));
    let [first, last, all] = [top + 1, (top + height).min(lines), lines].map(|line| number(line as u64));
    let place = format!("{first}–{last} of {all}");
    (top, (lines > height).then(|| Clean::line(&place)))
}
