//! A server that plays the whole API on loopback, for the demo and for every test.
//!
//! It plays `api-contract` strictly over real HTTP: signatures, freshness, Joi's refusals, gates, windows, cursors, exports.
//! It shares no types with the client, so that a mistake in one shows against the other. Its data is seeded: the same seed,
//! size and instant give the same messages. [`Fault`]s make it misbehave, one by one, for tests and for the curious.

mod clock;
mod csv;
mod faults;
mod gzip;
mod joi;
mod options;
mod query;
mod reply;
mod route;
mod routes;
mod seen;
mod server;
mod sign;
mod storage;
mod texts;
mod window;
mod world;

use std::io;
use std::sync::Arc;
use std::time::Duration;

pub use faults::{Fault, FaultError, Faults};
pub use options::{Buckets, Freshness, Options, Ties};
pub use seen::Seen;
use serde_json::Value;
use server::Server;
pub use world::{FLAGSHIP_CHANNEL, FLAGSHIP_WORKSPACE, RowQuery, UnknownChannel, custom_label_names};

/// A running server. Dropping it closes both listeners and every connection.
#[derive(Debug)]
pub struct Sandbox {
    server: Arc<Server>,
    base_url: String,
}

impl Sandbox {
    /// Lays the data, binds both listeners on 127.0.0.1 and serves on the current tokio runtime.
    /// Fails when a port cannot be bound.
    pub async fn start(options: Options) -> io::Result<Self> {
        let (server, base_url) = server::start(options).await?;
        Ok(Self { server, base_url })
    }

    /// Where the API is: `http://127.0.0.1:PORT/v1`.
    #[must_use]
    pub fn base_url(&self) -> &str {
        &self.base_url
    }

    /// The API key that it accepts.
    #[must_use]
    pub fn api_key(&self) -> &str {
        &self.server.options.api_key
    }

    /// The secret that it checks signatures with.
    #[must_use]
    pub fn secret(&self) -> &str {
        &self.server.options.secret
    }

    /// The switchboard of faults, which works while the server runs.
    #[must_use]
    pub fn faults(&self) -> &Faults {
        &self.server.faults
    }

    /// The latest requests (at most 10,000), oldest first, those to the storage host among them.
    #[must_use]
    pub fn requests(&self) -> Vec<Seen> {
        self.server.seen.all()
    }

    /// The addresses of the exports that are still stored, oldest first, as `csvUrl` gave them.
    #[must_use]
    pub fn csv_urls(&self) -> Vec<String> {
        self.server.storage.urls()
    }

    /// Adds messages as the API would send them; each takes its place by its `timestamp` (epoch ms; 0 when it has none).
    pub fn add_messages(&self, medium_id: &str, messages: &[Value]) -> Result<(), UnknownChannel> {
        let mut world = self.server.world_mut();
        let channel = world.channel_mut(medium_id)?;
        for message in messages {
            let at = message.get("timestamp").and_then(Value::as_i64).unwrap_or_default();
            channel.inject(at, message.to_string());
        }
        Ok(())
    }

    /// Adds one row at `at` (epoch ms) that is sent byte for byte as given, whether or not it is JSON.
    pub fn inject(&self, medium_id: &str, at: i64, raw: &str) -> Result<(), UnknownChannel> {
        self.server.world_mut().channel_mut(medium_id)?.inject(at, raw.to_owned());
        Ok(())
    }

    /// What the server holds, as JSON texts, newest first: the truth that a client's list is measured by.
    pub fn rows(&self, query: &RowQuery<'_>) -> Result<Vec<String>, UnknownChannel> {
        self.server.advance();
        self.server.world().rows(query)
    }

    /// Moves the world's clock forward, so that messages that would arrive within that time have arrived.
    /// The clock that judges signatures stays.
    pub fn pass_time(&self, time: Duration) {
        self.server.clock.pass(time);
    }
}

impl Drop for Sandbox {
    fn drop(&mut self) {
        self.server.stop();
    }
}

#[cfg(test)]
mod tests;
