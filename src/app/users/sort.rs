//! What the users are sorted by.

use chrono::NaiveDate;

use crate::api::User;
use crate::app::sort::{self, Sort};
use crate::app::users::full_name;
use crate::insight::Birthday;

/// A column of the users.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Column {
    /// What they are worth: the order of the list itself, in which the server sends them. Of those who have a birthday soon,
    /// that is the next birthday.
    #[default]
    Value,
    /// What they are called.
    Name,
    /// How far their birthday is.
    Birthday,
    /// When they wrote last.
    Message,
    /// When they bought last.
    Purchase,
    /// When they opened the app last.
    AppOpen,
}

impl sort::Column for Column {
    /// From left to right.
    const ALL: &'static [Self] =
        &[Self::Value, Self::Name, Self::Birthday, Self::Message, Self::Purchase, Self::AppOpen];

    fn name(self) -> &'static str {
        match self {
            Self::Value => "value",
            Self::Name => "name",
            Self::Birthday => "birthday",
            Self::Message => "message",
            Self::Purchase => "purchase",
            Self::AppOpen => "app open",
        }
    }

    fn ascends(self) -> bool {
        matches!(self, Self::Name | Self::Birthday)
    }
}

/// Indices of users in this order; they come in the order of the list itself.
pub(super) fn arrange(sort: Sort<Column>, rows: &[User], own: Vec<usize>, today: NaiveDate) -> Vec<usize> {
    let time = |of: fn(&User) -> Option<i64>| move |index: &usize| rows.get(*index).and_then(of);
    match sort.by {
        Column::Value => sort.own(own),
        Column::Name => {
            let name = |index: &usize| rows.get(*index).and_then(full_name).map(|name| name.to_lowercase());
            sort.arrange(own, name)
        }
        Column::Birthday => {
            let days = |user: &User| Some(Birthday::read(user.birthday.as_deref()?)?.days_until(today));
            sort.arrange(own, |index| rows.get(*index).and_then(days))
        }
        Column::Message => sort.arrange(own, time(|user| user.last_user_message)),
        Column::Purchase => sort.arrange(own, time(|user| user.last_purchase)),
        Column::AppOpen => sort.arrange(own, time(|user| user.last_app_open)),
    }
}
