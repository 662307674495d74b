//! `vipdeck export`: has the server write a CSV, or builds one from rows, and says whether it is whole.

mod job;
mod progress;
mod rows;
mod server;

use std::path::{Path, PathBuf};
use std::time::Instant;

use chrono::Utc;

use super::args::{ExportCommand, OutputArgs, PlaceArgs, ViewRequest};
use super::context::Context;
use super::error::CliError;
use super::output::note;
use super::place::find_place;
use super::view::{self, find_view};
use super::{network, wait};
use crate::api::{Client, UserFilter};
use crate::export::{FileFacts, Receipt, Saved, place};
use crate::files::WriteError;
use crate::text;
use crate::view::{WindowSpec, Zone};
use job::{Job, Question};
use progress::Spinner;

/// What an export brought.
struct Brought {
    receipt: Receipt,
    /// The file, if one was saved.
    saved: Option<Saved>,
    /// What should be known beside it.
    notes: Vec<String>,
}

/// What is wanted, its names not yet looked up.
enum Wanted {
    Messages(ViewRequest),
    Users(PlaceArgs, UserFilter),
}

/// Exports, and writes the receipt. Rows that are not as many as they should be are an error, after all else is done.
pub(super) fn run(command: ExportCommand, context: &Context, now_ms: i64) -> Result<(), CliError> {
    let (wanted, output) = match command {
        ExportCommand::Messages(arguments) => {
            let request = arguments.view.request(now_ms)?;
            refuse_algebra(&request, &arguments.output, context)?;
            (Wanted::Messages(request), arguments.output)
        }
        ExportCommand::Users(arguments) => {
            (Wanted::Users(arguments.place, arguments.filter.filter()), arguments.output)
        }
    };
    refuse_mistakes(&output)?;
    let spinner = Spinner::new();
    let client = network::telling_client(&context.account_noting()?, {
        let spinner = spinner.clone();
        move |line| spinner.note(line)
    })?;
    let started = Instant::now();
    let brought = wait::block_on(async {
        let (question, name) = match wanted {
            Wanted::Messages(request) => {
                let view = find_view(&client, request, &context.config, now_ms, WindowSpec::default()).await?;
                let name = place::messages_name(view.window, Zone::Local);
                (Question::Messages(view), name)
            }
            Wanted::Users(wanted, filter) => {
                let place = find_place(&client, &wanted).await?;
                (Question::Users { place, filter }, place::users_name(now_ms, Zone::Local))
            }
        };
        carry_out(&client, &Job { question, started: now_ms }, &output, &name, context, &spinner).await
    });
    spinner.clear();
    conclude(brought?, &output, started)
}

async fn carry_out(
    client: &Client,
    job: &Job,
    output: &OutputArgs,
    name: &str,
    context: &Context,
    spinner: &Spinner,
) -> Result<Brought, CliError> {
    let to = output.output.as_ref().map(|typed| place::target(typed, None, name));
    if let Some(to) = to.as_ref().filter(|_| !output.force) {
        refuse_existing(to)?;
    }
    match (to, output.from_rows) {
        (Some(to), true) => rows::build(client, job, &to, output, spinner).await,
        (to, _) => server::export(client, job, to.as_deref(), output, context, spinner).await,
    }
}

/// Refuses several labels where the server would have to know label algebra.
fn refuse_algebra(request: &ViewRequest, output: &OutputArgs, context: &Context) -> Result<(), CliError> {
    let labels = view::labels(request, &context.config)?;
    if output.from_rows || labels.is_none_or(|labels| labels.as_label().is_some()) {
        return Ok(());
    }
    let message =
        "the server exports one label or all: name one, or build the CSV here, with --from-rows --output FILE";
    Err(CliError::Usage(message.to_owned()))
}

/// Refuses files that cannot be meant, or exist, before the server is put to work.
fn refuse_mistakes(output: &OutputArgs) -> Result<(), CliError> {
    if output.output.as_deref() == Some(Path::new("-")) {
        let message =
            "an export is saved whole, so it needs a file; rows for a pipe: `vipdeck messages --format csv`, or users";
        return Err(CliError::Usage(message.to_owned()));
    }
    if output.receipt.is_some() && output.receipt == output.output {
        return Err(CliError::Usage("the receipt would replace the export: give it another name".to_owned()));
    }
    match output.receipt.as_ref().filter(|_| !output.force) {
        Some(receipt) => Ok(refuse_existing(receipt)?),
        None => Ok(()),
    }
}

/// Refuses what could not be written at the end, before the server is put to work.
fn refuse_existing(path: &Path) -> Result<(), WriteError> {
    let exists = path.symlink_metadata().is_ok() && !path.is_dir();
    if exists { Err(WriteError::Exists(PathBuf::from(path))) } else { Ok(()) }
}

/// Writes the receipt, and says what was saved and whether the counts agree.
fn conclude(brought: Brought, output: &OutputArgs, started: Instant) -> Result<(), CliError> {
    let Brought { mut receipt, saved, notes } = brought;
    receipt.file = saved.as_ref().map(FileFacts::from);
    receipt.finished = Utc::now().timestamp_millis();
    for line in notes {
        note(&format!("vipdeck: {line}"));
    }
    let seconds = started.elapsed().as_secs_f64();
    let what = saved.as_ref().map_or_else(|| counted(&receipt), |saved| held(saved, &receipt));
    note(&format!("vipdeck: {what}, {seconds:.1} s"));
    if let Some(path) = &output.receipt {
        receipt.write(path, output.force)?;
    }
    match receipt.check() {
        None => Ok(()),
        // Messages may arrive between the export and the overview; the file against its own count may not differ.
        Some(said) if whole(&receipt) => {
            note(&format!("vipdeck: {said}"));
            Ok(())
        }
        Some(said) => Err(CliError::Incomplete(format!("do not rely on this export: {said}"))),
    }
}

/// What the server wrote.
fn counted(receipt: &Receipt) -> String {
    receipt.total_count.map_or_else(|| "rows that the server did not count".to_owned(), rows)
}

/// What the file holds.
fn held(saved: &Saved, receipt: &Receipt) -> String {
    let (count, bytes) = (saved.tally.rows, saved.tally.bytes);
    let agreed = receipt.total_count.filter(|total| *total == count);
    let agreed = agreed.map_or("", |_| " (the server counted as many)");
    format!("{}: {}{agreed}, {}", saved.path.display(), rows(count), text::counted(bytes, "byte"))
}

/// The file holds as many rows as the server counted.
fn whole(receipt: &Receipt) -> bool {
    let file = receipt.file.as_ref();
    file.is_none_or(|file| !file.is_cut && receipt.total_count.is_none_or(|total| total == file.rows))
}

fn rows(count: u64) -> String {
    text::counted(count, "row")
}
