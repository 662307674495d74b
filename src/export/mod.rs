//! From a csvUrl, or from rows, to a CSV file that is whole, counted and receipted.
//!
//! What is saved is written under a temporary name beside its own and renamed when it is whole, readable by its owner only.
//! What it holds is counted while it passes, and held against what the server counted by a [`Receipt`].

mod count;
mod download;
mod handover;
mod incomplete;
mod join;
mod joins;
pub(crate) mod opener;
mod pieces;
pub mod place;
mod receipt;
mod records;
mod rows_csv;
mod save;
mod saved;

pub use count::{Counted, Counter, Tally};
pub use download::{DownloadError, DownloadOptions, Downloader, DownloaderOptions, Pause, Progress};
pub use handover::{Handover, HandoverError, HandoverFormat};
pub use incomplete::commit_counted;
pub use join::{JoinError, join};
pub use joins::wait_for_joins;
pub use receipt::{Ends, FileFacts, Period, Receipt, What};
pub use rows_csv::{CsvStyle, MESSAGE_FIELDS, RowsCsv, RowsWritten, USER_FIELDS};
pub(crate) use rows_csv::{Join, fields};
pub use save::{SaveError, SaveProgress, save};
pub use saved::Saved;
