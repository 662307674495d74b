//! The server's own export: where its CSVs are, and one file made of them.

use std::io::Write;
use std::path::Path;

use super::job::Job;
use super::progress::Spinner;
use super::{Brought, CliError, OutputArgs};
use crate::api::{Client, CsvUrl, Export};
use crate::cli::context::Context;
use crate::cli::exit::Code;
use crate::cli::output;
use crate::export::opener::{self, OpenError};
use crate::export::{DownloadOptions, Downloader, DownloaderOptions, save};
use crate::text::Clean;

/// The most of an address that is not to be trusted that is shown, in cells.
const LONGEST_SHOWN: usize = 300;

/// Has the server write its CSVs, one a slice; prints where they are, opens them, or saves them as the file `to`.
pub(super) async fn export(
    client: &Client,
    job: &Job,
    to: Option<&Path>,
    output: &OutputArgs,
    context: &Context,
    spinner: &Spinner,
) -> Result<Brought, CliError> {
    let mut receipt = job.receipt();
    let mut total = Some(0);
    let slices = job.slices();
    for (number, slice) in (1..).zip(&slices) {
        let which = if slices.len() > 1 { format!(" slice {number} of {}", slices.len()) } else { String::new() };
        spinner.wait(format!("the server is writing{which}"));
        let export = job.ask(client, *slice).await?;
        total = total.zip(export.total_count).map(|(before, count)| before + count);
        let url = trusted(&export)?;
        if to.is_none() {
            print(&url)?;
        }
        receipt.csv_urls.push(url);
    }
    receipt.total_count = total;
    let mut notes = Vec::new();
    if output.receipt.is_some() {
        match job.overview_count(client).await {
            Ok(count) => receipt.overview_count = count,
            Err(error) => notes.push(format!("the label overview does not say how many there should be: {error}")),
        }
    }
    if output.open {
        for url in &receipt.csv_urls {
            open(url, &context.config.open.command).await?;
        }
    }
    let saved = match to {
        Some(to) => {
            let downloader = Downloader::new(DownloaderOptions::default());
            let options = DownloadOptions { overwrite: output.force, expected: total, ..DownloadOptions::default() };
            let tell = |progress| spinner.download(progress);
            Some(save(&downloader, &receipt.csv_urls, to, options, tell).await?)
        }
        None => None,
    };
    Ok(Brought { receipt, saved, notes })
}

/// The address, when it is one of the web. Another one is shown, but kept from stdout: a script could follow it.
fn trusted(export: &Export) -> Result<CsvUrl, CliError> {
    CsvUrl::parse(&export.csv_url).map_err(|error| {
        let shown = Clean::start(&export.csv_url, LONGEST_SHOWN);
        CliError::Api { code: Code::Unreachable, message: format!("{error}: {shown}") }
    })
}

/// One address a line, as soon as it is known.
fn print(url: &CsvUrl) -> Result<(), CliError> {
    let mut out = output::stdout();
    writeln!(out, "{url}")?;
    Ok(out.flush()?)
}

async fn open(url: &CsvUrl, command: &[String]) -> Result<(), CliError> {
    opener::open(url.as_str(), command).await.map_err(|error| {
        CliError::Unexpected(match error {
            OpenError::Refused(error) => error.to_string(),
            OpenError::NoBrowser => "there is no browser here: use the address that was printed".to_owned(),
            OpenError::NotStarted { program, why } => {
                format!("`{program}` ([open] command) cannot be started: {why}; use the address that was printed")
            }
            OpenError::Failed => "the browser did not open: use the address that was printed".to_owned(),
        })
    })
}
