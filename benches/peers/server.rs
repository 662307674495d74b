//! The API with every message ready in memory, so that a client's own speed shows: one workspace, one channel.
//! `server MESSAGES NDJSON LARGE DAYS` takes lifelike messages from the sandbox, spreads them over so many days, writes them to
//! the file NDJSON (none: `-`), and gives every LARGE-th (0: none) a text of 3 MB. Prints one line: base URL, key, secret, first
//! and last day, bytes of text.

use std::collections::BTreeMap;
use std::error::Error;
use std::fmt::Write as _;
use std::io::Write as _;
use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::extract::{RawQuery, State};
use axum::http::{Response, StatusCode, header};
use axum::routing::get;
use axum::serve::ListenerExt;
use chrono::{DateTime, Utc};
use serde_json::{Value, json};
use vipdeck::sandbox::{FLAGSHIP_CHANNEL, Options, RowQuery, Sandbox};

const DAY_MS: i64 = 86_400_000;
const LARGEST_PAGE: usize = 500;

/// All messages, newest first, as one text.
#[derive(Default)]
struct Messages {
    json: String,
    /// Where each begins and when it was sent.
    rows: Vec<(usize, i64)>,
    text_bytes: usize,
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [count, ndjson, large, days] = arguments.as_slice() else { return Err("four arguments".into()) };
    let messages = Arc::new(lay(count.parse()?, large.parse()?, days.parse()?).await?);
    if ndjson != "-" {
        std::fs::write(ndjson, &messages.json)?;
    }
    let (first, last) = (day(messages.rows.last()), day(messages.rows.first()));
    let bytes = messages.text_bytes;
    let listener = tokio::net::TcpListener::bind(("127.0.0.1", 0)).await?;
    writeln!(std::io::stdout(), "http://{}/v1 key secret {first} {last} {bytes}", listener.local_addr()?)?;
    let app = Router::new()
        .route("/v1/organizations", get(|| async { object(&json!([{"id": "o", "name": "Bench", "role": "ADMIN"}])) }))
        .route("/v1/workspaces", get(|| async { object(&json!([{"id": "w", "name": "Bench", "type": "VIP"}])) }))
        .route("/v1/channels", get(|| async { object(&json!([{"id": "c", "name": "Bench", "type": "FB_PAGE"}])) }))
        .route("/v1/label-overview", get(overview))
        .route("/v1/vip-messages", get(page))
        .with_state(messages);
    axum::serve(listener.tap_io(|stream| drop(stream.set_nodelay(true))), app).await?;
    Ok(())
}

/// Takes messages from the sandbox and spreads them evenly over the days up to now.
async fn lay(count: usize, large: usize, days: i64) -> Result<Messages, Box<dyn Error>> {
    let sandbox = Sandbox::start(Options { messages: count * 4, arrivals: None, ..Options::default() }).await?;
    let rows = sandbox.rows(&RowQuery::all(FLAGSHIP_CHANNEL))?;
    let newest = Utc::now().timestamp_millis();
    let step = days * DAY_MS / count as i64;
    let mut messages = Messages::default();
    for (number, row) in rows.iter().take(count).enumerate() {
        let mut row: Value = serde_json::from_str(row)?;
        let at = newest - number as i64 * step;
        row["timestamp"] = json!(at);
        row["date"] = json!(DateTime::from_timestamp_millis(at).unwrap_or_default().to_rfc3339());
        // The sandbox's people are brief: with a second text each, a message is as long as in the goals' figures.
        if let (Some(text), Some(more)) = (row["text"].as_str(), rows.get(number + count)) {
            let more: Value = serde_json::from_str(more)?;
            row["text"] = json!([text, more["text"].as_str().unwrap_or_default()].join(" "));
        }
        if large > 0 && number % large == large / 2 {
            row["text"] = json!("needle in a very long text ".repeat(3_000_000 / 27));
        }
        messages.text_bytes += row["text"].as_str().map_or(0, str::len);
        messages.rows.push((messages.json.len(), at));
        write_row(&mut messages.json, &row);
    }
    Ok(messages)
}

