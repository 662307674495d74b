//! The real binary in a real terminal: from a number to a person and back, saved views, marks, and how few keys that takes.

#![cfg(target_os = "linux")]
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "clippy lets tests unwrap, but not the functions that they share"
)]

#[allow(dead_code, reason = "each test takes of it what it needs")]
#[path = "support/desk.rs"]
mod desk;
#[allow(dead_code, reason = "each test takes of it what it needs")]
#[path = "support/opener.rs"]
mod opener;
#[allow(dead_code, reason = "each test takes of it what it needs")]
#[path = "support/pty.rs"]
mod pty;

use std::fs;
use std::time::SystemTime;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use desk::{Desk, FROM, TO, WINDOW};
use serde_json::{Value, json};
use vipdeck::sandbox::{FLAGSHIP_CHANNEL, RowQuery};

const DOWN: &str = "\x1b[B";
const LEFT: &str = "\x1b[D";
const ESC: &str = "\x1b";
const ENTER: &str = "\r";
const CLEAR: &str = "\x15";
const DAY_MS: i64 = 86_400_000;

/// The dashboard over the days that the sandbox is about.
fn over_the_window() -> Desk {
    let mut desk = Desk::signed_in();
    desk.until_top("Emberfall Online › Emberfall Online");
    desk.press_until("d", "Enter");
    desk.press(&format!("{CLEAR}2025-03-01..2025-03-15{ENTER}"));
    desk.until_top(WINDOW);
    desk.until_loaded();
    desk
}

/// What the server has of a label in a span of time, newest first.
fn rows(desk: &Desk, label: Option<&str>, from_ms: i64, to_ms: i64) -> Vec<Value> {
    let query = RowQuery { label, from_ms, to_ms, ..RowQuery::all(FLAGSHIP_CHANNEL) };
    desk.sandbox.rows(&query).unwrap().iter().map(|row| serde_json::from_str(row).unwrap()).collect()
}

/// The parameters of the last page that was asked for.
fn last_page(desk: &Desk) -> [Option<String>; 3] {
    let seen = desk.sandbox.requests().into_iter().rfind(|seen| seen.path.ends_with("/vip-messages")).unwrap();
    ["label", "from", "to"].map(|name| seen.param(name))
}

/// The labels screen with the bar of 12 March selected. Returns the label that it is of.
fn select_a_bar(desk: &mut Desk) -> String {
    desk.press_until("2", "conversations");
    let label = desk.selected().split_whitespace().next().unwrap().to_owned();
    desk.press_until(LEFT, &format!("{label} on Sat 15 Mar: "));
    for day in ["Fri 14 Mar", "Thu 13 Mar", "Wed 12 Mar"] {
        desk.press_until(LEFT, &format!("{label} on {day}: "));
    }
    label
}

#[test]
fn from_a_bar_to_messages_to_a_person_and_back_to_the_very_same_bar() {
    let mut desk = over_the_window();
    let label = select_a_bar(&mut desk);
    // One key to the messages of the bar.
    desk.press(ENTER);
    desk.until_top(&format!("12 Mar 2025 › {label}"));
    let day = FROM + 11 * DAY_MS;
    let rows = rows(&desk, Some(&label), day, day + DAY_MS - 1);
    desk.until("exactly the day's messages", |desk| desk.place() == Some((1, rows.len())));
    let date = || Some("2025-03-12".to_owned());
    assert_eq!(last_page(&desk), [Some(label.clone()), date(), date()]);
    desk.press(DOWN);
    desk.until("the second message", |desk| desk.place().is_some_and(|(at, _)| at == 2));
    desk.press("u");
    let conversation = rows[1]["conversationId"].as_str().unwrap();
    desk.until("the person", |desk| desk.shows("─ person ") && desk.shows_wrapped(conversation));
    desk.until("their messages of the day", |desk| desk.shows("complete: all"));
    desk.press(ESC);
    desk.until_top(&format!("12 Mar 2025 › {label}"));
    desk.until("the very same message", |desk| desk.place() == Some((2, rows.len())));
    // One key back.
    desk.press(ESC);
    desk.until_top(WINDOW);
    desk.until_shown(&format!("{label} on Wed 12 Mar: "));
    assert!(desk.selected().starts_with(&label), "{}", desk.selected());
    desk.quit();
}

