//! Misbehaviour on demand: named faults, switched by option, by handle, or by the control route.

pub(crate) mod answers;
pub(crate) mod control;
mod kind;
mod parse;
pub(crate) mod rows;

use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

pub(crate) use kind::{CsvUrl, Kind, RetryAfter};
use thiserror::Error;

use super::route::Route;

/// One fault: `NAME[=ARG][*TIMES][@ROUTE]`, such as `slow`, `slow=800ms`, `http-503=2*3@vip-messages`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    spec: String,
    kind: Kind,
    times: Option<u32>,
    route: Option<Route>,
}

/// Why a fault was not understood; the text says what would be.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum FaultError {
    /// No fault has that name.
    #[error("unknown fault `{name}`; the known ones are {}", known())]
    Name {
        /// The name as given.
        name: String,
    },
    /// The part after `=` is not what the fault takes.
    #[error("fault `{name}` takes {takes}, not `{given}`")]
    Argument {
        /// The fault's name.
        name: String,
        /// What it takes, in words.
        takes: &'static str,
        /// What was given.
        given: String,
    },
    /// The part after `*` is not a count.
    #[error("`*{given}` is not a number of requests")]
    Times {
        /// What was given.
        given: String,
    },
    /// The part after `@` is not a route.
    #[error("`@{given}` is not a route; the routes are {}", Route::ALL.map(|(name, _)| name).join(", "))]
    Route {
        /// What was given.
        given: String,
    },
}

fn known() -> String {
    Fault::NAMES.iter().map(|(name, _)| *name).collect::<Vec<_>>().join(", ")
}

impl Fault {
    /// The fault's name, without argument and limits.
    #[must_use]
    pub fn name(&self) -> &str {
        self.spec.split(['=', '*', '@']).next().unwrap_or_default()
    }

    fn hits(&self, route: Route) -> bool {
        self.times != Some(0)
            && self.kind.reaches(route, self.route == Some(route))
            && self.route.is_none_or(|only| only == route)
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.spec)
    }
}

/// The faults that are on. Clones switch the same board.
#[derive(Clone, Debug, Default)]
pub struct Faults(Arc<Mutex<Vec<Fault>>>);

impl Faults {
    pub(crate) fn new(faults: Vec<Fault>) -> Self {
        Self(Arc::new(Mutex::new(faults)))
    }

    /// Switches a fault on, beside those that are on.
    pub fn set(&self, fault: Fault) {
        self.with(|faults| faults.push(fault));
    }

    /// Switches off every fault of that name.
    pub fn clear(&self, name: &str) {
        self.with(|faults| faults.retain(|fault| fault.name() != name));
    }

    /// Switches all faults off.
    pub fn clear_all(&self) {
        self.with(Vec::clear);
    }

    /// The faults that are on, as they were written; spent ones are gone.
    #[must_use]
    pub fn active(&self) -> Vec<String> {
        self.with(|faults| faults.iter().map(ToString::to_string).collect())
    }

    /// The faults that meet this request; limited ones are counted down.
    pub(crate) fn take(&self, route: Route) -> Active {
        self.with(|faults| {
            let mut met = Vec::new();
            for fault in faults.iter_mut().filter(|fault| fault.hits(route)) {
                met.push(fault.kind.clone());
                fault.times = fault.times.map(|times| times - 1);
            }
            faults.retain(|fault| fault.times != Some(0));
            Active(met)
        })
    }

    fn with<T>(&self, act: impl FnOnce(&mut Vec<Fault>) -> T) -> T {
        act(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// The faults of one request.
#[derive(Debug, Default)]
pub(crate) struct Active(Vec<Kind>);

impl Active {
    pub(crate) fn has(&self, kind: &Kind) -> bool {
        self.0.contains(kind)
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = &Kind> {
        self.0.iter()
    }

    /// How far the faults move the server's clock, in ms.
    pub(crate) fn clock_ms(&self) -> i64 {
        self.0.iter().map(|kind| if let Kind::Clock(ms) = kind { *ms } else { 0 }).sum()
    }

    /// How long the answer is held back, in ms.
    pub(crate) fn delay_ms(&self) -> u64 {
        self.0.iter().map(|kind| if let Kind::Slow(ms) | Kind::ExportSlow(ms) = kind { *ms } else { 0 }).sum()
    }
}

#[cfg(test)]
mod tests;
