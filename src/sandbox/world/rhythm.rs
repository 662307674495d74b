//! How much is written at an hour, and about what: growth, the day, the week, and the notable days.

use super::topic::{
    ACCOUNT, ANGRY, BUG, CHEATER, CHURN, FEATURE, OUTAGE, PAYMENT, PRAISE, QUESTION, REFUND, THANKS, TOPICS,
};

pub(super) const HOUR_MS: i64 = 3_600_000;
const DAY_MS: i64 = 24 * HOUR_MS;

/// Days before today of the flagship's notable days; other channels lie further back.
const OUTAGES: [i64; 3] = [4, 73, 215];
const LAUNCHES: [i64; 3] = [11, 102, 288];
/// First day of each three days in which purchases failed.
const BILLING: [i64; 2] = [21, 154];
/// Middle of the months of cheaters.
const CHEATERS: f64 = 38.0;

/// How busy each UTC hour is: players sleep, have lunch, and play in the evening.
const HOURS: [f64; 24] = [
    0.62, 0.45, 0.34, 0.28, 0.27, 0.33, 0.45, 0.62, 0.80, 0.94, 1.04, 1.14, 1.24, 1.16, 1.08, 1.12, 1.24, 1.42, 1.62,
    1.76, 1.78, 1.58, 1.22, 0.88,
];

/// The rhythm of one channel.
#[derive(Clone, Debug)]
pub(super) struct Rhythm {
    today: i64,
    shift: i64,
}

/// The chance of each topic, summed up, for drawing.
pub(super) type Mix = [f64; TOPICS.len()];

impl Rhythm {
    /// The rhythm as of `now`, epoch ms, with the notable days `shift` days further back.
    pub(super) fn new(now: i64, shift: i64) -> Self {
        Self { today: now.div_euclid(DAY_MS), shift }
    }

    /// How much is written in the hour that starts at `at`, epoch ms; only ratios mean anything.
    pub(super) fn volume(&self, at: i64) -> f64 {
        let day = at.div_euclid(DAY_MS);
        let hour = at.rem_euclid(DAY_MS) / HOUR_MS;
        let age = (self.today - day).max(0) as f64;
        // Steady growth over the year, and a young audience that doubled it lately.
        let growth = 0.7 / 45.0 * (-age / 45.0).exp() + 0.3 / 200.0 * (-age / 200.0).exp();
        growth * HOURS[hour as usize] * if weekend(day) { 1.32 } else { 1.0 } * self.notable(day, hour)
    }

    fn notable(&self, day: i64, hour: i64) -> f64 {
        let age = self.today - day - self.shift;
        if OUTAGES.contains(&age) && (13..=21).contains(&hour) {
            return 4.2;
        }
        LAUNCHES.iter().find_map(|launch| after_launch(launch - age)).map_or(1.0, |joy| 1.0 + 1.9 * joy)
    }

    /// What is written about on the day of `at`, epoch ms.
    pub(super) fn mix(&self, at: i64) -> Mix {
        let day = at.div_euclid(DAY_MS);
        let age = self.today - day - self.shift;
        let mut weights = TOPICS.each_ref().map(|topic| topic.weight);
        let mut raise = |topics: &[usize], factor: f64| topics.iter().for_each(|topic| weights[*topic] *= factor);
        if OUTAGES.contains(&age) {
            raise(&[OUTAGE], 190.0);
            raise(&[BUG, ANGRY], 3.4);
            raise(&[CHURN, ACCOUNT], 2.0);
            raise(&[PRAISE, THANKS], 0.35);
        } else if OUTAGES.contains(&(age + 1)) {
            raise(&[OUTAGE], 14.0);
            raise(&[REFUND, CHURN], 2.4);
            raise(&[THANKS], 1.7);
        }
        if let Some(joy) = LAUNCHES.iter().find_map(|launch| after_launch(launch - age)) {
            raise(&[PRAISE], 1.0 + 5.5 * joy);
            raise(&[THANKS, QUESTION], 1.0 + 1.4 * joy);
            raise(&[ANGRY, CHURN], 1.0 - 0.5 * joy);
        }
        if BILLING.iter().any(|first| (first - 2..=*first).contains(&age)) {
            raise(&[PAYMENT], 4.2);
            raise(&[REFUND], 3.1);
        }
        let wave = (age as f64 - CHEATERS) / 11.0;
        raise(&[CHEATER], 1.0 + 4.0 * (-wave * wave).exp());
        raise(&[FEATURE], 1.4 - (age as f64 / 500.0).clamp(0.0, 0.9));
        if weekend(day) {
            raise(&[PRAISE], 1.3);
        }
        summed(weights)
    }
}

/// How much of the joy of a launch is left `days` after it: all, half, a fifth.
fn after_launch(days: i64) -> Option<f64> {
    [1.0, 0.5, 0.2].get(usize::try_from(days).ok()?).copied()
}

fn weekend(day: i64) -> bool {
    // 1970-01-01 was a Thursday.
    matches!((day + 3).rem_euclid(7), 5 | 6)
}

fn summed(mut weights: Mix) -> Mix {
    let mut sum = 0.0;
    for weight in &mut weights {
        sum += *weight;
        *weight = sum;
    }
    weights
}
