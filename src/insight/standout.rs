//! What stands out: the days on which a label is far more, or far less, frequent than it usually is.
//!
//! A day's *rate* is the label's count over all user messages of that UTC day, so a busy day is not mistaken for a bad one.
//! *Usual* is the median rate of the same weekday on the other loaded days; of all other days when there are fewer than
//! three such weekdays. The *spread* is the median absolute deviation, scaled by 1.4826 to read as a standard deviation: that of
//! these days, or that of all loaded days where it is wider, as a few weekdays can be alike by accident. It is never less than
//! what chance alone gives at these volumes: the standard error of the difference between two proportions,
//! `√(p·(1−p)·(1/n + 1/N))`, with `n` messages on the day, `N` on the days that it is held against and `p` their common rate
//! (counted with one hit and one miss more, so that a label that was never seen before has an error too).
//! A day stands out when it is at least 3.5 spreads away (the bound of Iglewicz and Hoaglin, 1993, for scores that are built on
//! medians) *and* at least five messages: a handful of messages says nothing, whatever its rate.
//!
//! A day that is not over is judged by what it has so far, and no other day is held against it.

use std::cmp::Ordering;

use chrono::{Datelike, NaiveDate};

use super::percent::{percent, points};
use crate::text::grouped;

/// Scales a median absolute deviation to a standard deviation, for a normal distribution.
const MAD_TO_DEVIATION: f64 = 1.4826;

/// How many spreads away from usual stands out.
const FAR: f64 = 3.5;

/// How many messages more or fewer than usual stand out at least.
const FEW: f64 = 5.0;

/// How many days there must be to say what is usual.
const ENOUGH: usize = 3;

/// All user messages by UTC day: what a label's counts are held against. The slices belong together, place by place.
#[derive(Clone, Copy, Debug)]
pub struct Daily<'a> {
    /// The days, oldest first.
    pub days: &'a [NaiveDate],
    /// User messages on each day; 0 where nobody knows.
    pub activity: &'a [u64],
    /// The day that is not over.
    pub unfinished: Option<NaiveDate>,
}

/// What a day is held against.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Basis {
    /// The same weekday on other days.
    Weekday,
    /// All other days: there are too few of the same weekday.
    AllDays,
}

/// How frequent a label usually is on such a day.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Usual {
    /// The median rate, 0 to 1.
    pub rate: f64,
    /// How far days usually are from it, in the same measure; more than 0.
    pub spread: f64,
    /// The days that say so.
    pub basis: Basis,
}

/// Whether there is more or less of a label than usual.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// More than usual.
    Up,
    /// Less than usual.
    Down,
}

/// A day on which a label stands out, with the numbers behind it.
#[derive(Clone, Debug, PartialEq)]
pub struct Standout {
    /// The label's value or id.
    pub label: String,
    /// The day's place in [`Daily::days`].
    pub day: usize,
    /// The day, UTC.
    pub date: NaiveDate,
    /// Whether the day is not over.
    pub so_far: bool,
    /// Messages of that day with the label.
    pub count: u64,
    /// All user messages of that day; at least 1.
    pub activity: u64,
    /// What is usual on such a day.
    pub usual: Usual,
    /// How many spreads the day's rate is above (positive) or below (negative) the usual one.
    pub score: f64,
}

