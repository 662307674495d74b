//! What keys send.

pub(crate) const DOWN: &str = "\x1b[B";
pub(crate) const LEFT: &str = "\x1b[D";
pub(crate) const BACKTAB: &str = "\x1b[Z";
pub(crate) const ESC: &str = "\x1b";
pub(crate) const ENTER: &str = "\r";
/// Ctrl-U, which clears a line.
pub(crate) const CLEAR: &str = "\x15";
