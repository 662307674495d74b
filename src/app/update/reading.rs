//! Popups that are read: how far they scroll, and which keys close them.

use crate::app::detail;
use crate::app::list::{ListCursor, Step};
use crate::app::popup::{HelpPage, LEDGER_HEAD, ORIGINAL_WIDTH, Popup};
use crate::app::{Action, App};

/// What a key does to a popup that is read.
pub(super) enum Reading {
    /// It stays, so many lines down.
    At(u16),
    /// It is closed.
    Closed,
}

impl App {
    /// Scrolls what is read, or closes it; a key that means nothing there leaves it as it is.
    pub(super) fn read_on(&self, popup: &Popup, top: u16, action: Option<Action>) -> Reading {
        let step = match action {
            Some(Action::Down) => Step::Rows(1),
            Some(Action::Up) => Step::Rows(-1),
            Some(Action::PageDown | Action::HalfDown) => Step::Rows(10),
            Some(Action::PageUp | Action::HalfUp) => Step::Rows(-10),
            Some(Action::First) => Step::First,
            Some(Action::Last) => Step::Last,
            // The key that opened it closes it too.
            Some(Action::Back | Action::Open | Action::Quit) => return Reading::Closed,
            Some(Action::Help) if matches!(popup, Popup::Help(_)) => return Reading::Closed,
            Some(Action::Completeness) if matches!(popup, Popup::Ledger(_)) => return Reading::Closed,
            Some(Action::ShowOriginal) if matches!(popup, Popup::Original(_)) => return Reading::Closed,
            _ => return Reading::At(top),
        };
        let mut cursor = ListCursor { selected: usize::from(top), top: usize::from(top) };
        cursor.step(step, self.lines_below(popup) + 1, 1);
        Reading::At(u16::try_from(cursor.selected).unwrap_or(u16::MAX))
    }

    /// Lines that the first one can go down by until the last one is seen.
    fn lines_below(&self, popup: &Popup) -> usize {
        let (width, height) = self.size;
        // The border, and the bottom line of the screen or a line at each end.
        let room = |taken: u16| usize::from(height.saturating_sub(taken));
        let (lines, shown) = match popup {
            Popup::Help(_) => (HelpPage::new(self, width).lines(), room(3)),
            Popup::Ledger(_) => (self.ledger.len(), room(5).saturating_sub(LEDGER_HEAD)),
            Popup::Original(_) => {
                let width = ORIGINAL_WIDTH.min(width.saturating_sub(2));
                (detail::original(self, width.saturating_sub(4)).len(), room(5))
            }
            _ => (0, 0),
        };
        lines.saturating_sub(shown)
    }
}
