//! Counts as rows.

use std::cmp::Reverse;
use std::io::{self, Write};

use chrono::NaiveDate;
use serde::Serialize;

use super::counts::{Counts, Total};
use crate::cli::output::Target;
use crate::cli::rows::{self, Format, LABELS, LABELS_BY_DATE};
use crate::cli::view::label_name;
use crate::config::Config;
use crate::insight::percent;
use crate::text::grouped;

/// A row, under the API's own names; what only a table shows is left out elsewhere.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Line {
    #[serde(skip_serializing_if = "Option::is_none")]
    date: Option<NaiveDate>,
    label: String,
    count: u64,
    unique_conversations: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    unique_conversations_at_most: Option<u64>,
    #[serde(skip)]
    name: String,
    #[serde(skip)]
    rate: Option<f64>,
}

/// A row of the table.
#[derive(Serialize)]
struct Shown<'a> {
    date: Option<NaiveDate>,
    label: &'a str,
    name: &'a str,
    count: String,
    rate: String,
    conversations: String,
}

/// The rows: of each bucket if `by_date`, oldest first, most frequent label first; of one label, if it is given.
pub(super) fn lines(counts: &Counts, by_date: bool, only: Option<&str>, config: &Config) -> Vec<Line> {
    let mut groups = Vec::new();
    if by_date {
        groups.extend(counts.buckets.iter().map(|(date, labels)| (Some(*date), labels)));
    } else {
        groups.push((None, &counts.totals));
    }
    let group = |(date, labels): (Option<NaiveDate>, &std::collections::BTreeMap<String, Total>)| {
        let mut totals: Vec<_> = labels.iter().filter(|(label, _)| only.is_none_or(|only| *label == only)).collect();
        totals.sort_by_key(|(label, total)| (Reverse(total.count), (*label).clone()));
        totals.into_iter().map(|(label, total)| line(date, label, *total, config)).collect::<Vec<_>>()
    };
    groups.into_iter().flat_map(group).collect()
}

fn line(date: Option<NaiveDate>, label: &str, total: Total, config: &Config) -> Line {
    Line {
        date,
        label: label.to_owned(),
        count: total.count,
        unique_conversations: total.conversations.filter(|_| !total.is_bound),
        unique_conversations_at_most: total.conversations.filter(|_| total.is_bound),
        name: Some(label_name(config, label)).filter(|name| *name != label).unwrap_or_default().to_owned(),
        rate: total.rate(),
    }
}

/// Prints the rows.
pub(super) fn print(
    lines: &[Line],
    by_date: bool,
    format: Format,
    target: Target,
    out: &mut dyn Write,
) -> io::Result<()> {
    let json = lines.iter().map(|line| {
        if format == Format::Table { serde_json::to_string(&line.shown()) } else { serde_json::to_string(line) }
    });
    let json = json.collect::<Result<Vec<_>, _>>()?;
    let rows = if by_date { &LABELS_BY_DATE } else { &LABELS };
    rows::print_rows(json.iter().map(String::as_str), &mut *rows::writer(format, rows, target, out))
}

impl Line {
    fn shown(&self) -> Shown<'_> {
        let exact = self.unique_conversations.map(grouped);
        let bound = || self.unique_conversations_at_most.map(|count| format!("≤ {}", grouped(count)));
        Shown {
            date: self.date,
            label: &self.label,
            name: &self.name,
            count: grouped(self.count),
            rate: self.rate.map(percent).unwrap_or_default(),
            conversations: exact.or_else(bound).unwrap_or_default(),
        }
    }
}
