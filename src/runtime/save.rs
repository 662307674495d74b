//! Saves an export to a file, with its receipt beside it.

use std::env;
use std::path::Path;

use chrono::Utc;

use crate::app::SavedFile;
use crate::export::place::{receipt_beside, target};
use crate::export::{self, DownloadOptions, Downloader, FileFacts, Receipt};

/// Downloads all slices into the one file that `typed` means, and writes the receipt. Nothing that is there is replaced. The
/// error is a sentence for the user.
pub(super) async fn save(downloader: &Downloader, typed: &str, mut receipt: Receipt) -> Result<SavedFile, String> {
    let path = target(Path::new(typed.trim()), env::home_dir().as_deref(), "vipdeck.csv");
    let urls = receipt.csv_urls.clone();
    let options = DownloadOptions { expected: receipt.total_count, ..DownloadOptions::default() };
    let saved = export::save(downloader, &urls, &path, options, |_| {}).await;
    let saved = saved.map_err(|error| error.to_string())?;
    receipt.file = Some(FileFacts::from(&saved));
    receipt.finished = Utc::now().timestamp_millis();
    let beside = receipt_beside(&saved.path);
    let mismatch = receipt.check();
    let facts = FileFacts::from(&saved);
    let written = tokio::task::spawn_blocking(move || receipt.write(&beside).map_err(|error| error.to_string()));
    written
        .await
        .map_err(|ended| ended.to_string())?
        .map_err(|why| format!("saved, but without its receipt: {why}"))?;
    Ok(SavedFile { path: saved.path.display().to_string(), facts, mismatch })
}
