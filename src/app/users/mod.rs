//! The screen of VIP users, in the server's order: highest value first.

mod list;
mod narrowing;
mod sort;

pub use list::UserList;
pub use narrowing::{Narrowing, filter_in_words};
pub use sort::Column;

use chrono::NaiveDate;

use crate::api::{User, UserFilter};
use crate::app::list::{ListCursor, Step};
use crate::app::sieve::Sieve;
use crate::app::sort::{Column as _, Sort};
use crate::store::Pattern;
use crate::text::NO_NAME;

/// Users that are looked through for a person or for the radar, unless more are asked for.
pub const REACH: usize = 1_000;

/// The VIP users of a channel, and which of them are shown.
#[derive(Debug)]
pub struct Users {
    /// Every user, as far as loaded: persons and radar look here.
    pub all: UserList,
    /// Which users the screen shows.
    pub narrowing: Narrowing,
    /// Filter and search, by names and ids.
    pub sieve: Sieve,
    /// What they are sorted by.
    pub sort: Sort<Column>,
    /// Where the reader is, in the rows shown.
    pub cursor: ListCursor,
    /// Whether every page of what the screen shows is being loaded.
    pub load_all: bool,
    /// How many users are looked through for a person or for the radar.
    pub reach: usize,
    /// What the API sent for a narrowing other than all.
    narrowed: UserList,
    /// The rows shown, as indices of the list.
    shown: Vec<usize>,
    /// The row that the reader is on, as an index of the list; it stays selected whatever arrives.
    anchor: Option<usize>,
}

impl Default for Users {
    fn default() -> Self {
        Self {
            all: UserList::default(),
            narrowing: Narrowing::All,
            sieve: Sieve::default(),
            sort: Sort::default(),
            cursor: ListCursor::default(),
            load_all: false,
            reach: REACH,
            narrowed: UserList::default(),
            shown: Vec::new(),
            anchor: None,
        }
    }
}

impl Users {
    /// What the screen shows rows of.
    #[must_use]
    pub const fn list(&self) -> &UserList {
        if matches!(self.narrowing, Narrowing::All) { &self.all } else { &self.narrowed }
    }

    /// The same, to be changed; follow it with [`Users::arrange`].
    pub const fn list_mut(&mut self) -> &mut UserList {
        if matches!(self.narrowing, Narrowing::All) { &mut self.all } else { &mut self.narrowed }
    }

    /// Drops what is known: something else is looked at. The order in which it is looked at stays.
    pub fn forget(&mut self) {
        *self = Self { sort: self.sort, ..Self::default() };
    }

    /// Shows other users, from the first on.
    pub fn narrow_to(&mut self, narrowing: Narrowing, today: NaiveDate) {
        self.narrowing = narrowing;
        self.narrowed = UserList::new(narrowing.filters(today));
        self.load_all = false;
        self.anchor = None;
        self.cursor = ListCursor::default();
        self.arrange(today, 1);
    }

    /// Learns anew which rows are shown, in a pane of `height` rows; the reader stays on the same one.
    pub fn arrange(&mut self, today: NaiveDate, height: usize) {
        let rows = &self.list().rows;
        let shown = sort::arrange(self.sort, rows, self.narrowing.arrange(rows, today), today);
        let mut sieve = std::mem::take(&mut self.sieve);
        let rows = &self.list().rows;
        self.shown = sieve.sift(shown, |pattern, index| rows.get(*index).is_some_and(|user| matches(pattern, user)));
        self.sieve = sieve;
        let found = self.anchor.and_then(|anchor| self.shown.iter().position(|index| *index == anchor));
        if let Some(position) = found {
            let line = self.cursor.selected.saturating_sub(self.cursor.top);
            self.cursor.selected = position;
            self.cursor.top = position.saturating_sub(line);
        }
        self.cursor.fit(self.shown.len(), height);
        self.settle();
    }

    /// Moves the reader in a list of `height` rows.
    pub fn step(&mut self, step: Step, height: usize) {
        self.cursor.step(step, self.shown.len(), height);
        self.settle();
    }

