//! What is being looked at: workspace › channel › window › label › kind.

mod bound;
mod dates;
mod describe;
mod instant;
mod kind;
mod reference;
mod resolve;
mod saved;
mod span;
mod spec;
mod window;
mod zone;

pub use dates::{DateError, Edge, parse_bound, parse_last, parse_range};
pub use describe::{Until, Years};
pub use instant::{instant_of_ms, read_instant};
pub use kind::Kind;
pub use reference::Ref;
pub use resolve::{Named, Unresolved, is_mistyped, is_slip, resolve};
pub use saved::SavedView;
pub use span::{Span, SpanError, Unit};
pub use spec::WindowSpec;
pub use window::{DAY_MS, Window};
pub use zone::Zone;
