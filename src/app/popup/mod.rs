//! What lies over a screen and takes the keys first.

mod confirm;
mod dates;
pub mod help;
mod label_query;
mod picker;
mod prompt;
mod together;
mod welcome;

pub use confirm::{Confirm, Confirmed};
pub use dates::{DatePicker, PRESETS};
pub use help::{HelpEntry, HelpPage};
pub use label_query::{Fault, Join};
pub use picker::{Choice, Picker, PickerItem, PickerKind, PickerState};
pub use prompt::{Before, Naming, Prompt, PromptKind};
pub use together::LabelPairs;
pub use welcome::{Field, Welcome};

/// Lines above the days of [`Popup::Ledger`]: the sum, what can be done, a blank, the heading.
pub const LEDGER_HEAD: usize = 4;

/// Columns of [`Popup::Original`] at most, its border included.
pub const ORIGINAL_WIDTH: u16 = 100;

/// What lies over a screen.
#[derive(Debug)]
pub enum Popup {
    /// A list to choose from, filtered as one types.
    Picker(Picker),
    /// Presets and typed dates.
    Dates(DatePicker),
    /// A question.
    Confirm(Confirm),
    /// One line to type.
    Prompt(Prompt),
    /// Every key, scrolled down by so many lines.
    Help(u16),
    /// What is loaded against what is counted, day by day, scrolled down by so many lines.
    Ledger(u16),
    /// The selected message's original text, escaped, scrolled down by so many lines.
    Original(u16),
    /// Which labels occur together.
    Together(LabelPairs),
    /// Credentials, or the demo.
    Welcome(Welcome),
}

impl Popup {
    /// Scrolls what is read so that this line is its first.
    pub const fn scroll_to(&mut self, line: u16) {
        if let Self::Help(top) | Self::Ledger(top) | Self::Original(top) = self {
            *top = line;
        }
    }
}
