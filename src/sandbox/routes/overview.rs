//! `GET /label-overview`: counts by label, by day or week, and the baseline of all messages.

mod tally;

use chrono::{DateTime, Datelike, SecondsFormat};
use serde_json::{Map, Value, json};
use tally::{Buckets as Tallies, Tally};

use super::super::joi::{Rule, check, optional};
use super::super::options::Buckets;
use super::super::query::Query;
use super::super::reply::Reply;
use super::super::server::Server;
use super::super::window::Window;
use super::super::world::World;
use super::{FROM, MEDIUM, TO, WORKSPACE, channel};

const DAY_MS: i64 = 86_400_000;

pub(super) fn answer(server: &Server, world: &World, query: &Query) -> Result<Reply, Reply> {
    let group_by = optional("groupBy", Rule::Choice(&["day", "week"]));
    let values = check(query, &[WORKSPACE, MEDIUM, FROM, TO, group_by])?;
    let channel = channel(world, &values)?;
    let window = Window::of(&values)?;
    let weekly = values.text("groupBy") == Some("week");
    let tallies = tally::count(channel, channel.within(window.from, window.to), if weekly { week } else { day });
    let activity: Map<String, Value> =
        tallies.days.iter().map(|(start, bucket)| (date(*start), activity(bucket.activity))).collect();
    Ok(Reply::json(&json!({
        "workspaceId": values.required("workspaceId"),
        "mediumId": channel.id(),
        "groupBy": if weekly { "week" } else { "day" },
        "from": date_time(window.from),
        "to": date_time(window.to),
        "buckets": buckets(&tallies, server.options.buckets),
        "totals": labels(&tallies.total),
        "activity": activity,
        "activityTotals": self::activity(tallies.total.activity),
        "timezone": "UTC",
    })))
}

/// The UTC midnight that starts the day, in epoch ms.
fn day(at: i64) -> i64 {
    at.div_euclid(DAY_MS) * DAY_MS
}

/// The UTC midnight that starts the ISO week, a Monday, in epoch ms.
fn week(at: i64) -> i64 {
    let weekday = DateTime::from_timestamp_millis(at).map_or(0, |at| at.weekday().num_days_from_monday());
    day(at) - i64::from(weekday) * DAY_MS
}

fn buckets(tallies: &Tallies<'_>, order: Buckets) -> Value {
    let by_date = tallies.days.iter().map(|(start, bucket)| (date(*start), labels(bucket)));
    if order == Buckets::ByDate {
        return Value::Object(by_date.map(|(date, labels)| (date, Value::Object(labels))).collect());
    }
    let mut outer: Map<String, Value> = Map::new();
    for (date, labels) in by_date {
        for (label, count) in labels {
            outer.entry(label).or_insert_with(|| json!({}))[date.as_str()] = count;
        }
    }
    Value::Object(outer)
}

fn labels(bucket: &tally::Bucket<'_>) -> Map<String, Value> {
    bucket
        .labels
        .iter()
        .map(|(label, tally)| {
            ((*label).to_owned(), json!({ "count": tally.messages, "uniqueConversations": tally.conversations }))
        })
        .collect()
}

fn activity(tally: Tally) -> Value {
    json!({ "userMessages": tally.messages, "activeConversations": tally.conversations })
}

fn date(ms: i64) -> String {
    DateTime::from_timestamp_millis(ms).unwrap_or_default().format("%Y-%m-%d").to_string()
}

fn date_time(ms: i64) -> String {
    DateTime::from_timestamp_millis(ms).unwrap_or_default().to_rfc3339_opts(SecondsFormat::Millis, true)
}
