//! Signing in, picking, reading, drilling, exporting.

use std::fs;
use std::os::unix::fs::PermissionsExt;

use serde_json::Value;
use vipdeck::sandbox::{FLAGSHIP_CHANNEL, RowQuery};

use crate::keys::{BACKTAB, CLEAR, DOWN, ENTER, ESC};
use crate::session::{FROM, Session, TO, WINDOW};

#[test]
fn a_person_picks_reads_drills_and_exports() {
    let mut session = Session::signed_in();
    pick_workspace_and_channel(&mut session);
    pick_dates(&mut session);
    pick_label_and_kind(&mut session);
    let rows = read_to_the_end(&mut session);
    search_and_filter(&mut session, &rows);
    drill_from_a_label(&mut session);
    export(&mut session);
    resize(&mut session);
    session.quit();
    assert!(session.pty.is_restored(), "{}", session.pty.screen().contents());
}

fn pick_workspace_and_channel(session: &mut Session) {
    session.until_top("Emberfall Online › Emberfall Online");
    session.press_until("w", "Workspace");
    session.press_until("harvest", "Harvest Isles");
    session.press_until(ENTER, "Channel");
    session.press(ENTER);
    session.until_top("Harvest Isles › ");
    session.press_until("w", "not a VIP workspace");
    session.press_until("emberfall", "/6");
    session.press_until(ENTER, "Channel");
    session.press_until("Emberfall Online", "/3");
    session.press(ENTER);
    session.until_top("Emberfall Online › Emberfall Online");
}

/// What is wrong with a date is said while it is typed.
fn pick_dates(session: &mut Session) {
    session.press_until("d2025-03-15..2025-03-01", "is before the start");
    session.type_window();
}

fn pick_label_and_kind(session: &mut Session) {
    session.press_until("lfrust", "frustrated");
    session.press(ENTER);
    session.until_top(&format!("{WINDOW} › frustrated"));
    session.press_until("t", "attachment");
    session.press(&format!("text{ENTER}"));
    session.until_top(&format!("{WINDOW} › frustrated › text"));
    session.until_loaded();
}

/// Scrolls past three pages, which come by themselves, to the last row; what is listed is what the server has.
fn read_to_the_end(session: &mut Session) -> Vec<Value> {
    let query = RowQuery {
        label: Some("frustrated"),
        content_type: Some("text"),
        from_ms: FROM,
        to_ms: TO,
        ..RowQuery::all(FLAGSHIP_CHANNEL)
    };
    let rows = session.rows(&query);
    assert!(rows.len() > 350, "{} rows are no four pages of 100", rows.len());
    for row in [100, 200, 300] {
        session.press("G");
        session.until("the next page", |look| look.place().is_some_and(|(_, of)| of > row));
    }
    let pages = session.sandbox.requests().into_iter().filter(|seen| seen.query.contains("before=")).count();
    assert!(pages >= 3, "{pages} pages after the first");
    session.press_until("a", &format!("all {} loaded", rows.len()));
    let last = rows.last().and_then(|row| row["userName"].as_str()).unwrap();
    let start: String = last.chars().take(8).collect();
    session.press("G");
    session.until(&format!("the last row, of {last}"), |look| {
        look.place() == Some((rows.len(), rows.len())) && look.selected().contains(&start)
    });
    session.press("g");
    session.until("the first row", |look| look.place().is_some_and(|(at, _)| at == 1));
    rows
}

fn search_and_filter(session: &mut Session, rows: &[Value]) {
    let with =
        |word: &str| rows.iter().filter(|row| row["text"].as_str().is_some_and(|text| text.contains(word))).count();
    let count = with("Ember");
    assert!(count > 2);
    session.press("/Ember");
    session.press_until(ENTER, &format!("{count} found"));
    let first = session.place();
    session.press("n");
    session.until("the next match", |look| look.place() > first);
    session.press("N");
    session.until("the match before", |look| look.place() == first);
    session.press("&Ember");
    session.press(ENTER);
    session.until("what the filter leaves", |look| look.place().is_some_and(|(_, of)| of == count));
    session.press(ESC);
    session.until("all of them again", |look| look.place().is_some_and(|(_, of)| of == rows.len()));
    read_in_full(session, rows);
}

/// Finds a message that is longer than a line, and reads all of it.
fn read_in_full(session: &mut Session, rows: &[Value]) {
    let texts = rows.iter().filter_map(|row| row["text"].as_str());
    let longest = texts.filter(|text| text.is_ascii()).max_by_key(|text| text.len()).unwrap();
    let start: String = longest.chars().take(40).collect();
    session.press(&format!("/{start}"));
    session.press_until(ENTER, "found");
    session.press(ENTER);
    session.until(longest, |look| longest.split_whitespace().all(|word| look.shows(word)));
    // Bytes that follow Esc at once would be taken for Alt and a key.
    session.press_until(ESC, "━ messages · ");
}

