//! `GET /channels`.

use serde::Serialize;

use super::super::faults::Active;
use super::super::joi::{Rule, check, optional};
use super::super::query::Query;
use super::super::reply::Reply;
use super::super::world::World;
use super::{named, workspace};

#[derive(Serialize)]
struct Item<'a> {
    id: &'a str,
    #[serde(rename = "type")]
    kind: &'a str,
    name: &'a str,
}

pub(super) fn answer(world: &World, query: &Query, faults: &Active) -> Result<Reply, Reply> {
    let values = check(query, &[optional("workspaceId", Rule::Text)])?;
    let workspace = values.text("workspaceId").map(workspace).transpose()?;
    let items: Vec<Item<'_>> = world
        .channels()
        .filter(|channel| workspace.is_none_or(|workspace| channel.workspace_id() == workspace.id))
        .enumerate()
        .map(|(n, channel)| Item {
            id: channel.id(),
            kind: channel.medium().type_name(),
            name: named(faults, channel.name(), n),
        })
        .collect();
    Ok(Reply::json(&items))
}
