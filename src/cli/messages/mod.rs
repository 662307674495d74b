//! `vipdeck messages`: pages of a view, newest first, written as they come.

mod page;
mod tally;
mod twins;
mod walk;

use std::time::Instant;

use super::args::MessagesArgs;
use super::context::Context;
use super::error::CliError;
use super::output::note;
use super::rows::MESSAGES;
use super::view::find_view;
use super::{network, stream, wait};
use crate::view::WindowSpec;
use tally::Tally;
use walk::Wanted;

pub(super) use tally::count_all;
pub(super) use walk::Pager;

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
        Ok((walked, view, tally))
    });
    let asked = stream.end(asked);
    let (walked, view, tally) = asked?;
    match walked {
        Ok(()) => note(&format!("vipdeck: {}", tally.told(started.elapsed(), &view))),
        Err(error) => {
            note(&format!("vipdeck: stopped after {}", tally.amount(started.elapsed())));
            return Err(error);
        }
    }
    tally.judged(arguments.verify)
}
