//! `vipdeck check`: a label against a limit.

use std::io::Write;

use serde::{Serialize, Serializer};

use super::args::{CheckArgs, CheckFormat};
use super::context::Context;
use super::error::CliError;
use super::exit::Code;
use super::labels::{self, Counts};
use super::messages::{self, Picked};
use super::output::{self, note, safe};
use super::view::{self, View, find_view, label_name};
use super::{network, wait};
use crate::api::{Client, GroupBy};
use crate::config::Config;
use crate::insight::LabelExpr;
use crate::text::{self, grouped};
use crate::view::{Span, Unit, Window, WindowSpec, Zone};

/// What was found.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Finding {
    #[serde(serialize_with = "as_typed")]
    label: LabelExpr,
    from: String,
    to: String,
    count: u64,
    /// All user messages: the baseline.
    user_messages: Option<u64>,
    rate: Option<f64>,
    max_rate: Option<f64>,
    max_count: Option<u64>,
    exceeded: bool,
    /// Those of the labels that no message of the window carries: they may be misspelt.
    absent_labels: Vec<String>,
}

/// How many messages carry the labels, and how many there are in all.
#[derive(Clone, Copy, Debug)]
struct Counted {
    count: u64,
    /// `None` when the server does not say.
    messages: Option<u64>,
}

/// The limits.
#[derive(Clone, Copy, Debug)]
struct Limits {
    rate: Option<f64>,
    count: Option<u64>,
}

/// Prints the finding; [`Code::Exceeded`] when it is over a limit.
pub(super) fn run(arguments: &CheckArgs, context: &Context, now_ms: i64) -> Result<(), CliError> {
    let request = arguments.view.request(now_ms)?;
    if request.kind.is_some() {
        return Err(CliError::Usage("the label overview does not count kinds: leave --kind out".to_owned()));
    }
    let Some(labels) = view::labels(&request, &context.config)? else {
        return Err(CliError::Usage("which label? name one with --label, such as --label frustrated".to_owned()));
    };
    let client = network::client(&context.account_noting()?)?;
    let last_day = WindowSpec::Last(Span::new(24, Unit::Hour).unwrap_or(Span::days(1)));
    let (counted, counts, short, view) = wait::block_on(async {
        let view = find_view(&client, request, &context.config, now_ms, last_day).await?;
        let counts = labels::fetch(&client, &view, GroupBy::Day).await?;
        if let Some(wanted) = &view.labels {
            counts.readable(wanted)?; // first: a label whose count is damaged is not listed, which looks mistyped
            labels::refuse_mistyped(wanted, &counts, &context.config)?;
        }
        let Picked { count, short } = count(&client, &view, &counts, now_ms).await?;
        let messages = baseline(&client, &view, &counts, count).await?;
        Ok((Counted { count, messages }, counts, short, view))
    })?;
    for line in labels::unknown(&labels, &counts, &context.config) {
        note(&format!("vipdeck: {line}"));
    }
    let limits = Limits { rate: arguments.max_rate, count: arguments.max_count };
    let absent_labels = absent(&labels, &counts);
    let finding = Finding { absent_labels, ..finding(counted, labels, view.window, limits)? };
    match short {
        // More messages can only add to what is over the limit already.
        Some(short) if finding.exceeded => note(&format!("vipdeck: there may be more: {short}")),
        Some(short) => return Err(short),
        None => {}
    }
    let mut out = output::stdout();
    match arguments.format {
        CheckFormat::Line => writeln!(out, "{}", finding.line(&context.config, view.spec))?,
        CheckFormat::Json => writeln!(out, "{}", serde_json::to_string(&finding).map_err(std::io::Error::from)?)?,
    }
    out.flush()?;
    if finding.exceeded { Err(CliError::Told(Code::Exceeded)) } else { Ok(()) }
}

/// How many messages carry the view's labels: one label is counted by the overview, several are counted from the messages.
async fn count(client: &Client, view: &View, counts: &Counts, now_ms: i64) -> Result<Picked, CliError> {
    match view.label() {
        Some(label) => Ok(Picked { count: counts.totals.get(label).map_or(0, |total| total.count), short: None }),
        None => messages::count_picked(client, view, now_ms).await,
    }
}

