//! The terminal's screen: drawn in memory, sent as one write a frame, and only what changed.

mod changes;

use std::io;

use crossterm::queue;
use crossterm::terminal::{BeginSynchronizedUpdate, EndSynchronizedUpdate};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect, Size};

use super::device::Device;
use super::terminal;

/// What ratatui's `Terminal` and its backend are elsewhere, at half their cost: one buffer for the first frame and two from
/// then on, one pass from a buffer to bytes, one write a frame, no question to the terminal. A frame without a change sends
/// nothing. Dropping it gives the terminal back.
pub(super) struct Screen<D: Device> {
    device: D,
    /// What the terminal shows; `None` when that is not known, and has to be cleared.
    shown: Option<Buffer>,
    /// The frame before, for its memory.
    spare: Buffer,
    bytes: Vec<u8>,
    synchronized: bool,
    taken: bool,
}

impl<D: Device> Screen<D> {
    pub(super) fn new(device: D) -> Self {
        Self {
            device,
            shown: None,
            spare: Buffer::default(),
            bytes: Vec::with_capacity(16 << 10),
            synchronized: terminal::takes_synchronized_output(),
            taken: false,
        }
    }

    /// Takes the terminal: modes, alternate screen, pastes in brackets, no cursor.
    pub(super) fn enter(&mut self) -> io::Result<()> {
        self.taken = true;
        self.device.take()?;
        self.shown = None;
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

    /// The size in cells.
    pub(super) fn size(&self) -> io::Result<Size> {
        self.device.size()
    }

    /// Sends bytes that are no part of a frame, such as for the clipboard.
    pub(super) fn send(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.device.write(bytes)
    }

    /// Draws the next frame on a cleared terminal, whatever it shows.
    pub(super) fn clear(&mut self) {
        self.shown = None;
    }

    /// Draws a frame on a blank buffer of the terminal's size, and sends what differs from the last one.
    pub(super) fn draw(&mut self, paint: impl FnOnce(&mut Buffer)) -> io::Result<()> {
        let area = Rect::from((Position::ORIGIN, self.device.size()?));
        let mut next = std::mem::take(&mut self.spare);
        if next.area == area {
            next.reset();
        } else {
            next = Buffer::empty(area);
        }
        paint(&mut next);
        let shown = self.shown.take().filter(|shown| shown.area == area);
        self.bytes.clear();
        changes::write(&mut self.bytes, shown.as_ref(), &next);
        self.present()?;
        self.spare = shown.unwrap_or_default();
        self.shown = Some(next);
        Ok(())
    }

    /// Sends what was collected.
    fn present(&mut self) -> io::Result<()> {
        if self.bytes.is_empty() {
            return Ok(());
        }
        if self.synchronized {
            let mut begin = Vec::new();
            queue!(begin, BeginSynchronizedUpdate)?;
            self.bytes.splice(..0, begin);
            queue!(self.bytes, EndSynchronizedUpdate)?;
        }
        self.device.write(&self.bytes)
    }
}

impl<D: Device> Drop for Screen<D> {
    fn drop(&mut self) {
        let _ = self.leave();
    }
}

#[cfg(test)]
pub(super) mod tests;
