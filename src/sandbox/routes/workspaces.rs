//! `GET /workspaces`.

use serde::Serialize;

use super::super::faults::Active;
use super::super::joi::check;
use super::super::query::Query;
use super::super::reply::Reply;
use super::super::world::WORKSPACES;
use super::named;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Item<'a> {
    id: &'a str,
    name: &'a str,
    #[serde(rename = "type")]
    kind: &'a str,
    vip_indicator: bool,
    vip_indicator_in_process: bool,
}

pub(super) fn answer(query: &Query, faults: &Active) -> Result<Reply, Reply> {
    check(query, &[])?;
    let items: Vec<Item<'_>> = WORKSPACES
        .iter()
        .enumerate()
        .map(|(n, workspace)| Item {
            id: workspace.id,
            name: named(faults, workspace.name, n),
            kind: if workspace.is_vip() { "VIP" } else { "REGULAR" },
            vip_indicator: workspace.is_vip(),
            vip_indicator_in_process: workspace.is_in_process(),
        })
        .collect();
    Ok(Reply::json(&items))
}
