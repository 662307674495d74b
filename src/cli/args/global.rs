//! What every command takes.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use crate::cli::color::ColorChoice;

/// The name of `--profile`'s value, by which the completion scripts know it.
pub(in crate::cli) const PROFILE: &str = "PROFILE";

/// What every command takes, before or after its name.
#[derive(Clone, Debug, Default, Args)]
#[command(next_help_heading = "Everywhere")]
pub(in crate::cli) struct GlobalArgs {
    /// Profile of the configuration file
    #[arg(long, short = 'p', global = true, value_name = PROFILE)]
    pub(in crate::cli) profile: Option<String>,
    /// Configuration file
    #[arg(long, global = true, value_name = "FILE")]
    pub(in crate::cli) config: Option<PathBuf>,
    /// Address of the API, ending in /v1
    #[arg(long, global = true, value_name = "URL")]
    pub(in crate::cli) base_url: Option<String>,
    /// When to colour
    #[arg(long, global = true, value_enum, default_value_t, value_name = "WHEN")]
    pub(in crate::cli) color: ColorChoice,
    /// Append a log to this file; it holds no secret and no message text
    #[arg(long, global = true, value_name = "FILE")]
    pub(in crate::cli) log_file: Option<PathBuf>,
}

impl ValueEnum for ColorChoice {
    fn value_variants<'a>() -> &'a [Self] {
        &[Self::Auto, Self::Always, Self::Never]
    }

    fn to_possible_value(&self) -> Option<clap::builder::PossibleValue> {
        Some(clap::builder::PossibleValue::new(match self {
            Self::Auto => "auto",
            Self::Always => "always",
            Self::Never => "never",
        }))
    }
}
