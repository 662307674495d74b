//! What is exported.

use crate::api::{Client, Export, UserFilter};
use crate::cli::error::CliError;
use crate::cli::messages;
use crate::cli::place::Place;
use crate::cli::view::View;
use crate::export::{Period, Receipt, What};
use crate::view::{Ref, Window, Zone};

/// What is exported, and since when.
pub(super) struct Job {
    pub(super) question: Question,
    /// When it began, epoch ms.
    pub(super) started: i64,
}

/// Of what.
pub(super) enum Question {
    /// The messages of a view.
    Messages(View),
    /// The VIP users of a channel.
    Users { place: Place, filter: UserFilter },
}

impl Job {
    pub(super) fn place(&self) -> &Place {
        match &self.question {
            Question::Messages(view) => &view.place,
            Question::Users { place, .. } => place,
        }
    }

    /// The pieces that the server is asked for one by one, newest first; users come in one.
    pub(super) fn slices(&self) -> Vec<Option<Window>> {
        match &self.question {
            Question::Messages(view) => view.window.slices().into_iter().map(Some).collect(),
            Question::Users { .. } => vec![None],
        }
    }

    /// Has the server write the CSV of a piece.
    pub(super) async fn ask(&self, client: &Client, slice: Option<Window>) -> Result<Export, CliError> {
        let asked = match (&self.question, slice) {
            (Question::Messages(view), slice) => {
                let window = slice.unwrap_or(view.window);
                client.export_messages(&view.place.scope, window, view.label(), view.kind).await
            }
            (Question::Users { place, filter }, _) => client.export_users(&place.scope, *filter).await,
        };
        match asked {
            Ok(export) => Ok(export),
            Err(error) => Err(self.place().explain(client, error).await),
        }
    }

    /// What the overview counts for the same question; `None` when it counts no such thing: kinds, several labels, users.
    pub(super) async fn overview_count(&self, client: &Client) -> Result<Option<u64>, CliError> {
        match &self.question {
            Question::Messages(view) if view.kind.is_none() && view.algebra().is_none() => {
                messages::count_all(client, view).await.map(Some)
            }
            _ => Ok(None),
        }
    }

    /// The receipt as far as it is known before anything has come.
    pub(super) fn receipt(&self) -> Receipt {
        let place = self.place();
        let (view, users) = match &self.question {
            Question::Messages(view) => (Some(view), None),
            Question::Users { filter, .. } => (None, Some(*filter)),
        };
        Receipt {
            what: if view.is_some() { What::Messages } else { What::Users },
            workspace: Ref { id: place.scope.workspace_id.clone(), name: place.workspace_name.clone() },
            channel: Ref { id: place.scope.channel_id.clone(), name: place.channel_name.clone().unwrap_or_default() },
            window: view.map(|view| Period::new(view.window, Zone::Local)),
            label: view.and_then(|view| Some(view.labels.as_ref()?.to_string())),
            kind: view.and_then(|view| view.kind),
            users,
            total_count: None,
            overview_count: None,
            csv_urls: Vec::new(),
            file: None,
            started: self.started,
            finished: self.started,
        }
    }
}
