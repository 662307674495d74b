//! The real binary in a real terminal, used as a person uses it: signing in, picking, reading, drilling, exporting.

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
#[path = "support/opener.rs"]
mod opener;
#[allow(dead_code, reason = "each test takes of it what it needs")]
#[path = "support/pty.rs"]
mod pty;

use std::fs;
use std::os::unix::fs::PermissionsExt;

use desk::{Desk, FROM, TO, WINDOW};
use serde_json::Value;
use vipdeck::sandbox::{FLAGSHIP_CHANNEL, RowQuery};

const DOWN: &str = "\x1b[B";
const BACKTAB: &str = "\x1b[Z";
const ESC: &str = "\x1b";
const ENTER: &str = "\r";
const CLEAR: &str = "\x15";

#[test]
fn a_person_picks_reads_drills_and_exports() {
    let mut desk = Desk::signed_in();
    pick_workspace_and_channel(&mut desk);
    pick_dates(&mut desk);
    pick_label_and_kind(&mut desk);
    let rows = read_to_the_end(&mut desk);
    search_and_filter(&mut desk, &rows);
    drill_from_a_label(&mut desk);
    export(&mut desk);
    resize(&mut desk);
    desk.pty.press("q");
    assert_eq!(desk.pty.ended(), 0);
    assert!(desk.pty.is_restored(), "{}", desk.pty.screen().contents());
}

fn pick_workspace_and_channel(desk: &mut Desk) {
    desk.until_top("Emberfall Online › Emberfall Online");
    desk.press_until("w", "Workspace");
    desk.press_until("harvest", "Harvest Isles");
    desk.press_until(ENTER, "Channel");
    desk.press(ENTER);
    desk.until_top("Harvest Isles › ");
    desk.press_until("w", "not a VIP workspace");
    desk.press_until("emberfall", "/6");
    desk.press_until(ENTER, "Channel");
    desk.press_until("Emberfall Online", "/3");
    desk.press(ENTER);
    desk.until_top("Emberfall Online › Emberfall Online");
}

/// What is wrong with a date is said while it is typed.
fn pick_dates(desk: &mut Desk) {
    desk.press_until("d2025-03-15..2025-03-01", "is before the start");
    desk.press(CLEAR);
    desk.press(&format!("2025-03-01..2025-03-15{ENTER}"));
    desk.until_top(WINDOW);
    desk.until_loaded();
}

fn pick_label_and_kind(desk: &mut Desk) {
    desk.press_until("lfrust", "frustrated");
    desk.press(ENTER);
    desk.until_top(&format!("{WINDOW} › frustrated"));
    desk.press_until("t", "attachment");
    desk.press(&format!("text{ENTER}"));
    desk.until_top(&format!("{WINDOW} › frustrated › text"));
    desk.until_loaded();
}

/// Scrolls past three pages, which come by themselves, to the last row; what is listed is what the server has.
fn read_to_the_end(desk: &mut Desk) -> Vec<Value> {
    let query = RowQuery {
        label: Some("frustrated"),
        content_type: Some("text"),
        from_ms: FROM,
        to_ms: TO,
        ..RowQuery::all(FLAGSHIP_CHANNEL)
    };
    let rows = desk.sandbox.rows(&query).unwrap();
    let rows: Vec<Value> = rows.iter().map(|row| serde_json::from_str(row).unwrap()).collect();
    assert!(rows.len() > 350, "{} rows are no four pages of 100", rows.len());
    for row in [100, 200, 300] {
        desk.press("G");
        desk.until("the next page", |desk| desk.place().is_some_and(|(_, of)| of > row));
    }
    let pages = desk.sandbox.requests().into_iter().filter(|seen| seen.query.contains("before=")).count();
    assert!(pages >= 3, "{pages} pages after the first");
    desk.press_until("a", &format!("all {} loaded", rows.len()));
    let last = rows.last().and_then(|row| row["userName"].as_str()).unwrap();
    let start: String = last.chars().take(8).collect();
    desk.press("G");
    desk.until(&format!("the last row, of {last}"), |desk| {
        desk.place() == Some((rows.len(), rows.len())) && desk.selected().contains(&start)
    });
    desk.press("g");
    desk.until("the first row", |desk| desk.place().is_some_and(|(at, _)| at == 1));
    rows
}

fn search_and_filter(desk: &mut Desk, rows: &[Value]) {
    let with =
        |word: &str| rows.iter().filter(|row| row["text"].as_str().is_some_and(|text| text.contains(word))).count();
    let count = with("Ember");
    assert!(count > 2);
    desk.press("/Ember");
    desk.press_until(ENTER, &format!("{count} found"));
    let first = desk.place();
    desk.press("n");
    desk.until("the next match", |desk| desk.place() > first);
    desk.press("N");
    desk.until("the match before", |desk| desk.place() == first);
    desk.press("&Ember");
    desk.press(ENTER);
    desk.until("what the filter leaves", |desk| desk.place().is_some_and(|(_, of)| of == count));
    desk.press(ESC);
    desk.until("all of them again", |desk| desk.place().is_some_and(|(_, of)| of == rows.len()));
    read_in_full(desk, rows);
}

/// Finds a message that is longer than a line, and reads all of it.
fn read_in_full(desk: &mut Desk, rows: &[Value]) {
    let texts = rows.iter().filter_map(|row| row["text"].as_str());
    let longest = texts.filter(|text| text.is_ascii()).max_by_key(|text| text.len()).unwrap();
    let start: String = longest.chars().take(40).collect();
    desk.press(&format!("/{start}"));
    desk.press_until(ENTER, "found");
    desk.press(ENTER);
    desk.until(longest, |desk| longest.split_whitespace().all(|word| desk.shows(word)));
    // Bytes that follow Esc at once would be taken for Alt and a key.
    desk.press_until(ESC, "━ messages · ");
}

