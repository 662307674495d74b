//! What a screen is shown on.

use std::io;

use ratatui::layout::Size;

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
