//! Which panes a screen of a given size has, and where.

use ratatui::layout::Rect;

use crate::app::Screen;

/// Below this many columns or lines the screen says that it is too small.
pub const SMALLEST: (u16, u16) = (40, 8);

/// The smallest terminal, in columns and lines, that the screens are made for; below it they still work, but cut what they say.
pub const COMFORTABLE: (u16, u16) = (60, 15);

/// A part of the screen that can have the focus.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Pane {
    /// The labels at the left of the messages; of a person the profile.
    Rail,
    /// The list.
    #[default]
    List,
    /// The selected row in full, or the chart.
    Detail,
}

/// Where everything is, in cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Areas {
    /// The path.
    pub top: Rect,
    /// Labels with counts.
    pub rail: Option<Rect>,
    /// The list, its heading included; `None` while the detail covers it.
    pub list: Option<Rect>,
    /// The selected row in full, its heading included.
    pub detail: Option<Rect>,
    /// Keys and state.
    pub bottom: Rect,
}

impl Areas {
    /// Rows of the list that can be seen: one line of the pane is its heading. Of a list that is covered, as many as it will
    /// show again: steps that are made under the cover must not scroll it.
    #[must_use]
    pub fn list_rows(&self) -> usize {
        let area = self.list.or(self.detail).or(self.rail);
        area.map_or(1, |area| usize::from(area.height.saturating_sub(1))).max(1)
    }

    /// Rows of the rail that can be seen.
    #[must_use]
    pub fn rail_rows(&self) -> usize {
        self.rail.map_or(1, |area| usize::from(area.height.saturating_sub(1))).max(1)
    }

    /// Lines of the detail that can be seen.
    #[must_use]
    pub fn detail_rows(&self) -> usize {
        self.detail.map_or(1, |area| usize::from(area.height.saturating_sub(1))).max(1)
    }
}

/// Whether the terminal is too small to show anything.
#[must_use]
pub const fn too_small(width: u16, height: u16) -> bool {
    width < SMALLEST.0 || height < SMALLEST.1
}

/// The panes of `screen` in a terminal of `width` × `height` cells, the focus on `focus`.
///
/// Wide: rail │ list │ detail. Less wide: the detail goes below the list. Narrow: the rail goes first; low: the
/// detail goes, and comes back over the list when it has the focus. The list goes last of all. A message that has the focus is
/// being read, and gets the room that helps with that.
#[must_use]
pub fn areas(width: u16, height: u16, screen: Screen, focus: Pane) -> Areas {
    let top = Rect::new(0, 0, width, 1.min(height));
    let bottom = Rect::new(0, height.saturating_sub(1), width, u16::from(height > 1));
    let body = Rect::new(0, 1, width, height.saturating_sub(2));
    let mut areas = Areas { top, rail: None, list: Some(body), detail: None, bottom };
    match screen {
        Screen::Messages | Screen::Person => messages(&mut areas, body, focus),
        Screen::Labels => labels(&mut areas, body, focus),
        Screen::Radar => radar(&mut areas, body, focus),
        Screen::Users | Screen::Exports => {}
    }
    areas
}

/// Columns of the rail on a terminal of `width` columns: long names get more where there is room.
const fn rail_of(width: u16) -> u16 {
    let more = width.saturating_sub(160) / 8;
    34 + if more < 14 { more } else { 14 }
}

/// Columns from which list and message stand side by side.
const SIDE_BY_SIDE: u16 = 110;

/// Columns that a message gets at most: longer lines are hard to follow.
const READABLE: u16 = 90;

/// Columns that the list keeps beside a message that is read.
const BESIDE: u16 = 60;

fn messages(areas: &mut Areas, body: Rect, focus: Pane) {
    let is_read = focus == Pane::Detail;
    let mut rest = body;
    if body.width >= 100 {
        let rail = rail_of(body.width);
        let beside = right_of(body, rail);
        // The rail gives way to a message that is read, where that would be narrow otherwise.
        let is_narrow = (SIDE_BY_SIDE..BESIDE + READABLE + 1).contains(&beside.width);
        if !(is_read && is_narrow) {
            areas.rail = Some(Rect { width: rail, ..body });
            rest = beside;
        }
    } else if focus == Pane::Rail {
        areas.rail = Some(body);
        areas.list = None;
        return;
    }
    if rest.width >= SIDE_BY_SIDE {
        let detail = if is_read { rest.width - BESIDE - 1 } else { rest.width * 2 / 5 }.min(READABLE);
        areas.list = Some(Rect { width: rest.width - detail - 1, ..rest });
        areas.detail = Some(right_of(rest, rest.width - detail - 1));
    } else {
        let height = (rest.height / 3).clamp(6, 16);
        let read = (rest.height / 2).min(rest.height.saturating_sub(LIST));
        below(areas, rest, focus, if is_read { read.max(height) } else { height });
    }
}

fn labels(areas: &mut Areas, body: Rect, focus: Pane) {
    if body.width >= 200 {
        areas.list = Some(Rect { width: body.width / 2, ..body });
        areas.detail = Some(right_of(body, body.width / 2));
    } else {
        below(areas, body, focus, (body.height * 2 / 5).clamp(6, 24));
    }
}

/// Who is selected on the radar: at the right where the reasons have room beside it, else below.
fn radar(areas: &mut Areas, body: Rect, focus: Pane) {
    if body.width >= 150 {
        let detail = (body.width * 3 / 8).min(READABLE);
        areas.list = Some(Rect { width: body.width - detail - 1, ..body });
        areas.detail = Some(right_of(body, body.width - detail - 1));
    } else {
        below(areas, body, focus, 9);
    }
}

/// Lines that a list keeps above a detail.
const LIST: u16 = 10;

/// Puts a detail of `height` lines below the list where there is room, else over it when it has the focus.
fn below(areas: &mut Areas, rest: Rect, focus: Pane, height: u16) {
    if rest.height >= height + LIST {
        areas.list = Some(Rect { height: rest.height - height, ..rest });
        areas.detail = Some(Rect { y: rest.y + rest.height - height, height, ..rest });
    } else if focus == Pane::Detail {
        areas.list = None;
        areas.detail = Some(rest);
    } else {
        areas.list = Some(rest);
    }
}

/// What is left at the right of `width` columns and a line between.
const fn right_of(area: Rect, width: u16) -> Rect {
    let used = width + 1;
    Rect { x: area.x + used, width: area.width.saturating_sub(used), ..area }
}

/// Rows of a picker's list in a terminal of `height` lines: its border, its query and its foot take four.
#[must_use]
pub fn picker_rows(height: u16) -> usize {
    usize::from((height * 2 / 3).clamp(7, 30).min(height).saturating_sub(4)).max(1)
}

#[cfg(test)]
mod tests;
