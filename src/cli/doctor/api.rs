//! The API itself: clock, signature, organization, every route.

use std::time::{Duration, Instant};

use chrono::Utc;

use super::check::{Checks, ms};
use crate::api::{
    ApiError, Client, ClientOptions, ClockOffset, ErrorKind, GroupBy, MessagesQuery, Scope, Timeouts, UserFilter,
    UsersQuery,
};
use crate::cli::args::PlaceArgs;
use crate::cli::error::CliError;
use crate::cli::network;
use crate::cli::patience::Mouth;
use crate::cli::place::find_place;
use crate::config::Account;
use crate::text::{self, grouped};
use crate::view::{Span, Window, WindowSpec, Zone};

/// What each try may take. Nothing is tried twice: the doctor tells how things are.
const TIMEOUTS: Timeouts =
    Timeouts { connect: Duration::from_secs(5), read_idle: Duration::from_secs(10), export: Duration::from_mins(1) };

/// What needs an account.
const ALL: [&str; 3] = ["clock", "signature", "organization"];

/// The routes after the organization's, in their order.
const ROUTES: [&str; 7] = [
    "workspaces",
    "channels",
    "label-overview",
    "vip-messages",
    "vip-messages/export",
    "vip-users",
    "vip-users/export",
];

/// Checks what the server says; the channel is that of the flags, else the first of the first VIP workspace.
pub(super) async fn check(account: Option<&Account>, place: &PlaceArgs, checks: &mut Checks) {
    let options = account.map(network::options);
    let Some(Ok(options)) = options else {
        for name in ALL.into_iter().chain(ROUTES) {
            checks.not_tried(name, "there are no usable credentials");
        }
        return;
    };
    let client = Client::new(ClientOptions { timeouts: TIMEOUTS, attempts: 1, ..options });
    let client = network::patient(&client, Mouth::stderr());
    if !organization(&client, checks).await {
        for name in ROUTES {
            checks.not_tried(name, "the server does not let us in");
        }
        return;
    }
    routes(&client, place, checks).await;
}

/// The clock, the signature and whose the key is; whether it is of use to go on.
async fn organization(client: &Client, checks: &mut Checks) -> bool {
    let started = Instant::now();
    let asked = client.organizations().await;
    let took = started.elapsed();
    clock(client, checks);
    match asked {
        Ok(organizations) => {
            checks.ok("signature", format!("accepted, {}", ms(took)));
            let names: Vec<_> = organizations.rows.iter().map(|one| one.name.as_str()).collect();
            match organizations.rows.first() {
                Some(one) => {
                    let role = one.role.as_deref().map(|role| format!(", as {role}")).unwrap_or_default();
                    checks.ok("organization", format!("{}{role}", names.join(", "))).publicly("one");
                }
                None => {
                    checks.warning("organization", "none", "ask for a key that belongs to one");
                }
            }
            true
        }
        Err(error) => {
            let name = if error.kind() == ErrorKind::Inactive { "organization" } else { "signature" };
            if name == "organization" {
                checks.ok("signature", format!("accepted, {}", ms(took)));
            }
            failed(name, &error, checks);
            if name == "signature" {
                checks.not_tried("organization", "the server did not accept a request");
            }
            false
        }
    }
}

fn clock(client: &Client, checks: &mut Checks) {
    let behind = |offset: ClockOffset| -offset.ms() as f64 / 1000.0;
    match client.clock() {
        None => checks.not_tried("clock", "no answer told the server's time"),
        Some(offset) if offset.is_slight() => {
            checks.ok("clock", format!("{:+.1} s from the server's", behind(offset)));
        }
        Some(offset) => {
            let figure = format!("{:+.1} s from the server's; signing by the server's", behind(offset));
            checks.warning("clock", figure, "set this machine's clock, such as by NTP");
        }
    }
}

