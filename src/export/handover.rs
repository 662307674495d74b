//! Chosen messages, handed over to a colleague or a program: as CSV, NDJSON, a Markdown digest, or plain text.
//!
//! CSV and NDJSON have the API's field names. Their rows are rebuilt from what the dashboard keeps of a message, see
//! [`Message`]; they are not the server's own bytes.

mod markdown;

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::{CsvStyle, MESSAGE_FIELDS, RowsCsv};
use crate::files::{WholeFile, WriteError};
use crate::store::Message;
use crate::text::{Clean, NO_NAME};
use crate::view::Zone;

/// How a file of messages is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HandoverFormat {
    /// After RFC 4180.
    Csv,
    /// A JSON object a line.
    Ndjson,
    /// To be read by people.
    Markdown,
}

impl HandoverFormat {
    /// What the end of a file's name asks for: `.csv`, `.ndjson` or `.jsonl`, `.md` or `.markdown`.
    #[must_use]
    pub fn of(path: &str) -> Option<Self> {
        match Path::new(path.trim()).extension()?.to_str()?.to_ascii_lowercase().as_str() {
            "csv" => Some(Self::Csv),
            "ndjson" | "jsonl" => Some(Self::Ndjson),
            "md" | "markdown" => Some(Self::Markdown),
            _ => None,
        }
    }
}

/// Messages to be handed over, and what is said about them.
#[derive(Clone, Debug)]
pub struct Handover {
    /// The messages, newest first.
    pub messages: Vec<Message>,
    /// Where they come from: workspace › channel › window, not cleaned.
    pub of: String,
    /// Names of custom label ids.
    pub label_names: BTreeMap<String, String>,
    /// In which times are said, where people read them.
    pub zone: Zone,
}

/// Messages could not be handed over.
#[derive(Debug, thiserror::Error)]
pub enum HandoverError {
    /// The name does not say how to write them.
    #[error("only .csv, .ndjson, .md")]
    NoFormat,
    /// The file cannot be written.
    #[error(transparent)]
    Write(#[from] WriteError),
}

impl Handover {
    /// Writes them to a file, whole or not at all, readable by its owner only; the end of its name says how. What is there is
    /// replaced only when `overwrite` says so.
    pub fn save(&self, path: &Path, overwrite: bool) -> Result<PathBuf, HandoverError> {
        let format = path.to_str().and_then(HandoverFormat::of).ok_or(HandoverError::NoFormat)?;
        let mut file = WholeFile::create(path, overwrite)?;
        self.write(format, &mut file).map_err(|error| WriteError::of(path, error))?;
        Ok(file.commit()?)
    }

    /// Writes them.
    pub fn write(&self, format: HandoverFormat, out: &mut impl Write) -> io::Result<()> {
        match format {
            HandoverFormat::Csv => {
                let mut csv = RowsCsv::new(out, MESSAGE_FIELDS, CsvStyle::Exact)?;
                for message in &self.messages {
                    csv.write(&serde_json::value::to_raw_value(message)?)?;
                }
                csv.finish().map(drop)
            }
            HandoverFormat::Ndjson => {
                for message in &self.messages {
                    // Between the values of a damaged row there can be line breaks; within one there cannot.
                    let line = serde_json::to_string(message)?.replace(['\n', '\r'], " ");
                    writeln!(out, "{line}")?;
                }
                out.flush()
            }
            HandoverFormat::Markdown => {
                out.write_all(markdown::digest(self).as_bytes())?;
                out.flush()
            }
        }
    }

    /// As plain text, cleaned: who wrote when, with which labels, and what.
    #[must_use]
    pub fn text(&self) -> String {
        let one = |message: &Message| {
            let head = [Some(self.time(message)), Some(who(message)), self.labels(message)];
            let head: Vec<String> = head.into_iter().flatten().collect();
            let said = said(message).iter().map(ToString::to_string).collect::<Vec<_>>();
            format!("{}\n{}\n", head.join(" · "), said.join("\n"))
        };
        self.messages.iter().map(one).collect::<Vec<_>>().join("\n")
    }

    /// `Sat 30 May 2026 13:00:00 UTC`.
    fn time(&self, message: &Message) -> String {
        format!("{} {}", self.zone.at(message.at).format("%a %-d %b %Y %H:%M:%S"), self.zone.name())
    }

    /// Its labels by name, cleaned; `None` when it has none.
    fn labels(&self, message: &Message) -> Option<String> {
        let name = |label: &String| Clean::line(self.label_names.get(label).unwrap_or(label)).to_string();
        let names: Vec<String> = message.labels.iter().chain(&message.custom_labels).map(name).collect();
        (!names.is_empty()).then(|| names.join(", "))
    }
}

/// Who wrote it, cleaned.
fn who(message: &Message) -> String {
    message.user.as_deref().map_or_else(|| NO_NAME.to_owned(), |user| Clean::line(user).to_string())
}

/// What it says, cleaned, line by line, or what stands for it.
fn said(message: &Message) -> Vec<Clean> {
    match message.damaged.as_deref().or(message.text.as_deref()).filter(|text| !text.is_empty()) {
        Some(text) => Clean::block(text),
        None => vec![Clean::line(&format!("[{}]", message.kind))],
    }
}

#[cfg(test)]
mod tests;
