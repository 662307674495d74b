//! Text that is safe to show.
//!
//! Messages, names and labels are written by strangers. [`Clean`] is the only text that widgets, tables, errors, titles and
//! logs take; what a terminal could obey, or hide, is shown instead, and nothing is left out:
//!
//! | in the original | as shown |
//! |---|---|
//! | C0 controls, DEL | their pictures, `␛` |
//! | tab | four spaces |
//! | `\r\n`, `\n`, U+0085, U+2028, U+2029 | a line break: `⏎` in a line, a new line in a block |
//! | C1 controls, bidirectional controls, zero-widths out of place, tags outside flags, noncharacters, code points without a cell | `⟨U+202E⟩` |
//! | a mark with nothing below it | the mark on `◌` |
//! | more than 8 marks or 64 bytes in one cluster | cut, with `…` |
//!
//! Joiners and variation selectors stay where they mean something: inside emoji, and in scripts that are written with them.
//! The original is never lost: the store keeps it, exports carry it, and [`Clean::escaped`] shows it.
//!
//! # Right-to-left fields
//!
//! A right-to-left field can reorder its neighbours in a terminal that runs the bidirectional algorithm. Isolating it would
//! take U+2068 and U+2069, which are themselves among the code points that never reach the terminal, which ratatui drops as
//! zero-width, and which terminals without the algorithm may draw as boxes. So nothing is added: a row puts its own fixed
//! fields (time, count) first and a field for which [`Clean::is_right_to_left`] holds last, where it has no neighbour to move.

mod chars;
mod clean;
mod length;
mod number;
mod show;
mod wrap;

/// What stands where somebody has no name.
pub const NO_NAME: &str = "(no name)";

pub use clean::Clean;
pub use length::{left, length};
pub use number::{bytes_in_words, counted, grouped};
