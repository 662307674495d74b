//! What the users list tells of a person.

use chrono::Month;
use serde::Serialize;

/// A row of `vip-users`, fields in the contract's order.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[expect(clippy::struct_field_names, reason = "the API calls it `userName`")]
pub(crate) struct User {
    pub(crate) conversation_id: String,
    pub(crate) user_name: Option<String>,
    pub(crate) first_name: Option<String>,
    pub(crate) last_name: Option<String>,
    pub(crate) cuid: Option<String>,
    pub(crate) profile_pic: Option<String>,
    pub(crate) birthday: Option<String>,
    pub(crate) last_purchase_timestamp: Option<i64>,
    pub(crate) last_user_message_timestamp: Option<i64>,
    /// Left out when unknown, where the others are null: a client meets both.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) last_app_open_timestamp: Option<i64>,
}

impl User {
    pub(crate) const COLUMNS: [&str; 10] = [
        "conversationId",
        "userName",
        "firstName",
        "lastName",
        "cuid",
        "profilePic",
        "birthday",
        "lastPurchaseTimestamp",
        "lastUserMessageTimestamp",
        "lastAppOpenTimestamp",
    ];

    pub(crate) fn has_birthday(&self) -> bool {
        self.birthday.is_some()
    }

    /// The month, when the birthday has one of the usual forms: `YYYY-MM-DD…`, `MM/DD`, `MM/DD/YYYY`, or begins with its name.
    pub(crate) fn birthday_month(&self) -> Option<u32> {
        let text = self.birthday.as_deref()?;
        if let Some(named) = text.split(' ').next().and_then(|word| word.parse::<Month>().ok()) {
            return Some(named.number_from_month());
        }
        let month = match text.split_once('/') {
            Some((month, _)) => month,
            None => text.get(5..7).filter(|_| text.as_bytes().get(4) == Some(&b'-'))?,
        };
        month.parse().ok().filter(|month| (1..=12).contains(month))
    }

    /// The fields in the order of the columns; an unknown one is empty.
    pub(crate) fn csv_fields(&self) -> [String; 10] {
        let text = |field: &Option<String>| field.clone().unwrap_or_default();
        let time = |field: Option<i64>| field.map(|at| at.to_string()).unwrap_or_default();
        [
            self.conversation_id.clone(),
            text(&self.user_name),
            text(&self.first_name),
            text(&self.last_name),
            text(&self.cuid),
            text(&self.profile_pic),
            text(&self.birthday),
            time(self.last_purchase_timestamp),
            time(self.last_user_message_timestamp),
            time(self.last_app_open_timestamp),
        ]
    }
}
