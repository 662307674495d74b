//! `GET /organizations`: the one that the key belongs to.

use serde_json::json;

use super::super::faults::Active;
use super::super::joi::{Rule, check, optional};
use super::super::query::Query;
use super::super::reply::Reply;
use super::super::world::{ORGANIZATION, ORGANIZATION_ID};
use super::named;

pub(super) fn answer(query: &Query, faults: &Active) -> Result<Reply, Reply> {
    let schema = [optional("q", Rule::Text), optional("limit", Rule::Integer { min: 1, max: Some(100) })];
    let values = check(query, &schema)?;
    let sought = values.text("q").unwrap_or_default().to_lowercase();
    let found = ORGANIZATION.to_lowercase().contains(&sought);
    let all = [json!({ "id": ORGANIZATION_ID, "name": named(faults, ORGANIZATION, 0), "role": "ADMIN" })];
    Ok(Reply::json(&all[..usize::from(found)].to_vec()))
}
