//! How old what is shown is: a window that goes on is shown as it was when the server was asked last.

use crate::app::{App, Screen};

/// From here on, ms, it is told of what time a list is. Less is what a reader takes for now.
const OLD_MS: i64 = 2 * MINUTE_MS;

const MINUTE_MS: i64 = 60_000;

impl App {
    /// When what this screen shows was asked for last, epoch ms, once that is so long ago that it is to be told; `None` of a
    /// window that had ended by then, as nothing comes there any more.
    #[must_use]
    pub fn as_of(&self) -> Option<i64> {
        self.asked_last().filter(|at| self.now.saturating_sub(*at) >= OLD_MS)
    }

    /// When what is said of that changes next, epoch ms: once a minute.
    pub(super) fn age_changes(&self) -> Option<i64> {
        let at = self.asked_last()?;
        let age = self.now.saturating_sub(at);
        Some(if age < OLD_MS { at + OLD_MS } else { self.now + MINUTE_MS - age.rem_euclid(MINUTE_MS) })
    }

    fn asked_last(&self) -> Option<i64> {
        let at = match self.screen {
            Screen::Messages | Screen::Person | Screen::Labels => self.messages.looked,
            Screen::Radar => self.radar.looked,
            Screen::Users | Screen::Exports => None,
        };
        at.filter(|at| *at < self.place.window.end())
    }
}
