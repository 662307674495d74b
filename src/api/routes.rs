//! The eight questions of the contract, typed.

use super::rows::{Listing, rows};
use super::transport;
use super::{
    ApiError, Channel, Client, Export, GroupBy, MessageRows, MessagesBody, MessagesQuery, Organization, Overview,
    Params, Route, Scope, UserFilter, UsersPage, UsersQuery, Workspace,
};
use crate::view::{Kind, Window};

impl Client {
    /// The organizations that the key sees: exactly one.
    pub async fn organizations(&self) -> Result<Listing<Organization>, ApiError> {
        let body = self.get_raw(Route::Organizations, &Params::default()).await?;
        Ok(Listing::read(&rows(&body)?, Organization::read))
    }

    /// Every workspace of the organization, VIP or not.
    pub async fn workspaces(&self) -> Result<Listing<Workspace>, ApiError> {
        let body = self.get_raw(Route::Workspaces, &Params::default()).await?;
        Ok(Listing::read(&rows(&body)?, Workspace::read))
    }

    /// The channels of a workspace.
    pub async fn channels(&self, workspace_id: &str) -> Result<Listing<Channel>, ApiError> {
        let body = self.get_raw(Route::Channels, &Params::default().with("workspaceId", workspace_id)).await?;
        Ok(Listing::read(&rows(&body)?, Channel::read))
    }

    /// Counts by label and bucket; the window is at most 31 UTC days.
    pub async fn label_overview(&self, scope: &Scope, window: Window, group_by: GroupBy) -> Result<Overview, ApiError> {
        let params = scope.params_within(window).with("groupBy", group_by.as_str());
        Overview::read(&self.get_raw(Route::LabelOverview, &params).await?)
    }

    /// One page of messages, as it came: [`MessagesBody::page`] reads it.
    pub async fn messages(&self, query: &MessagesQuery) -> Result<MessagesBody, ApiError> {
        self.get_raw(Route::Messages, &query.params()).await.map(MessagesBody::of_utf8)
    }

    /// One page of messages, as it came, and what `read` makes of it, on whichever thread the call is on.
    pub(crate) async fn messages_read<T>(
        &self,
        query: &MessagesQuery,
        read: impl Fn(&MessagesBody) -> Result<T, ApiError>,
    ) -> Result<(MessagesBody, T), ApiError> {
        self.get(Route::Messages, &query.params(), |bytes| {
            // What reads as a page is JSON. Only what does not is looked at closer, as each look costs as much as the reading.
            let body = MessagesBody::of_utf8(bytes.clone());
            if let Ok(page) = read(&body) {
                return Ok((body, page));
            }
            let body = MessagesBody::of_utf8(transport::json(bytes)?);
            let page = read(&body)?;
            Ok((body, page))
        })
        .await
    }

    /// One page of messages, read straight into the store's form. That takes a few milliseconds a megabyte of whichever
    /// thread the call is on.
    pub async fn message_rows(&self, query: &MessagesQuery) -> Result<MessageRows, ApiError> {
        self.get(Route::Messages, &query.params(), MessageRows::read).await
    }

    /// Has the server write a CSV of messages, which can take minutes; the window is at most 31 UTC days.
    pub async fn export_messages(
        &self,
        scope: &Scope,
        window: Window,
        label: Option<&str>,
        kind: Option<Kind>,
    ) -> Result<Export, ApiError> {
        let params = scope.params_within(window).with_some("label", label).with_some("contentType", kind);
        Export::read(&self.get_raw(Route::MessagesExport, &params).await?)
    }

    /// One page of VIP users.
    pub async fn users(&self, query: &UsersQuery) -> Result<UsersPage, ApiError> {
        UsersPage::read(&self.get_raw(Route::Users, &query.params()).await?)
    }

    /// Has the server write a CSV of VIP users, which can take minutes.
    pub async fn export_users(&self, scope: &Scope, filter: UserFilter) -> Result<Export, ApiError> {
        Export::read(&self.get_raw(Route::UsersExport, &filter.added_to(scope.params())).await?)
    }
}
