//! The joins under way in this process. No task that is aborted takes its join with it: that has a thread of its own, and the end of
//! the process, which would leave what it has written under a name that nobody knows, has to wait until it has given up.

use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

static RUNNING: Mutex<usize> = Mutex::new(0);
static ONE_ENDED: Condvar = Condvar::new();

/// One join; dropped, it is over, and so must be what it has left on the disk.
pub(super) struct Running(());

impl Running {
    pub(super) fn begin() -> Self {
        *running() += 1;
        Self(())
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        *running() -= 1;
        ONE_ENDED.notify_all();
    }
}

/// Waits until no slices are being joined, but for so long at most; `false` when some still are. A join of which the
/// [`save`](super::save()) was dropped gives up at once, but for what the disk holds up.
pub fn wait_for_joins(most: Duration) -> bool {
    let waited = ONE_ENDED.wait_timeout_while(running(), most, |running| *running > 0);
    !waited.unwrap_or_else(PoisonError::into_inner).1.timed_out()
}

fn running() -> MutexGuard<'static, usize> {
    RUNNING.lock().unwrap_or_else(PoisonError::into_inner)
}
