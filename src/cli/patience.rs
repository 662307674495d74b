//! What is said while a server does not answer, or the next attempt is waited for.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use tokio::time::{Instant, sleep};

use super::output::{is_read_by_a_person, note, safe};
use crate::api::{Attempt, Call};
use crate::text::{left, length};

/// For so long nobody wonders; as in the dashboard.
const SILENCE: Duration = Duration::from_secs(2);

/// How often a line that is rewritten changes.
const TICK: Duration = Duration::from_secs(1);

/// Where it is said.
pub(super) enum Mouth {
    /// One line of a terminal, rewritten, and gone once there is an answer.
    Line(Mutex<Option<ProgressBar>>),
    /// A line for each attempt.
    Lines(Box<dyn Fn(&str) + Send + Sync>),
}

/// Follows the calls of a client, and says what they wait for.
pub(super) struct Patience {
    mouth: Mouth,
    turns: Mutex<Turns>,
}

/// Which step each call is at; what was meant to be said of an earlier one is not said any more.
#[derive(Debug, Default)]
struct Turns {
    last: u64,
    of: BTreeMap<u64, u64>,
}

impl Mouth {
    /// This process's stderr.
    pub(super) fn stderr() -> Self {
        if is_read_by_a_person() { Self::Line(Mutex::default()) } else { Self::Lines(Box::new(note)) }
    }

    /// Says what holds now.
    fn say(&self, words: &str) {
        match self {
            Self::Line(line) => locked(line).get_or_insert_with(bar).set_message(safe(words)),
            Self::Lines(say) => say(words),
        }
    }

    /// Says what stays true.
    fn note(&self, words: &str) {
        self.hush();
        match self {
            Self::Line(_) => note(words),
            Self::Lines(say) => say(words),
        }
    }

    /// Takes back what held until now.
    fn hush(&self) {
        if let Self::Line(line) = self
            && let Some(bar) = locked(line).take()
        {
            bar.finish_and_clear();
        }
    }
}

impl Patience {
    pub(super) fn new(mouth: Mouth) -> Arc<Self> {
        Arc::new(Self { mouth, turns: Mutex::default() })
    }

    /// Takes note of a step of a call; must be told of it from within the call.
    pub(super) fn follow(self: &Arc<Self>, call: Call, attempt: Attempt) {
        match attempt {
            // An export says by itself how long it takes.
            Attempt::Sending { .. } if call.route.is_export() => self.end(call),
            Attempt::Sending { attempt, of } => {
                let asked = call.route.path();
                self.say_after(SILENCE, call, move |time| {
                    format!("vipdeck: {asked}: no answer for {} (attempt {attempt} of {of})", length(ms(time)))
                });
            }
            Attempt::Waiting { attempt, of, wait, because } => {
                let next = attempt + 1;
                self.say_after(Duration::ZERO, call, move |time| {
                    let wait = left(ms(wait.saturating_sub(time)));
                    format!("vipdeck: {because}: retrying in {wait} (attempt {next} of {of})")
                });
            }
            Attempt::ClockCorrected(offset) => {
                let seconds = (offset.ms() as f64 / 1000.0).round() as i64;
                self.mouth.note(&format!(
                    "vipdeck: the server's clock is {seconds:+} s from this machine's: signing by the server's"
                ));
            }
            Attempt::Over => self.end(call),
        }
    }

    /// Says it once so much time has passed, and where a line is rewritten, again and again, as long as the call is at this step.
    fn say_after(self: &Arc<Self>, first: Duration, call: Call, words: impl Fn(Duration) -> String + Send + 'static) {
        let turn = self.begin(call);
        let begun = Instant::now();
        let mut pause = first;
        if pause.is_zero() {
            self.say(call, turn, &words(Duration::ZERO));
            pause = TICK;
        }
        let this = Arc::clone(self);
        tokio::spawn(async move {
            let rewrites = matches!(this.mouth, Mouth::Line(_));
            if !rewrites && first.is_zero() {
                return;
            }
            sleep(pause).await;
            while this.say(call, turn, &words(begun.elapsed())) && rewrites {
                sleep(TICK).await;
            }
        });
    }

    /// Says it if the call is still at this step, and answers whether it is.
    fn say(&self, call: Call, turn: u64, words: &str) -> bool {
        // Locked until it is said: an answer that comes meanwhile takes it back.
        let turns = locked(&self.turns);
        let holds = turns.of.get(&call.id) == Some(&turn);
        if holds {
            self.mouth.say(words);
        }
        holds
    }

    fn begin(&self, call: Call) -> u64 {
        let mut turns = locked(&self.turns);
        self.mouth.hush();
        turns.last += 1;
        let turn = turns.last;
        turns.of.insert(call.id, turn);
        turn
    }

    fn end(&self, call: Call) {
        let mut turns = locked(&self.turns);
        self.mouth.hush();
        turns.of.remove(&call.id);
    }
}

fn bar() -> ProgressBar {
    let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr());
    if let Ok(style) = ProgressStyle::with_template("{wide_msg}") {
        bar.set_style(style);
    }
    bar
}

fn ms(time: Duration) -> i64 {
    i64::try_from(time.as_millis()).unwrap_or(i64::MAX)
}

/// A panic while something is said has ended the program already.
fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests;
