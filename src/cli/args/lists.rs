//! What the commands that print a list take.

use std::num::NonZeroU64;

use clap::{Args, ValueEnum};

use super::{PlaceArgs, ViewArgs};
use crate::api::UserFilter;
use crate::cli::rows::Format;

/// What the commands that print a list take.
#[derive(Clone, Copy, Debug, Default, Args)]
#[command(next_help_heading = "Output")]
pub(in crate::cli) struct ListArgs {
    /// How rows are written; a table on a terminal, ndjson into a pipe when left out
    #[arg(long, short = 'f', value_enum, value_name = "FORMAT")]
    pub(in crate::cli) format: Option<Format>,
}

/// How many rows.
#[derive(Clone, Copy, Debug, Args)]
#[command(next_help_heading = "Output")]
pub(in crate::cli) struct AmountArgs {
    /// At most so many rows
    #[arg(long, short = 'n', value_name = "N", default_value = "100", value_parser = limit, conflicts_with = "all")]
    limit: NonZeroU64,
    /// Every row, written page by page as they come
    #[arg(long, short = 'a')]
    pub(in crate::cli) all: bool,
}

fn limit(text: &str) -> Result<NonZeroU64, String> {
    text.parse().map_err(|_| "a limit is a whole number from 1 on; --all prints every row".to_owned())
}

impl AmountArgs {
    /// The most rows that are wanted; `None` for all of them.
    pub(in crate::cli) fn most(self) -> Option<u64> {
        (!self.all).then_some(self.limit.get())
    }
}

/// What `channels` takes.
#[derive(Clone, Debug, Default, Args)]
pub(in crate::cli) struct ChannelsArgs {
    /// Only those of this workspace, by id or name
    #[arg(long, short = 'w', value_name = "ID|NAME")]
    pub(in crate::cli) workspace: Option<String>,
    #[command(flatten)]
    pub(in crate::cli) list: ListArgs,
}

/// What `messages` takes.
#[derive(Clone, Debug, Args)]
pub(in crate::cli) struct MessagesArgs {
    #[command(flatten)]
    pub(in crate::cli) view: ViewArgs,
    #[command(flatten)]
    pub(in crate::cli) list: ListArgs,
    #[command(flatten)]
    pub(in crate::cli) amount: AmountArgs,
    /// Exit 6 when the rows are not as many as the label overview counts
    #[arg(long, requires = "all", help_heading = "Output")]
    pub(in crate::cli) verify: bool,
}

/// What `labels` takes.
#[derive(Clone, Debug, Args)]
pub(in crate::cli) struct LabelsArgs {
    #[command(flatten)]
    pub(in crate::cli) view: ViewArgs,
    #[command(flatten)]
    pub(in crate::cli) list: ListArgs,
    /// One row a label and UTC day or week, oldest first
    #[arg(long, value_enum, value_name = "BUCKET", help_heading = "Output")]
    pub(in crate::cli) by: Option<By>,
}

/// How `labels` cuts time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum By {
    /// UTC days
    Day,
    /// Weeks, under the date that the API gives each
    Week,
}

/// Which VIP users.
#[derive(Clone, Copy, Debug, Default, Args)]
#[command(next_help_heading = "Users")]
pub(in crate::cli) struct UserFilterArgs {
    /// Only those whose birthday is known
    #[arg(long)]
    has_birthday: bool,
    /// Only those born in this month
    #[arg(long, value_name = "1..12", value_parser = clap::value_parser!(u8).range(1..=12))]
    birthday_month: Option<u8>,
}

impl UserFilterArgs {
    pub(in crate::cli) const fn filter(self) -> UserFilter {
        UserFilter { has_birthday: self.has_birthday, birthday_month: self.birthday_month }
    }
}

/// What `users` takes.
#[derive(Clone, Debug, Args)]
pub(in crate::cli) struct UsersArgs {
    #[command(flatten)]
    pub(in crate::cli) place: PlaceArgs,
    #[command(flatten)]
    pub(in crate::cli) filter: UserFilterArgs,
    #[command(flatten)]
    pub(in crate::cli) list: ListArgs,
    #[command(flatten)]
    pub(in crate::cli) amount: AmountArgs,
}
