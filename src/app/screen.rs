//! The screens.

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
    /// Who needs attention, and why.
    Radar,
    /// One user, and what they wrote: opened from a message, a user or the radar.
    Person,
}

impl Screen {
    /// All of them.
    pub const ALL: [Self; 6] = [Self::Messages, Self::Labels, Self::Users, Self::Exports, Self::Radar, Self::Person];

    /// Those that have a key, in the order of their keys.
    pub const TABS: [Self; 5] = [Self::Messages, Self::Labels, Self::Users, Self::Exports, Self::Radar];

    /// What it is called.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Messages => "messages",
            Self::Labels => "labels",
            Self::Users => "users",
            Self::Exports => "exports",
            Self::Radar => "radar",
            Self::Person => "person",
        }
    }
}