async fn routes(client: &Client, wanted: &PlaceArgs, checks: &mut Checks) {
    let started = Instant::now();
    let workspaces = match client.workspaces().await {
        Ok(workspaces) => workspaces.rows,
        Err(error) => return skip_from("workspaces", &error.into(), checks),
    };
    let vip = workspaces.iter().filter(|workspace| workspace.is_vip()).count();
    checks.ok("workspaces", format!("{}, {vip} of them VIP, {}", workspaces.len(), ms(started.elapsed())));
    let wanted_scope = if wanted.workspace.is_some() || wanted.channel.is_some() {
        match find_place(client, wanted).await {
            Ok(place) => Some(place.scope),
            Err(error) => return skip_from("channels", &error, checks),
        }
    } else {
        None
    };
    let workspace = match &wanted_scope {
        Some(scope) => Some(scope.workspace_id.clone()),
        None => workspaces.iter().find(|workspace| workspace.is_vip()).map(|workspace| workspace.id.clone()),
    };
    let Some(workspace_id) = workspace else { return nowhere(1, checks) };
    let started = Instant::now();
    let channels = match client.channels(&workspace_id).await {
        Ok(channels) => channels.rows,
        Err(error) => return skip_from("channels", &error.into(), checks),
    };
    let channel_id = wanted_scope.map(|scope| scope.channel_id).or_else(|| Some(channels.first()?.id.clone()));
    let counted = format!("{}, {}", grouped(channels.len() as u64), ms(started.elapsed()));
    let Some(channel_id) = channel_id else {
        checks.ok("channels", counted);
        return nowhere(2, checks);
    };
    let workspace = workspaces.iter().find(|one| one.id == workspace_id).map_or(&*workspace_id, |one| &one.name);
    let channel = channels.iter().find(|one| one.id == channel_id).map_or(&*channel_id, |one| &one.name);
    checks.ok("channels", format!("{counted}; looking at {workspace} › {channel}")).publicly(counted);
    of_channel(client, &Scope { workspace_id, channel_id }, checks).await;
}

/// The routes from this one on have no channel to be asked about.
fn nowhere(from: usize, checks: &mut Checks) {
    for name in ROUTES.into_iter().skip(from) {
        checks.not_tried(name, "there is no VIP workspace with a channel");
    }
}

/// One route failed, and those after it need what it would have told.
fn skip_from(name: &'static str, error: &CliError, checks: &mut Checks) {
    checks.failure(name, error.code(), error.to_string(), "see what the message says");
    for later in ROUTES.into_iter().skip_while(|route| *route != name).skip(1) {
        checks.not_tried(later, "the route before it failed");
    }
}

/// Small questions, so that nobody waits: the last day, and those born in January.
async fn of_channel(client: &Client, scope: &Scope, checks: &mut Checks) {
    let window = WindowSpec::Last(Span::days(1)).resolve(Utc::now().timestamp_millis(), Zone::Utc);
    let born = UserFilter { has_birthday: true, birthday_month: Some(1) };
    let started = Instant::now();
    let asked = client.label_overview(scope, window, GroupBy::Day).await;
    let told = asked.map(|overview| labels(overview.totals.len()));
    tell("label-overview", started, told, checks);
    let started = Instant::now();
    tell("vip-messages", started, messages(client, scope, window).await, checks);
    let started = Instant::now();
    let asked = client.export_messages(scope, window, None, None).await;
    let told = asked.map(|export| counted(export.total_count, "in the last 24 hours"));
    tell("vip-messages/export", started, told, checks);
    let started = Instant::now();
    let query = UsersQuery { scope: scope.clone(), filter: UserFilter::default(), limit: Some(1), offset: None };
    let asked = client.users(&query).await;
    tell("vip-users", started, asked.map(|page| counted(page.total, "in all")), checks);
    let started = Instant::now();
    let asked = client.export_users(scope, born).await;
    let told = asked.map(|export| counted(export.total_count, "with a birthday in January"));
    tell("vip-users/export", started, told, checks);
}

async fn messages(client: &Client, scope: &Scope, window: Window) -> Result<String, ApiError> {
    let query = MessagesQuery { scope: scope.clone(), window, label: None, kind: None, limit: Some(50), before: None };
    let body = client.messages(&query).await?;
    let page = body.page()?;
    Ok(format!("a page of {}, the latest of the last 24 hours", page.items.len()))
}

fn labels(number: usize) -> String {
    format!("{} in the last 24 hours", text::counted(number as u64, "label"))
}

fn counted(total: Option<u64>, which: &str) -> String {
    total.map_or_else(|| "not counted".to_owned(), |total| format!("{} {which}", grouped(total)))
}

fn tell(name: &'static str, started: Instant, asked: Result<String, ApiError>, checks: &mut Checks) {
    match asked {
        Ok(figure) => {
            checks.ok(name, format!("{figure}, {}", ms(started.elapsed())));
        }
        Err(error) => failed(name, &error, checks),
    }
}

/// The error's own text ends in what to do.
fn failed(name: &'static str, error: &ApiError, checks: &mut Checks) {
    let status = error.status().map(|status| format!(" ({status})")).unwrap_or_default();
    let public = format!("{:?}{status}", error.kind());
    let (figure, mend) = (error.reason(), error.to_string());
    let mend = mend.split_once(". ").map_or("try again later", |(_, mend)| mend).trim_end_matches('.').to_owned();
    checks.failure(name, network::code(error), figure, mend).publicly(public);
}

#[cfg(test)]
mod tests {
    use super::labels;

    #[test]
    fn one_label_is_told_in_the_singular() {
        assert_eq!(labels(1), "1 label in the last 24 hours");
        assert_eq!(labels(12), "12 labels in the last 24 hours");
    }
}
