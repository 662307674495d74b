//! From a number to a person and back, saved views, marks, and how few keys that takes.

use std::fs;
use std::time::SystemTime;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};
use vipdeck::sandbox::{FLAGSHIP_CHANNEL, RowQuery};
use vipdeck::view::DAY_MS;

use crate::keys::{CLEAR, DOWN, ENTER, ESC, LEFT};
use crate::session::{FROM, Session, TO, WINDOW};

/// The dashboard over the days that the sandbox is about.
fn over_the_window() -> Session {
    let mut session = Session::signed_in();
    session.until_top("Emberfall Online › Emberfall Online");
    session.press_until("d", "Enter");
    session.type_window();
    session
}

/// What the server has of a label in a span of time, newest first.
fn rows(session: &Session, label: Option<&str>, from_ms: i64, to_ms: i64) -> Vec<Value> {
    session.rows(&RowQuery { label, from_ms, to_ms, ..RowQuery::all(FLAGSHIP_CHANNEL) })
}

/// The parameters of the last page that was asked for.
fn last_page(session: &Session) -> [Option<String>; 3] {
    let seen = session.sandbox.requests().into_iter().rfind(|seen| seen.path.ends_with("/vip-messages")).unwrap();
    ["label", "from", "to"].map(|name| seen.param(name))
}

/// The labels screen with the bar of 12 March selected. Returns the label that it is of.
fn select_a_bar(session: &mut Session) -> String {
    session.press_until("2", "conversations");
    let label = session.selected().split_whitespace().next().unwrap().to_owned();
    session.press_until(LEFT, &format!("{label} on Sat 15 Mar: "));
    for day in ["Fri 14 Mar", "Thu 13 Mar", "Wed 12 Mar"] {
        session.press_until(LEFT, &format!("{label} on {day}: "));
    }
    label
}

#[test]
fn from_a_bar_to_messages_to_a_person_and_back_to_the_very_same_bar() {
    let mut session = over_the_window();
    let label = select_a_bar(&mut session);
    // One key to the messages of the bar.
    session.press(ENTER);
    session.until_top(&format!("12 Mar 2025 › {label}"));
    let day = FROM + 11 * DAY_MS;
    let rows = rows(&session, Some(&label), day, day + DAY_MS - 1);
    session.until("exactly the day's messages", |look| look.place() == Some((1, rows.len())));
    let date = || Some("2025-03-12".to_owned());
    assert_eq!(last_page(&session), [Some(label.clone()), date(), date()]);
    session.press(DOWN);
    session.until("the second message", |look| look.place().is_some_and(|(at, _)| at == 2));
    session.press("u");
    let conversation = rows[1]["conversationId"].as_str().unwrap();
    session.until("the person", |look| look.shows("─ person ") && look.shows_wrapped(conversation));
    session.until("their messages of the day", |look| look.shows("complete: all"));
    session.press(ESC);
    session.until_top(&format!("12 Mar 2025 › {label}"));
    session.until("the very same message", |look| look.place() == Some((2, rows.len())));
    // One key back.
    session.press(ESC);
    session.until_top(WINDOW);
    session.until_shown(&format!("{label} on Wed 12 Mar: "));
    assert!(session.selected().starts_with(&label), "{}", session.selected());
    session.quit();
}

