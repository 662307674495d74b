//! What the label overview counts in a slice, asked for while its pages are.

use std::pin::Pin;

use crate::api::{Client, GroupBy, Overview, Scope};
use crate::cli::error::CliError;
use crate::cli::exit::Code;
use crate::cli::view::View;
use crate::view::{DAY_MS, Window};

/// A slice's count.
pub(in crate::cli) struct Counting {
    client: Client,
    scope: Scope,
    /// The label whose messages are counted; `None`: all messages.
    label: Option<String>,
    slice: Window,
    first: Pin<Box<dyn Future<Output = Result<u64, CliError>> + Send>>,
}

impl Counting {
    /// Asks now for the view's own label.
    pub(super) fn start(client: &Client, view: &View, slice: Window) -> Self {
        let label = view.label().map(str::to_owned);
        let asked = {
            let (client, scope, label) = (client.clone(), view.place.scope.clone(), label.clone());
            tokio::spawn(async move { count(&client, &scope, slice, label.as_deref()).await })
        };
        let first = async { asked.await.map_err(|error| CliError::Unexpected(error.to_string()))? };
        Self { client: client.clone(), scope: view.place.scope.clone(), label, slice, first: Box::pin(first) }
    }

    /// Takes the count from an overview that has been asked for already.
    pub(super) fn known(
        client: &Client,
        view: &View,
        slice: Window,
        label: Option<&str>,
        overview: Result<Overview, CliError>,
    ) -> Self {
        let first = std::future::ready(overview.and_then(|overview| counted(&overview, label)));
        let label = label.map(str::to_owned);
        Self { client: client.clone(), scope: view.place.scope.clone(), label, slice, first: Box::pin(first) }
    }

    /// The count that `rows` rows are to be held against. Where messages still arrive, it is asked for once more: any number
    /// between the two counts is right.
    pub(in crate::cli) async fn end(self, rows: u64, now_ms: i64) -> Result<u64, CliError> {
        let first = self.first.await?;
        let today = now_ms.div_euclid(DAY_MS) * DAY_MS;
        if first == rows || self.slice.end() <= today {
            return Ok(first);
        }
        let last = count(&self.client, &self.scope, self.slice, self.label.as_deref()).await?;
        Ok(if (first..=last).contains(&rows) { rows } else { last })
    }
}

/// What the overview counts in the view's whole window, whatever its kind.
pub(in crate::cli) async fn count_all(client: &Client, view: &View) -> Result<u64, CliError> {
    let mut sum = 0;
    for slice in view.window.slices() {
        sum += count(client, &view.place.scope, slice, view.label()).await?;
    }
    Ok(sum)
}

/// What the overview counts in a slice. An error when the server does not say.
async fn count(client: &Client, scope: &Scope, slice: Window, label: Option<&str>) -> Result<u64, CliError> {
    counted(&client.label_overview(scope, slice, GroupBy::Day).await?, label)
}

/// Messages with the label, or all.
fn counted(overview: &Overview, label: Option<&str>) -> Result<u64, CliError> {
    let unsaid = "the label overview does not say how many messages there are".to_owned();
    count_in(overview, label).ok_or(CliError::Api { code: Code::Unreachable, message: unsaid })
}

/// Messages with the label, or all; `None` when the server does not say so that it can be read.
pub(super) fn count_in(overview: &Overview, label: Option<&str>) -> Option<u64> {
    match label {
        Some(label) => overview.said_of(label),
        None => overview.user_messages(),
    }
}
