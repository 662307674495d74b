//! Both exports: the whole set as CSV, kept at the storage host.

use axum::http::StatusCode;
use serde_json::json;

use super::super::csv::Csv;
use super::super::faults::{Active, CsvUrl, Kind};
use super::super::joi::check;
use super::super::query::Query;
use super::super::reply::Reply;
use super::super::server::Server;
use super::super::window::Window;
use super::super::world::{Filter, Message, User, World};
use super::{BIRTHDAY_MONTH, CONTENT_TYPE, FROM, HAS_BIRTHDAY, LABEL, MEDIUM, TO, WORKSPACE, channel, users};

pub(super) fn messages(server: &Server, world: &World, query: &Query, faults: &Active) -> Result<Reply, Reply> {
    let values = check(query, &[WORKSPACE, MEDIUM, FROM, TO, LABEL, CONTENT_TYPE])?;
    let channel = channel(world, &values)?;
    let window = Window::of(&values)?;
    let filter = Filter::new(channel, values.text("label"), values.text("contentType"));
    let mut csv = Csv::new(&Message::COLUMNS);
    let mut count = 0;
    for row in channel.within(window.from, window.to).iter().rev().filter(|row| filter.takes(channel, row)) {
        csv.row(channel.csv_fields(row).iter().map(String::as_str));
        count += 1;
    }
    stored(server, faults, &format!("vip-messages_{}", channel.id()), count, csv)
}

pub(super) fn users(server: &Server, world: &World, query: &Query, faults: &Active) -> Result<Reply, Reply> {
    let values = check(query, &[WORKSPACE, MEDIUM, HAS_BIRTHDAY, BIRTHDAY_MONTH])?;
    let channel = channel(world, &values)?;
    let users = users::matching(channel, &values);
    let mut csv = Csv::new(&User::COLUMNS);
    for user in &users {
        csv.row(user.csv_fields().iter().map(String::as_str));
    }
    stored(server, faults, &format!("vip-users_{}", channel.id()), users.len(), csv)
}

fn stored(server: &Server, faults: &Active, name: &str, total: usize, csv: Csv) -> Result<Reply, Reply> {
    if faults.has(&Kind::ExportFails) {
        return Err(Reply::message(StatusCode::INTERNAL_SERVER_ERROR, "Export failed"));
    }
    let now = server.clock.server_ms();
    let name = format!("{name}_{now}.csv");
    let url = server.storage.keep(name, csv.into_bytes(), now as u64 ^ server.options.seed);
    let bad = faults.iter().find_map(|kind| if let Kind::BadCsvUrl(bad) = kind { Some(*bad) } else { None });
    let url = bad.map_or_else(|| url.clone(), |bad| spoiled(bad, &url));
    let total = total + usize::from(faults.has(&Kind::ExportMiscounts));
    Ok(Reply::json(&json!({ "totalCount": total, "csvUrl": url })))
}

fn spoiled(bad: CsvUrl, url: &str) -> String {
    match bad {
        CsvUrl::File => "file:///etc/passwd".to_owned(),
        CsvUrl::UserInfo => url.replacen("://", "://storage.example.com:secret@", 1),
        CsvUrl::Long => format!("{url}&pad={}", "a".repeat(1 << 20)),
        CsvUrl::Script => "javascript:alert(document.domain)".to_owned(),
    }
}
