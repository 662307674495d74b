//! A digest for people: Markdown in which nothing that a stranger wrote is markup.

use std::fmt::Write;

use super::{Handover, said, who};
use crate::store::Message;
use crate::text::Clean;

/// All messages under one heading.
pub(super) fn digest(handover: &Handover) -> String {
    let count = handover.messages.len();
    let messages = if count == 1 { "1 message".to_owned() } else { format!("{count} messages") };
    let of = escaped(Clean::line(&handover.of).as_str());
    let mut out = format!("# {messages}\n\n{of} · times in {}\n", handover.zone.name());
    for message in &handover.messages {
        one(&mut out, handover, message);
    }
    out
}

fn one(out: &mut String, handover: &Handover, message: &Message) {
    // Writing to a String cannot fail.
    let _ = write!(out, "\n## {} · {}\n\n", escaped(&who(message)), handover.time(message));
    let labels = handover.labels(message).map(|labels| format!("labels: {}", escaped(&labels)));
    let conversation =
        message.conversation.as_deref().map(|id| format!("conversation: {}", escaped(Clean::line(id).as_str())));
    let damaged = message.damaged.is_some().then(|| "damaged row, as it was sent".to_owned());
    let facts: Vec<String> = [labels, conversation, damaged].into_iter().flatten().collect();
    if !facts.is_empty() {
        let _ = write!(out, "{}\n\n", facts.join(" · "));
    }
    for line in said(message) {
        let _ = writeln!(out, "{}", format!("> {}", escaped(line.as_str())).trim_end());
    }
}

/// The text with a `\` before everything that Markdown or HTML could read as markup: no image of a stranger's is fetched by
/// whoever opens the file.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    let begins = text.trim_start();
    // Only at the beginning of a line these make lists, headings and rules.
    let numbered = begins.split_once(['.', ')']).is_some_and(|(number, _)| {
        !number.is_empty() && number.len() < 10 && number.bytes().all(|byte| byte.is_ascii_digit())
    });
    for (at, c) in text.char_indices() {
        let at_start = at == text.len() - begins.len();
        let is_markup = matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '&' | '~');
        let first_dot =
            numbered && matches!(c, '.' | ')') && out.trim_start().bytes().all(|byte| byte.is_ascii_digit());
        if is_markup || (at_start && matches!(c, '-' | '+' | '=' | '#')) || first_dot {
            out.push('\\');
        }
        out.push(c);
    }
    out
}
