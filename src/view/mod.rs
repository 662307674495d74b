//! What is being looked at: workspace › channel › window › label › kind.

mod kind;
mod window;

pub use kind::Kind;
pub use window::{DAY_MS, Window};
