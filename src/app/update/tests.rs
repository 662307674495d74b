//! What the dashboard promises, as events and effects.

mod desk;
mod drilling;
mod exporting;
mod opening;
mod paging;
mod picking;
mod searching;
mod standing;
