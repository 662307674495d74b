//! What was typed and taken earlier in this session, to be had again. It is kept in memory alone.

use std::collections::VecDeque;
use std::fmt;

use crate::app::Action;
use crate::app::popup::PromptKind;
use crate::store::Mode;

/// Entries at most; the oldest goes first.
const MOST: usize = 100;

/// Entries without duplicates, newest first.
pub struct History<T> {
    entries: VecDeque<T>,
}

impl<T> Default for History<T> {
    fn default() -> Self {
        Self { entries: VecDeque::new() }
    }
}

impl<T> fmt::Debug for History<T> {
    /// Leaves out what was typed: this may end in a log.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("History").field("entries", &self.entries.len()).finish()
    }
}

impl<T: PartialEq> History<T> {
    /// Makes an entry the newest.
    pub fn keep(&mut self, entry: T) {
        self.entries.retain(|kept| *kept != entry);
        self.entries.push_front(entry);
        self.entries.truncate(MOST);
    }
}

impl<T> History<T> {
    /// The entries, newest first.
    #[must_use]
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &T> + ExactSizeIterator {
        self.entries.iter()
    }

    /// The newest entry.
    #[must_use]
    pub fn newest(&self) -> Option<&T> {
        self.entries.front()
    }
}

/// A line as it was typed, and how it is read.
#[derive(Clone, PartialEq, Eq)]
pub struct Typed {
    /// The line.
    pub text: String,
    /// How it is read, when it is searched for.
    pub mode: Mode,
}

impl fmt::Debug for Typed {
    /// Leaves out what was typed: this may end in a log.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Typed").field("mode", &self.mode).finish_non_exhaustive()
    }
}

/// All that can be had again.
#[derive(Debug, Default)]
pub struct Histories {
    /// What was searched for and filtered by, on every screen: what was searched for can be filtered by.
    patterns: History<Typed>,
    /// The command lines that messages were piped to.
    commands: History<Typed>,
    /// What was taken in the palette.
    pub actions: History<Action>,
}

impl Histories {
    /// The lines that a prompt recalls; `None` where each is typed for its own occasion, like a file's name.
    #[must_use]
    pub const fn of(&self, kind: PromptKind) -> Option<&History<Typed>> {
        match kind {
            PromptKind::Search | PromptKind::Filter => Some(&self.patterns),
            PromptKind::Pipe => Some(&self.commands),
            PromptKind::SaveAs(_)
            | PromptKind::ExportTo
            | PromptKind::SaveLabels
            | PromptKind::SaveMarked
            | PromptKind::ViewName => None,
        }
    }

    /// Keeps a line that was taken; an empty one is none.
    pub fn keep(&mut self, kind: PromptKind, line: Typed) {
        let command = line.text.trim();
        if command.is_empty() {
            return;
        }
        match kind {
            // A blank at the end of what is searched for is part of it; that of a command says nothing.
            PromptKind::Search | PromptKind::Filter => self.patterns.keep(line),
            PromptKind::Pipe => self.commands.keep(Typed { text: command.to_owned(), ..line }),
            PromptKind::SaveAs(_)
            | PromptKind::ExportTo
            | PromptKind::SaveLabels
            | PromptKind::SaveMarked
            | PromptKind::ViewName => {}
        }
    }
}

/// Where somebody is among earlier lines.
#[derive(Debug, Default)]
pub struct Recall {
    /// Which entry is shown, and what was typed before the first one was.
    shown: Option<(usize, Typed)>,
}

impl Recall {
    /// The next older line, or the next newer one, of which what was typed is the newest; `None` at either end. `now` is the
    /// line as it stands. What was typed is not met again among the entries.
    pub fn step(&mut self, history: &History<Typed>, older: bool, now: Typed) -> Option<Typed> {
        let (at, typed) = match self.shown.take() {
            Some((at, typed)) => (Some(at), typed),
            None => (None, now),
        };
        let others = || history.iter().enumerate().filter(|(_, entry)| **entry != typed);
        let next = match (at, older) {
            (None, false) => None,
            (_, true) => others().find(|(index, _)| at.is_none_or(|at| *index > at)),
            (Some(at), false) => {
                let newer = others().rfind(|(index, _)| *index < at);
                if newer.is_none() {
                    return Some(typed);
                }
                newer
            }
        };
        let next = next.map(|(index, entry)| (index, entry.clone()));
        self.shown = next.as_ref().map(|(index, _)| *index).or(at).map(|index| (index, typed));
        next.map(|(_, entry)| entry)
    }

    /// The line was changed: it is what was typed.
    pub fn forget(&mut self) {
        self.shown = None;
    }
}

#[cfg(test)]
mod tests;
