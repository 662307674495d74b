//! What `sandbox` and `demo` take.

use std::time::Duration;

use chrono::DateTime;
use clap::{Args, ValueEnum};

use super::ViewArgs;
use crate::sandbox::{Fault, Options, Ties};

/// No doc comment, in which brackets are links.
const FAULT: &str = "Misbehave: NAME[=ARG][*TIMES][@ROUTE], see below; can be given several times";

/// What the sandbox holds.
#[derive(Clone, Copy, Debug, Args)]
#[command(next_help_heading = "Sandbox")]
pub(in crate::cli) struct WorldArgs {
    /// How many messages it holds
    #[arg(long, value_name = "N", default_value_t = 20_000, value_parser = clap::value_parser!(u32).range(..=10_000_000))]
    pub(in crate::cli) messages: u32,
    /// Which world it plays: the same number, the same messages
    #[arg(long, value_name = "S", default_value_t = 1)]
    pub(in crate::cli) seed: u64,
}

impl WorldArgs {
    /// The world, laid back from `now_ms`.
    pub(in crate::cli) fn options(self, now_ms: i64) -> Options {
        Options {
            messages: self.messages as usize,
            seed: self.seed,
            now: DateTime::from_timestamp_millis(now_ms).unwrap_or_default(),
            ..Options::default()
        }
    }
}

/// What `demo` takes.
#[derive(Clone, Debug, Args)]
pub(in crate::cli) struct DemoArgs {
    #[command(flatten)]
    pub(in crate::cli) view: ViewArgs,
    #[command(flatten)]
    pub(in crate::cli) world: WorldArgs,
    /// How it misbehaves.
    #[arg(long, value_name = "FAULT", help = FAULT, help_heading = "Sandbox")]
    pub(in crate::cli) fault: Vec<Fault>,
}

/// What `sandbox` takes.
#[derive(Clone, Debug, Args)]
#[command(next_help_heading = "Sandbox")]
pub(in crate::cli) struct SandboxArgs {
    #[command(flatten)]
    pub(in crate::cli) world: WorldArgs,
    /// Port on 127.0.0.1; 0 takes a free one
    #[arg(long, value_name = "P", default_value_t = 0)]
    pub(in crate::cli) port: u16,
    /// Whether `before` leaves the cursor's own millisecond out
    #[arg(long, value_enum, value_name = "MODE", default_value = "exclusive")]
    pub(in crate::cli) ties: TiesArg,
    /// How many neighbouring messages share a millisecond
    #[arg(long, value_name = "N", default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..=100_000))]
    pub(in crate::cli) tie_size: u32,
    /// Mean time between new messages, such as 500ms or 7s, or off
    #[arg(long, value_name = "TIME", default_value = "7s", value_parser = arrivals)]
    pub(in crate::cli) arrivals: Arrivals,
    /// How it misbehaves.
    #[arg(long, value_name = "FAULT", help = FAULT)]
    pub(in crate::cli) fault: Vec<Fault>,
}

/// What `before` means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum TiesArg {
    /// Only older messages
    Exclusive,
    /// The cursor's own millisecond again, too
    Inclusive,
}

impl From<TiesArg> for Ties {
    fn from(ties: TiesArg) -> Self {
        match ties {
            TiesArg::Exclusive => Self::Exclusive,
            TiesArg::Inclusive => Self::Inclusive,
        }
    }
}

/// Mean time between new messages; `None` for none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::cli) struct Arrivals(pub(in crate::cli) Option<Duration>);

fn arrivals(text: &str) -> Result<Arrivals, String> {
    let wrong = || "write a time such as 500ms, 7s or 2m, or off".to_owned();
    if text == "off" {
        return Ok(Arrivals(None));
    }
    let (number, unit) = text.split_at(text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len()));
    let scale = match unit {
        "ms" => 1,
        "s" => 1_000,
        "m" => 60_000,
        _ => return Err(wrong()),
    };
    let ms = number.parse::<u64>().ok().filter(|number| *number > 0).and_then(|number| number.checked_mul(scale));
    ms.map(|ms| Arrivals(Some(Duration::from_millis(ms)))).ok_or_else(wrong)
}
