//! A CSV built from the list's rows, for when the server's export fails.

use std::path::Path;

use bytes::Bytes;
use serde_json::value::RawValue;

use super::job::{Job, Question};
use super::progress::Spinner;
use super::{Brought, CliError, OutputArgs};
use crate::api::Client;
use crate::cli::messages::{self, Pager};
use crate::cli::stream::PageOfRows;
use crate::cli::users::UsersPager;
use crate::export::{Counted, CsvStyle, MESSAGE_FIELDS, RowsCsv, Saved, USER_FIELDS, commit_counted};
use crate::files::{WholeFile, WriteError};
use crate::text::counted;

/// Pages through the list to its end, and writes its rows as the file `to`, whole or not at all.
pub(super) async fn build(
    client: &Client,
    job: &Job,
    to: &Path,
    output: &OutputArgs,
    spinner: &Spinner,
) -> Result<Brought, CliError> {
    let style = if output.excel { CsvStyle::Spreadsheet } else { CsvStyle::Exact };
    let mut receipt = job.receipt();
    spinner.wait("asking for rows".to_owned());
    let mut file = Csv::create(to, output.force, style, job)?;
    let mut notes = Vec::new();
    let mut slices = Vec::new();
    match &job.question {
        Question::Messages(view) => {
            let mut pager = Pager::new(client, view, None);
            let mut unproven = None;
            for slice in view.window.slices() {
                // One label, or none, is counted once, at the end.
                let counting = if view.algebra().is_some() { pager.enter(slice).await } else { None };
                let (before, fetched) = (pager.rows, pager.fetched);
                while let Some(page) = pager.next(slice).await? {
                    file.write(&page)?;
                    spinner.rows(pager.rows);
                }
                slices.push(pager.rows - before);
                if let Some(counting) = counting {
                    let fetched = pager.fetched - fetched;
                    unproven = unproven.or(differs(counting.end(fetched, job.started).await, fetched));
                }
            }
            if !pager.cuts.is_empty() {
                return Err(messages::missing(&pager.cuts));
            }
            if view.algebra().is_some() {
                notes.push(format!("picked from {}", counted(pager.fetched, "message")));
                notes.extend(unproven);
            }
            match job.overview_count(client).await {
                Ok(count) => receipt.overview_count = count,
                Err(error) => notes.push(format!("the label overview does not say how many there should be: {error}")),
            }
        }
        Question::Users { place, filter } => {
            let mut pager = UsersPager::new(client, place, *filter, None);
            while let Some(page) = pager.next().await? {
                file.write(&page)?;
                spinner.rows(pager.rows);
            }
            slices.push(pager.rows);
            receipt.total_count = pager.expected();
        }
    }
    let (saved, more) = file.commit(slices, receipt.total_count)?;
    notes.extend(more);
    Ok(Brought { receipt, saved: Some(saved), notes })
}

/// Why nobody can tell whether the rows that label algebra picks from are all: the label overview counts otherwise.
fn differs(counted: Result<u64, CliError>, fetched: u64) -> Option<String> {
    match counted {
        Ok(count) if count == fetched => None,
        Ok(count) => Some(format!("of {fetched} messages to pick from, the label overview counts {count}")),
        Err(error) => Some(format!("the label overview does not say how many there should be: {error}")),
    }
}

/// The file while it is written.
struct Csv {
    rows: RowsCsv<Counted<WholeFile>>,
    to: std::path::PathBuf,
    style: CsvStyle,
}

impl Csv {
    fn create(to: &Path, overwrite: bool, style: CsvStyle, job: &Job) -> Result<Self, CliError> {
        let names = match job.question {
            Question::Messages(_) => MESSAGE_FIELDS,
            Question::Users { .. } => USER_FIELDS,
        };
        let file = Counted::new(WholeFile::create(to, overwrite)?);
        let rows = RowsCsv::new(file, names, style).map_err(|error| WriteError::of(to, error))?;
        Ok(Self { rows, to: to.to_owned(), style })
    }

    fn write(&mut self, page: &PageOfRows) -> Result<(), CliError> {
        for place in &page.rows {
            let row = row(&page.body, place.clone())?;
            self.rows.write(row).map_err(|error| WriteError::of(&self.to, error))?;
        }
        Ok(())
    }

    /// Gives the file its name, or, when it holds fewer rows than `expected`, that of one that is incomplete; says what was
    /// changed in it or could not be read.
    fn commit(self, slices: Vec<u64>, expected: Option<u64>) -> Result<(Saved, Vec<String>), CliError> {
        let Self { rows, to, style } = self;
        let (file, written) = rows.finish().map_err(|error| WriteError::of(&to, error))?;
        let (whole, tally) = file.finish();
        let mut notes = Vec::new();
        if style == CsvStyle::Spreadsheet {
            notes.push(format!("{} fields begin like formulas and got a ' before them", written.neutralised));
        }
        if written.damaged > 0 {
            notes.push(format!("{} rows are damaged and stand whole in their first field", written.damaged));
        }
        Ok((Saved { path: commit_counted(whole, &tally, expected)?, tally, slices }, notes))
    }
}

/// A row, which was valid JSON when its page was read.
fn row(body: &Bytes, place: std::ops::Range<usize>) -> Result<&RawValue, CliError> {
    let json = body.get(place).unwrap_or_default();
    serde_json::from_slice(json).map_err(|error| CliError::Unexpected(format!("a row cannot be read again: {error}")))
}
