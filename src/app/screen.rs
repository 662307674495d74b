//! The four screens.

/// A screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Screen {
    /// What they are saying.
    #[default]
    Messages,
    /// How often, by label and day.
    Labels,
    /// Who they are.
    Users,
    /// This session's exports.
    Exports,
}

impl Screen {
    /// In the order of their keys.
    pub const ALL: [Self; 4] = [Self::Messages, Self::Labels, Self::Users, Self::Exports];

    /// What it is called.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Messages => "messages",
            Self::Labels => "labels",
            Self::Users => "users",
            Self::Exports => "exports",
        }
    }
}
