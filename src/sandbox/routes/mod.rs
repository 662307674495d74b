//! The eight routes: shape first (422), then the rules (400, 404), then the answer.

mod channels;
mod exports;
mod messages;
mod organizations;
mod overview;
mod users;
mod workspaces;

use axum::http::StatusCode;

use super::faults::{Active, Kind};
use super::joi::{Key, Rule, Values, optional, required};
use super::query::Query;
use super::reply::Reply;
use super::route::Route;
use super::server::Server;
use super::texts;
use super::world::{Channel, WORKSPACES, Workspace, World};

const WORKSPACE: Key = required("workspaceId", Rule::Text);
const MEDIUM: Key = required("mediumId", Rule::Text);
const FROM: Key = required("from", Rule::Date);
const TO: Key = required("to", Rule::Date);
const LABEL: Key = optional("label", Rule::Text);
const CONTENT_TYPE: Key = optional("contentType", Rule::Choice(&["text", "postback", "attachment", "other"]));
const HAS_BIRTHDAY: Key = optional("hasBirthday", Rule::True);
const BIRTHDAY_MONTH: Key = optional("birthdayMonth", Rule::Integer { min: 1, max: Some(12) });

/// Answers a request that is signed.
pub(crate) fn answer(server: &Server, route: Route, query: &Query, faults: &Active) -> Reply {
    let world = server.world();
    let answer = match route {
        Route::Organizations => organizations::answer(query, faults),
        Route::Workspaces => workspaces::answer(query, faults),
        Route::Channels => channels::answer(&world, query, faults),
        Route::LabelOverview => overview::answer(server, &world, query),
        Route::VipMessages => messages::answer(server, &world, query, faults),
        Route::VipMessagesExport => exports::messages(server, &world, query, faults),
        Route::VipUsers => users::answer(server, &world, query, faults),
        Route::VipUsersExport => exports::users(server, &world, query, faults),
        Route::Csv => Err(Reply::message(StatusCode::NOT_FOUND, "Not found")),
    };
    answer.unwrap_or_else(|refusal| refusal)
}

/// The channel that the parameters name, when the workspace may be asked about it.
fn channel<'w>(world: &'w World, values: &Values) -> Result<&'w Channel, Reply> {
    let workspace = workspace(values.required("workspaceId"))?;
    if !workspace.is_vip() {
        return Err(Reply::bad_request("Workspace is not a VIP workspace"));
    }
    world
        .channel(values.required("mediumId"))
        .filter(|channel| channel.workspace_id() == workspace.id)
        .ok_or_else(|| Reply::bad_request("Channel not found in this workspace"))
}

fn workspace(id: &str) -> Result<&'static Workspace, Reply> {
    let found = WORKSPACES.iter().find(|workspace| workspace.id == id);
    found.ok_or_else(|| Reply::message(StatusCode::NOT_FOUND, "Workspace not found"))
}

/// The name as it is, or a hostile one in its place.
fn named<'a>(faults: &Active, name: &'a str, n: usize) -> &'a str {
    if faults.has(&Kind::HostileNames) { texts::hostile(n) } else { name }
}

fn limit(server: &Server) -> Key {
    optional("limit", Rule::Integer { min: 1, max: Some(i64::from(server.options.max_limit)) })
}

fn limit_of(server: &Server, values: &Values) -> usize {
    values.integer("limit").map_or(server.options.default_limit as usize, |limit| limit as usize)
}
