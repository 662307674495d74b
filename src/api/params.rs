//! What a question carries. A parameter without a value is not sent: the server refuses empty ones (contract: "Routes").

use std::fmt::Display;

use serde::Serialize;

use super::Cursor;
use crate::view::{Kind, Window};

/// The parameters of one request, in the order in which they are sent.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Params(Vec<(&'static str, String)>);

impl Params {
    /// Adds a parameter; an empty value adds nothing.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Display) -> Self {
        let value = value.to_string();
        if !value.is_empty() {
            self.0.push((name, value));
        }
        self
    }

    /// Adds a parameter if there is a value for it.
    #[must_use]
    pub fn with_some(self, name: &'static str, value: Option<impl Display>) -> Self {
        match value {
            Some(value) => self.with(name, value),
            None => self,
        }
    }

    /// The value of a parameter.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(each, _)| *each == name).map(|(_, value)| value.as_str())
    }

    /// The same without a parameter.
    #[must_use]
    pub(super) fn without(mut self, name: &str) -> Self {
        self.0.retain(|(each, _)| *each != name);
        self
    }

    pub(super) const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(name, value)| (*name, value.as_str()))
    }
}

/// A channel of a workspace.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Scope {
    /// The workspace's `id`.
    pub workspace_id: String,
    /// The channel's `id`, which the API calls `mediumId`.
    pub channel_id: String,
}

impl Scope {
    /// The channel as parameters.
    #[must_use]
    pub fn params(&self) -> Params {
        Params::default().with("workspaceId", &self.workspace_id).with("mediumId", &self.channel_id)
    }

    /// The channel and a window as parameters, for the overview and exports.
    #[must_use]
    pub fn params_within(&self, window: Window) -> Params {
        self.params().with("from", window.from_param()).with("to", window.to_param())
    }
}

/// One page of messages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MessagesQuery {
    /// Whose messages.
    pub scope: Scope,
    /// When they were written; at most 31 UTC days.
    pub window: Window,
    /// A built-in label's value, or a custom label's id.
    pub label: Option<String>,
    /// Only one kind.
    pub kind: Option<Kind>,
    /// The largest page wanted; the server may give less.
    pub limit: Option<u32>,
    /// The cursor of the page before.
    pub before: Option<Cursor>,
}

impl MessagesQuery {
    /// The query as parameters, for [`super::Client::get_raw`].
    #[must_use]
    pub fn params(&self) -> Params {
        self.scope
            .params_within(self.window)
            .with_some("label", self.label.as_deref())
            .with_some("contentType", self.kind)
            .with_some("limit", self.limit)
            .with_some("before", self.before.as_ref().map(Cursor::as_str))
    }
}

/// Which VIP users. In a receipt it is written as it stands here.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct UserFilter {
    /// Only those whose birthday is known.
    pub has_birthday: bool,
    /// Only those born in a month, 1 to 12.
    pub birthday_month: Option<u8>,
}

impl UserFilter {
    pub(super) fn added_to(self, params: Params) -> Params {
        params
            .with_some("hasBirthday", self.has_birthday.then_some(true))
            .with_some("birthdayMonth", self.birthday_month)
    }
}

/// One page of VIP users.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UsersQuery {
    /// Whose users.
    pub scope: Scope,
    /// Which of them.
    pub filter: UserFilter,
    /// The largest page wanted.
    pub limit: Option<u32>,
    /// How many to skip: the `nextOffset` of the page before.
    pub offset: Option<u64>,
}

impl UsersQuery {
    /// The query as parameters, for [`super::Client::get_raw`].
    #[must_use]
    pub fn params(&self) -> Params {
        self.filter.added_to(self.scope.params()).with_some("limit", self.limit).with_some("offset", self.offset)
    }
}

#[cfg(test)]
mod tests;
