//! What is drawn becomes bytes here: one write a frame, and only what changed.

use std::io;

use crossterm::cursor::{Hide, MoveTo, Show};
use crossterm::queue;
use crossterm::terminal::{BeginSynchronizedUpdate, EndSynchronizedUpdate};
use ratatui::backend::{Backend, ClearType, CrosstermBackend, WindowSize};
use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::{Position, Rect, Size};
use unicode_width::UnicodeWidthStr;

use super::terminal;

/// Where the bytes go: the process's terminal, or a test's.
pub(super) trait Device {
    /// Writes all of it at once.
    fn write(&mut self, bytes: &[u8]) -> io::Result<()>;

    /// The size in cells.
    fn size(&self) -> io::Result<Size>;

    /// Takes the terminal's modes: keys come one by one, unechoed.
    fn take(&mut self) -> io::Result<()>;

    /// Gives the modes back as they were.
    fn give_back(&mut self) -> io::Result<()>;
}

/// The backend that ratatui draws on. It collects a frame, and sends it when ratatui says that it is whole.
///
/// `CrosstermBackend` on a buffered writer would not do: it flushes with every cursor command, which are several
/// writes a frame, and it asks the terminal where the cursor is. Here nothing is asked, the cursor is sent only when it
/// changes, and a frame without a change sends nothing. Dropping it gives the terminal back.
pub(super) struct Screen<D: Device> {
    device: D,
    frame: Vec<u8>,
    /// What the terminal has been sent, cell by cell, since it was cleared.
    shown: Buffer,
    synchronized: bool,
    taken: bool,
    /// Where the cursor is to be, whether or not it is seen.
    cursor: Position,
    cursor_shown: bool,
    /// Where the terminal shows it, if it does and drawing has not moved it.
    cursor_sent: Cursor,
}

/// The terminal's cursor, as far as it is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Cursor {
    Hidden,
    Moved,
    At(Position),
}

impl<D: Device> Screen<D> {
    pub(super) fn new(device: D) -> Self {
        Self {
            device,
            frame: Vec::with_capacity(16 << 10),
            shown: Buffer::default(),
            synchronized: terminal::takes_synchronized_output(),
            taken: false,
            cursor: Position::ORIGIN,
            cursor_shown: false,
            cursor_sent: Cursor::Hidden,
        }
    }

    /// Takes the terminal: modes, alternate screen, pastes in brackets, no cursor.
    pub(super) fn enter(&mut self) -> io::Result<()> {
        self.taken = true;
        self.device.take()?;
        self.shown = Buffer::empty(Rect::from((Position::ORIGIN, self.device.size()?)));
        self.cursor_sent = Cursor::Hidden;
        self.frame.clear();
        self.device.write(&terminal::entering())
    }

    /// Gives the terminal back; a second time does nothing. The modes are given back even when it takes no bytes.
    pub(super) fn leave(&mut self) -> io::Result<()> {
        if !std::mem::take(&mut self.taken) {
            return Ok(());
        }
        let said = self.device.write(&terminal::leaving());
        self.device.give_back().and(said)
    }

    /// Whether the terminal is taken.
    pub(super) const fn is_taken(&self) -> bool {
        self.taken
    }

    /// Sends bytes that are no part of a frame, such as for the clipboard.
    pub(super) fn send(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.device.write(bytes)
    }

    /// Sends what was collected, as one write.
    fn present(&mut self) -> io::Result<()> {
        self.place_cursor()?;
        if self.frame.is_empty() {
            return Ok(());
        }
        if self.synchronized {
            queue!(self.frame, EndSynchronizedUpdate)?;
        }
        let sent = self.device.write(&self.frame);
        self.frame.clear();
        sent
    }

    /// Ends the frame with the cursor where it is to be, unless it is there already.
    fn place_cursor(&mut self) -> io::Result<()> {
        let Position { x, y } = self.cursor;
        let wanted = if self.cursor_shown { Cursor::At(self.cursor) } else { Cursor::Hidden };
        match (std::mem::replace(&mut self.cursor_sent, wanted), wanted) {
            (sent, wanted) if sent == wanted => Ok(()),
            (_, Cursor::Hidden) => queue!(self.frame()?, Hide),
            (Cursor::Hidden, _) => queue!(self.frame()?, MoveTo(x, y), Show),
            _ => queue!(self.frame()?, MoveTo(x, y)),
        }
    }

    /// Where the next bytes of the frame go.
    fn frame(&mut self) -> io::Result<&mut Vec<u8>> {
        if self.frame.is_empty() && self.synchronized {
            queue!(self.frame, BeginSynchronizedUpdate)?;
        }
        Ok(&mut self.frame)
    }
}

