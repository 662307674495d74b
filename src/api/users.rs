//! VIP users (contract: "User").

use super::ApiError;
use super::rows::{Listing, Object};

/// A VIP user. Any field may be missing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct User {
    /// The conversation that the user writes in.
    pub conversation_id: Option<String>,
    /// The name on the channel.
    pub user_name: Option<String>,
    /// The first name.
    pub first_name: Option<String>,
    /// The last name.
    pub last_name: Option<String>,
    /// The customer's id in the brand's own books.
    pub cuid: Option<String>,
    /// Where a picture is.
    pub profile_pic: Option<String>,
    /// As it was sent: the format is not stated.
    pub birthday: Option<String>,
    /// Epoch milliseconds.
    pub last_purchase: Option<i64>,
    /// Epoch milliseconds.
    pub last_user_message: Option<i64>,
    /// Epoch milliseconds.
    pub last_app_open: Option<i64>,
}

impl User {
    // The reader of a row says by `None` that the row is damaged; any object is a user.
    #[expect(clippy::unnecessary_wraps, reason = "`Listing::read` takes readers that can fail")]
    fn read(row: &Object<'_>) -> Option<Self> {
        Some(Self {
            conversation_id: row.word("conversationId"),
            user_name: row.word("userName"),
            first_name: row.word("firstName"),
            last_name: row.word("lastName"),
            cuid: row.word("cuid"),
            profile_pic: row.word("profilePic"),
            birthday: row.word("birthday"),
            last_purchase: row.instant("lastPurchaseTimestamp"),
            last_user_message: row.instant("lastUserMessageTimestamp"),
            last_app_open: row.instant("lastAppOpenTimestamp"),
        })
    }
}

/// One page of VIP users, highest lifetime value first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct UsersPage {
    /// The users, and how many rows could not be read.
    pub users: Listing<User>,
    /// How many the server says these are.
    pub returned: Option<u64>,
    /// How many there are in all; a lower bound when `scan_capped`.
    pub total: Option<u64>,
    /// Whether the server thinks that more follow.
    pub may_have_more: Option<bool>,
    /// What to skip for the next page.
    pub next_offset: Option<u64>,
    /// Whether the server stopped counting.
    pub scan_capped: bool,
}

impl UsersPage {
    /// Reads a body; fails without `items`.
    pub fn read(body: &[u8]) -> Result<Self, ApiError> {
        let envelope = Object::of_body(body)?;
        Ok(Self {
            users: Listing::read(&envelope.items()?, User::read),
            returned: envelope.count("returned"),
            total: envelope.count("total"),
            may_have_more: envelope.flag("mayHaveMore"),
            next_offset: envelope.count("nextOffset"),
            scan_capped: envelope.flag("scanCapped").unwrap_or(false),
        })
    }
}

/// What follows a page of users.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NextUsers {
    /// The next page, for which so many users are skipped.
    At(u64),
    /// Nothing.
    End,
    /// The server promised more, and leads nowhere: users are missing.
    Nowhere,
}

impl UsersPage {
    /// What follows this page, which was asked for at `offset`.
    ///
    /// A server that does not say whether there is more says it by the next offset, or by a total that is not reached.
    #[must_use]
    pub fn next(&self, offset: u64) -> NextUsers {
        let came = (self.users.rows.len() + self.users.damaged) as u64;
        let after = self.next_offset.unwrap_or(offset + came);
        let hinted = self.next_offset.is_some() || self.total.is_some_and(|total| total > after);
        let advances = came > 0 && after > offset;
        match self.may_have_more {
            Some(false) => NextUsers::End,
            _ if advances && (self.may_have_more.is_some() || hinted) => NextUsers::At(after),
            Some(true) => NextUsers::Nowhere,
            // An offset that goes back; without rows it is only a habit.
            None if came > 0 && hinted => NextUsers::Nowhere,
            None => NextUsers::End,
        }
    }
}

#[cfg(test)]
mod tests;
