//! A question before something is lost.

/// A question, answered with yes or no.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Confirm {
    /// The question, not yet cleaned.
    pub question: String,
    /// What yes does.
    pub then: Confirmed,
}

impl Confirm {
    /// The keys that answer, and what each of them does here: what the question itself and the bottom line say.
    #[must_use]
    pub const fn answers(&self) -> [(&'static str, &'static str); 2] {
        let (yes, no) = match self.then {
            Confirmed::DeleteView(_) => ("delete", "keep"),
            Confirmed::ReplaceView(_) => ("replace", "keep"),
            Confirmed::Quit => ("quit", "stay"),
            Confirmed::SwitchProfile(_) => ("switch", "stay"),
        };
        [("y/Enter", yes), ("n/Esc", no)]
    }
}

/// What yes does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Confirmed {
    /// Deletes the saved view of this name.
    DeleteView(String),
    /// Saves what is looked at under the name of another saved view.
    ReplaceView(String),
    /// Leaves, though something is under way.
    Quit,
    /// Goes to the profile of this name, though something is under way.
    SwitchProfile(String),
}