/// Whether terminals disagree on how many cells this takes: some count the first character, some all of them.
fn is_disputed(cell: &Cell) -> bool {
    cell.symbol().chars().nth(1).is_some()
}

/// Draws what may come out narrower or wider than it should: on blanks, so that nothing old is left in its cells. What
/// comes next has to be placed anew, at the cell that is returned: so nothing is shifted, and what stands out is hidden.
fn draw_apart(frame: &mut Vec<u8>, (x, y): (u16, u16), cell: &Cell) -> io::Result<(u16, u16)> {
    let mut ground = Cell::EMPTY;
    ground.set_style(cell.style());
    blank(frame, (x, y), width(cell), &ground)?;
    CrosstermBackend::new(frame).draw(std::iter::once((x, y, cell)))?;
    Ok((x.saturating_add(width(cell)), y))
}

fn blank(frame: &mut Vec<u8>, (x, y): (u16, u16), cells: u16, ground: &Cell) -> io::Result<()> {
    CrosstermBackend::new(frame).draw((x..x.saturating_add(cells)).map(|x| (x, y, ground)))
}

/// Cells that ratatui gives it.
fn width(cell: &Cell) -> u16 {
    cell.symbol().width().max(1) as u16
}

/// Draws again what has not changed, where something may have come over it.
fn draw_again(frame: &mut Vec<u8>, shown: &Buffer, mut at: (u16, u16)) -> io::Result<()> {
    while let Some(cell) = shown.cell(at) {
        if !is_disputed(cell) {
            return CrosstermBackend::new(frame).draw(std::iter::once((at.0, at.1, cell)));
        }
        at = draw_apart(frame, at, cell)?;
    }
    Ok(())
}

/// Remembers what was sent; the rest of a wide character's cells count as blank, as they do to ratatui.
fn keep(shown: &mut Buffer, (x, y): (u16, u16), cell: &Cell) {
    for x in x..x.saturating_add(width(cell)) {
        if let Some(kept) = shown.cell_mut((x, y)) {
            kept.reset();
        }
    }
    if let Some(kept) = shown.cell_mut((x, y)) {
        kept.clone_from(cell);
    }
}

impl<D: Device> Drop for Screen<D> {
    fn drop(&mut self) {
        let _ = self.leave();
    }
}

impl<D: Device> Backend for Screen<D> {
    type Error = io::Error;

    fn draw<'a, I>(&mut self, content: I) -> io::Result<()>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        let content: Vec<_> = content.collect();
        if content.is_empty() {
            return Ok(());
        }
        self.frame()?;
        let (frame, shown) = (&mut self.frame, &mut self.shown);
        for (x, y, _) in &content {
            if let Some(old) = shown.cell((*x, *y)).filter(|old| is_disputed(old)) {
                blank(frame, (*x, *y), width(old), &Cell::EMPTY)?;
            }
        }
        let mut content = content.into_iter().peekable();
        while let Some((x, y, cell)) = content.peek().copied() {
            if is_disputed(cell) {
                content.next();
                keep(shown, (x, y), cell);
                let next = draw_apart(frame, (x, y), cell)?;
                if content.peek().is_none_or(|(x, y, _)| (*x, *y) != next) {
                    draw_again(frame, shown, next)?;
                }
            } else {
                let plain = |(_, _, cell): &(u16, u16, &Cell)| !is_disputed(cell);
                let run =
                    std::iter::from_fn(|| content.next_if(plain).inspect(|(x, y, cell)| keep(shown, (*x, *y), cell)));
                CrosstermBackend::new(&mut *frame).draw(run)?;
            }
        }
        if self.cursor_sent != Cursor::Hidden {
            self.cursor_sent = Cursor::Moved;
        }
        Ok(())
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        self.cursor_shown = false;
        Ok(())
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        self.cursor_shown = true;
        Ok(())
    }

    fn get_cursor_position(&mut self) -> io::Result<Position> {
        Ok(self.cursor)
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        self.cursor = position.into();
        Ok(())
    }

    fn clear(&mut self) -> io::Result<()> {
        self.clear_region(ClearType::All)
    }

    fn clear_region(&mut self, clear_type: ClearType) -> io::Result<()> {
        if clear_type == ClearType::All {
            self.shown = Buffer::empty(Rect::from((Position::ORIGIN, self.device.size()?)));
        }
        CrosstermBackend::new(self.frame()?).clear_region(clear_type)
    }

    fn size(&self) -> io::Result<Size> {
        self.device.size()
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        Ok(WindowSize { columns_rows: self.size()?, pixels: Size::ZERO })
    }

    fn flush(&mut self) -> io::Result<()> {
        self.present()
    }
}

#[cfg(test)]
pub(super) mod tests;
