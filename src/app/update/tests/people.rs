//! From a row to a person, and back to the same row.

mod person;
mod radar;
mod users;

use crate::api::{Listing, User, UsersPage, UsersQuery};
use crate::app::{Reply, Request, Ticket};

use super::desk::Desk;

impl Desk {
    fn pending_users(&self) -> Option<(Ticket, UsersQuery)> {
        self.sent.iter().rev().find_map(|(ticket, request)| match request {
            Request::Users(query) => Some((*ticket, query.clone())),
            _ => None,
        })
    }

    fn answer_users(&mut self, page: UsersPage) {
        let (ticket, _) = self.pending_users().expect("users are asked for");
        self.reply(ticket, Reply::Users(Ok(page)));
    }

    fn copied(&self) -> Option<&str> {
        self.done.iter().rev().find_map(|effect| match effect {
            crate::app::Effect::Copy { text, .. } => Some(text.as_str()),
            _ => None,
        })
    }
}

/// Somebody who writes in conversation `c<number>` of the desk's messages.
fn user(number: usize, birthday: Option<&str>) -> User {
    User {
        conversation_id: Some(format!("c{number}")),
        user_name: Some(format!("player {number}")),
        first_name: Some("Player".to_owned()),
        last_name: Some(number.to_string()),
        birthday: birthday.map(ToOwned::to_owned),
        ..User::default()
    }
}

/// A page of users that begins at `offset`.
fn users(rows: Vec<User>, offset: u64, more: bool) -> UsersPage {
    let after = offset + rows.len() as u64;
    UsersPage {
        returned: Some(rows.len() as u64),
        users: Listing { rows, damaged: 0 },
        total: None,
        may_have_more: Some(more),
        next_offset: more.then_some(after),
        scan_capped: false,
    }
}
