//! What `config` takes.

use clap::{Args, Subcommand};

use crate::cli::help;

/// What can be done with the configuration.
#[derive(Clone, Debug, Subcommand)]
pub(in crate::cli) enum ConfigCommand {
    /// Write a configuration file that only you can read, with one profile
    #[command(after_help = help::AFTER_INIT)]
    Init(InitArgs),
    /// Print where the configuration file is
    Path,
    /// Print what counts, and who says it; the secret is masked
    Show,
}

/// What `config init` takes; the profile's name and address are the flags that everything takes.
#[derive(Clone, Debug, Default, Args)]
pub(in crate::cli) struct InitArgs {
    /// API key; asked for on a terminal
    #[arg(long, value_name = "KEY")]
    pub(in crate::cli) api_key: Option<String>,
    /// Read the secret from standard input
    #[arg(long, group = "secret_from")]
    pub(in crate::cli) secret_stdin: bool,
    /// Environment variable that will hold the secret
    #[arg(long, value_name = "NAME", group = "secret_from")]
    pub(in crate::cli) secret_env: Option<String>,
    /// Program that prints the secret, with its arguments; give it last
    #[arg(long, value_name = "ARGV", group = "secret_from", num_args = 1.., allow_hyphen_values = true)]
    pub(in crate::cli) secret_command: Option<Vec<String>>,
    /// Change a file that exists: the profile is set, the rest kept
    #[arg(long)]
    pub(in crate::cli) force: bool,
}
