//! A view that can be gone to again.

use serde::{Deserialize, Serialize};

use super::{Kind, Ref, WindowSpec};

/// A view that can be gone to again.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(default)]
pub struct SavedView {
    /// What the person calls it; empty for the last view of a session.
    pub name: String,
    /// The workspace.
    pub workspace: Ref,
    /// The channel.
    pub channel: Ref,
    /// The window, which can be a moving one.
    pub window: WindowSpec,
    /// A label's value or id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    /// The kind of message.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<Kind>,
}
