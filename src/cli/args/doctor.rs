//! What `doctor` takes.

use std::path::PathBuf;

use clap::Args;

use super::PlaceArgs;

/// What `doctor` takes.
#[derive(Clone, Debug, Default, Args)]
pub(in crate::cli) struct DoctorArgs {
    #[command(flatten)]
    pub(in crate::cli) place: PlaceArgs,
    /// Print one JSON object instead of lines
    #[arg(long, help_heading = "Output")]
    pub(in crate::cli) json: bool,
    /// Write a Markdown file for a bug report, without secrets, names and texts
    #[arg(long, value_name = "FILE", help_heading = "Output")]
    pub(in crate::cli) report: Option<PathBuf>,
    /// Replace the report if it exists
    #[arg(long, requires = "report", help_heading = "Output")]
    pub(in crate::cli) force: bool,
}
