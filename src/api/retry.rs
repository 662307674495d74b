//! How long to wait before the next attempt.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use backon::{BackoffBuilder, ExponentialBuilder};

/// The first wait of the backoff, before jitter.
const SHORTEST: Duration = Duration::from_millis(500);

/// The longest wait of the backoff.
const LONGEST: Duration = Duration::from_secs(30);

/// The longest wait that a server's `Retry-After` can ask for.
const LONGEST_ASKED: Duration = Duration::from_mins(2);

/// Endless waits that double, each with a random part of its own length on top, up to 30 s.
pub(crate) fn delays() -> impl Iterator<Item = Duration> + Send {
    ExponentialBuilder::new()
        .with_jitter()
        .with_min_delay(SHORTEST)
        .with_max_delay(LONGEST)
        .without_max_times()
        .build()
        .map(|delay| delay.min(LONGEST))
}

/// Reads `Retry-After` (RFC 9110, 10.2.3), which is seconds or a date, at most 120 s. `now` is the server's clock in
/// epoch milliseconds. `None` when it cannot be read or asks for no wait: then the backoff decides.
pub(crate) fn retry_after(value: &str, now: i64) -> Option<Duration> {
    let value = value.trim();
    let wait = if !value.is_empty() && value.bytes().all(|byte| byte.is_ascii_digit()) {
        // Digits that overflow ask for longer than any wait.
        value.parse().map_or(Duration::MAX, Duration::from_secs)
    } else {
        let ms = http_date(value)?.saturating_sub(now);
        Duration::from_millis(u64::try_from(ms).ok()?)
    };
    (!wait.is_zero()).then(|| wait.min(LONGEST_ASKED))
}

/// Reads an HTTP date (RFC 9110, 5.6.7) as epoch milliseconds.
pub(crate) fn http_date(value: &str) -> Option<i64> {
    let date: SystemTime = httpdate::parse_http_date(value).ok()?;
    i64::try_from(date.duration_since(UNIX_EPOCH).ok()?.as_millis()).ok()
}

#[cfg(test)]
mod tests;
