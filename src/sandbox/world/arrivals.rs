//! New messages, one after another, at random times with a mean gap.

use std::time::Duration;

use fastrand::Rng;

use super::super::texts;
use super::channel::Channel;
use super::lay::draft;

/// Ids of arrived rows start here, so that their texts are their own.
const FIRST_ID: u32 = 1 << 30;

#[derive(Debug)]
pub(super) struct Arrivals {
    rng: Rng,
    gap_ms: f64,
    next_at: i64,
    next_id: u32,
}

impl Arrivals {
    /// The first arrival lies after `now`, epoch ms.
    pub(super) fn new(seed: u64, now: i64, gap: Duration) -> Self {
        let gap_ms = (gap.as_secs_f64() * 1000.0).max(1.0);
        let mut arrivals =
            Self { rng: Rng::with_seed(texts::mix(seed, 0xA221)), gap_ms, next_at: now, next_id: FIRST_ID };
        arrivals.next_at += arrivals.wait();
        arrivals
    }

    pub(super) fn is_due(&self, now: i64) -> bool {
        self.next_at <= now
    }

    pub(super) fn advance(&mut self, channels: &mut [Channel], now: i64) {
        while self.is_due(now) {
            self.arrive(channels);
            self.next_at += self.wait();
        }
    }

    fn arrive(&mut self, channels: &mut [Channel]) {
        let shares: u64 = channels.iter().map(|channel| channel.plan.share).sum();
        let mut drawn = self.rng.u64(0..shares.max(1));
        for channel in channels {
            if drawn < channel.plan.share {
                let mix = channel.rhythm.mix(self.next_at);
                let row = draft(channel, &mut self.rng, &mix, self.next_at, self.next_id);
                channel.insert(row);
                self.next_id += 1;
                return;
            }
            drawn -= channel.plan.share;
        }
    }

    /// An exponential gap, in ms, at least 1.
    fn wait(&mut self) -> i64 {
        let gap = -(1.0 - self.rng.f64()).ln() * self.gap_ms;
        (gap as i64).max(1)
    }
}
