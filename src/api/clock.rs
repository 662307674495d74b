//! The server's clock, learnt from the `Date` header of its answers (contract: "Signing").

use std::sync::{Mutex, MutexGuard, PoisonError};

/// The longest exchange that teaches anything, in milliseconds: within a longer one, when the server wrote its `Date`
/// is too uncertain to sign by.
const LONGEST_EXCHANGE_MS: i64 = 10_000;

/// Clocks that differ by no more, in milliseconds, are as good as the same.
const SLIGHT_MS: u64 = 2_000;

/// How far the server's clock is ahead of this machine's, in milliseconds; negative when it is behind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ClockOffset(i64);

impl ClockOffset {
    /// A server that is so many milliseconds ahead.
    #[must_use]
    pub const fn of_ms(ms: i64) -> Self {
        Self(ms)
    }

    /// Milliseconds that the server is ahead.
    #[must_use]
    pub const fn ms(self) -> i64 {
        self.0
    }

    /// Whether the two clocks are as good as the same, within 2 s: then nothing is told, and no window moves.
    #[must_use]
    pub const fn is_slight(self) -> bool {
        self.0.unsigned_abs() <= SLIGHT_MS
    }
}

/// The bounds that one exchange, or several that agree, put on the offset.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Sample {
    least: i64,
    most: i64,
}

impl Sample {
    /// The server wrote `date`, in steps of 1 s, somewhere between `sent` and `received` of this machine's clock; all in
    /// epoch milliseconds. `None` when the exchange took too long, or this machine's clock was set back meanwhile.
    pub(super) fn new(date: i64, sent: i64, received: i64) -> Option<Self> {
        (0..=LONGEST_EXCHANGE_MS)
            .contains(&received.saturating_sub(sent))
            .then(|| Self { least: date.saturating_sub(received), most: date.saturating_add(999).saturating_sub(sent) })
    }

    /// What both allow; `None` when they contradict each other.
    fn agreed(self, other: Self) -> Option<Self> {
        let (least, most) = (self.least.max(other.least), self.most.min(other.most));
        (least <= most).then_some(Self { least, most })
    }

    const fn offset(self) -> ClockOffset {
        ClockOffset(self.least.midpoint(self.most))
    }
}

/// What is known of the server's clock; shared by everything that signs.
#[derive(Debug, Default)]
pub(super) struct ServerClock(Mutex<Option<Sample>>);

impl ServerClock {
    /// Narrows what is known; a sample that contradicts it replaces it, as when a clock was set or the machine slept.
    pub(super) fn learn(&self, sample: Sample) {
        let mut known = self.known();
        *known = known.and_then(|known| known.agreed(sample)).or(Some(sample));
    }

    /// Forgets what was known: the server has shown that it was wrong.
    pub(super) fn correct(&self, sample: Sample) -> ClockOffset {
        *self.known() = Some(sample);
        sample.offset()
    }

    pub(super) fn offset(&self) -> Option<ClockOffset> {
        self.known().map(Sample::offset)
    }

    /// What the server's clock shows when this machine's shows `now`; the same while nothing has been learnt.
    pub(super) fn server_time(&self, now: i64) -> i64 {
        now.saturating_add(self.offset().map_or(0, ClockOffset::ms))
    }

    fn known(&self) -> MutexGuard<'_, Option<Sample>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests;
