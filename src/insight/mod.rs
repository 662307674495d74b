//! What the numbers say: what stands out, who needs attention, what is new. Pure: time and data are passed in.

mod birthday;
mod change;
mod label_expr;
mod negatives;
mod percent;
mod radar;
mod relative;
mod standout;
mod together;
mod visit;

pub use birthday::{Ahead, Birthday};
pub use change::{Change, Sample};
pub use label_expr::{ExprError, LabelExpr, Plan, Volumes};
pub use negatives::{Negative, Negatives};
pub use percent::percent;
pub use radar::{Radar, RadarRow, RadarRules, Reason};
pub use relative::{in_days, relative};
pub use standout::{Basis, Daily, Direction, Standout, Usual};
pub use together::{Pair, Together};
pub use visit::{Visit, Visits};
