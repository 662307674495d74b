//! Flags and commands.

mod check;
mod config;
mod doctor;
mod export;
mod global;
mod help_word;
mod lists;
mod sandbox;
mod view;

use std::ffi::OsString;

use clap::{Parser, Subcommand};
use clap_complete::Shell;

use super::help;

pub(super) use check::{CheckArgs, CheckFormat};
pub(super) use config::{ConfigCommand, InitArgs};
pub(super) use doctor::DoctorArgs;
pub(super) use export::{ExportCommand, OutputArgs};
pub(super) use global::GlobalArgs;
pub(super) use help_word::as_flag;
pub(super) use lists::{By, ChannelsArgs, LabelsArgs, ListArgs, MessagesArgs, UserFilterArgs, UsersArgs};
pub(super) use sandbox::{DemoArgs, SandboxArgs};
pub(crate) use view::ViewRequest;
pub(super) use view::{PlaceArgs, ViewArgs};

/// What the command line says.
#[derive(Debug, Parser)]
#[command(
    name = "vipdeck",
    version,
    about = "What are our VIPs saying, and which of it needs me now?",
    long_about = help::ABOUT,
    after_help = help::AFTER,
    after_long_help = help::AFTER_LONG,
    max_term_width = 100,
    disable_help_subcommand = true
)]
pub(super) struct Cli {
    #[command(flatten)]
    pub(super) view: ViewArgs,
    #[command(flatten)]
    pub(super) global: GlobalArgs,
    #[command(subcommand)]
    pub(super) command: Option<Command>,
}

impl Cli {
    /// Reads a command line. One of the dashboard alone is read without the commands, whose definition would take a tenth of
    /// the time until the first frame.
    pub(super) fn read(arguments: &[OsString]) -> Result<Self, clap::Error> {
        match DashboardArgs::try_parse_from(arguments) {
            Ok(DashboardArgs { view, global }) => Ok(Self { view, global, command: None }),
            Err(_) => Self::try_parse_from(arguments),
        }
    }
}

/// What the dashboard takes; all else, help and mistakes too, is read as [`Cli`].
#[derive(Debug, Parser)]
#[command(disable_help_flag = true)]
struct DashboardArgs {
    #[command(flatten)]
    view: ViewArgs,
    #[command(flatten)]
    global: GlobalArgs,
}

/// The commands beside the dashboard.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// The dashboard on an embedded sandbox: no account, no network
    #[command(after_help = help::faults())]
    Demo(DemoArgs),
    /// Serve the sandbox API on this computer; prints base URL, key and secret
    #[command(after_help = help::sandbox())]
    Sandbox(SandboxArgs),
    /// Print the workspaces
    Workspaces(ListArgs),
    /// Print the channels
    Channels(ChannelsArgs),
    /// Print how often each label occurs, most often first
    #[command(after_help = help::AFTER_LABELS)]
    Labels(LabelsArgs),
    /// Print messages, newest first
    #[command(after_help = help::AFTER_MESSAGES)]
    Messages(MessagesArgs),
    /// Print the VIP users, highest lifetime value first
    Users(UsersArgs),
    /// Run an export; prints where its CSV is, opens it, or saves it
    #[command(subcommand)]
    Export(ExportCommand),
    /// Compare a label with a limit, for cron and monitoring: exits 0, or 7 when it is over
    #[command(after_help = help::AFTER_CHECK)]
    Check(CheckArgs),
    /// Check configuration, network, clock, signature, every route and the terminal; say how to mend
    Doctor(DoctorArgs),
    /// Write a starter configuration, say where it is, show what counts
    #[command(subcommand)]
    Config(ConfigCommand),
    /// Print a completion script for a shell
    #[command(after_help = help::AFTER_COMPLETIONS)]
    Completions {
        /// The shell
        #[arg(value_enum)]
        shell: Shell,
    },
    /// Print the manual page, for `man -l -`
    Man,
}

#[cfg(test)]
mod tests;
