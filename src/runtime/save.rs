//! Saves an export to a file, with its receipt beside it.

use chrono::Utc;

use crate::app::{NotSaved, SavedFile};
use crate::export::place::receipt_beside;
use crate::export::{self, DownloadOptions, Downloader, FileFacts, Receipt, SaveProgress};

use super::naming::{named, sentence, told};

/// Downloads all slices into the one file that `typed` means, tells how that goes, and writes the receipt. What is there is
/// replaced only when `replace` says so.
pub(super) async fn save(
    downloader: &Downloader,
    typed: &str,
    replace: bool,
    mut receipt: Receipt,
    tell: impl FnMut(SaveProgress) + Send,
) -> Result<SavedFile, NotSaved> {
    let path = named(typed);
    let urls = receipt.csv_urls.clone();
    let options = DownloadOptions { overwrite: replace, expected: receipt.total_count, ..DownloadOptions::default() };
    let saved = export::save(downloader, &urls, &path, options, tell).await;
    let saved = saved.map_err(|error| match error.existing() {
        Some(path) => NotSaved::Exists { path: told(path) },
        None => NotSaved::Failed { again: error.may_pass(), why: error.to_string() },
    })?;
    receipt.file = Some(FileFacts::from(&saved));
    receipt.finished = Utc::now().timestamp_millis();
    let mismatch = receipt.check();
    let facts = FileFacts::from(&saved);
    // A file that comes short has another name than the one that was asked about.
    let replace = replace && saved.path == path;
    let beside = receipt_beside(&saved.path);
    let written =
        tokio::task::spawn_blocking(move || receipt.write(&beside, replace).map_err(|error| sentence(&error)));
    let without = written.await.map_err(|ended| ended.to_string()).and_then(|written| written).err();
    let has_receipt = without.is_none();
    let without = without.map(|why| format!("it has no receipt: {why}"));
    let mismatch = mismatch.into_iter().chain(without).reduce(|mismatch, without| format!("{mismatch}; {without}"));
    Ok(SavedFile { path: told(&saved.path), facts, mismatch, has_receipt })
}