/// The fields in the API's order.
fn write_row(out: &mut String, row: &Value) {
    const FIELDS: [&str; 9] =
        ["timestamp", "date", "conversationId", "userName", "kind", "source", "labels", "customLabelIds", "text"];
    let fields = FIELDS.iter().filter_map(|name| Some(format!("\"{name}\":{}", row.get(name)?)));
    let _ = writeln!(out, "{{{}}}", fields.collect::<Vec<_>>().join(","));
}

fn day(row: Option<&(usize, i64)>) -> String {
    DateTime::from_timestamp_millis(row.map_or(0, |row| row.1)).unwrap_or_default().format("%Y-%m-%d").to_string()
}

fn object(value: &Value) -> Response<Body> {
    reply(StatusCode::OK, value.to_string())
}

fn reply(status: StatusCode, body: impl Into<Body>) -> Response<Body> {
    let mut response = Response::new(body.into());
    *response.status_mut() = status;
    response.headers_mut().insert(header::CONTENT_TYPE, header::HeaderValue::from_static("application/json"));
    response
}

/// The value of a parameter, without what is escaped in it.
fn parameter<'a>(query: &'a str, name: &str) -> Option<&'a str> {
    query.split('&').find_map(|pair| pair.strip_prefix(name)?.strip_prefix('='))
}

/// Epoch milliseconds of a date or date-time, `%3A` for `:`; the end of a date for `to`.
fn instant(text: &str, is_end: bool) -> i64 {
    let text = text.replace("%3A", ":");
    match DateTime::parse_from_rfc3339(&text) {
        Ok(at) => at.timestamp_millis(),
        Err(_) => DateTime::parse_from_rfc3339(&format!("{text}T00:00:00Z"))
            .map_or(0, |at| at.timestamp_millis() + if is_end { DAY_MS - 1 } else { 0 }),
    }
}

/// The rows of the window that a query asks for.
fn within(messages: &Messages, query: &str) -> std::ops::Range<usize> {
    let from = parameter(query, "from").map_or(0, |from| instant(from, false));
    let to = parameter(query, "to").map_or(i64::MAX, |to| instant(to, true));
    let before = parameter(query, "before").and_then(|before| before.parse().ok()).unwrap_or(i64::MAX);
    let first = messages.rows.partition_point(|row| row.1 > to || row.1 >= before);
    first..messages.rows.partition_point(|row| row.1 >= from).max(first)
}

async fn overview(State(messages): State<Arc<Messages>>, RawQuery(query): RawQuery) -> Response<Body> {
    let found = within(&messages, &query.unwrap_or_default());
    let mut days = BTreeMap::<String, usize>::new();
    for row in &messages.rows[found.clone()] {
        *days.entry(day(Some(row))).or_default() += 1;
    }
    let activity: Value = days.into_iter().map(|(day, count)| (day, json!({"userMessages": count}))).collect();
    let totals = json!({"userMessages": found.len()});
    object(&json!({"totals": {}, "buckets": {}, "activity": activity, "activityTotals": totals}))
}

async fn page(State(messages): State<Arc<Messages>>, RawQuery(query): RawQuery) -> Response<Body> {
    let query = query.unwrap_or_default();
    let limit = parameter(&query, "limit").and_then(|limit| limit.parse().ok()).unwrap_or(50);
    if limit > LARGEST_PAGE {
        let says = json!({"error": [{"message": "\"limit\" must be less than or equal to 500", "path": ["limit"],
            "type": "number.max", "context": {"limit": LARGEST_PAGE, "value": limit}}]});
        return reply(StatusCode::UNPROCESSABLE_ENTITY, says.to_string());
    }
    let found = within(&messages, &query);
    let page = found.start..found.end.min(found.start + limit);
    let begins = |row: usize| messages.rows.get(row).map_or(messages.json.len(), |row| row.0);
    let mut body = String::with_capacity(begins(page.end) - begins(page.start) + 128);
    body += "{\"items\":[";
    for (number, row) in messages.json[begins(page.start)..begins(page.end)].lines().enumerate() {
        body += if number > 0 { "," } else { "" };
        body += row;
    }
    let more = page.end < found.end;
    let _ = write!(body, "],\"returned\":{},\"mayHaveMore\":{more},\"nextCursor\":", page.len());
    match page.clone().next_back().filter(|_| more) {
        Some(last) => drop(write!(body, "\"{}\"}}", messages.rows[last].1)),
        None => body += "null}",
    }
    reply(StatusCode::OK, body)
}
