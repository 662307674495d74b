//! What the server lets `limit` be, learnt when it refuses (contract: "Paging of messages").

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::{ApiError, Params, Route};

const LIMIT: &str = "limit";

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Rule {
    AtMost(u32),
    /// The server takes no `limit` at all, or does not say which.
    Omitted,
}

/// What has been learnt in this session, by route.
#[derive(Debug, Default)]
pub(super) struct Limits(Mutex<HashMap<Route, Rule>>);

impl Limits {
    /// The parameters as far as they are known to be taken.
    pub(super) fn applied(&self, route: Route, params: &Params) -> Params {
        let rule = self.rules().get(&route).copied();
        match (rule, asked(params)) {
            (Some(Rule::AtMost(most)), Some(asked)) if asked > most => with_limit(params, Some(most)),
            (Some(Rule::Omitted), Some(_)) => with_limit(params, None),
            _ => params.clone(),
        }
    }

    /// What to ask instead, when the server refused the `limit` of these parameters.
    pub(super) fn learn(&self, route: Route, refused: &Params, error: &ApiError) -> Option<Params> {
        let asked = asked(refused)?;
        let about_limit = error.fields().iter().find(|field| field.path == LIMIT)?;
        match about_limit.limit().filter(|bound| *bound > 0 && *bound != asked) {
            // A bound above what was asked is the least that the server takes, and holds for this question only.
            Some(least) if least > asked => Some(with_limit(refused, Some(least))),
            Some(most) => {
                self.rules().insert(route, Rule::AtMost(most));
                Some(with_limit(refused, Some(most)))
            }
            None => {
                self.rules().insert(route, Rule::Omitted);
                Some(with_limit(refused, None))
            }
        }
    }

    fn rules(&self) -> MutexGuard<'_, HashMap<Route, Rule>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn asked(params: &Params) -> Option<u32> {
    params.get(LIMIT)?.parse().ok()
}

fn with_limit(params: &Params, limit: Option<u32>) -> Params {
    params.clone().without(LIMIT).with_some(LIMIT, limit)
}

#[cfg(test)]
mod tests;
