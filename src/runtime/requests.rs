//! Asks the API what the dashboard wants to know.

use std::sync::Arc;

use crate::api::{ApiError, Client, GroupBy, Listing, MessageRows};
use crate::app::{Answer, Reply, Request};
use crate::feed::PageRows;

/// Asks, persists, and reads the answer, all off the event loop.
pub async fn ask(client: &Client, request: Request) -> Reply {
    match request {
        Request::Workspaces => Reply::Workspaces(answer(client.workspaces().await.and_then(Listing::readable))),
        Request::Channels { workspace_id } => {
            Reply::Channels(answer(client.channels(&workspace_id).await.and_then(Listing::readable)))
        }
        Request::Page(query) => Reply::Page(answer(client.message_rows(&query).await).map(rows)),
        Request::Overview { scope, window } => {
            Reply::Overview(answer(client.label_overview(&scope, window, GroupBy::Day).await))
        }
        Request::Users(query) => Reply::Users(answer(client.users(&query).await)),
        Request::ExportMessages { scope, window, label, kind } => {
            Reply::Export(answer(client.export_messages(&scope, window, label.as_deref(), kind).await))
        }
        Request::ExportUsers { scope, filter } => Reply::Export(answer(client.export_users(&scope, filter).await)),
    }
}

/// The reply of the request's name, when there is no client to ask.
pub(super) fn unasked(request: &Request, error: ApiError) -> Reply {
    let error = Arc::new(error);
    match request {
        Request::Workspaces => Reply::Workspaces(Err(error)),
        Request::Channels { .. } => Reply::Channels(Err(error)),
        Request::Page(_) => Reply::Page(Err(error)),
        Request::Overview { .. } => Reply::Overview(Err(error)),
        Request::Users(_) => Reply::Users(Err(error)),
        Request::ExportMessages { .. } | Request::ExportUsers { .. } => Reply::Export(Err(error)),
    }
}

fn answer<T>(result: Result<T, ApiError>) -> Answer<T> {
    result.map_err(Arc::new)
}

fn rows(page: MessageRows) -> PageRows {
    let MessageRows { batch, returned, may_have_more, cursor } = page;
    PageRows { batch, cursor, may_have_more, returned }
}
