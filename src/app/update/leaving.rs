//! Leaving the program or the account: at once, unless something that runs would be given up.

use crate::app::popup::{Confirm, Confirmed, Popup};
use crate::app::stakes::Leaving;
use crate::app::{App, Effect};

impl App {
    /// `q`.
    pub(super) fn quit(&mut self) {
        self.leave(Confirmed::Quit);
    }

    /// Another profile was chosen.
    pub(super) fn switch_to(&mut self, profile: String) {
        self.leave(Confirmed::SwitchProfile(profile));
    }

    fn leave(&mut self, how: Confirmed) {
        match self.leaving_question(&how) {
            Some(question) => self.popup = Some(Popup::Confirm(Confirm { question, then: how })),
            None => self.left(how),
        }
    }

    /// Leaves, whatever is given up.
    pub(super) fn left(&mut self, how: Confirmed) {
        match how {
            Confirmed::Quit => self.out.push(Effect::Quit),
            Confirmed::SwitchProfile(profile) => {
                self.out.extend([Effect::Remember, Effect::SwitchProfile(profile)]);
            }
            Confirmed::DeleteView(_) | Confirmed::ReplaceView(_) => {}
        }
    }

    /// An open question is about what is under way now. With nothing left to give up it stays, so that the key that is on its way
    /// means what it did.
    pub(super) fn renew_question(&mut self) {
        let Some(Popup::Confirm(confirm)) = &self.popup else { return };
        let Some((_, leave)) = ways(&confirm.then) else { return };
        let over = || format!("Nothing is under way any more. {leave}?");
        let question = self.leaving_question(&confirm.then).unwrap_or_else(over);
        if let Some(Popup::Confirm(confirm)) = &mut self.popup {
            confirm.question = question;
        }
    }

    fn leaving_question(&self, how: &Confirmed) -> Option<String> {
        let (leaving, leave) = ways(how)?;
        let stake = self.at_stake(leaving)?;
        Some(format!("{stake}, and would be given up. {leave} all the same?"))
    }
}

/// What is left, and the words for it; `None` where nothing is.
fn ways(how: &Confirmed) -> Option<(Leaving, String)> {
    match how {
        Confirmed::Quit => Some((Leaving::Program, "Quit".to_owned())),
        Confirmed::SwitchProfile(profile) => Some((Leaving::Account, format!("Switch to “{profile}”"))),
        Confirmed::DeleteView(_) | Confirmed::ReplaceView(_) => None,
    }
}
