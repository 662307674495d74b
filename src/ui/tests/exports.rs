use super::fixture::*;
use crate::api::Scope;
use crate::app::exports::{ExportJob, ExportOf, ExportState};
use crate::app::{App, Screen, Ticket};
use crate::view::Kind;

const URL: &str = "https://storage.example.com/exports/2026/05/30/northwind-games-frustrated-0f8fad5b-d9cb-469f-a165-70867728950e.csv?X-Signature=5ad1c1b3c2f54a0b9a7c6e5d4f3a2b1c0d9e8f7a6b5c4d3e2f1a0b9c8d7e6f5a";

fn job(app: &App, of: ExportOf, started: i64, state: ExportState) -> ExportJob {
    ExportJob {
        scope: Scope { workspace_id: "ws_1".to_owned(), channel_id: "FB_PAGE_1".to_owned() },
        channel: app.place.channel.as_ref().unwrap().name.clone(),
        of,
        started,
        state,
        saved: None,
    }
}

fn with_jobs() -> App {
    let mut app = loaded();
    app.screen = Screen::Exports;
    let window = app.place.window;
    let of = |label: Option<&str>, kind| ExportOf::Messages { window, label: label.map(str::to_owned), kind };
    let done = ExportState::Done { count: Some(12_345), url: URL.to_owned(), at: NOW - 80_000 };
    let failed = ExportState::Failed { failure: failure(), at: NOW - 30_000 };
    let jobs = [
        job(&app, of(Some("frustrated"), None), NOW - 100_000, done),
        job(&app, ExportOf::Users, NOW - 60_000, failed),
        job(&app, of(None, Some(Kind::Text)), NOW - 12_000, ExportState::Running(Ticket(9))),
    ];
    app.exports.jobs.extend(jobs);
    app.exports.cursor.selected = 2;
    app
}

#[test]
fn exports_running_done_and_failed() {
    check_all("exports_listed", &mut with_jobs());
}

#[test]
fn no_exports() {
    let mut app = loaded();
    app.screen = Screen::Exports;
    check_all("exports_empty", &mut app);
}

#[test]
fn the_whole_address_of_the_selected_export_can_be_read() {
    for size in SIZES {
        let lines = picture(&mut with_jobs(), size);
        let joined: String = lines.lines().map(str::trim).collect();
        assert!(joined.contains(URL), "at {size:?}:\n{lines}");
    }
}

#[test]
fn a_failed_export_says_why() {
    let mut app = with_jobs();
    app.exports.cursor.selected = 1;
    check("exports_failed", &mut app, MIDDLE);
}

#[test]
fn where_an_export_was_saved_is_said() {
    let mut app = with_jobs();
    app.exports.jobs[0].saved = Some(Ok("saved to messages.csv".to_owned()));
    assert!(picture(&mut app, MIDDLE).contains("saved to messages.csv"));
}
