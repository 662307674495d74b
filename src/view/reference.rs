//! A workspace or a channel, kept by its id.

use serde::{Deserialize, Serialize};

/// A workspace or channel as it was when it was last seen: the id finds it, the name is shown until the API has said it anew.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(default)]
pub struct Ref {
    /// The API's id.
    pub id: String,
    /// Its name, not cleaned; empty when nobody knows it.
    pub name: String,
}

impl Ref {
    /// The same, called by its id where its name is not known.
    #[must_use]
    pub fn called(&self) -> Self {
        let name = if self.name.is_empty() { &self.id } else { &self.name };
        Self { id: self.id.clone(), name: name.clone() }
    }
}