/// `Enter` on a count shows its messages, `Esc` comes back to the very row.
fn drill_from_a_label(desk: &mut Desk) {
    desk.press_until("2", "conversations");
    desk.press(DOWN);
    desk.press(DOWN);
    desk.until("the third label", |desk| desk.selected_line() == Some(4));
    let label = desk.selected().split_whitespace().next().unwrap().to_owned();
    desk.press(ENTER);
    desk.until_top(&format!("{WINDOW} › {label} › text"));
    desk.until_loaded();
    desk.press(ESC);
    // Changes and what stands out can have come meanwhile.
    let start = format!("{label} ");
    desk.until("the labels as they were", |desk| {
        desk.shows("conversations") && desk.selected_line() == Some(4) && desk.selected().starts_with(&start)
    });
    desk.press("1");
    desk.until_top(&format!("{WINDOW} › frustrated › text"));
}

/// The opener gets the very address that the server gave, and screen 4 shows it.
fn export(desk: &mut Desk) {
    desk.press("e");
    let opened = desk.opener.opened();
    assert_eq!(desk.sandbox.csv_urls(), [opened.as_str()]);
    desk.press_until("4", "rows");
    desk.until("the address", |desk| desk.shows_wrapped(&opened));
    desk.press("o");
    assert_eq!(desk.opener.opened(), opened, "opened again");
    desk.press("1");
    desk.until_loaded();
}

fn resize(desk: &mut Desk) {
    for (lines, columns) in [(15, 60), (80, 300), (48, 160)] {
        desk.pty.resize(lines, columns);
        desk.until("all of the screen", |desk| {
            desk.line(lines - 1).contains("? help") && desk.line(0).contains("frust") && desk.place().is_some()
        });
    }
}

/// As a slow line brings them: the letters of the arrow would move the window and more.
#[test]
fn esc_and_an_arrow_in_one_burst_are_both_of_them() {
    let mut desk = Desk::signed_in();
    pick_workspace_and_channel(&mut desk);
    pick_dates(&mut desk);
    desk.until_loaded();
    desk.press_until("?", "Everywhere");
    desk.press(&format!("{ESC}{DOWN}"));
    desk.until("the next row, without help", |desk| {
        desk.place().is_some_and(|(at, _)| at == 2) && !desk.shows("Everywhere")
    });
    desk.press_until("?", "Everywhere");
    desk.press(&format!("{ESC}\x1b[5~"));
    desk.until("the row above, without help", |desk| {
        desk.place().is_some_and(|(at, _)| at == 1) && !desk.shows("Everywhere")
    });
    desk.until_top(WINDOW);
}

#[test]
fn who_has_configured_nothing_enters_credentials() {
    let mut desk = Desk::newcomer();
    let (url, key) = (desk.sandbox.base_url().to_owned(), desk.sandbox.api_key().to_owned());
    desk.until_shown("Welcome to vipdeck");
    desk.until_shown(&url);
    desk.press(&format!("{BACKTAB}{CLEAR}{url}/\t{key}\twrong-secret"));
    desk.press_until(ENTER, "x-signature");
    assert!(!desk.config().exists(), "kept before it was taken");
    let secret = desk.sandbox.secret().to_owned();
    desk.press(&format!("{CLEAR}{secret}{ENTER}"));
    desk.until_top("Emberfall Online › Emberfall Online");
    assert_eq!(fs::metadata(desk.config()).unwrap().permissions().mode() & 0o777, 0o600);
    desk.press("q");
    assert_eq!(desk.pty.ended(), 0);
    let written = String::from_utf8_lossy(&desk.pty.written).into_owned();
    assert!(!written.contains(&secret) && !written.contains("wrong-secret"), "a secret was shown");
    let mut again = desk.again();
    again.until_top("Emberfall Online › Emberfall Online");
    again.press("q");
    assert_eq!(again.pty.ended(), 0);
}

#[test]
fn who_cannot_keep_credentials_goes_on_with_them_and_is_told() {
    let mut desk = Desk::newcomer_without_files();
    let (key, secret) = (desk.sandbox.api_key().to_owned(), desk.sandbox.secret().to_owned());
    desk.until_shown("Welcome to vipdeck");
    desk.press(&format!("{key}\t{secret}{ENTER}"));
    desk.until_top("not saved");
    desk.until("why nothing was saved", |desk| {
        desk.shows_wrapped("signed in for this session only, nothing was saved: cannot create /proc/no-folder/vipdeck")
    });
    desk.until_top("Emberfall Online › Emberfall Online");
    desk.quit();
    let written = String::from_utf8_lossy(&desk.pty.written).into_owned();
    assert!(!written.contains(&secret), "the secret was shown");
}

#[test]
fn who_has_configured_nothing_tries_the_demo() {
    let mut desk = Desk::newcomer();
    desk.until_shown("Welcome to vipdeck");
    desk.press(&format!("\t\t\t{ENTER}"));
    desk.until_top("demo");
    desk.until_loaded();
    assert!(!desk.config().exists());
    desk.press("q");
    assert_eq!(desk.pty.ended(), 0);
}

#[test]
fn a_wrong_secret_is_told_from_a_wrong_key() {
    for (key, secret, header) in [(None, Some("wrong"), "x-signature"), (Some("wrong"), None, "x-api-key")] {
        let mut desk = Desk::signed_in_with(key, secret);
        desk.until("which header it is, and where to mend it", |desk| {
            desk.shows(header) && desk.shows_wrapped("vipdeck config show")
        });
        desk.press("q");
        assert_eq!(desk.pty.ended(), 0);
    }
}