/// `Enter` on a count shows its messages, `Esc` comes back to the very row.
fn drill_from_a_label(session: &mut Session) {
    session.press_until("2", "conversations");
    session.press(DOWN);
    session.press(DOWN);
    session.until("the third label", |look| look.selected_line() == Some(4));
    let label = session.selected().split_whitespace().next().unwrap().to_owned();
    session.press(ENTER);
    session.until_top(&format!("{WINDOW} › {label} › text"));
    session.until_loaded();
    session.press(ESC);
    // Changes and what stands out can have come meanwhile.
    let start = format!("{label} ");
    session.until("the labels as they were", |look| {
        look.shows("conversations") && look.selected_line() == Some(4) && look.selected().starts_with(&start)
    });
    session.press("1");
    session.until_top(&format!("{WINDOW} › frustrated › text"));
}

/// The opener gets the very address that the server gave, and screen 4 shows it.
fn export(session: &mut Session) {
    session.press("e");
    let opened = session.opener.opened();
    assert_eq!(session.sandbox.csv_urls(), [opened.as_str()]);
    session.press_until("4", "rows");
    session.until("the address", |look| look.shows_wrapped(&opened));
    session.press("o");
    assert_eq!(session.opener.opened(), opened, "opened again");
    session.press("1");
    session.until_loaded();
}

fn resize(session: &mut Session) {
    for (lines, columns) in [(15, 60), (80, 300), (48, 160)] {
        session.pty.resize(lines, columns);
        session.until("all of the screen", |look| {
            look.line(lines - 1).contains("? help") && look.line(0).contains("frust") && look.place().is_some()
        });
    }
}

/// As a slow line brings them: the letters of the arrow would move the window and more.
#[test]
fn esc_and_an_arrow_in_one_burst_are_both_of_them() {
    let mut session = Session::signed_in();
    pick_workspace_and_channel(&mut session);
    pick_dates(&mut session);
    session.until_loaded();
    session.press_until("?", "Everywhere");
    session.press(&format!("{ESC}{DOWN}"));
    session.until("the next row, without help", |look| {
        look.place().is_some_and(|(at, _)| at == 2) && !look.shows("Everywhere")
    });
    session.press_until("?", "Everywhere");
    session.press(&format!("{ESC}\x1b[5~"));
    session.until("the row above, without help", |look| {
        look.place().is_some_and(|(at, _)| at == 1) && !look.shows("Everywhere")
    });
    session.until_top(WINDOW);
}

#[test]
fn who_has_configured_nothing_enters_credentials() {
    let mut session = Session::newcomer();
    let (url, key) = (session.sandbox.base_url().to_owned(), session.sandbox.api_key().to_owned());
    session.until_shown("Welcome to vipdeck");
    session.until_shown(&url);
    session.press(&format!("{BACKTAB}{CLEAR}{url}/\t{key}\twrong-secret"));
    session.press_until(ENTER, "x-signature");
    assert!(!session.config().exists(), "kept before it was taken");
    let secret = session.sandbox.secret().to_owned();
    session.press(&format!("{CLEAR}{secret}{ENTER}"));
    session.until_top("Emberfall Online › Emberfall Online");
    assert_eq!(fs::metadata(session.config()).unwrap().permissions().mode() & 0o777, 0o600);
    session.quit();
    let written = String::from_utf8_lossy(&session.pty.written).into_owned();
    assert!(!written.contains(&secret) && !written.contains("wrong-secret"), "a secret was shown");
    let mut again = session.again();
    again.until_top("Emberfall Online › Emberfall Online");
    again.quit();
}

#[test]
fn who_cannot_keep_credentials_goes_on_with_them_and_is_told() {
    let mut session = Session::newcomer_without_files();
    let (key, secret) = (session.sandbox.api_key().to_owned(), session.sandbox.secret().to_owned());
    session.until_shown("Welcome to vipdeck");
    session.press(&format!("{key}\t{secret}{ENTER}"));
    session.until_top("not saved");
    session.until("why nothing was saved", |look| {
        look.shows_wrapped("signed in for this session only, nothing was saved: cannot create /proc/no-folder/vipdeck")
    });
    session.until_top("Emberfall Online › Emberfall Online");
    session.quit();
    let written = String::from_utf8_lossy(&session.pty.written).into_owned();
    assert!(!written.contains(&secret), "the secret was shown");
}

#[test]
fn who_has_configured_nothing_tries_the_demo() {
    let mut session = Session::newcomer();
    session.until_shown("Welcome to vipdeck");
    session.press(&format!("\t\t\t{ENTER}"));
    session.until_top("demo");
    session.until_loaded();
    assert!(!session.config().exists());
    session.quit();
}

#[test]
fn a_wrong_secret_is_told_from_a_wrong_key() {
    for (key, secret, header) in [(None, Some("wrong"), "x-signature"), (Some("wrong"), None, "x-api-key")] {
        let mut session = Session::signed_in_with(key, secret);
        session.until("which header it is, and where to mend it", |look| {
            look.shows(header) && look.shows_wrapped("vipdeck config show")
        });
        session.quit();
    }
}
