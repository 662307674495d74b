//! The sixteen colours as a dark terminal has them.

use ratatui::style::Color;

/// What is read, unless it has a colour of its own.
pub(super) const INK: &str = "#d3d7de";
/// The screen.
pub(super) const PAPER: &str = "#15181e";
/// The bar above the screen.
pub(super) const BAR: &str = "#21252d";
/// What is written on the bar.
pub(super) const TITLE: &str = "#8b93a1";

/// The colour's value; `None` for the terminal's own, which is ink or paper.
pub(super) fn value(color: Color) -> Option<&'static str> {
    Some(match color {
        Color::Black => "#15181e",
        Color::Red => "#f0747c",
        Color::Green => "#98c97c",
        Color::Yellow => "#e6c07a",
        Color::Blue => "#2f5d9c",
        Color::Magenta => "#cf8ee0",
        Color::Cyan => "#5cc2cf",
        Color::Gray => "#b4bac4",
        Color::DarkGray => "#6a7382",
        Color::LightRed => "#ff8f96",
        Color::LightGreen => "#b5e09b",
        Color::LightYellow => "#f5d99a",
        Color::LightBlue => "#7fb2f5",
        Color::LightMagenta => "#e2abf0",
        Color::LightCyan => "#86dbe6",
        Color::White => "#f4f6f9",
        _ => return None,
    })
}
