//! What the dashboard promises, as events and effects.

mod algebra;
mod completeness;
pub(crate) mod desk;
mod drilling;
mod exporting;
mod filing;
mod following;
mod labels;
mod leaving;
mod left;
mod marking;
mod naming;
mod opening;
mod paging;
mod people;
mod picking;
mod reading;
mod saving;
mod searching;
mod standing;
mod stopping;
mod unable;
mod viewing;
mod visiting;
