//! Somebody who writes.

use super::user::User;

#[derive(Debug)]
pub(super) struct Person {
    pub(super) conversation_id: String,
    pub(super) name: Option<String>,
    /// Index of the language that they write in.
    pub(super) language: u8,
    pub(super) troll: bool,
    /// What the users list tells; `None` for those that are not in it.
    pub(super) user: Option<User>,
}

impl Person {
    /// Somebody of whom only the conversation is known.
    pub(super) fn stranger(conversation_id: &str) -> Self {
        Self { conversation_id: conversation_id.to_owned(), name: None, language: 0, troll: false, user: None }
    }

    /// Notes a message at `at`, epoch ms.
    pub(super) fn wrote(&mut self, at: i64) {
        if let Some(user) = &mut self.user {
            let last = &mut user.last_user_message_timestamp;
            *last = Some(last.map_or(at, |last| last.max(at)));
        }
    }
}
