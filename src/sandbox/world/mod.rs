//! The data: one organization, its workspaces, their channels, and who wrote what when.

mod arrivals;
mod channel;
mod inject;
mod lay;
mod message;
mod people;
mod person;
mod plan;
mod rhythm;
mod topic;
pub(crate) use topic::Mood;
#[cfg(test)]
pub(crate) use topic::TOPICS;
mod user;

use arrivals::Arrivals;
pub(crate) use channel::{Channel, Filter, MASK_LABELS, Row};
pub(crate) use message::Message;
pub use plan::{FLAGSHIP_CHANNEL, FLAGSHIP_WORKSPACE, custom_label_names};
pub(crate) use plan::{ORGANIZATION, ORGANIZATION_ID, WORKSPACES, Workspace};
use thiserror::Error;
pub(crate) use user::User;

use super::options::Options;
use super::texts;

/// No channel has that id.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
#[error("the sandbox has no channel `{0}`")]
pub struct UnknownChannel(pub String);

/// Which of a channel's rows are meant.
#[derive(Clone, Copy, Debug)]
pub struct RowQuery<'a> {
    /// The channel's id.
    pub medium_id: &'a str,
    /// First instant, epoch ms.
    pub from_ms: i64,
    /// Last instant, epoch ms; it is inside.
    pub to_ms: i64,
    /// Built-in label or custom label id.
    pub label: Option<&'a str>,
    /// Kind, as `contentType` takes it.
    pub content_type: Option<&'a str>,
}

impl<'a> RowQuery<'a> {
    /// All rows of a channel.
    #[must_use]
    pub const fn all(medium_id: &'a str) -> Self {
        Self { medium_id, from_ms: i64::MIN, to_ms: i64::MAX, label: None, content_type: None }
    }
}

#[derive(Debug)]
pub(crate) struct World {
    channels: Vec<Channel>,
    arrivals: Option<Arrivals>,
}

impl World {
    /// Lays the world that the options name.
    pub(crate) fn lay(options: &Options) -> Self {
        let now = options.now.timestamp_millis();
        let plans: Vec<_> = WORKSPACES
            .iter()
            .flat_map(|workspace| workspace.channels.iter().map(move |plan| (workspace, plan)))
            .collect();
        let shares: u64 = plans.iter().map(|(_, plan)| plan.share).sum();
        let counts: Vec<usize> =
            plans.iter().map(|(_, plan)| (options.messages as u64 * plan.share / shares) as usize).collect();
        let rest = options.messages - counts.iter().sum::<usize>();
        let mut channels = Vec::with_capacity(plans.len());
        for (n, (workspace, plan)) in plans.into_iter().enumerate() {
            let count = counts[n] + if n == 0 { rest } else { 0 };
            let seed = texts::mix(options.seed, n as u64);
            channels.push(lay::channel(workspace, plan, seed, count, now, options.tie_size));
        }
        let arrivals = options.arrivals.map(|gap| Arrivals::new(options.seed, now, gap));
        Self { channels, arrivals }
    }

    pub(crate) fn channels(&self) -> impl Iterator<Item = &Channel> {
        self.channels.iter()
    }

    pub(crate) fn channel(&self, id: &str) -> Option<&Channel> {
        self.channels.iter().find(|channel| channel.id() == id)
    }

    pub(crate) fn channel_mut(&mut self, id: &str) -> Result<&mut Channel, UnknownChannel> {
        self.channels.iter_mut().find(|channel| channel.id() == id).ok_or_else(|| UnknownChannel(id.to_owned()))
    }

    pub(crate) fn rows(&self, query: &RowQuery<'_>) -> Result<Vec<String>, UnknownChannel> {
        let channel = self.channel(query.medium_id).ok_or_else(|| UnknownChannel(query.medium_id.to_owned()))?;
        let filter = Filter::new(channel, query.label, query.content_type);
        let rows = channel.within(query.from_ms, query.to_ms).iter().rev().filter(|row| filter.takes(channel, row));
        Ok(rows
            .map(|row| {
                let mut text = Vec::new();
                channel.write_json(row, false, &mut text);
                String::from_utf8_lossy(&text).into_owned()
            })
            .collect())
    }

    /// Whether a message is due at `now`, epoch ms.
    pub(crate) fn is_due(&self, now: i64) -> bool {
        self.arrivals.as_ref().is_some_and(|arrivals| arrivals.is_due(now))
    }

    /// Lets every message arrive that is due at `now`, epoch ms.
    pub(crate) fn advance(&mut self, now: i64) {
        if let Some(arrivals) = &mut self.arrivals {
            arrivals.advance(&mut self.channels, now);
        }
    }
}

#[cfg(test)]
mod tests;
