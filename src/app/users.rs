//! The screen of VIP users, in the server's order: highest value first.

use crate::api::{User, UsersPage};
use crate::app::list::ListCursor;
use crate::app::load::Load;

/// VIP users of a channel, page by page.
#[derive(Debug, Default)]
pub struct Users {
    /// What is held, in the server's order.
    pub rows: Vec<User>,
    /// Rows that came damaged.
    pub damaged: usize,
    /// How many there are in all, and whether that is a lower bound.
    pub total: Option<(u64, bool)>,
    /// The offset that was asked for last.
    pub asked: u64,
    /// How the next page stands: `Ready` holds the offset to ask for, or `None` at the end.
    pub next: Load<Option<u64>>,
    /// Where the reader is.
    pub cursor: ListCursor,
}

impl Users {
    /// The offset to ask for now; `None` while a page is on its way, after a failure, and at the end.
    #[must_use]
    pub fn wanted(&self) -> Option<u64> {
        match &self.next {
            Load::NotAsked => Some(0),
            Load::Ready(next) => *next,
            Load::Loading(_) | Load::Failed(_) => None,
        }
    }

    /// Lets the page that failed be asked for again.
    pub fn retry(&mut self) {
        if self.next.failure().is_some() {
            self.next = Load::Ready(Some(self.asked));
        }
    }

    /// Takes in the page that was asked for at `offset`. An offset that does not advance ends the list.
    pub fn take(&mut self, offset: u64, page: UsersPage) {
        let came = (page.users.rows.len() + page.users.damaged) as u64;
        self.rows.extend(page.users.rows);
        self.damaged += page.users.damaged;
        self.total = page.total.map(|total| (total, page.scan_capped)).or(self.total);
        let after = page.next_offset.unwrap_or(offset + came);
        let counted = page.total.is_some_and(|total| total > after);
        let more = page.may_have_more.unwrap_or(page.next_offset.is_some() || counted);
        self.next = Load::Ready((more && came > 0 && after > offset).then_some(after));
    }
}

#[cfg(test)]
mod tests;
