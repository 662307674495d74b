//! What `export` takes.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::{PlaceArgs, UserFilterArgs, ViewArgs};
use crate::cli::help;

/// What can be exported.
#[derive(Clone, Debug, Subcommand)]
pub(in crate::cli) enum ExportCommand {
    /// Export the messages of a view
    #[command(after_help = help::AFTER_EXPORT)]
    Messages(ExportMessagesArgs),
    /// Export the VIP users of a channel
    #[command(after_help = help::AFTER_EXPORT_USERS)]
    Users(ExportUsersArgs),
}

/// Where an export goes.
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of its own")]
#[derive(Clone, Debug, Default, Args)]
#[command(next_help_heading = "Output")]
pub(in crate::cli) struct OutputArgs {
    /// Save the CSV as this file, whole or not at all, its rows counted
    #[arg(long, short = 'o', value_name = "FILE", conflicts_with = "open")]
    pub(in crate::cli) output: Option<PathBuf>,
    /// Open the CSV's address, as well as printing it
    #[arg(long)]
    pub(in crate::cli) open: bool,
    /// Replace the files if they exist
    #[arg(long)]
    pub(in crate::cli) force: bool,
    /// Write what was asked, counted and saved to this file, as JSON
    #[arg(long, value_name = "FILE")]
    pub(in crate::cli) receipt: Option<PathBuf>,
    /// Build the CSV from the list's rows instead of asking the server for an export
    #[arg(long, requires = "output", conflicts_with = "open")]
    pub(in crate::cli) from_rows: bool,
    /// For spreadsheets: a byte order mark, and fields that begin like formulas made harmless
    #[arg(long, requires = "from_rows")]
    pub(in crate::cli) excel: bool,
}

/// What `export messages` takes.
#[derive(Clone, Debug, Args)]
pub(in crate::cli) struct ExportMessagesArgs {
    #[command(flatten)]
    pub(in crate::cli) view: ViewArgs,
    #[command(flatten)]
    pub(in crate::cli) output: OutputArgs,
}

/// What `export users` takes.
#[derive(Clone, Debug, Args)]
pub(in crate::cli) struct ExportUsersArgs {
    #[command(flatten)]
    pub(in crate::cli) place: PlaceArgs,
    #[command(flatten)]
    pub(in crate::cli) filter: UserFilterArgs,
    #[command(flatten)]
    pub(in crate::cli) output: OutputArgs,
}
