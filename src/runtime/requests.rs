//! Asks the API what the dashboard wants to know.

use std::sync::Arc;

use crate::api::{ApiError, Client, GroupBy, MessagesBody, UserFilter, UsersQuery};
use crate::app::{Answer, Reply, Request};
use crate::feed::PageRows;
use crate::store::Batch;

/// A body of this size takes longer to read than a task should keep its thread, in bytes.
const LARGE: usize = 64 << 10;

/// Asks, persists, and reads the answer, all off the event loop.
pub async fn ask(client: &Client, request: Request) -> Reply {
    match request {
        Request::Workspaces => Reply::Workspaces(answer(client.workspaces().await).map(|listing| listing.rows)),
        Request::Channels { workspace_id } => {
            Reply::Channels(answer(client.channels(&workspace_id).await).map(|listing| listing.rows))
        }
        Request::Page(query) => Reply::Page(match client.messages(&query).await {
            Ok(body) => answer(page(body).await),
            Err(error) => Err(Arc::new(error)),
        }),
        Request::Overview { scope, window } => {
            Reply::Overview(answer(client.label_overview(&scope, window, GroupBy::Day).await))
        }
        Request::Users { scope, offset } => {
            let offset = (offset > 0).then_some(offset);
            let query = UsersQuery { scope, filter: UserFilter::default(), limit: None, offset };
            Reply::Users(answer(client.users(&query).await))
        }
        Request::ExportMessages { scope, window, label, kind } => {
            Reply::Export(answer(client.export_messages(&scope, window, label.as_deref(), kind).await))
        }
        Request::ExportUsers { scope } => {
            Reply::Export(answer(client.export_users(&scope, UserFilter::default()).await))
        }
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
        Request::Users { .. } => Reply::Users(Err(error)),
        Request::ExportMessages { .. } | Request::ExportUsers { .. } => Reply::Export(Err(error)),
    }
}

fn answer<T>(result: Result<T, ApiError>) -> Answer<T> {
    result.map_err(Arc::new)
}

async fn page(body: MessagesBody) -> Result<PageRows, ApiError> {
    if body.bytes().len() < LARGE {
        return read(&body);
    }
    match tokio::task::spawn_blocking(move || read(&body)).await {
        Ok(rows) => rows,
        // Only when the program is ending: a panic ends it too. Nobody takes the answer any more.
        Err(_) => std::future::pending().await,
    }
}

/// Reads a body straight into the store's form.
fn read(body: &MessagesBody) -> Result<PageRows, ApiError> {
    let page = body.page()?;
    Ok(PageRows {
        batch: Batch::read(page.items),
        cursor: page.cursor,
        may_have_more: page.may_have_more,
        returned: page.returned,
    })
}
