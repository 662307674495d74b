//! `vipdeck messages`: pages of a view, newest first, written as they come.

mod counting;
mod page;
mod pick;
mod tally;
mod twins;
mod walk;

use std::time::Instant;

use super::args::MessagesArgs;
use super::context::Context;
use super::error::CliError;
use super::exit::Code;
use super::output::note;
use super::rows::MESSAGES;
use super::view::{View, find_view};
use super::{labels, network, stream, wait};
use crate::api::{Client, GroupBy};
use crate::view::WindowSpec;
use tally::Tally;
use walk::Wanted;

pub(super) use counting::count_all;
pub(super) use tally::missing;
pub(super) use walk::{Pager, Picked, count_picked};

/// Prints messages.
pub(super) fn run(arguments: &MessagesArgs, context: &Context, now_ms: i64) -> Result<(), CliError> {
    let request = arguments.view.request(now_ms)?;
    if arguments.verify && request.kind.is_some() {
        let message = "--verify cannot be used with --kind: the label overview does not count kinds";
        return Err(CliError::Usage(message.to_owned()));
    }
    let client = network::client(&context.account_noting()?)?;
    let (pages, stream) = stream::start(arguments.list.format, &MESSAGES, context.target());
    let started = Instant::now();
    let asked = wait::block_on(async {
        let view = find_view(&client, request, &context.config, now_ms, WindowSpec::default()).await?;
        let mut tally = Tally::default();
        let wanted = Wanted { most: arguments.amount.most(), now_ms };
        let walked = walk::walk(&client, &view, wanted, &pages, &mut tally).await;
        if walked.is_ok() {
            pages.finish().await?;
        }
        let may_be_misspelt = match &walked {
            Ok(()) => tally.rows == 0 || picks_from_all(&view, arguments),
            Err(error) => error.code() == Code::Rejected,
        };
        let misspelt = if may_be_misspelt { misspelt(&client, &view, context).await } else { Vec::new() };
        Ok((walked, view, tally, misspelt))
    });
    let (walked, view, tally, misspelt) = stream.end(asked)?;
    if walked.is_ok() {
        note(&format!("vipdeck: {}", tally.told(started.elapsed(), &view)));
    } else if tally.rows > 0 {
        note(&format!("vipdeck: stopped after {}", tally.amount(started.elapsed())));
    }
    for line in misspelt {
        note(&format!("vipdeck: {line}"));
    }
    walked?;
    tally.judged(arguments.verify)
}

/// Whether a label of the whole window that nobody carries would go unseen: `not` of it holds everywhere.
fn picks_from_all(view: &View, arguments: &MessagesArgs) -> bool {
    view.algebra().is_some() && arguments.amount.most().is_none()
}

/// Why nothing may have come, or the API refused: labels that no message carries. Says nothing where the overview does not.
async fn misspelt(client: &Client, view: &View, context: &Context) -> Vec<String> {
    let Some(wanted) = &view.labels else { return Vec::new() };
    let counts = labels::fetch(client, view, GroupBy::Day).await;
    counts.map(|counts| labels::unknown(wanted, &counts, &context.config)).unwrap_or_default()
}