/// How many messages there are. Asked for once more when more have been picked than there were before: they may have arrived
/// meanwhile.
async fn baseline(client: &Client, view: &View, counts: &Counts, picked: u64) -> Result<Option<u64>, CliError> {
    match counts.messages {
        Some(before) if picked > before && view.label().is_none() => messages::count_all(client, view).await.map(Some),
        messages => Ok(messages),
    }
}

fn as_typed<S: Serializer>(labels: &LabelExpr, serializer: S) -> Result<S::Ok, S::Error> {
    match labels.as_label() {
        Some(label) => serializer.serialize_str(label),
        None => serializer.collect_str(labels),
    }
}

/// Fails when a rate is asked for and the server does not say of how many, or of fewer than carry the label: one of the two
/// numbers is wrong then, and neither can say that all is well.
fn finding(counted: Counted, label: LabelExpr, window: Window, limits: Limits) -> Result<Finding, CliError> {
    let Counted { count, messages } = counted;
    let over_count = limits.count.is_some_and(|most| count > most);
    if let Some(of) = messages.filter(|of| count > *of && !over_count) {
        let (labelled, of) = (grouped(count), text::counted(of, "message"));
        let message = format!("the server contradicts itself: {labelled} with the label of {of} in all");
        return Err(CliError::Api { code: Code::Unreachable, message });
    }
    let rate = messages.map(|of| if of == 0 { 0.0 } else { count as f64 / of as f64 });
    let over_rate = match (limits.rate, rate) {
        (Some(most), Some(rate)) => rate > most,
        (Some(_), None) => {
            let message = "the server does not say how many messages there are: use --max-count".to_owned();
            return Err(CliError::Api { code: Code::Unreachable, message });
        }
        (None, _) => false,
    };
    let (from, to) = window.bounds();
    Ok(Finding {
        label,
        from,
        to,
        count,
        user_messages: messages,
        rate,
        max_rate: limits.rate,
        max_count: limits.count,
        exceeded: over_rate || over_count,
        absent_labels: Vec::new(),
    })
}

/// The labels that no message carries.
fn absent(labels: &LabelExpr, counts: &Counts) -> Vec<String> {
    let occurs = |label: &str| counts.totals.get(label).is_some_and(|total| total.count > 0);
    labels.labels().into_iter().filter(|label| !occurs(label)).map(ToString::to_string).collect()
}

impl Finding {
    fn line(&self, config: &Config, spec: WindowSpec) -> String {
        let verdict = if self.exceeded { "OVER" } else { "OK" };
        let name = |label: &str| label_name(config, label).to_owned();
        let label = safe(&self.label.as_label().map_or_else(|| self.label.to_text(&name), name));
        let of = self.user_messages.map(|of| format!(" of {}", text::counted(of, "message"))).unwrap_or_default();
        let rate = self.rate.map(|rate| format!(" ({})", percent(rate))).unwrap_or_default();
        let limits = [
            self.max_rate.map(|rate| format!("limit {}", percent(rate))),
            self.max_count.map(|count| format!("limit {}", grouped(count))),
        ];
        let limits = limits.into_iter().flatten().collect::<Vec<_>>().join(", ");
        let absent = self.absent_labels.iter().map(|label| safe(&name(label))).collect::<Vec<_>>();
        let absent = if absent.is_empty() {
            String::new()
        } else {
            format!("; no message has the label {}", absent.join(" or "))
        };
        format!("{verdict} {label}: {}{of}{rate}, {}; {limits}{absent}", grouped(self.count), spec.describe(Zone::Utc))
    }
}

/// With two decimals where they say something, as the limit has them: what is over it must read so.
fn percent(rate: f64) -> String {
    let text = format!("{:.2}", rate * 100.0);
    format!("{}%", text.trim_end_matches('0').trim_end_matches('.'))
}

#[cfg(test)]
mod tests;