    fn settle(&mut self) {
        self.anchor = self.shown.get(self.cursor.selected).copied();
    }

    /// How many rows are shown.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.shown.len()
    }

    /// Whether no row is shown.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The rows shown, from a position on.
    pub fn shown(&self, from: usize) -> impl Iterator<Item = &User> {
        self.shown.iter().skip(from).filter_map(|index| self.list().rows.get(*index))
    }

    /// The row that the reader is on.
    #[must_use]
    pub fn selected(&self) -> Option<&User> {
        self.shown(self.cursor.selected).next()
    }

    /// By which column the rows stand, whatever that is called: the own order of those who have a birthday soon is by that.
    #[must_use]
    pub const fn ordered_by(&self) -> Column {
        match (self.sort.by, self.narrowing) {
            (Column::Value, Narrowing::Ahead(_)) => Column::Birthday,
            (by, _) => by,
        }
    }

    /// What the order is called.
    #[must_use]
    pub fn order_name(&self) -> &'static str {
        self.ordered_by().name()
    }

    /// Whether the list leaves out users that this filter lets through.
    #[must_use]
    pub fn shows_fewer_than(&self, filter: UserFilter) -> bool {
        self.sieve.filter.is_some() || !self.narrowing.is_filter(filter)
    }

    /// What narrows the list, in words; `None` when it is every user.
    #[must_use]
    pub fn narrowed_by(&self) -> Option<String> {
        let narrowing = (self.narrowing != Narrowing::All).then(|| self.narrowing.name());
        let pattern = self.sieve.filter.as_ref().map(|pattern| format!("& {}", pattern.as_str()));
        match (narrowing, pattern) {
            (Some(narrowing), Some(pattern)) => Some(format!("{narrowing} {pattern}")),
            (narrowing, pattern) => narrowing.or(pattern),
        }
    }

    /// Where a user stands among all users in the order of value, from 1, as far as that is known: the place in a narrowed
    /// list says nothing of it.
    #[must_use]
    pub fn rank(&self, position: usize) -> Option<usize> {
        let index = *self.shown.get(position)?;
        if self.narrowing == Narrowing::All {
            return Some(index + 1);
        }
        let conversation = self.list().rows.get(index)?.conversation_id.as_deref()?;
        Some(self.all.find(conversation)? + 1)
    }
}

/// What a user is called: first and last name, else the name on the channel.
#[must_use]
pub fn full_name(user: &User) -> Option<String> {
    let parts: Vec<&str> = [&user.first_name, &user.last_name].into_iter().filter_map(|part| part.as_deref()).collect();
    if parts.is_empty() { user.user_name.clone() } else { Some(parts.join(" ")) }
}

/// What somebody is called, not yet cleaned: as the users list has it, else as it stands in their messages, else by their
/// conversation.
#[must_use]
pub fn called(user: Option<&User>, written: Option<&str>, conversation: Option<&str>) -> String {
    let listed = user.and_then(full_name);
    listed.unwrap_or_else(|| written.or(conversation).unwrap_or(NO_NAME).to_owned())
}

/// The name on the channel, where it is another one than [`full_name`].
#[must_use]
pub fn other_name(user: &User) -> Option<&str> {
    user.user_name.as_deref().filter(|name| full_name(user).is_none_or(|full| full != **name))
}

/// Name and ids of somebody in one line, to be pasted where their case is handed over.
#[must_use]
pub fn name_and_ids(name: &str, customer: Option<&str>, conversation: Option<&str>) -> String {
    let customer = customer.map(|id| format!("customer {id}"));
    let conversation = conversation.map(|id| format!("conversation {id}"));
    let ids: Vec<String> = [customer, conversation].into_iter().flatten().collect();
    if ids.is_empty() { name.to_owned() } else { format!("{name} ({})", ids.join(", ")) }
}

fn matches(pattern: &Pattern, user: &User) -> bool {
    let names = [full_name(user), user.user_name.clone(), user.cuid.clone(), user.conversation_id.clone()];
    names.iter().flatten().any(|name| pattern.matches(name))
}

#[cfg(test)]
mod tests;
