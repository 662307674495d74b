//! A count against that of the window before, of equal length.

use std::cmp::Ordering;
use std::fmt;

/// What was counted in one window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sample {
    /// Messages with the label.
    pub count: u64,
    /// All user messages; `None` when the server does not say.
    pub activity: Option<u64>,
}

/// How a label changed against the window before.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Change {
    /// Nothing to compare: neither window has any.
    Nothing,
    /// The window before had none.
    New,
    /// Only the window before had any.
    Gone,
    /// Grown (positive) or shrunk by this share of what it was: 0.34 is a third more. More than −1.
    By(f64),
}

impl Change {
    /// Compares two windows of equal length: by rate when both have a baseline, so that a busier window is no change; else by
    /// count.
    #[must_use]
    pub fn between(now: Sample, before: Sample) -> Self {
        match (now.count, before.count) {
            (0, 0) => Self::Nothing,
            (_, 0) => Self::New,
            (0, _) => Self::Gone,
            (count, count_before) => {
                let busier = match (now.activity, before.activity) {
                    (Some(now @ 1..), Some(before @ 1..)) => now as f64 / before as f64,
                    _ => 1.0,
                };
                Self::By(count as f64 / count_before as f64 / busier - 1.0)
            }
        }
    }

    /// Orders by growth: gone, shrunk, nothing to compare, grown, new.
    #[must_use]
    pub fn by_growth(&self, other: &Self) -> Ordering {
        self.growth().total_cmp(&other.growth())
    }

    fn growth(self) -> f64 {
        match self {
            Self::Nothing => 0.0,
            Self::New => f64::INFINITY,
            Self::Gone => -1.0,
            Self::By(share) => share,
        }
    }
}

/// `+34%`, `−5%`, `±0%`, `×13` from tenfold on, `new`, `gone`, `—`.
impl fmt::Display for Change {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let words = match *self {
            Self::Nothing => "—".to_owned(),
            Self::New => "new".to_owned(),
            Self::Gone => "gone".to_owned(),
            Self::By(share) if share >= 9.0 => format!("×{:.0}", share + 1.0),
            Self::By(share) => match (share * 100.0).round() {
                grown if grown >= 1.0 => format!("+{grown:.0}%"),
                shrunk if shrunk <= -1.0 => format!("−{:.0}%", -shrunk),
                _ => "±0%".to_owned(),
            },
        };
        f.pad(&words)
    }
}

#[cfg(test)]
mod tests;
