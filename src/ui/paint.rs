//! The one way from text to the cells of a terminal.
//!
//! Everything that is drawn goes through [`Pen::put`], which takes only cleaned text, the program's own words, and the
//! program's own formatted numbers (cleaned once more). A test searches the rest of the room for ways round.

use std::borrow::Cow;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::text::Clean;
use crate::ui::theme::{Role, Theme};

/// Text that may be painted.
pub(super) trait Ink<'a> {
    /// The text, cleaned.
    fn ink(self) -> Cow<'a, Clean>;
}

impl<'a> Ink<'a> for &'a Clean {
    fn ink(self) -> Cow<'a, Clean> {
        Cow::Borrowed(self)
    }
}

impl<'a> Ink<'a> for Clean {
    fn ink(self) -> Cow<'a, Clean> {
        Cow::Owned(self)
    }
}

impl<'a> Ink<'a> for &'static str {
    fn ink(self) -> Cow<'a, Clean> {
        Cow::Owned(Clean::fixed(self))
    }
}

impl<'a> Ink<'a> for String {
    fn ink(self) -> Cow<'a, Clean> {
        Cow::Owned(Clean::line(&self))
    }
}

/// On which side of its column a text stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    Left,
    Right,
}

/// The frame being drawn, and the look that roles have in it.
pub(super) struct Canvas<'a> {
    buffer: &'a mut Buffer,
    theme: Theme,
}

impl<'a> Canvas<'a> {
    pub(super) fn new(buffer: &'a mut Buffer, theme: Theme) -> Self {
        Self { buffer, theme }
    }

    /// All of the frame.
    pub(super) const fn area(&self) -> Rect {
        self.buffer.area
    }

    /// A pen at the beginning of a line of `area`, counted from 0; one without room when there is no such line.
    pub(super) fn line(&mut self, area: Rect, line: usize) -> Pen<'_> {
        let inside = area.intersection(self.buffer.area);
        let y = u16::try_from(line).ok().and_then(|line| area.y.checked_add(line)).filter(|y| *y < inside.bottom());
        let right = if y.is_some() { inside.right() } else { area.x };
        Pen { y: y.unwrap_or(area.y), x: area.x, right, buffer: self.buffer, theme: self.theme }
    }

    /// Gives all cells of an area the look of a role, keeping what is written in them.
    pub(super) fn look(&mut self, area: Rect, role: Role) {
        self.buffer.set_style(area, self.theme.style(role));
    }

    /// Empties an area, for what lies over the screen.
    pub(super) fn clear(&mut self, area: Rect) {
        let area = area.intersection(self.buffer.area);
        for y in area.top()..area.bottom() {
            self.part_from_neighbours(area, y);
            for x in area.left()..area.right() {
                if let Some(cell) = self.buffer.cell_mut((x, y)) {
                    cell.reset();
                }
            }
        }
    }

    /// A wide character that reaches into the area from the left would cover its first cell.
    fn part_from_neighbours(&mut self, area: Rect, y: u16) {
        let Some(left) = area.x.checked_sub(1) else { return };
        if let Some(cell) = self.buffer.cell_mut((left, y))
            && Clean::line(cell.symbol()).width() > 1
        {
            cell.reset();
        }
    }
}

/// Writes on one line from left to right, never beyond its end.
pub(super) struct Pen<'a> {
    buffer: &'a mut Buffer,
    theme: Theme,
    x: u16,
    y: u16,
    right: u16,
}

impl Pen<'_> {
    /// Cells left.
    pub(super) const fn room(&self) -> usize {
        self.right.saturating_sub(self.x) as usize
    }

    /// The column that comes next.
    pub(super) const fn x(&self) -> u16 {
        self.x
    }

    /// Writes a text, cut with `…` where the line ends.
    pub(super) fn put<'t>(&mut self, text: impl Ink<'t>, role: Role) -> &mut Self {
        let text = text.ink();
        let room = self.room();
        if room == 0 {
            return self;
        }
        let style = self.theme.style(role);
        if text.width() <= room {
            self.write(&text, style);
        } else {
            self.write(&text.cut(room), style);
        }
        self
    }

    /// Writes a text that has room. Its clusters are known; ratatui would look for them once more.
    fn write(&mut self, text: &Clean, style: Style) {
        for (cluster, cells) in text.clusters() {
            if let Some(cell) = self.buffer.cell_mut((self.x, self.y)) {
                cell.set_symbol(cluster).set_style(style);
            }
            for covered in 1..cells as u16 {
                if let Some(cell) = self.buffer.cell_mut((self.x + covered, self.y)) {
                    cell.reset();
                }
            }
            self.x += cells as u16;
        }
    }

    /// Writes a text into a column of `cells`, and goes to the column's end.
    pub(super) fn column<'t>(&mut self, cells: usize, side: Side, text: impl Ink<'t>, role: Role) -> &mut Self {
        let cells = cells.min(self.room());
        let end = self.x + cells as u16;
        let text = text.ink();
        if side == Side::Right {
            self.skip(cells.saturating_sub(text.width()));
        }
        let right = std::mem::replace(&mut self.right, end);
        self.put(text.as_ref(), role);
        (self.x, self.right) = (end, right);
        self
    }

    /// Leaves cells as they are.
    pub(super) fn skip(&mut self, cells: usize) -> &mut Self {
        self.x += cells.min(self.room()) as u16;
        self
    }

    /// Goes to `cells` before the end of the line, when that lies ahead.
    pub(super) fn skip_to_last(&mut self, cells: usize) -> &mut Self {
        self.skip(self.room().saturating_sub(cells))
    }

    /// Fills cells with a character of the program's own.
    pub(super) fn fill(&mut self, cells: usize, with: &'static str, role: Role) -> &mut Self {
        let with = Clean::fixed(with);
        for _ in 0..cells.min(self.room()) {
            self.put(&with, role);
        }
        self
    }
}
