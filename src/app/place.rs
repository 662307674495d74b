//! What is looked at: the path in the top line.

use crate::api::Scope;
use crate::app::Account;
use crate::insight::LabelExpr;
use crate::view::{Kind, Ref, Window, WindowSpec};

/// Workspace › channel › window › label › kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The workspace, once chosen.
    pub workspace: Option<Ref>,
    /// The channel, once chosen.
    pub channel: Option<Ref>,
    /// The window as it was asked for.
    pub spec: WindowSpec,
    /// The window that this came to when the view was opened.
    pub window: Window,
    /// Messages with these labels only: one label, or label algebra.
    pub labels: Option<LabelExpr>,
    /// The one label that the API is asked for, so that every message of `labels` is among the answers; `None`: all messages.
    pub asked: Option<String>,
    /// One kind only.
    pub kind: Option<Kind>,
}

impl Place {
    /// Workspace and channel as the API takes them; `None` until both are chosen.
    #[must_use]
    pub fn scope(&self) -> Option<Scope> {
        Some(Scope { workspace_id: self.workspace.as_ref()?.id.clone(), channel_id: self.channel.as_ref()?.id.clone() })
    }

    /// The label, when the view is of one label and nothing else.
    #[must_use]
    pub fn label(&self) -> Option<&str> {
        self.labels.as_ref()?.as_label()
    }

    /// The labels as they are kept between two runs: label algebra of values and ids.
    #[must_use]
    pub fn labels_kept(&self) -> Option<String> {
        self.labels.as_ref().map(ToString::to_string)
    }

    /// The label algebra that the API cannot answer by itself.
    #[must_use]
    pub fn algebra(&self) -> Option<&LabelExpr> {
        self.labels.as_ref().filter(|labels| labels.as_label().is_none())
    }

    /// The command that shows this view of an account, quoted for a POSIX shell.
    #[must_use]
    pub fn command(&self, account: Option<&Account>) -> String {
        let mut command = match account {
            Some(Account::Demo) => "vipdeck demo".to_owned(),
            Some(Account::Profile(name)) => format!("vipdeck --profile {}", quoted(name)),
            Some(Account::Environment | Account::Unsaved(_)) | None => "vipdeck".to_owned(),
        };
        let mut flag = |name: &str, value: &str| {
            command.push_str(name);
            command.push_str(&quoted(value));
        };
        if let Some(workspace) = &self.workspace {
            flag(" --workspace ", &workspace.id);
        }
        if let Some(channel) = &self.channel {
            flag(" --channel ", &channel.id);
        }
        if let WindowSpec::Last(span) = &self.spec {
            flag(" --last ", &span.to_string());
        } else {
            let (from, to) = self.window.bounds();
            flag(" --from ", &from);
            flag(" --to ", &to);
        }
        if let Some(labels) = &self.labels {
            flag(" --label ", &labels.to_string());
        }
        if let Some(kind) = self.kind {
            flag(" --kind ", kind.as_str());
        }
        command
    }
}

/// A word that a POSIX shell reads as it is, or within single quotes.
fn quoted(word: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || "-_.:/+@%".contains(c);
    if !word.is_empty() && word.chars().all(plain) {
        word.to_owned()
    } else {
        format!("'{}'", word.replace('\'', r"'\''"))
    }
}

#[cfg(test)]
mod tests;
