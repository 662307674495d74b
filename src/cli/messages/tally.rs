//! How many rows came, and whether the label overview counts as many.

use std::time::Duration;

use tokio::task::JoinHandle;

use crate::api::{Client, GroupBy, Scope};
use crate::cli::error::CliError;
use crate::cli::exit::Code;
use crate::cli::labels::messages_of;
use crate::cli::view::View;
use crate::view::{DAY_MS, Window};

/// What was counted on the way.
#[derive(Debug, Default)]
pub(super) struct Tally {
    /// Rows written.
    pub(super) rows: u64,
    /// Pages asked for.
    pub(super) pages: u64,
    /// Where rows are missing because the server's paging broke, and why.
    pub(super) cuts: Vec<String>,
    /// There were enough rows: more may follow.
    pub(super) stopped: bool,
    verdict: Option<Verdict>,
}

/// What the overview's counts say.
#[derive(Debug)]
enum Verdict {
    /// As many: so many.
    Equal(u64),
    /// So many instead.
    Differs(u64),
    /// There is no count, and why.
    CannotTell(CliError),
}

/// A slice's count, which is asked for while its pages are.
pub(super) struct Counting {
    client: Client,
    scope: Scope,
    label: Option<String>,
    slice: Window,
    asked: JoinHandle<Result<u64, CliError>>,
}

impl Counting {
    pub(super) fn start(client: &Client, view: &View, slice: Window) -> Self {
        let (client, scope, label) = (client.clone(), view.place.scope.clone(), view.label.clone());
        let asked = {
            let (client, scope, label) = (client.clone(), scope.clone(), label.clone());
            tokio::spawn(async move { count(&client, &scope, slice, label.as_deref()).await })
        };
        Self { client, scope, label, slice, asked }
    }

    /// The count that `rows` rows are to be held against. Where messages still arrive, it is asked for once more: any number
    /// between the two counts is right.
    pub(super) async fn end(self, rows: u64, now_ms: i64) -> Result<u64, CliError> {
        let first = self.asked.await.map_err(|error| CliError::Unexpected(error.to_string()))??;
        let today = now_ms.div_euclid(DAY_MS) * DAY_MS;
        if first == rows || self.slice.end() <= today {
            return Ok(first);
        }
        let last = count(&self.client, &self.scope, self.slice, self.label.as_deref()).await?;
        Ok(if (first..=last).contains(&rows) { rows } else { last })
    }
}

/// What the overview counts in a slice: messages with the label, or all. An error when the server does not say.
async fn count(client: &Client, scope: &Scope, slice: Window, label: Option<&str>) -> Result<u64, CliError> {
    let overview = client.label_overview(scope, slice, GroupBy::Day).await?;
    let counted = match label {
        Some(label) => Some(overview.totals.get(label).map_or(0, |total| total.count)),
        None => messages_of(&overview),
    };
    let unsaid = "the label overview does not say how many messages there are".to_owned();
    counted.ok_or(CliError::Api { code: Code::Unreachable, message: unsaid })
}

/// What the overview counts in the view's whole window, whatever its kind.
pub(in crate::cli) async fn count_all(client: &Client, view: &View) -> Result<u64, CliError> {
    let mut sum = 0;
    for slice in view.window.slices() {
        sum += count(client, &view.place.scope, slice, view.label.as_deref()).await?;
    }
    Ok(sum)
}

impl Tally {
    /// Takes in a slice's count.
    pub(super) fn counted(&mut self, counted: Result<u64, CliError>) {
        self.verdict = Some(match (self.verdict.take(), counted) {
            (Some(Verdict::CannotTell(why)), _) | (_, Err(why)) => Verdict::CannotTell(why),
            (before, Ok(count)) => {
                let differed = matches!(before, Some(Verdict::Differs(_)));
                let count = count + before.map_or(0, |verdict| verdict.count());
                if count == self.rows && !differed { Verdict::Equal(count) } else { Verdict::Differs(count) }
            }
        });
    }

    /// The line for the person: rows, pages, time, and whether that is all.
    pub(super) fn told(&self, took: Duration, view: &View) -> String {
        let all = match &self.verdict {
            Some(Verdict::Equal(_)) => "the label overview counts as many".to_owned(),
            Some(Verdict::Differs(count)) => format!("the label overview counts {count}{}", partial(view.window)),
            Some(Verdict::CannotTell(why)) => format!("cannot tell whether that is all: {why}"),
            None if self.stopped => "more may follow: --all prints every one".to_owned(),
            None if view.kind.is_some() => "the label overview does not count kinds, so it cannot tell".to_owned(),
            None => "no more follow".to_owned(),
        };
        let said: Vec<_> = [self.amount(took), all].into_iter().chain(self.cuts.iter().cloned()).collect();
        said.join("; ")
    }

    /// Rows, pages, time.
    pub(super) fn amount(&self, took: Duration) -> String {
        let row = if self.rows == 1 { "row" } else { "rows" };
        let page = if self.pages == 1 { "page" } else { "pages" };
        format!("{} {row} in {} {page}, {:.1} s", self.rows, self.pages, took.as_secs_f64())
    }

    /// An error when the server's paging broke and rows are missing, or, on demand, when the counts differ or there are none.
    pub(super) fn judged(self, verify: bool) -> Result<(), CliError> {
        if !self.cuts.is_empty() && !matches!(self.verdict, Some(Verdict::Equal(_))) {
            return Err(CliError::Incomplete(format!("rows may be missing: {}", self.cuts.join("; "))));
        }
        match self.verdict {
            Some(Verdict::Differs(count)) if verify => Err(CliError::Incomplete(format!(
                "{} rows are not the {count} that the label overview counts: run it again, or report it",
                self.rows
            ))),
            Some(Verdict::CannotTell(why)) if verify => Err(why),
            _ => Ok(()),
        }
    }
}

impl Verdict {
    const fn count(&self) -> u64 {
        match self {
            Self::Equal(count) | Self::Differs(count) => *count,
            Self::CannotTell(_) => 0,
        }
    }
}

/// Why a count may rightly differ.
fn partial(window: Window) -> &'static str {
    let whole = window.start().rem_euclid(DAY_MS) == 0 && window.end().rem_euclid(DAY_MS) == 0;
    if whole { "" } else { ", perhaps of whole UTC days, which this window does not consist of" }
}

#[cfg(test)]
mod tests;
