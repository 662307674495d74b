//! `vipdeck labels`: how often each label occurs.

mod counts;
mod near;
mod print;

use super::args::{By, LabelsArgs};
use super::context::Context;
use super::error::CliError;
use super::output::{self, note};
use super::rows::Format;
use super::view::{self, View, find_view};
use super::{network, wait};
use crate::api::{Client, GroupBy};
use crate::view::WindowSpec;
pub(super) use counts::Counts;
pub(super) use near::{refuse_mistyped, unknown};

/// Prints the totals of the window, or of each of its buckets.
pub(super) fn run(arguments: &LabelsArgs, context: &Context, now_ms: i64) -> Result<(), CliError> {
    let request = arguments.view.request(now_ms)?;
    if request.kind.is_some() {
        let message = "the label overview does not count kinds: leave --kind out, or use `vipdeck messages`";
        return Err(CliError::Usage(message.to_owned()));
    }
    if view::labels(&request, &context.config)?.is_some_and(|labels| labels.as_label().is_none()) {
        let message =
            "the label overview counts one label at a time: name one, or use `vipdeck messages` or `vipdeck check`";
        return Err(CliError::Usage(message.to_owned()));
    }
    let client = network::client(&context.account_noting()?)?;
    let group_by = if arguments.by == Some(By::Week) { GroupBy::Week } else { GroupBy::Day };
    let (counts, view) = wait::block_on(async {
        let view = find_view(&client, request, &context.config, now_ms, WindowSpec::default()).await?;
        Ok((fetch(&client, &view, group_by).await?, view))
    })?;
    let target = context.target();
    let lines = print::lines(&counts, arguments.by.is_some(), view.label(), &context.config);
    let format = Format::or_fitting(arguments.list.format, target);
    print::print(&lines, arguments.by.is_some(), format, target, &mut output::stdout())?;
    note(&format!("vipdeck: {}", counts.told(view.spec)));
    for line in view.labels.iter().flat_map(|labels| unknown(labels, &counts, &context.config)) {
        note(&format!("vipdeck: {line}"));
    }
    Ok(())
}

/// The counts of the view's whole window, asked for slice by slice.
pub(super) async fn fetch(client: &Client, view: &View, group_by: GroupBy) -> Result<Counts, CliError> {
    let mut counts = Counts::default();
    for slice in view.window.slices() {
        match client.label_overview(&view.place.scope, slice, group_by).await {
            Ok(overview) => counts.add(overview),
            Err(error) => return Err(view.place.explain(client, error).await),
        }
    }
    Ok(counts)
}
