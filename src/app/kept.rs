//! What is kept for the next start, beside the saved views.

use crate::insight::Visits;
use crate::view::SavedView;

/// What is kept for the next start, beside the saved views.
#[derive(Debug, Default)]
pub(super) struct Kept {
    /// Under which name the account's memory is kept; `None` while nobody is signed in.
    pub(super) owner: Option<String>,
    /// The view that was remembered last.
    pub(super) view: Option<SavedView>,
    /// How far each channel and label was seen.
    pub(super) visits: Visits,
    /// Whether it was told that nothing can be kept.
    pub(super) failed: bool,
}
