//! What `check` takes.

use clap::{Args, ValueEnum};

use super::ViewArgs;

/// What `check` takes.
#[derive(Clone, Debug, Args)]
#[command(next_help_heading = "Limits", group = clap::ArgGroup::new("limits").multiple(true).required(true))]
pub(in crate::cli) struct CheckArgs {
    #[command(flatten)]
    pub(in crate::cli) view: ViewArgs,
    /// Most messages with the label, as a part of all: 5%, or 0.05
    #[arg(long, value_name = "RATE", value_parser = rate, group = "limits", help_heading = "Limits")]
    pub(in crate::cli) max_rate: Option<f64>,
    /// Most messages with the label
    #[arg(long, value_name = "N", group = "limits", help_heading = "Limits")]
    pub(in crate::cli) max_count: Option<u64>,
    /// How the result is written
    #[arg(long, short = 'f', value_enum, value_name = "FORMAT", default_value = "line", help_heading = "Output")]
    pub(in crate::cli) format: CheckFormat,
}

/// How the result of `check` is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum CheckFormat {
    /// One line for reading
    Line,
    /// One JSON object on one line
    Json,
}

/// A part of a whole, 0 to 1.
fn rate(text: &str) -> Result<f64, String> {
    let text = text.trim();
    let number = match text.strip_suffix('%') {
        // Not divided by 100, which would round once more: 2.9% must be what 29 of 1,000 is.
        Some(percent) => format!("{}e-2", percent.trim_end()).parse::<f64>().ok(),
        None => text.parse::<f64>().ok(),
    };
    let rate = number.filter(|rate| (0.0..=1.0).contains(rate));
    rate.ok_or_else(|| "a rate is 0% to 100%, such as 5%, or 0 to 1, such as 0.05".to_owned())
}
