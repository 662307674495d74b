//! What cannot be done here and now, and why: asked before a key is obeyed, so that none does nothing without a word, and by
//! the palette.

use crate::app::action::Place;
use crate::app::keymap::Key;
use crate::app::{Action, App, Screen, detail};

impl Place {
    /// Why its keys mean nothing elsewhere; empty where they mean something everywhere.
    const fn why_not_here(self) -> &'static str {
        match self {
            Self::Everywhere | Self::View | Self::Views | Self::Screens | Self::Lists | Self::Export => "",
            Self::Messages => "only for messages",
            Self::Sorted => "messages and exports stand in the order of time",
            Self::Labels => "only on the labels screen",
            Self::Users => "only on the users screen",
            Self::Person => "only for one person",
            Self::Radar => "only on the radar",
            Self::Exports => "only on the exports screen",
        }
    }
}

impl App {
    /// Why an action would change nothing on this screen as it is, in a few words; `None` when it may do something.
    ///
    /// What the action itself can tell better, as it must try first, is said by it.
    #[must_use]
    pub fn unable(&self, action: Action) -> Option<&'static str> {
        let place = action.binding()?.place;
        if !place.holds_on(self.screen) {
            return Some(place.why_not_here());
        }
        let has_one_pane = matches!(self.screen, Screen::Users | Screen::Radar | Screen::Exports);
        let idle = match action {
            Action::Down
            | Action::Up
            | Action::PageDown
            | Action::PageUp
            | Action::HalfDown
            | Action::HalfUp
            | Action::First
            | Action::Last => (self.is_reading() && detail::lines_below(self) == 0, "all of this message is shown"),
            Action::NextPane | Action::PreviousPane => (has_one_pane, "this screen has one pane"),
            Action::Open => (!self.is_reading() && self.has_no_row(), "there is no row to open"),
            Action::ShowOriginal | Action::CopyText | Action::Mark => {
                (self.messages.selected().is_none(), "no message is selected")
            }
            Action::CopyUser | Action::CopyRadar | Action::CopyUrl | Action::CancelExport | Action::MarkLabel => {
                (self.has_no_row(), "there is no row that is selected")
            }
            Action::LoadAllUsers => (self.users.list().is_whole(), "every user is loaded already"),
            Action::LookFurther => (!self.can_look_further(), "every user and every negative message was looked at"),
            _ => (false, ""),
        };
        idle.0.then_some(idle.1)
    }

    /// Where else a key means something, when it means nothing on this screen; `None` when it means nothing anywhere.
    #[must_use]
    pub fn elsewhere(&self, key: Key) -> Option<String> {
        let means = |screen: &Screen| self.settings.keymap.action(key, *screen).is_some();
        let screens: Vec<&str> =
            Screen::ALL.iter().filter(|screen| means(screen)).map(|screen| screen.name()).collect();
        (!screens.is_empty()).then(|| format!("{key}: not here, only on {}", screens.join(", ")))
    }

    /// Whether there are users or negative messages that the radar has not looked at.
    #[must_use]
    pub fn can_look_further(&self) -> bool {
        !self.users.all.is_whole() || self.radar.rests()
    }

    /// Whether the list that has the keys is empty.
    fn has_no_row(&self) -> bool {
        match self.screen {
            Screen::Messages | Screen::Person => {
                self.focus() == crate::app::layout::Pane::List && self.messages.is_empty()
            }
            Screen::Labels => self.labels.rows.is_empty(),
            Screen::Users => self.users.is_empty(),
            Screen::Radar => self.radar.rows().is_empty(),
            Screen::Exports => self.exports.is_empty(),
        }
    }
}
