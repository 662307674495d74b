//! The eight routes (contract: "Routes").

/// What can be asked for, always by GET.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Route {
    /// The organization that the key belongs to.
    Organizations,
    /// Its workspaces.
    Workspaces,
    /// The channels of a workspace.
    Channels,
    /// Counts by label and day.
    LabelOverview,
    /// The messages of a channel.
    Messages,
    /// The same as a CSV.
    MessagesExport,
    /// The VIP users of a channel.
    Users,
    /// The same as a CSV.
    UsersExport,
}

impl Route {
    /// The path below the base URL, without a slash before it.
    #[must_use]
    pub const fn path(self) -> &'static str {
        match self {
            Self::Organizations => "organizations",
            Self::Workspaces => "workspaces",
            Self::Channels => "channels",
            Self::LabelOverview => "label-overview",
            Self::Messages => "vip-messages",
            Self::MessagesExport => "vip-messages/export",
            Self::Users => "vip-users",
            Self::UsersExport => "vip-users/export",
        }
    }

    /// Whether the server writes a file before it answers, which can take minutes.
    #[must_use]
    pub const fn is_export(self) -> bool {
        matches!(self, Self::MessagesExport | Self::UsersExport)
    }
}
