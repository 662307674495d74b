//! How many rows came, and whether the label overview counts as many.

use std::time::Duration;

use crate::cli::error::CliError;
use crate::cli::view::View;
use crate::text::{counted, grouped};
use crate::view::{DAY_MS, Window};

/// What was counted on the way.
#[derive(Debug, Default)]
pub(super) struct Tally {
    /// Rows written.
    pub(super) rows: u64,
    /// Rows that came: more than those written where label algebra picks from them.
    pub(super) fetched: u64,
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

impl Tally {
    /// Takes in a slice's count.
    pub(super) fn counted(&mut self, counted: Result<u64, CliError>) {
        self.verdict = Some(match (self.verdict.take(), counted) {
            (Some(Verdict::CannotTell(why)), _) | (_, Err(why)) => Verdict::CannotTell(why),
            (before, Ok(count)) => {
                let differed = matches!(before, Some(Verdict::Differs(_)));
                let count = count + before.map_or(0, |verdict| verdict.count());
                if count == self.fetched && !differed { Verdict::Equal(count) } else { Verdict::Differs(count) }
            }
        });
    }

    /// The line for the person: rows, pages, time, and whether that is all.
    pub(super) fn told(&self, took: Duration, view: &View) -> String {
        let of = if view.algebra().is_some() { " to pick from" } else { "" };
        let all = match &self.verdict {
            Some(Verdict::Equal(_)) => format!("the label overview counts as many{of}"),
            Some(Verdict::Differs(count)) => {
                format!("the label overview counts {}{of}{}", grouped(*count), partial(view.window))
            }
            Some(Verdict::CannotTell(why)) => format!("cannot tell whether that is all: {why}"),
            None if self.stopped => "more may follow: --all prints every one".to_owned(),
            None if view.kind.is_some() => "the label overview does not count kinds, so it cannot tell".to_owned(),
            None => "no more follow".to_owned(),
        };
        let cuts = self.cuts.iter().filter(|_| self.is_equal()).cloned(); // otherwise they are what fails
        let said: Vec<_> = [self.amount(took), all].into_iter().chain(cuts).collect();
        said.join("; ")
    }

    const fn is_equal(&self) -> bool {
        matches!(self.verdict, Some(Verdict::Equal(_)))
    }

    /// Rows, pages, time.
    pub(super) fn amount(&self, took: Duration) -> String {
        let picked =
            if self.fetched > self.rows { format!(", picked from {},", grouped(self.fetched)) } else { String::new() };
        let (rows, pages) = (counted(self.rows, "row"), counted(self.pages, "page"));
        format!("{rows}{picked} in {pages}, {:.1} s", took.as_secs_f64())
    }

    /// An error when the server's paging broke and rows are missing, or, on demand, when the counts differ or there are none.
    pub(super) fn judged(self, verify: bool) -> Result<(), CliError> {
        if !self.cuts.is_empty() && !self.is_equal() {
            return Err(missing(&self.cuts));
        }
        match self.verdict {
            Some(Verdict::Differs(count)) if verify => Err(CliError::Incomplete(format!(
                "{} rows are not the {} that the label overview counts: run it again, or report it",
                grouped(self.fetched),
                grouped(count)
            ))),
            Some(Verdict::CannotTell(why)) if verify => Err(why),
            _ => Ok(()),
        }
    }
}

/// That rows may be missing, and the first few places where.
pub(in crate::cli) fn missing(cuts: &[String]) -> CliError {
    const TOLD: usize = 3;
    let told = cuts.iter().take(TOLD).map(String::as_str).collect::<Vec<_>>().join("; ");
    let more = cuts.len().saturating_sub(TOLD);
    let more = if more > 0 { format!("; and in {more} places more") } else { String::new() };
    CliError::Incomplete(format!("rows may be missing: {told}{more}"))
}

/// That fewer rows of a slice came than the overview counts.
pub(super) fn fewer(fetched: u64, expected: u64, slice: Window) -> CliError {
    let (came, expected) = (counted(fetched, "message"), grouped(expected));
    CliError::Incomplete(format!(
        "{came} came of the {expected} that the label overview counts{}: run it again, or report it",
        partial(slice)
    ))
}

impl Verdict {
    const fn count(&self) -> u64 {
        match self {
            Self::Equal(count) | Self::Differs(count) => *count,
            Self::CannotTell(_) => 0,
        }
    }
}

/// Whether a window consists of whole UTC days, as the overview's buckets do.
pub(super) const fn is_of_whole_days(window: Window) -> bool {
    window.start().rem_euclid(DAY_MS) == 0 && window.end().rem_euclid(DAY_MS) == 0
}

/// Why a count may rightly differ.
fn partial(window: Window) -> &'static str {
    if is_of_whole_days(window) { "" } else { ", perhaps of whole UTC days, which this window does not consist of" }
}

#[cfg(test)]
mod tests;
