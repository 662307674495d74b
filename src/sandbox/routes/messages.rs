//! `GET /vip-messages`: a page, newest first.

use axum::http::StatusCode;
use serde_json::{Value, json};

use super::super::faults::{Active, Kind, rows};
use super::super::joi::{Rule, check, optional};
use super::super::options::Ties;
use super::super::query::Query;
use super::super::reply::Reply;
use super::super::server::Server;
use super::super::window::Window;
use super::super::world::{Channel, Filter, Row, World};
use super::{CONTENT_TYPE, FROM, LABEL, MEDIUM, TO, WORKSPACE, channel, limit, limit_of};

/// A page of 200 lifelike messages is about this many bytes a row.
const ROW_BYTES: usize = 400;

pub(super) fn answer(server: &Server, world: &World, query: &Query, faults: &Active) -> Result<Reply, Reply> {
    let schema = [WORKSPACE, MEDIUM, FROM, TO, LABEL, CONTENT_TYPE, limit(server), optional("before", Rule::Digits)];
    let values = check(query, &schema)?;
    let channel = channel(world, &values)?;
    let window = Window::of(&values)?;
    let before = values.text("before").map(|before| before.parse().unwrap_or(i64::MAX));
    let newest = newest(window, before.filter(|_| !faults.has(&Kind::RepeatPage)), server.options.ties);
    let filter = Filter::new(channel, values.text("label"), values.text("contentType"));

    let size = limit_of(server, &values);
    let mut found = channel.within(window.from, newest).iter().rev().filter(|row| filter.takes(channel, row));
    let page: Vec<&Row> = found.by_ref().take(size).collect();
    let more = found.next().is_some();
    Ok(if faults.has(&Kind::EmptyMore) {
        let cursor = before.unwrap_or(window.to).saturating_sub(1);
        reply(b"[]", 0, true, Some(json!(cursor.to_string())))
    } else {
        let cursor = cursor(&page, more, before, faults);
        let more =
            more || faults.has(&Kind::CursorStuck) || faults.has(&Kind::CursorBack) || faults.has(&Kind::RepeatPage);
        reply(&items(channel, &page, faults), page.len(), more, cursor)
    })
}

/// The last millisecond that a page may hold.
fn newest(window: Window, before: Option<i64>, ties: Ties) -> i64 {
    let bound = match ties {
        Ties::Exclusive => before.map(|before| before.saturating_sub(1)),
        Ties::Inclusive => before,
    };
    bound.map_or(window.to, |bound| bound.min(window.to))
}

/// `nextCursor`; `None` leaves it out.
fn cursor(page: &[&Row], more: bool, before: Option<i64>, faults: &Active) -> Option<Value> {
    let (Some(first), Some(last)) = (page.first(), page.last()) else {
        return Some(Value::Null);
    };
    let odd = faults.iter().find_map(|kind| match kind {
        Kind::CursorStuck => Some(Some(json!(before.unwrap_or(first.at + 1).to_string()))),
        Kind::CursorBack => Some(Some(json!((first.at + 3_600_000).to_string()))),
        Kind::CursorNull => Some(Some(Value::Null)),
        Kind::CursorNumber if more => Some(Some(json!(last.at))),
        Kind::CursorEmpty => Some(Some(json!(""))),
        Kind::CursorAbsent => Some(None),
        _ => None,
    });
    odd.unwrap_or_else(|| Some(if more { json!(last.at.to_string()) } else { Value::Null }))
}

fn items(channel: &Channel, page: &[&Row], faults: &Active) -> Vec<u8> {
    let (damaged, huge, hostile) =
        (faults.has(&Kind::DamagedRows), faults.has(&Kind::HugeRow), faults.has(&Kind::HostileNames));
    let mut out = Vec::with_capacity(page.len() * ROW_BYTES + 2);
    out.push(b'[');
    for (n, row) in page.iter().enumerate() {
        if n > 0 {
            out.push(b',');
        }
        if huge && n == 0 {
            out.extend_from_slice(rows::huge(row.at).as_bytes());
            continue;
        }
        let start = out.len();
        channel.write_json(row, hostile, &mut out);
        if damaged && rows::is_damaged(row.at) {
            let text = rows::damaged(row.at, out.get(start..).unwrap_or_default());
            out.truncate(start);
            out.extend_from_slice(text.as_bytes());
        }
    }
    out.push(b']');
    out
}

fn reply(items: &[u8], returned: usize, more: bool, cursor: Option<Value>) -> Reply {
    let mut body = Vec::with_capacity(items.len() + 100);
    body.extend_from_slice(b"{\"items\":");
    body.extend_from_slice(items);
    body.extend_from_slice(format!(",\"returned\":{returned},\"mayHaveMore\":{more}").as_bytes());
    if let Some(cursor) = cursor {
        body.extend_from_slice(format!(",\"nextCursor\":{cursor}").as_bytes());
    }
    body.push(b'}');
    Reply::raw_json(StatusCode::OK, body)
}