impl Daily<'_> {
    /// How frequent a label with these counts usually is on the day at `day`, by what the other days say.
    ///
    /// `None` when the day has no messages, when fewer than three others have, or when a count is beyond its baseline.
    #[must_use]
    pub fn usual(&self, counts: &[u64], day: usize) -> Option<Usual> {
        self.usual_by(counts, day, self.deviation(counts))
    }

    /// As `usual`; `deviation` is that of all days, which is the same for each of them.
    fn usual_by(&self, counts: &[u64], day: usize, deviation: f64) -> Option<Usual> {
        let activity = self.sample(counts, day)?.activity;
        let weekday = self.days.get(day)?.weekday();
        let mut basis = Basis::Weekday;
        let mut held_against = self.finished(counts, |at| at != day && self.days[at].weekday() == weekday);
        if held_against.len() < ENOUGH {
            basis = Basis::AllDays;
            held_against = self.finished(counts, |at| at != day);
        }
        if held_against.len() < ENOUGH {
            return None;
        }
        let (rate, own_deviation) = middle(&held_against);
        let spread = own_deviation.max(deviation) * MAD_TO_DEVIATION;
        Some(Usual { rate, spread: spread.max(chance(activity, &held_against)), basis })
    }

    /// The days on which a label with these counts stands out, oldest first.
    #[must_use]
    pub fn standouts(&self, label: &str, counts: &[u64]) -> Vec<Standout> {
        let days: Vec<usize> = self.worth_judging(counts).collect();
        if days.is_empty() {
            return Vec::new();
        }
        let deviation = self.deviation(counts);
        let judge = |day| {
            let usual = self.usual_by(counts, day, deviation)?;
            self.standout(label, counts, day, usual)
        };
        days.into_iter().filter_map(judge).collect()
    }

    /// The days that can be a few messages away from what is usual, which lies between nothing and the highest rate of all. Of
    /// thousands of rare labels next to no day is, and to judge a day takes a look at all others.
    fn worth_judging(&self, counts: &[u64]) -> impl Iterator<Item = usize> {
        let highest = self.finished(counts, |_| true).into_iter().map(Sample::rate).fold(0.0, f64::max);
        let is_far = move |day: &usize| {
            let sample = self.sample(counts, *day);
            sample.is_some_and(|Sample { count, activity }| count >= FEW || highest * activity - count >= FEW)
        };
        (0..self.days.len()).filter(is_far)
    }

    fn standout(&self, label: &str, counts: &[u64], day: usize, usual: Usual) -> Option<Standout> {
        let sample = self.sample(counts, day)?;
        let score = (sample.rate() - usual.rate) / usual.spread;
        let messages = sample.count - usual.rate * sample.activity;
        let date = self.days[day];
        (score.abs() >= FAR && messages.abs() >= FEW).then(|| Standout {
            label: label.to_owned(),
            day,
            date,
            so_far: self.unfinished == Some(date),
            count: counts[day],
            activity: self.activity[day],
            usual,
            score,
        })
    }

    /// The median absolute deviation of all finished days.
    fn deviation(&self, counts: &[u64]) -> f64 {
        middle(&self.finished(counts, |_| true)).1
    }

    /// The numbers of those finished days at which `wanted` holds, as far as they can be read as a rate.
    fn finished(&self, counts: &[u64], wanted: impl Fn(usize) -> bool) -> Vec<Sample> {
        let days = (0..self.days.len()).filter(|&at| Some(self.days[at]) != self.unfinished && wanted(at));
        days.filter_map(|at| self.sample(counts, at)).collect()
    }

    /// A day's numbers, when they can be read as a rate.
    fn sample(&self, counts: &[u64], day: usize) -> Option<Sample> {
        let (count, activity) = (*counts.get(day)?, *self.activity.get(day)?);
        (day < self.days.len() && activity > 0 && count <= activity)
            .then_some(Sample { count: count as f64, activity: activity as f64 })
    }
}

impl Standout {
    /// The label's share of the day's user messages, 0 to 1.
    #[must_use]
    pub fn rate(&self) -> f64 {
        self.count as f64 / self.activity as f64
    }

    /// Whether there is more or less than usual.
    #[must_use]
    pub fn direction(&self) -> Direction {
        if self.score < 0.0 { Direction::Down } else { Direction::Up }
    }

    /// The numbers in a sentence, with the name by which the label is shown:
    /// `frustrated on Tue 12 May: 84 of 310 messages (27%), usually 6% ± 2 on Tuesdays`.
    #[must_use]
    pub fn in_words(&self, name: &str) -> String {
        format!(
            "{name} on {}{}: {} of {} messages ({}), {}",
            self.date.format("%a %-d %b"),
            if self.so_far { " so far" } else { "" },
            grouped(self.count),
            grouped(self.activity),
            percent(self.rate()),
            self.usual.in_words(self.date),
        )
    }

    /// Weaker first; of equals the earlier one, then the later name.
    #[must_use]
    pub fn by_strength(&self, other: &Self) -> Ordering {
        let strength = self.score.abs().total_cmp(&other.score.abs());
        strength.then_with(|| self.date.cmp(&other.date)).then_with(|| other.label.cmp(&self.label))
    }
}

impl Usual {
    /// What is usual on such a day as `date`: `usually 6% ± 2 on Tuesdays`.
    #[must_use]
    pub fn in_words(&self, date: NaiveDate) -> String {
        let usually = format!("usually {} ± {}", percent(self.rate), points(self.spread));
        match self.basis {
            Basis::Weekday => format!("{usually} on {}s", date.format("%A")),
            Basis::AllDays => usually,
        }
    }
}

/// A day's numbers, as they are reckoned with.
#[derive(Clone, Copy)]
struct Sample {
    count: f64,
    activity: f64,
}

impl Sample {
    fn rate(self) -> f64 {
        self.count / self.activity
    }
}

/// The median rate, and the median absolute deviation from it.
fn middle(samples: &[Sample]) -> (f64, f64) {
    let rate = median(samples.iter().map(|sample| sample.rate()).collect());
    (rate, median(samples.iter().map(|sample| (sample.rate() - rate).abs()).collect()))
}

/// The standard error of the difference between a day of so many messages and the days that it is held against.
fn chance(activity: f64, held_against: &[Sample]) -> f64 {
    let hits: f64 = held_against.iter().map(|sample| sample.count).sum();
    let messages: f64 = held_against.iter().map(|sample| sample.activity).sum();
    let common = (hits + 1.0) / (messages + 2.0);
    (common * (1.0 - common) * (activity.recip() + messages.recip())).sqrt()
}

/// The middle value, or the mean of the middle two; 0 of nothing.
fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    let half = values.len() / 2;
    match values.get(half) {
        Some(&upper) if values.len().is_multiple_of(2) => f64::midpoint(values[half - 1], upper),
        Some(&middle) => middle,
        None => 0.0,
    }
}

#[cfg(test)]
mod tests;
