//! Draws a frame from the state, and changes nothing.
//!
//! Text becomes cells in `paint` alone, which takes only cleaned text; what things look like stands in `theme` alone.

mod bars;
mod bottom;
mod completeness;
mod empty;
mod exports;
mod format;
mod highlight;
mod input;
mod labels;
mod messages;
mod naming;
mod paint;
mod pane;
mod person;
mod popup;
mod radar;
mod small;
mod state;
mod theme;
mod top;
mod transfer;
mod users;

use ratatui::buffer::Buffer;

use crate::app::layout::too_small;
use crate::app::{App, Screen};
use crate::ui::paint::Canvas;
use crate::ui::theme::Theme;

/// Draws all of the state on a blank buffer.
pub fn draw(buffer: &mut Buffer, app: &App) {
    let mut canvas = Canvas::new(buffer, Theme { color: app.settings.color });
    let area = canvas.area();
    if too_small(area.width, area.height) {
        small::draw(&mut canvas);
        return;
    }
    let areas = app.areas();
    top::draw(&mut canvas, areas.top, app);
    match app.screen {
        Screen::Messages => messages::draw(&mut canvas, &areas, app),
        Screen::Labels => labels::draw(&mut canvas, &areas, app),
        Screen::Users => users::draw(&mut canvas, &areas, app),
        Screen::Radar => radar::draw(&mut canvas, &areas, app),
        Screen::Person => person::draw(&mut canvas, &areas, app),
        Screen::Exports => exports::draw(&mut canvas, &areas, app),
    }
    bottom::draw(&mut canvas, areas.bottom, app);
    popup::draw(&mut canvas, app);
}

#[cfg(test)]
mod tests;
