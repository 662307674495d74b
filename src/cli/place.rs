//! Which workspace and channel a command is about.

use super::args::PlaceArgs;
use super::error::CliError;
use super::exit::Code;
use super::network;
use super::output::safe;
use super::resolve::{Noun, find};
use crate::api::{ApiError, Channel, Client, Scope, Workspace};
use crate::view::Named;

/// A channel of a workspace.
#[derive(Clone, Debug)]
pub(super) struct Place {
    /// Whom to ask about.
    pub(super) scope: Scope,
    /// What the workspace is called.
    pub(super) workspace_name: String,
    /// What the channel is called, if somebody looked.
    pub(super) channel_name: Option<String>,
    /// The API has messages and users of it.
    is_vip: bool,
    /// The channel's id was taken at its word: nobody has looked whether there is one.
    taken: bool,
}

impl Place {
    /// What a refusal means: that the workspace is none of VIPs, or, of an id that was taken at its word, that there may be no such
    /// channel.
    pub(super) async fn explain(&self, client: &Client, error: ApiError) -> CliError {
        if !self.is_vip && network::code(&error) == Code::Rejected {
            return not_vip(&self.workspace_name);
        }
        if !self.taken || network::code(&error) != Code::Rejected {
            return error.into();
        }
        match channels(client, &self.scope.workspace_id).await {
            Ok(channels) => match find(Noun::Channel, &self.scope.channel_id, &named_channels(&channels)) {
                Ok(_) => error.into(),
                Err(unknown) => unknown,
            },
            Err(_) => error.into(),
        }
    }
}

/// Finds the channel; where the flags leave a choice and there is only one, that one.
pub(super) async fn find_place(client: &Client, wanted: &PlaceArgs) -> Result<Place, CliError> {
    let workspace = find_workspace(client, wanted.workspace.as_deref()).await?;
    let place = |channel_id: String, channel_name: Option<String>, taken| Place {
        scope: Scope { workspace_id: workspace.id.clone(), channel_id },
        workspace_name: workspace.name.clone(),
        is_vip: workspace.is_vip(),
        channel_name,
        taken,
    };
    if let Some(id) = wanted.channel.as_deref().filter(|channel| is_channel_id(channel)) {
        return Ok(place(id.to_owned(), None, true));
    }
    let channels = channels(client, &workspace.id).await?;
    let named = named_channels(&channels);
    let at = match (&wanted.channel, channels.as_slice()) {
        (Some(channel), _) => match find(Noun::Channel, channel, &named) {
            Err(_) if !workspace.is_vip() => return Err(not_vip(&workspace.name)),
            found => found?,
        },
        (None, [_]) => 0,
        // Whichever is chosen, the API has nothing about it.
        (None, _) if !workspace.is_vip() => return Err(not_vip(&workspace.name)),
        (None, []) => {
            let message = "this workspace has no channels: `vipdeck channels` lists all".to_owned();
            return Err(CliError::Api { code: Code::Rejected, message });
        }
        (None, _) => return Err(Noun::Channel.choose(&named)),
    };
    let channel = channels.into_iter().nth(at).ok_or_else(|| CliError::Unexpected("no channel".to_owned()))?;
    Ok(place(channel.id, Some(channel.name), false))
}

/// The workspace that goes by the id or name, else the only VIP one.
pub(super) async fn find_workspace(client: &Client, wanted: Option<&str>) -> Result<Workspace, CliError> {
    let mut workspaces = client.workspaces().await?.rows;
    if wanted.is_none() {
        workspaces.retain(Workspace::is_vip);
    }
    let named: Vec<_> = workspaces.iter().map(Workspace::named).collect();
    let at = match (wanted, named.as_slice()) {
        (Some(wanted), _) => find(Noun::Workspace, wanted, &named)?,
        (None, [_]) => 0,
        (None, []) => {
            let message = "this key sees no VIP workspace: `vipdeck workspaces` lists all that it sees".to_owned();
            return Err(CliError::Api { code: Code::Rejected, message });
        }
        (None, _) => return Err(Noun::Workspace.choose(&named)),
    };
    workspaces.into_iter().nth(at).ok_or_else(|| CliError::Unexpected("no workspace".to_owned()))
}

fn not_vip(name: &str) -> CliError {
    let message = format!(
        "\"{}\" is no VIP workspace, and of others the API has neither messages nor users: `vipdeck workspaces` lists all, with \
         their type",
        safe(name)
    );
    CliError::Api { code: Code::Rejected, message }
}

async fn channels(client: &Client, workspace_id: &str) -> Result<Vec<Channel>, ApiError> {
    Ok(client.channels(workspace_id).await?.rows)
}

fn named_channels(channels: &[Channel]) -> Vec<Named<'_>> {
    channels.iter().map(Channel::named).collect()
}

/// Whether a word can only be an id: `FB_PAGE_104512873905521`.
fn is_channel_id(word: &str) -> bool {
    let (kind, number) = word.rsplit_once('_').unwrap_or_default();
    matches!(kind, "FB_PAGE" | "INSTAGRAM_ACCOUNT") && number.len() > 4 && number.bytes().all(|b| b.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_surely_an_id_is_taken_at_its_word() {
        assert!(is_channel_id("FB_PAGE_104512873905521"));
        assert!(is_channel_id("INSTAGRAM_ACCOUNT_17841400455970"));
        for word in ["FB_PAGE_", "FB_PAGE_1 2", "FB PAGE", "Emberfall Online", "fb_page_104512873905521", "FB_PAGE_1"] {
            assert!(!is_channel_id(word), "{word}");
        }
    }
}
