//! A sandbox for the tests, and clients of it.

use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, Utc};
use secrecy::SecretString;
use vipdeck::api::{Client, ClientOptions, Credentials, Sleep, SystemTimer, Timeouts, Timer};
use vipdeck::sandbox::{Options, Sandbox};

/// 2026-05-30T13:00:00Z, from which every sandbox here is laid back, in epoch milliseconds.
pub(crate) const NOW: i64 = 1_780_146_000_000;

/// A frozen world of `messages`; the same for every run.
pub(crate) fn world(messages: usize) -> Options {
    let now: DateTime<Utc> = DateTime::from_timestamp_millis(NOW).unwrap();
    Options { messages, now, arrivals: None, ..Options::default() }
}

/// The machine's clock, since the sandbox judges signatures by it, and waits that take no time.
struct Impatient;

impl Timer for Impatient {
    fn now(&self) -> i64 {
        SystemTimer.now()
    }

    fn sleep(&self, _: Duration) -> Sleep {
        Box::pin(std::future::ready(()))
    }
}

/// A client of the sandbox that never waits between two attempts, changed by `change`.
pub(crate) fn client(sandbox: &Sandbox, change: impl FnOnce(&mut ClientOptions)) -> Client {
    let credentials = Credentials::new(sandbox.api_key(), SecretString::from(sandbox.secret())).unwrap();
    let mut options = ClientOptions::new(sandbox.base_url().parse().unwrap(), credentials);
    options.timer = Arc::new(Impatient);
    change(&mut options);
    Client::new(options)
}

/// Patience for `idle` wherever a client waits for a server.
pub(crate) const fn patience(idle: Duration) -> Timeouts {
    Timeouts { connect: idle, read_idle: idle, export: idle }
}
