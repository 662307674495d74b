//! Organizations, workspaces and channels (contract: "Routes").

use super::rows::Object;
use crate::view::Named;

/// The organization that a key belongs to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Organization {
    /// Its id.
    pub id: String,
    /// Its name; the id when it has none.
    pub name: String,
    /// What the key may do in it.
    pub role: Option<String>,
}

impl Organization {
    pub(super) fn read(row: &Object<'_>) -> Option<Self> {
        let (id, name) = id_and_name(row)?;
        Some(Self { id, name, role: row.word("role") })
    }
}

/// A workspace.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Workspace {
    /// Its id, `workspaceId` in other routes.
    pub id: String,
    /// Its name; the id when it has none.
    pub name: String,
    /// The API's `type`: `VIP` for one that has messages to show.
    pub kind: Option<String>,
    /// The API's `vipIndicator`, when it is a truth value.
    pub vip_indicator: Option<bool>,
    /// The API's `vipIndicatorInProcess`, when it is a truth value.
    pub vip_indicator_in_process: Option<bool>,
}

impl Workspace {
    /// What it can be found by.
    #[must_use]
    pub fn named(&self) -> Named<'_> {
        Named { id: &self.id, name: &self.name }
    }

    /// Whether the API serves messages for it.
    #[must_use]
    pub fn is_vip(&self) -> bool {
        self.kind.as_deref() == Some("VIP")
    }

    pub(super) fn read(row: &Object<'_>) -> Option<Self> {
        let (id, name) = id_and_name(row)?;
        Some(Self {
            id,
            name,
            kind: row.word("type"),
            vip_indicator: row.flag("vipIndicator"),
            vip_indicator_in_process: row.flag("vipIndicatorInProcess"),
        })
    }
}

/// A channel of a workspace.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Channel {
    /// Its id, `mediumId` in other routes.
    pub id: String,
    /// Its name; the id when it has none.
    pub name: String,
    /// The API's `type`: `FB_PAGE` or `INSTAGRAM_ACCOUNT`.
    pub kind: Option<String>,
}

impl Channel {
    /// What it can be found by.
    #[must_use]
    pub fn named(&self) -> Named<'_> {
        Named { id: &self.id, name: &self.name }
    }

    pub(super) fn read(row: &Object<'_>) -> Option<Self> {
        let (id, name) = id_and_name(row)?;
        Some(Self { id, name, kind: row.word("type") })
    }
}

/// A row without an id cannot be asked about, so it is none.
fn id_and_name(row: &Object<'_>) -> Option<(String, String)> {
    let id = row.word("id")?;
    let name = row.word("name").unwrap_or_else(|| id.clone());
    Some((id, name))
}

#[cfg(test)]
mod tests;
