//! VIP users, page by page.

use std::collections::HashMap;

use crate::api::{NextUsers, User, UserFilter, UsersPage};
use crate::app::Ticket;
use crate::app::load::Load;
use crate::feed::Failure;
use crate::insight::Birthday;

/// The answers to one question for users, or to several that are asked one after another.
///
/// A row keeps its index for as long as the list lives. Who comes twice, because the order of values changed between two
/// pages, is kept once.
#[derive(Debug)]
pub struct UserList {
    /// What is held, in the server's order.
    pub rows: Vec<User>,
    /// Rows that came damaged.
    pub damaged: usize,
    /// Of `rows`, those whose birthday cannot be read: no date is shown for them, and none is counted.
    pub unread_birthdays: usize,
    /// How many the current question has in all, and whether that is a lower bound.
    pub total: Option<(u64, bool)>,
    /// Whether the server stopped counting at one of the questions, so that there can be more than all that it sends.
    pub is_capped: bool,
    /// How the next page stands: `Ready` holds the offset to ask for, or `None` at the end.
    pub next: Load<Option<u64>>,
    filters: Vec<UserFilter>,
    /// Which of the filters is asked for now.
    at: usize,
    /// The offset that was asked for last.
    asked: u64,
    /// Where each conversation stands.
    places: HashMap<String, usize>,
}

impl Default for UserList {
    /// Every user.
    fn default() -> Self {
        Self::new(vec![UserFilter::default()])
    }
}

impl UserList {
    /// Nothing yet of what these filters let through.
    #[must_use]
    pub fn new(filters: Vec<UserFilter>) -> Self {
        Self {
            rows: Vec::new(),
            damaged: 0,
            unread_birthdays: 0,
            total: None,
            is_capped: false,
            next: Load::NotAsked,
            filters,
            at: 0,
            asked: 0,
            places: HashMap::new(),
        }
    }

    /// What to ask for now: filter and offset; `None` while a page is on its way, after a failure, and at the end.
    #[must_use]
    pub fn wanted(&self) -> Option<(UserFilter, u64)> {
        let offset = match &self.next {
            Load::NotAsked => 0,
            Load::Ready(next) => (*next)?,
            Load::Loading(_) | Load::Failed(_) => return None,
        };
        Some((*self.filters.get(self.at)?, offset))
    }

    /// The page at this offset was asked for.
    pub fn asked(&mut self, offset: u64, ticket: Ticket) {
        self.asked = offset;
        self.next = Load::Loading(ticket);
    }

    /// The page that was asked for is no longer under way, or failed: it can be asked for again.
    pub fn release(&mut self) {
        self.next = Load::Ready(Some(self.asked));
    }

    /// The page that was asked for could not be had.
    pub fn fail(&mut self, failure: Failure) {
        self.next = Load::Failed(failure);
    }

    /// Takes in the page that was asked for. Where the server promises more and its offset does not advance, users are missing:
    /// that is a failure, not the end.
    pub fn take(&mut self, page: UsersPage) {
        let next = page.next(self.asked);
        for user in page.users.rows {
            self.keep(user);
        }
        self.damaged += page.users.damaged;
        self.is_capped |= page.scan_capped;
        self.total = page.total.map(|total| (total, page.scan_capped)).or(self.total);
        self.next = match next {
            NextUsers::At(after) => Load::Ready(Some(after)),
            NextUsers::End => Load::Ready(None),
            NextUsers::Nowhere => {
                let why = "the server promised more users and sent nothing further".to_owned();
                return self.fail(Failure { why, again: true });
            }
        };
        if matches!(self.next, Load::Ready(None)) && self.at + 1 < self.filters.len() {
            self.at += 1;
            self.next = Load::NotAsked;
        }
    }

    fn keep(&mut self, user: User) {
        if let Some(conversation) = &user.conversation_id {
            if self.places.contains_key(conversation) {
                return;
            }
            self.places.insert(conversation.clone(), self.rows.len());
        }
        self.unread_birthdays +=
            usize::from(user.birthday.as_deref().is_some_and(|sent| Birthday::read(sent).is_none()));
        self.rows.push(user);
    }

    /// Where the user of a conversation stands, from 0.
    #[must_use]
    pub fn find(&self, conversation: &str) -> Option<usize> {
        self.places.get(conversation).copied()
    }

    /// Whether every question has been answered to its end.
    #[must_use]
    pub const fn is_whole(&self) -> bool {
        matches!(self.next, Load::Ready(None))
    }

    /// How many questions have been answered to their end, and of how many.
    #[must_use]
    pub fn progress(&self) -> (usize, usize) {
        (self.at + usize::from(self.is_whole()), self.filters.len())
    }

    /// Rows of the list that were looked at, damaged ones too.
    #[must_use]
    pub fn seen(&self) -> usize {
        self.rows.len() + self.damaged
    }
}

#[cfg(test)]
mod tests;
