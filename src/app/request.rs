//! What the dashboard asks of the API.

use crate::api::{MessagesQuery, Scope, UserFilter, UsersQuery};
use crate::view::{Kind, Window};

/// Stamps a request, so that its answer can be told from answers to older ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Ticket(pub u64);

/// One call of the API.
#[derive(Clone, Debug)]
pub enum Request {
    /// `GET /workspaces`
    Workspaces,
    /// `GET /channels`
    Channels {
        /// The workspace's id.
        workspace_id: String,
    },
    /// `GET /vip-messages`
    Page(MessagesQuery),
    /// `GET /label-overview`, by day
    Overview {
        /// Workspace and channel.
        scope: Scope,
        /// At most 31 UTC days.
        window: Window,
    },
    /// `GET /vip-users`
    Users(UsersQuery),
    /// `GET /vip-messages/export`
    ExportMessages {
        /// Workspace and channel.
        scope: Scope,
        /// At most 31 UTC days.
        window: Window,
        /// Built-in label or custom label id.
        label: Option<String>,
        /// One kind only.
        kind: Option<Kind>,
    },
    /// `GET /vip-users/export`
    ExportUsers {
        /// Workspace and channel.
        scope: Scope,
        /// Which users.
        filter: UserFilter,
    },
}
