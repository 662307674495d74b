//! What the loop runs.

use ratatui::buffer::Buffer;

use crate::app::{App, Effect, Event};
use crate::ui;

/// A state that decides on events and can be drawn: the dashboard, or a test's stand-in.
pub trait Model {
    /// Takes an event that happened at `now_ms` (epoch ms), and says what to do.
    fn update(&mut self, event: Event, now_ms: i64) -> Vec<Effect>;

    /// Whether there is work that goes on in steps: [`Event::Idle`] comes whenever nothing else does.
    fn is_busy(&self) -> bool;

    /// Whether a question is open that came up by itself, and that a key would answer.
    fn is_asking(&self) -> bool;

    /// Draws the state on a blank buffer.
    fn draw(&self, buffer: &mut Buffer);
}

impl Model for App {
    fn update(&mut self, event: Event, now_ms: i64) -> Vec<Effect> {
        Self::update(self, event, now_ms)
    }

    fn is_busy(&self) -> bool {
        Self::is_busy(self)
    }

    fn is_asking(&self) -> bool {
        Self::is_asking(self)
    }

    fn draw(&self, buffer: &mut Buffer) {
        ui::draw(buffer, self);
    }
}
