//! A list to choose from, filtered as one types.

use nucleo_matcher::pattern::{CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};

use crate::app::action::Action;
use crate::app::input::LineInput;
use crate::app::list::{ListCursor, Step};
use crate::app::requests::Purpose;
use crate::app::users::Narrowing;
use crate::feed::Failure;
use crate::view::Kind;

/// What is chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PickerKind {
    /// The workspace.
    Workspace,
    /// The channel.
    Channel,
    /// The label.
    Label,
    /// The kind of message.
    Kind,
    /// Which users.
    Users,
    /// The profile.
    Profile,
    /// A saved view.
    View,
    /// Any action, by its name.
    Palette,
}

impl PickerKind {
    /// The popup's title.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Workspace => "Workspace",
            Self::Channel => "Channel",
            Self::Label => "Label",
            Self::Kind => "Kind",
            Self::Users => "Which users",
            Self::Profile => "Profile",
            Self::View => "Views",
            Self::Palette => "Commands",
        }
    }
}

impl PickerKind {
    /// Whether its rows are the answer to such a request.
    #[must_use]
    pub const fn waits_for(self, purpose: Purpose) -> bool {
        match self {
            Self::Workspace => matches!(purpose, Purpose::Workspaces),
            Self::Channel => matches!(purpose, Purpose::Channels),
            Self::Label => matches!(purpose, Purpose::Overview(_)),
            Self::Kind | Self::Users | Self::Profile | Self::View | Self::Palette => false,
        }
    }
}

/// What taking a row means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Choice {
    /// The workspace or channel of this id.
    Id(String),
    /// This label, or every label.
    Label(Option<String>),
    /// This kind, or every kind.
    Kind(Option<Kind>),
    /// These users.
    Users(Narrowing),
    /// This profile of the configuration.
    Profile(String),
    /// This one of all views.
    View(usize),
    /// This action.
    Action(Action),
}

/// One row.
#[derive(Clone, Debug)]
pub struct PickerItem {
    /// What it is called, not yet cleaned.
    pub name: String,
    /// What else there is to say: type, count, key; not yet cleaned.
    pub detail: String,
    /// Why it cannot be taken.
    pub refused: Option<&'static str>,
    /// Whether it is what is looked at now.
    pub current: bool,
    /// What taking it means.
    pub choice: Choice,
}

/// Whether the rows are here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PickerState {
    /// They are.
    Ready,
    /// They are on their way.
    Loading,
    /// They could not be had.
    Failed(Failure),
}

/// A list to choose from.
#[derive(Debug)]
pub struct Picker {
    /// What is chosen.
    pub kind: PickerKind,
    /// What is typed.
    pub query: LineInput,
    /// Where the rows are.
    pub state: PickerState,
    /// Why the last `Enter` was refused.
    pub refused: Option<String>,
    /// The selected row, of those that match.
    pub cursor: ListCursor,
    /// The labels that are marked, as they are typed.
    pub(super) marked: String,
    /// Whether the row was selected by hand, not by being the first that matches.
    pub(super) moved: bool,
    items: Vec<PickerItem>,
    shown: Vec<usize>,
}

impl Picker {
    /// A picker over `items`, the current one selected.
    #[must_use]
    pub fn new(kind: PickerKind, items: Vec<PickerItem>, state: PickerState) -> Self {
        let mut picker = Self {
            kind,
            query: LineInput::default(),
            state,
            refused: None,
            cursor: ListCursor::default(),
            marked: String::new(),
            moved: false,
            items,
            shown: Vec::new(),
        };
        picker.filter();
        picker
    }

    /// Puts other rows in, keeping what is typed.
    pub fn fill(&mut self, items: Vec<PickerItem>, state: PickerState) {
        let chosen = self.selected().map(|item| item.choice.clone());
        let (refused, moved) = (self.refused.take(), self.moved);
        let top = self.cursor.top;
        self.items = items;
        self.state = state;
        self.filter();
        if let Some(row) = chosen.and_then(|chosen| self.shown().position(|item| item.choice == chosen)) {
            self.cursor = ListCursor { selected: row, top: top.min(row) };
            (self.refused, self.moved) = (refused, moved);
        }
    }

    /// The rows that match, best first; those that cannot be taken after all others.
    pub fn shown(&self) -> impl ExactSizeIterator<Item = &PickerItem> {
        self.shown.iter().map(|index| &self.items[*index])
    }

    /// All rows.
    pub(super) fn items(&self) -> &[PickerItem] {
        &self.items
    }

    /// How many rows match, and how many there are.
    #[must_use]
    pub const fn counts(&self) -> (usize, usize) {
        (self.shown.len(), self.items.len())
    }

    /// Whether there is no row yet because they are on their way.
    #[must_use]
    pub const fn is_awaited(&self) -> bool {
        self.items.is_empty() && matches!(self.state, PickerState::Loading)
    }

    /// Whether there is no row because they could not be had.
    #[must_use]
    pub const fn is_failed(&self) -> bool {
        self.items.is_empty() && matches!(self.state, PickerState::Failed(_))
    }

    /// The selected row.
    #[must_use]
    pub fn selected(&self) -> Option<&PickerItem> {
        self.shown.get(self.cursor.selected).and_then(|index| self.items.get(*index))
    }

    /// Moves the selection in a list of `height` rows.
    pub fn step(&mut self, step: Step, height: usize) {
        self.refused = None;
        self.moved = true;
        self.cursor.step(step, self.shown.len(), height);
    }

    /// Matches the rows against what is typed; without a query all of them in their order, the current one selected.
    pub fn filter(&mut self) {
        self.refused = None;
        self.moved = false;
        self.cursor = ListCursor::default();
        let query = self.wanted().to_owned();
        let algebra = self.is_algebra();
        let offered: Vec<usize> =
            (0..self.items.len()).filter(|at| !algebra || self.items[*at].choice != Choice::Label(None)).collect();
        if query.is_empty() {
            self.cursor.selected = offered.iter().position(|at| self.items[*at].current && !algebra).unwrap_or(0);
            self.shown = offered;
            return;
        }
        let pattern = Pattern::parse(&query, CaseMatching::Ignore, Normalization::Smart);
        let mut matcher = Matcher::new(Config::DEFAULT);
        let mut buffer = Vec::new();
        let mut scored: Vec<(u32, usize)> = offered
            .into_iter()
            .filter_map(|index| {
                let item = &self.items[index];
                let name = pattern.score(Utf32Str::new(&item.name, &mut buffer), &mut matcher);
                let detail = pattern.score(Utf32Str::new(&item.detail, &mut buffer), &mut matcher);
                // A match in the name is worth more than any in what stands beside it.
                name.map(|score| score.saturating_mul(4)).max(detail).map(|score| (score, index))
            })
            .collect();
        // What cannot be taken comes last, however well it matches: `Enter` is for the first row.
        let is_refused = |index: usize| self.items.get(index).is_some_and(|item| item.refused.is_some());
        scored.sort_by(|a, b| is_refused(a.1).cmp(&is_refused(b.1)).then(b.0.cmp(&a.0)).then(a.1.cmp(&b.1)));
        self.shown = scored.into_iter().map(|(_, index)| index).collect();
    }
}

#[cfg(test)]
mod tests;
