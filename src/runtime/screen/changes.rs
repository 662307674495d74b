//! The bytes that turn what a terminal shows into the next frame.

use std::io::Write as _;

use ratatui::buffer::{Buffer, Cell, CellWidth};
use ratatui::style::{Color, Modifier};
use unicode_width::UnicodeWidthChar;

/// Erases all, in the look of blank cells.
const CLEAR: &[u8] = b"\x1b[0m\x1b[2J";

/// Writes what differs between what is `shown` and the `next` frame of the same size; all of it, on a cleared terminal, where
/// it is not known what is shown. Nothing when nothing differs. Before and after, text is written without colour or attribute.
pub(super) fn write(out: &mut Vec<u8>, shown: Option<&Buffer>, next: &Buffer) {
    if shown.is_none() {
        out.extend_from_slice(CLEAR);
    }
    let mut writer = Writer { out, at: None, look: Look::PLAIN };
    let width = usize::from(next.area.width).max(1);
    let mut old = shown.map(|shown| shown.content.chunks(width));
    for (y, new) in next.content.chunks(width).enumerate() {
        let old = old.as_mut().and_then(Iterator::next).unwrap_or_default();
        if old != new {
            writer.line(y, old, new);
        }
    }
    writer.take(Look::PLAIN);
}

/// How a cell looks, beside its text.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Look {
    fg: Color,
    bg: Color,
    modifier: Modifier,
}

impl Look {
    const PLAIN: Self = Self { fg: Color::Reset, bg: Color::Reset, modifier: Modifier::empty() };

    const fn of(cell: &Cell) -> Self {
        Self { fg: cell.fg, bg: cell.bg, modifier: cell.modifier }
    }
}

/// Writes cells, and knows where the terminal's cursor stands and how it writes.
struct Writer<'a> {
    out: &'a mut Vec<u8>,
    /// Column and line of the cursor, where they are known.
    at: Option<(usize, usize)>,
    look: Look,
}

impl Writer<'_> {
    /// Writes what differs in a line. What is beyond the end of `old` counts as blank.
    fn line(&mut self, y: usize, old: &[Cell], new: &[Cell]) {
        let old = |x: usize| old.get(x).unwrap_or(&Cell::EMPTY);
        let mut x = 0;
        // Up to which column what is shown has been disturbed.
        let mut disturbed = 0;
        while let Some(cell) = new.get(x) {
            let end = x + width(cell);
            if x < disturbed || cell != old(x) {
                for covered in x..end {
                    let before = old(covered);
                    if is_disputed(before) {
                        self.blank((covered, y), width(before), Look::PLAIN);
                    }
                    disturbed = disturbed.max(covered + width(before));
                }
                self.cell((x, y), cell);
                // Where it comes out too wide, what follows covers it.
                disturbed = disturbed.max(x + widest(cell));
            }
            x = end;
        }
    }

    fn cell(&mut self, (x, y): (usize, usize), cell: &Cell) {
        let is_disputed = is_disputed(cell);
        if is_disputed {
            // Where it comes out too narrow, nothing old is left in its cells.
            self.blank((x, y), width(cell), Look::of(cell));
        }
        self.go((x, y));
        self.take(Look::of(cell));
        self.out.extend_from_slice(cell.symbol().as_bytes());
        self.at = (!is_disputed).then_some((x + width(cell), y));
    }

    fn blank(&mut self, (x, y): (usize, usize), cells: usize, look: Look) {
        self.go((x, y));
        self.take(look);
        self.out.extend(std::iter::repeat_n(b' ', cells));
        self.at = None;
    }

    fn go(&mut self, to: (usize, usize)) {
        if self.at != Some(to) {
            self.put(format_args!("\x1b[{};{}H", to.1 + 1, to.0 + 1));
        }
    }

    /// Changes how text is written, in one sequence (ECMA-48 SGR).
    fn take(&mut self, look: Look) {
        if look == self.look {
            return;
        }
        self.out.extend_from_slice(b"\x1b[");
        // Attributes are set all anew: to some terminals bold and dim are one, and the later one counts.
        if look.modifier != self.look.modifier && !self.look.modifier.is_empty() {
            self.out.extend_from_slice(b"0;");
            self.look = Look::PLAIN;
        }
        for modifier in look.modifier.difference(self.look.modifier) {
            self.put(format_args!("{};", modifier.bits().trailing_zeros() + 1));
        }
        if look.fg != self.look.fg {
            self.color(look.fg, 0);
        }
        if look.bg != self.look.bg {
            self.color(look.bg, 10);
        }
        self.out.pop();
        self.out.push(b'm');
        self.look = look;
    }

    /// A colour, of the text, or with `ground` 10 of what is behind it. The first sixteen by the codes that every terminal
    /// knows.
    fn color(&mut self, color: Color, ground: u8) {
        let code = match color {
            Color::Reset => 39,
            Color::Black => 30,
            Color::Red => 31,
            Color::Green => 32,
            Color::Yellow => 33,
            Color::Blue => 34,
            Color::Magenta => 35,
            Color::Cyan => 36,
            Color::Gray => 37,
            Color::DarkGray => 90,
            Color::LightRed => 91,
            Color::LightGreen => 92,
            Color::LightYellow => 93,
            Color::LightBlue => 94,
            Color::LightMagenta => 95,
            Color::LightCyan => 96,
            Color::White => 97,
            Color::Indexed(index) => return self.put(format_args!("{};5;{index};", 38 + ground)),
            Color::Rgb(r, g, b) => return self.put(format_args!("{};2;{r};{g};{b};", 38 + ground)),
        };
        self.put(format_args!("{};", code + ground));
    }

    fn put(&mut self, what: std::fmt::Arguments<'_>) {
        // Writing to memory cannot fail.
        let _ = self.out.write_fmt(what);
    }
}

/// Whether terminals disagree on how many cells this takes: some count the first character, some all of them.
fn is_disputed(cell: &Cell) -> bool {
    cell.symbol().len() > 1 && cell.symbol().chars().nth(1).is_some()
}

/// Cells that it takes at most: to a terminal that joins nothing, each character that is seen by itself can take two.
fn widest(cell: &Cell) -> usize {
    let seen = |c: &char| c.width().is_some_and(|width| width > 0);
    let most = if is_disputed(cell) { 2 * cell.symbol().chars().filter(seen).count() } else { 0 };
    most.max(width(cell))
}

/// Cells that it takes, as ratatui counts them.
fn width(cell: &Cell) -> usize {
    if cell.symbol().len() == 1 { 1 } else { usize::from(cell.cell_width()).max(1) }
}

#[cfg(test)]
mod tests;
