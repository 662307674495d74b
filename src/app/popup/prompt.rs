//! One line to type, in the place of the bottom line.

use crate::app::Ticket;
use crate::app::history::{History, Recall, Typed};
use crate::app::input::LineInput;
use crate::store::{Mode, Pattern};

/// What the line is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PromptKind {
    /// Search the loaded rows.
    Search,
    /// Show only the loaded rows that match.
    Filter,
    /// The file to save an export to; which one, by its number.
    SaveAs(usize),
    /// The file to save the messages of a long window to, once they are exported.
    ExportTo,
    /// The file to save the table of labels to.
    SaveLabels,
    /// The file to save the marked messages to.
    SaveMarked,
    /// The command to pipe the marked messages to.
    Pipe,
    /// The name to save the view under.
    ViewName,
}

impl PromptKind {
    /// Whether what is written to the file that is named has a receipt beside it.
    #[must_use]
    pub const fn has_receipt(self) -> bool {
        matches!(self, Self::SaveAs(_) | Self::ExportTo)
    }

    /// What stands before the line.
    #[must_use]
    pub const fn lead(self) -> &'static str {
        match self {
            Self::Search => "/",
            Self::Filter => "&",
            Self::ExportTo => "export to: ",
            Self::SaveAs(_) | Self::SaveMarked => "save to: ",
            Self::Pipe => "pipe to: ",
            Self::ViewName => "name of this view: ",
            Self::SaveLabels => "save the table to: ",
        }
    }
}

/// How far naming a file has come. The prompt stays until it is known whether the file can be written: a question that came up
/// by itself after that would take the next key, typed for something else, for its answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Naming {
    /// It is typed.
    Typing,
    /// It was taken, and is looked for under this ticket.
    Looking(Ticket),
    /// Something is there already. May it be replaced? That takes two keys, `y` and then `Enter`: either of them alone is what a
    /// hand presses for something else.
    Asking {
        /// The names of what is there, not yet cleaned; never empty.
        taken: Vec<String>,
        /// Whether `y` was typed.
        yes: bool,
    },
}

/// What stood before a prompt was opened, and stands again when it is cancelled.
#[derive(Debug, Default)]
pub enum Before {
    /// Nothing that the prompt changes.
    #[default]
    Nothing,
    /// What was searched for.
    Search(Option<Pattern>),
    /// By what the list was filtered.
    Filter(Option<Pattern>),
    /// What another list was searched for, and by what it was filtered.
    Sieve(Option<Pattern>, Option<Pattern>),
}

/// One line to type.
#[derive(Debug)]
pub struct Prompt {
    /// What it is for.
    pub kind: PromptKind,
    /// How it is read, for searching and filtering; `Ctrl-R` changes it.
    pub mode: Mode,
    /// What is typed.
    pub input: LineInput,
    /// What is wrong with it.
    pub error: Option<String>,
    /// How far a file that is named has come.
    pub naming: Naming,
    /// What comes back when it is cancelled; it goes with the prompt, so that no other one brings it back.
    pub before: Before,
    /// Where one is among earlier lines.
    recall: Recall,
}

impl Prompt {
    /// A line that holds `text`.
    #[must_use]
    pub fn new(kind: PromptKind, text: &str) -> Self {
        Self {
            kind,
            mode: Mode::Literal,
            input: LineInput::new(text),
            error: None,
            naming: Naming::Typing,
            before: Before::Nothing,
            recall: Recall::default(),
        }
    }

    /// A line that holds `text` until something else is typed.
    #[must_use]
    pub fn proposing(kind: PromptKind, text: &str) -> Self {
        Self { input: LineInput::proposing(text), ..Self::new(kind, "") }
    }

    /// An empty line in whose favour `before` was put aside.
    #[must_use]
    pub fn instead_of(before: Before, kind: PromptKind) -> Self {
        Self { before, ..Self::new(kind, "") }
    }

    /// The line as it stands.
    #[must_use]
    pub fn line(&self) -> Typed {
        Typed { text: self.input.text().to_owned(), mode: self.mode }
    }

    /// Puts the next older of earlier lines there, or the next newer one. Returns whether there was one.
    pub fn recall(&mut self, history: &History<Typed>, older: bool) -> bool {
        let now = self.line();
        let Some(line) = self.recall.step(history, older, now) else { return false };
        self.input.set(&line.text);
        self.mode = line.mode;
        true
    }

    /// The line was changed by hand, or how it is read: that is what the earlier ones are older than.
    pub fn changed(&mut self) {
        self.recall.forget();
    }
}
