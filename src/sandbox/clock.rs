//! Two clocks: the server's, by which signatures are judged, and the world's, by which messages arrive.

use std::sync::atomic::{AtomicI64, Ordering};
use std::time::{Duration, Instant};

use chrono::Utc;

#[derive(Debug)]
pub(crate) struct Clock {
    skew_ms: i64,
    world_start: i64,
    started: Instant,
    passed: AtomicI64,
}

impl Clock {
    pub(crate) fn new(skew_ms: i64, world_start: i64) -> Self {
        Self { skew_ms, world_start, started: Instant::now(), passed: AtomicI64::new(0) }
    }

    /// Epoch ms of the machine's clock plus the skew.
    pub(crate) fn server_ms(&self) -> i64 {
        Utc::now().timestamp_millis() + self.skew_ms
    }

    /// Epoch ms in the world of the data: where it was laid from, plus the time since the start.
    pub(crate) fn world_ms(&self) -> i64 {
        self.world_start + self.started.elapsed().as_millis() as i64 + self.passed.load(Ordering::Relaxed)
    }

    pub(crate) fn pass(&self, time: Duration) {
        self.passed.fetch_add(time.as_millis() as i64, Ordering::Relaxed);
    }
}
