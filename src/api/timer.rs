//! Where the client takes the time from, and how it waits.

use std::pin::Pin;
use std::time::Duration;

use chrono::Utc;

/// A wait that has been started.
pub type Sleep = Pin<Box<dyn Future<Output = ()> + Send>>;

/// The time as the client sees it; a test brings its own.
pub trait Timer: Send + Sync + 'static {
    /// This machine's clock, in epoch milliseconds, UTC.
    fn now(&self) -> i64;

    /// Waits between two attempts.
    fn sleep(&self, wait: Duration) -> Sleep;
}

/// The machine's clock and tokio's timer.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemTimer;

impl Timer for SystemTimer {
    fn now(&self) -> i64 {
        Utc::now().timestamp_millis()
    }

    fn sleep(&self, wait: Duration) -> Sleep {
        Box::pin(tokio::time::sleep(wait))
    }
}
