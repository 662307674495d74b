//! The routes by their names in the contract.

/// A place that can be asked, and that a fault can be limited to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Route {
    Organizations,
    Workspaces,
    Channels,
    LabelOverview,
    VipMessages,
    VipMessagesExport,
    VipUsers,
    VipUsersExport,
    /// Downloads from the storage host.
    Csv,
}

impl Route {
    pub(crate) const ALL: [(&'static str, Self); 9] = [
        ("organizations", Self::Organizations),
        ("workspaces", Self::Workspaces),
        ("channels", Self::Channels),
        ("label-overview", Self::LabelOverview),
        ("vip-messages", Self::VipMessages),
        ("vip-messages/export", Self::VipMessagesExport),
        ("vip-users", Self::VipUsers),
        ("vip-users/export", Self::VipUsersExport),
        ("csv", Self::Csv),
    ];

    pub(crate) fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|(known, _)| *known == name).map(|(_, route)| *route)
    }

    /// The API route of a path, `/v1/…`.
    pub(crate) fn of(path: &str) -> Option<Self> {
        path.strip_prefix("/v1/").and_then(Self::named).filter(|route| *route != Self::Csv)
    }

    pub(crate) fn is_export(self) -> bool {
        matches!(self, Self::VipMessagesExport | Self::VipUsersExport)
    }
}