#[test]
fn from_the_radar_to_a_person_whose_words_are_copied() {
    let mut session = over_the_window();
    session.press("5");
    session.until("somebody with a reason", |look| look.shows("radar · 1/") && look.selected().contains(" · "));
    session.press(ENTER);
    session.until("the person", |look| look.shows("─ person ") && look.shows("complete: all"));
    let shown = session.pty.screen().contents();
    let conversation = shown.split_once("conversation ").unwrap().1.split_whitespace().next().unwrap().to_owned();
    let all = rows(&session, None, FROM, TO);
    let texts: Vec<&str> = all
        .iter()
        .filter(|row| row["conversationId"] == conversation.as_str())
        .map(|row| row["text"].as_str().unwrap_or_default())
        .collect();
    let plain = |text: &&str| !text.is_empty() && text.chars().all(|c| matches!(c, ' '..='~'));
    let at = texts.iter().position(plain).expect("a message in plain letters");
    for row in 1..=at {
        session.press(DOWN);
        session.until("the next message", |look| look.shows(&format!(" {}/{}", row + 1, texts.len())));
    }
    session.press("y");
    session.pty.until_written(format!("\x1b]52;c;{}\x07", STANDARD.encode(texts[at])).as_bytes());
    session.until_shown("text copied");
    session.press(ESC);
    session.until_shown("radar · 1/");
    session.quit();
}

#[test]
fn a_view_is_saved_and_gone_to_in_another_session() {
    let mut session = over_the_window();
    session.press_until("lfrust", "frustrated");
    session.press(ENTER);
    session.until_top(&format!("{WINDOW} › frustrated"));
    session.press_until("V", "name of this view:");
    session.press_until(&format!("Angry in March{ENTER}"), "saved as “Angry in March”");
    session.press_until("d", "Enter");
    session.press(&format!("{CLEAR}2025-03-02..2025-03-03{ENTER}"));
    session.until_top("2–3 Mar 2025 › frustrated");
    session.quit();
    let mut session = session.once_more();
    session.until_top("2–3 Mar 2025 › frustrated");
    session.press_until("v", "Angry in March");
    let count = rows(&session, Some("frustrated"), FROM, TO).len().to_string();
    session.until("how many it holds now", |look| {
        (0..48)
            .any(|line| look.line(line).contains("Angry in March") && look.line(line).contains(&format!(" {count} ")))
    });
    session.press(ENTER);
    session.until_top(&format!("{WINDOW} › frustrated"));
    session.until_loaded();
    session.quit();
}

#[test]
fn marked_messages_are_saved_as_a_file() {
    let mut session = over_the_window();
    session.press_until("  ", "2 marked");
    session.press_until("s", "save to:");
    session.press_until(&format!("{CLEAR}handover.ndjson{ENTER}"), "handover.ndjson");
    session.until("the file", |look| look.shows("2 messages"));
    let held = rows(&session, None, FROM, TO);
    let saved = fs::read_to_string(session.file("handover.ndjson")).unwrap();
    let saved: Vec<Value> = saved.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let key = |row: &Value| ["timestamp", "conversationId", "text"].map(|name| row[name].clone());
    assert_eq!(saved.iter().map(key).collect::<Vec<_>>(), held[..2].iter().map(key).collect::<Vec<_>>());
    session.quit();
}

#[test]
fn from_launch_to_todays_frustrated_messages_in_two_keys_and_to_their_csv_in_one() {
    let mut session = Session::signed_in();
    session.until_top("Emberfall Online › Emberfall Online");
    session.quit();
    // Whichever of two days it is by the time they are asked for, one of these is of today.
    let now = SystemTime::UNIX_EPOCH.elapsed().unwrap().as_millis() as i64;
    let furious = |at: i64| {
        json!({"timestamp": at, "conversationId": "t_1", "userName": "Ada", "kind": "text",
        "source": "messenger", "labels": ["frustrated"], "customLabelIds": [], "text": "I am furious"})
    };
    session.sandbox.add_messages(FLAGSHIP_CHANNEL, &[furious(now), furious(now + DAY_MS)]).unwrap();
    let mut session = session.once_more();
    session.until_top("Emberfall Online › Emberfall Online");
    session.press_until("v", "frustrated today");
    session.press(ENTER);
    session.until_top("today");
    session.until("what was written today", |look| look.line(0).contains("› frustrated") && look.shows("I am furious"));
    assert_eq!(last_page(&session)[0].as_deref(), Some("frustrated"));
    session.press("e");
    let opened = session.opener.opened();
    assert_eq!(session.sandbox.csv_urls(), [opened.as_str()]);
    session.quit();
}
