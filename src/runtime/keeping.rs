//! What is being written for the next start: a panic ends the process, but does not cut that off.

use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// How many writes have begun and not ended. One for the process: a panic on any thread has to know.
static UNDER_WAY: Mutex<usize> = Mutex::new(0);

/// Told whenever one ends.
static ENDED: Condvar = Condvar::new();

/// A write that has begun; it ends when this is dropped.
pub(super) struct Keeping(());

impl Keeping {
    pub(super) fn begin() -> Self {
        *under_way() += 1;
        Self(())
    }
}

impl Drop for Keeping {
    fn drop(&mut self) {
        *under_way() -= 1;
        ENDED.notify_all();
    }
}

/// Waits until every write that has begun has ended, but no longer than `limit`: the one that panics may be a write itself.
pub(super) fn wait(limit: Duration) {
    let _ = ENDED.wait_timeout_while(under_way(), limit, |under_way| *under_way > 0);
}

fn under_way() -> MutexGuard<'static, usize> {
    UNDER_WAY.lock().unwrap_or_else(PoisonError::into_inner)
}
