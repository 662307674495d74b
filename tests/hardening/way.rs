//! The whole way of a text: from the API through the store to the screen, and to a CSV.

use serde_json::value::RawValue;
use serde_json::{Value, json};
use vipdeck::app::Event;
use vipdeck::export::{CsvStyle, MESSAGE_FIELDS, RowsCsv};
use vipdeck::sandbox::{FLAGSHIP_CHANNEL, Sandbox};
use vipdeck::text::Clean;

use crate::figures;
use crate::headless::Headless;
use crate::server::{NOW, client, world};
use crate::text::{corpora, is_forbidden};

/// A terminal tall enough for all lines of a message.
const TALL: (u16, u16) = (46, 1_100);

/// Scalar values in one message; each stands in a line by itself, and in the next one after a letter.
const A_MESSAGE: usize = 512;

/// A dashboard on a channel that holds these messages alone, all of them loaded.
async fn dashboard(messages: &[Value]) -> (Sandbox, Headless) {
    let sandbox = Sandbox::start(world(0)).await.unwrap();
    sandbox.add_messages(FLAGSHIP_CHANNEL, messages).unwrap();
    let mut dashboard = Headless::new(client(&sandbox, |_| ()));
    dashboard.settle().await;
    dashboard.press("a");
    dashboard.settle().await;
    (sandbox, dashboard)
}

/// What the API sent is what a CSV gives back, field by field.
fn csv_round_trip(messages: &[Value]) {
    let mut bytes = Vec::new();
    let mut csv = RowsCsv::new(&mut bytes, MESSAGE_FIELDS, CsvStyle::Exact).unwrap();
    for message in messages {
        csv.write(&RawValue::from_string(message.to_string()).unwrap()).unwrap();
    }
    csv.finish().unwrap();
    let mut reader = csv::Reader::from_reader(&bytes[..]);
    for (record, message) in reader.records().map(Result::unwrap).zip(messages) {
        for name in ["conversationId", "userName", "kind", "source", "text"] {
            let column = MESSAGE_FIELDS.iter().position(|field| *field == name).unwrap();
            assert_eq!(&record[column], message[name].as_str().unwrap_or_default(), "{name}");
        }
    }
    assert_eq!(csv::Reader::from_reader(&bytes[..]).records().count(), messages.len());
}

/// Message by message, newest first: the store holds what was sent, and nothing of it could be obeyed or hidden.
fn look_at_all(dashboard: &mut Headless, messages: &[Value], keys: &[&str], back: &str) {
    dashboard.press("g");
    assert_eq!(dashboard.app.messages.feed.store().len(), messages.len());
    for message in messages {
        assert_eq!(dashboard.app.messages.selected().unwrap().text, message["text"].as_str());
        for key in keys {
            dashboard.press(key);
            let drawn = dashboard.screen();
            let bad = drawn.chars().find(|c| *c != '\n' && is_forbidden(*c));
            assert!(bad.is_none(), "U+{:04X} is drawn", u32::from(bad.unwrap_or_default()));
        }
        dashboard.press(back);
        dashboard.press("j");
    }
}

/// Every scalar value with `VIPDECK_FULL`, which takes minutes; else those that are not shown as they are, and one in a
/// hundred of the others. (`text` cleans all of them in any case.)
fn scalars() -> Vec<char> {
    let all = '\0'..=char::MAX;
    if is_full() {
        return all.collect();
    }
    all.enumerate()
        .filter(|(n, c)| n % 101 == 0 || Clean::line(&c.to_string()).as_str().chars().ne([*c]))
        .map(|(_, c)| c)
        .collect()
}

fn is_full() -> bool {
    std::env::var_os("VIPDECK_FULL").is_some()
}

#[tokio::test]
async fn every_scalar_value_goes_the_whole_way() {
    let scalars = scalars();
    let messages: Vec<Value> = scalars
        .chunks(A_MESSAGE)
        .enumerate()
        .map(|(n, chunk)| {
            let lines: String = chunk.iter().flat_map(|c| [*c, '\n', 'a', *c, '\n']).collect();
            json!({"timestamp": NOW - n as i64, "conversationId": "c", "userName": "u", "kind": "text", "source": "s", "text": lines})
        })
        .collect();
    let (_sandbox, mut dashboard) = dashboard(&messages).await;
    dashboard.event(Event::Resize { width: TALL.0, height: TALL.1 });
    look_at_all(&mut dashboard, &messages, &["enter"], "esc");
    csv_round_trip(&messages);
    if !is_full() {
        return;
    }
    figures::tell(
        "Text: every Unicode scalar value",
        &format!("{} values, alone and after `a`: API → store → screen → CSV", scalars.len()),
        "forbidden code points at the terminal 0, panics 0, CSV round trip exact",
    );
}

#[tokio::test]
async fn other_peoples_hostile_text_goes_the_whole_way_in_every_field() {
    let corpora = corpora();
    let texts = [corpora.hostile, corpora.emoji].concat();
    let messages: Vec<Value> = (0..).zip(&texts).map(|(n, text)| {
        json!({"timestamp": NOW - n, "conversationId": format!("{n}{text}"), "userName": text, "kind": text, "source": text,
            "labels": [text], "customLabelIds": [text], "text": text})
    }).collect();
    let (_sandbox, mut dashboard) = dashboard(&messages).await;
    look_at_all(&mut dashboard, &messages, &["enter", "x", "esc"], "esc");
    csv_round_trip(&messages);
    let from = if std::env::var_os("VIPDECK_CORPORA").is_some() { "with" } else { "without" };
    figures::tell(
        &format!("Text: hostile sets, {from} `VIPDECK_CORPORA`"),
        &format!("{} texts in every field: API → store → list, detail, original → CSV", texts.len()),
        "forbidden code points at the terminal 0, panics 0, CSV round trip exact",
    );
}