#[test]
fn from_the_radar_to_a_person_whose_words_are_copied() {
    let mut desk = over_the_window();
    desk.press("5");
    desk.until("somebody with a reason", |desk| desk.shows("radar · 1/") && desk.selected().contains(" · "));
    desk.press(ENTER);
    desk.until("the person", |desk| desk.shows("─ person ") && desk.shows("complete: all"));
    let shown = desk.pty.screen().contents();
    let conversation = shown.split_once("conversation ").unwrap().1.split_whitespace().next().unwrap().to_owned();
    let all = rows(&desk, None, FROM, TO);
    let texts: Vec<&str> = all
        .iter()
        .filter(|row| row["conversationId"] == conversation.as_str())
        .map(|row| row["text"].as_str().unwrap_or_default())
        .collect();
    let plain = |text: &&str| !text.is_empty() && text.chars().all(|c| matches!(c, ' '..='~'));
    let at = texts.iter().position(plain).expect("a message in plain letters");
    for row in 1..=at {
        desk.press(DOWN);
        desk.until("the next message", |desk| desk.shows(&format!(" {}/{}", row + 1, texts.len())));
    }
    desk.press("y");
    desk.pty.until_written(format!("\x1b]52;c;{}\x07", STANDARD.encode(texts[at])).as_bytes());
    desk.until_shown("text copied");
    desk.press(ESC);
    desk.until_shown("radar · 1/");
    desk.quit();
}

#[test]
fn a_view_is_saved_and_gone_to_in_another_session() {
    let mut desk = over_the_window();
    desk.press_until("lfrust", "frustrated");
    desk.press(ENTER);
    desk.until_top(&format!("{WINDOW} › frustrated"));
    desk.press_until("V", "name of this view:");
    desk.press_until(&format!("Angry in March{ENTER}"), "saved as “Angry in March”");
    desk.press_until("d", "Enter");
    desk.press(&format!("{CLEAR}2025-03-02..2025-03-03{ENTER}"));
    desk.until_top("2–3 Mar 2025 › frustrated");
    desk.quit();
    let mut desk = desk.once_more();
    desk.until_top("2–3 Mar 2025 › frustrated");
    desk.press_until("v", "Angry in March");
    let count = rows(&desk, Some("frustrated"), FROM, TO).len().to_string();
    desk.until("how many it holds now", |desk| {
        (0..48)
            .any(|line| desk.line(line).contains("Angry in March") && desk.line(line).contains(&format!(" {count} ")))
    });
    desk.press(ENTER);
    desk.until_top(&format!("{WINDOW} › frustrated"));
    desk.until_loaded();
    desk.quit();
}

#[test]
fn marked_messages_are_saved_as_a_file() {
    let mut desk = over_the_window();
    desk.press_until("  ", "2 marked");
    desk.press_until("s", "save to:");
    desk.press_until(&format!("{CLEAR}handover.ndjson{ENTER}"), "handover.ndjson");
    desk.until("the file", |desk| desk.shows("2 messages"));
    let held = rows(&desk, None, FROM, TO);
    let saved = fs::read_to_string(desk.file("handover.ndjson")).unwrap();
    let saved: Vec<Value> = saved.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let key = |row: &Value| ["timestamp", "conversationId", "text"].map(|name| row[name].clone());
    assert_eq!(saved.iter().map(key).collect::<Vec<_>>(), held[..2].iter().map(key).collect::<Vec<_>>());
    desk.quit();
}

#[test]
fn from_launch_to_todays_frustrated_messages_in_two_keys_and_to_their_csv_in_one() {
    let mut desk = Desk::signed_in();
    desk.until_top("Emberfall Online › Emberfall Online");
    desk.quit();
    // Whichever of two days it is by the time they are asked for, one of these is of today.
    let now = SystemTime::UNIX_EPOCH.elapsed().unwrap().as_millis() as i64;
    let furious = |at: i64| {
        json!({"timestamp": at, "conversationId": "t_1", "userName": "Ada", "kind": "text",
        "source": "messenger", "labels": ["frustrated"], "customLabelIds": [], "text": "I am furious"})
    };
    desk.sandbox.add_messages(FLAGSHIP_CHANNEL, &[furious(now), furious(now + DAY_MS)]).unwrap();
    let mut desk = desk.once_more();
    desk.until_top("Emberfall Online › Emberfall Online");
    desk.press_until("v", "frustrated today");
    desk.press(ENTER);
    desk.until_top("today");
    desk.until("what was written today", |desk| desk.line(0).contains("› frustrated") && desk.shows("I am furious"));
    assert_eq!(last_page(&desk)[0].as_deref(), Some("frustrated"));
    desk.press("e");
    let opened = desk.opener.opened();
    assert_eq!(desk.sandbox.csv_urls(), [opened.as_str()]);
    desk.quit();
}
