//! Rows that come twice, where pages overlap.

use std::collections::{HashSet, VecDeque};

/// How many rows are remembered. Pages overlap in one millisecond, and hold 5,000 rows at most.
const REMEMBERED: usize = 20_000;

/// The identities of the latest rows.
#[derive(Debug, Default)]
pub(super) struct Twins {
    known: HashSet<u64>,
    order: VecDeque<u64>,
}

impl Twins {
    /// Whether a row of this identity has not come before, as far back as is remembered.
    pub(super) fn is_new(&mut self, identity: u64) -> bool {
        if !self.known.insert(identity) {
            return false;
        }
        self.order.push_back(identity);
        if self.order.len() > REMEMBERED
            && let Some(oldest) = self.order.pop_front()
        {
            self.known.remove(&oldest);
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_is_new_once_and_memory_is_bounded() {
        let mut twins = Twins::default();
        assert!(twins.is_new(1) && !twins.is_new(1));
        for identity in 2..=REMEMBERED as u64 + 1 {
            assert!(twins.is_new(identity));
        }
        assert_eq!((twins.known.len(), twins.order.len()), (REMEMBERED, REMEMBERED));
        assert!(twins.is_new(1), "forgotten");
        assert!(!twins.is_new(REMEMBERED as u64 + 1));
    }
}
