//! What is remembered of one account between two runs: the last view, the saved ones, the last visits. No secret, no
//! address.
//!
//! Two programs can run at once. Each knows what it began with and what it has made of that; [`Memory::merged`] puts the
//! difference into what the other has written meanwhile.

use serde::{Deserialize, Serialize};

use crate::insight::Visits;
use crate::view::SavedView;

/// What is remembered of one account.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(default)]
pub struct Memory {
    /// Where the person was when they left; its name is empty.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_view: Option<SavedView>,
    /// The views that they saved, in the order of saving.
    pub views: Vec<SavedView>,
    /// When each channel and label was last looked at, and how far.
    pub visits: Visits,
}

/// The memory of an account, by the name under which it is kept.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Recalled {
    /// Tells accounts apart; no two share what they remember.
    pub owner: String,
    /// What is remembered of it.
    pub memory: Memory,
}

impl Memory {
    /// `theirs`, which is what is kept by now, with all that this program has changed since `base`: views that it saved
    /// or deleted, its last view, its visits.
    #[must_use]
    pub fn merged(&self, base: &Self, theirs: &Self) -> Self {
        let named = |views: &[SavedView], name: &str| views.iter().find(|view| view.name == name).cloned();
        let is_changed = |name: &str| named(&base.views, name) != named(&self.views, name);
        let mut views = Vec::new();
        for view in &theirs.views {
            if is_changed(&view.name) {
                views.extend(named(&self.views, &view.name));
            } else {
                views.push(view.clone());
            }
        }
        let added =
            self.views.iter().filter(|view| is_changed(&view.name) && named(&theirs.views, &view.name).is_none());
        views.extend(added.cloned());
        let mut visits = theirs.visits.clone();
        visits.keep_all(&self.visits);
        let last_view = self.last_view.clone().or_else(|| theirs.last_view.clone());
        Self { last_view, views, visits }
    }
}

#[cfg(test)]
mod tests;
