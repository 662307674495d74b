//! What a person needs to trust an export: what was asked for, what the server counted, and what the file holds.

use std::io;
use std::path::Path;

use chrono::{DateTime, SecondsFormat, Utc};
use serde::ser::SerializeStruct;
use serde::{Serialize, Serializer};

use crate::api::{CsvUrl, UserFilter};
use crate::text::grouped;
use crate::view::{Kind, Ref, Window, Zone};

use super::{Saved, Tally};
use crate::files::{self, WriteError};

/// What is exported.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum What {
    /// The messages of a window.
    Messages,
    /// The VIP users of a channel.
    Users,
}

impl What {
    /// The word for it, in the plural.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Messages => "messages",
            Self::Users => "users",
        }
    }
}

/// The receipt of an export. It holds what was asked for in full, but no query of a csvUrl.
#[derive(Clone, Debug, Serialize)]
pub struct Receipt {
    /// What is exported.
    pub what: What,
    /// The workspace.
    #[serde(serialize_with = "named")]
    pub workspace: Ref,
    /// The channel.
    #[serde(serialize_with = "named")]
    pub channel: Ref,
    /// The window; `None` for users.
    pub window: Option<Period>,
    /// One label only.
    pub label: Option<String>,
    /// One kind only.
    pub kind: Option<Kind>,
    /// Which users; `None` for messages.
    pub users: Option<UserFilter>,
    /// Rows that the server counted for the export, over all slices; `None` when it did not say for each.
    pub total_count: Option<u64>,
    /// Rows that the overview counts for the same question, or the list of users; `None` when there is no such count.
    pub overview_count: Option<u64>,
    /// Where the server put the CSVs, newest slice first; without what lets others in.
    #[serde(serialize_with = "redacted")]
    pub csv_urls: Vec<CsvUrl>,
    /// The file, once it was saved.
    pub file: Option<FileFacts>,
    /// When the export began, epoch ms; written as a UTC date-time.
    #[serde(serialize_with = "utc_date_time")]
    pub started: i64,
    /// When it was done, epoch ms; written as a UTC date-time.
    #[serde(serialize_with = "utc_date_time")]
    pub finished: i64,
}

/// What the file holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FileFacts {
    /// Its name, without the folders, which are nobody's business.
    pub name: String,
    /// Rows counted in it, without the header.
    pub rows: u64,
    /// Its length in bytes.
    pub bytes: u64,
    /// SHA-256, lowercase hex.
    pub sha256: String,
    /// The header's fields.
    pub columns: Vec<String>,
    /// Whether it ends in the middle of a row.
    pub is_cut: bool,
}

impl From<&Saved> for FileFacts {
    fn from(saved: &Saved) -> Self {
        let Tally { rows, bytes, sha256, columns, is_cut } = saved.tally.clone();
        let name = saved.path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        Self { name, rows, bytes, sha256, columns, is_cut }
    }
}

/// A window as the API takes it and as people read it: ISO-8601, the last millisecond included.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Period {
    /// In UTC.
    pub utc: Ends,
    /// In the zone.
    pub local: Ends,
    /// The zone's name, such as `Europe/Berlin`.
    pub zone: String,
}

/// The first and the last millisecond of a window.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Ends {
    /// The first.
    pub from: String,
    /// The last.
    pub to: String,
}

impl Period {
    /// A window, in UTC and in a zone.
    #[must_use]
    pub fn new(window: Window, zone: Zone) -> Self {
        let ends = |zone: Zone| {
            let text = |ms| zone.at(ms).to_rfc3339_opts(SecondsFormat::Millis, true);
            Ends { from: text(window.start()), to: text(window.end() - 1) }
        };
        Self { utc: ends(Zone::Utc), local: ends(zone), zone: zone.name().into_owned() }
    }
}

/// A receipt as it is written.
#[derive(Serialize)]
struct Written<'a> {
    program: &'static str,
    #[serde(flatten)]
    receipt: &'a Receipt,
    mismatches: Vec<String>,
}

impl Receipt {
    /// What does not agree, each in a sentence without a full stop; none also when there is nothing to hold the file against.
    #[must_use]
    pub fn mismatches(&self) -> Vec<String> {
        let mut found = Vec::new();
        if let Some(file) = &self.file {
            if let Some(total) = self.total_count.filter(|total| *total != file.rows) {
                found.push(format!("the file holds {}, the server counted {}", rows(file.rows), grouped(total)));
            }
            if file.is_cut {
                found.push("the file ends in the middle of a row".to_owned());
            }
        }
        let counted = self.total_count.or(self.file.as_ref().map(|file| file.rows));
        if let Some((counted, overview)) = counted.zip(self.overview_count).filter(|(a, b)| a != b) {
            let other = if self.what == What::Users { "the list of users" } else { "the overview" };
            found.push(format!("the export has {}, {other} counts {}", rows(counted), grouped(overview)));
        }
        found
    }

    /// What to say before the file is used: what does not agree, as one line. `None` when nothing speaks against it.
    #[must_use]
    pub fn check(&self) -> Option<String> {
        let mismatches = self.mismatches();
        (!mismatches.is_empty()).then(|| mismatches.join("; "))
    }

    /// The receipt as JSON with line breaks, one at the end.
    pub fn to_json(&self) -> serde_json::Result<String> {
        let program = concat!("vipdeck ", env!("CARGO_PKG_VERSION"));
        let written = Written { program, receipt: self, mismatches: self.mismatches() };
        Ok(serde_json::to_string_pretty(&written)? + "\n")
    }

    /// Writes it, whole or not at all, readable by its owner only (0600). What is there is replaced only when `overwrite` says so.
    pub fn write(&self, path: &Path, overwrite: bool) -> Result<(), WriteError> {
        let json = self.to_json().map_err(|error| WriteError::of(path, io::Error::from(error)))?;
        files::write(path, overwrite, json.as_bytes()).map(drop)
    }
}

/// A name that is not known is `null`.
fn named<S: Serializer>(reference: &Ref, serializer: S) -> Result<S::Ok, S::Error> {
    let Ref { id, name } = reference;
    let mut written = serializer.serialize_struct("Ref", 2)?;
    written.serialize_field("id", id)?;
    written.serialize_field("name", &Some(name).filter(|name| !name.is_empty()))?;
    written.end()
}

fn redacted<S: Serializer>(urls: &[CsvUrl], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(urls.iter().map(CsvUrl::redacted))
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands over a reference")]
fn utc_date_time<S: Serializer>(ms: &i64, serializer: S) -> Result<S::Ok, S::Error> {
    let at: DateTime<Utc> = DateTime::from_timestamp_millis(*ms).unwrap_or_default();
    serializer.collect_str(&at.to_rfc3339_opts(SecondsFormat::Millis, true))
}

fn rows(count: u64) -> String {
    format!("{} {}", grouped(count), if count == 1 { "row" } else { "rows" })
}

#[cfg(test)]
mod tests;
