use super::fixture::*;
use crate::api::Export;
use crate::app::exports::{ExportJob, ExportOf, ExportState, Saving, Transfer};
use crate::app::{App, SavedFile, Screen, Ticket};
use crate::export::{FileFacts, Pause, Progress, SaveProgress};
use crate::view::{DAY_MS, Kind, Window};

const URL: &str = "https://storage.example.com/exports/2026/05/30/northwind-games-frustrated-0f8fad5b-d9cb-469f-a165-70867728950e.csv?X-Signature=5ad1c1b3c2f54a0b9a7c6e5d4f3a2b1c0d9e8f7a6b5c4d3e2f1a0b9c8d7e6f5a";

fn job(app: &App, of: ExportOf, started: i64, state: ExportState) -> ExportJob {
    let slices = of.slices();
    let (workspace, channel) = (app.place.workspace.clone().unwrap(), app.place.channel.clone().unwrap());
    ExportJob {
        account: app.settings.account.clone(),
        workspace,
        channel,
        of,
        expected: Some(12_345),
        listed: None,
        slices,
        started,
        state,
        saving: None,
        saved: None,
        save_as: None,
        then_save: None,
    }
}

fn written(count: u64) -> Export {
    Export { total_count: Some(count), csv_url: URL.to_owned() }
}

fn with_jobs() -> App {
    let mut app = loaded();
    app.screen = Screen::Exports;
    let window = app.place.window;
    let of = |label: Option<&str>, kind| ExportOf::Messages { window, label: label.map(str::to_owned), kind };
    let done = ExportState::Done { at: NOW - 80_000 };
    let failed = ExportState::Failed { failure: failure(), at: NOW - 30_000 };
    let jobs = [
        job(&app, of(Some("frustrated"), None), NOW - 100_000, done),
        job(&app, ExportOf::Users(crate::api::UserFilter::default()), NOW - 60_000, failed),
        job(&app, of(None, Some(Kind::Text)), NOW - 12_000, ExportState::Running(Ticket(9))),
    ];
    app.exports.jobs.extend(jobs);
    app.exports.jobs[0].take(written(12_345));
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
fn an_address_that_is_none_is_a_problem_and_is_shown_escaped() {
    let mut app = with_jobs();
    let of = ExportOf::Users(crate::api::UserFilter { birthday_month: Some(6), ..Default::default() });
    let mut bad = job(&app, of, NOW - 5_000, ExportState::Done { at: NOW });
    bad.take(Export { total_count: Some(12), csv_url: "file:///etc/pass\u{202e}wd\u{1b}[31m?x=\u{7}".to_owned() });
    app.exports.jobs.push(bad);
    app.exports.cursor.selected = 0;
    check_all("exports_bad_address", &mut app);
}

#[test]
fn a_failed_export_says_why() {
    let mut app = with_jobs();
    app.exports.cursor.selected = 1;
    check("exports_failed", &mut app, MIDDLE);
}

fn facts(rows: u64) -> FileFacts {
    let (name, columns) = ("messages.csv".to_owned(), vec!["timestamp".to_owned()]);
    FileFacts { name, rows, bytes: 1_234_567, sha256: "9f86d081884c7d65".repeat(4), columns, is_cut: false }
}

fn saved() -> SavedFile {
    SavedFile { path: "messages.csv".to_owned(), facts: facts(12_345), mismatch: None, has_receipt: true }
}

#[test]
fn a_file_that_is_saved_is_shown_whatever_becomes_of_saving_it_again() {
    let mut app = with_jobs();
    app.exports.jobs[0].saved = Some(saved());
    app.exports.jobs[0].saving = Some(Saving::Failed("not saved: the disk is full".to_owned()));
    let picture = picture(&mut app, WIDE);
    let row = picture.lines().find(|line| line.contains("✓ 12,345 rows")).unwrap();
    assert!(row.contains("messages.csv") && !row.contains("full"), "{row}");
    assert!(picture.contains("not saved: the disk is full"), "{picture}");
    assert!(picture.contains("messages.csv: 12,345 rows, 1,234,567 bytes"), "{picture}");
}

#[test]
fn an_export_that_was_given_up_is_stopped_and_one_that_runs_has_taken_no_time_yet() {
    let mut app = with_jobs();
    app.exports.cursor.selected = 0;
    assert!(picture(&mut app, WIDE).contains("running for 12 s"));
    app.exports.jobs[2].state = ExportState::Stopped { why: "stopped".to_owned(), at: NOW - 9_000 };
    let picture = crate::ui::tests::fixture::picture(&mut app, WIDE);
    for words in ["✗ stopped", "stopped; r goes on where it was", "stopped after 3 s"] {
        assert!(picture.contains(words), "{words}\n{picture}");
    }
}

#[test]
fn the_receipt_says_what_the_file_holds() {
    let mut app = with_jobs();
    app.exports.jobs[0].saved = Some(saved());
    check_all("exports_saved", &mut app);
    let of_none = SavedFile { has_receipt: false, ..saved() };
    app.exports.jobs[0].saved = Some(of_none);
    assert!(!picture(&mut app, WIDE).contains("receipt"), "there is none");
}

#[test]
fn what_does_not_agree_is_said() {
    let mut app = with_jobs();
    app.exports.jobs[0].expected = Some(13_000);
    let picture = picture(&mut app, MIDDLE);
    assert!(picture.contains("the export has 12,345 rows, the overview counts 13,000"), "{picture}");
}

#[test]
fn a_long_window_is_exported_slice_by_slice() {
    let mut app = with_jobs();
    let window = Window::new(NOW - 90 * DAY_MS, NOW).unwrap();
    let of = ExportOf::Messages { window, label: None, kind: None };
    let mut long = job(&app, of, NOW - 12_000, ExportState::Running(Ticket(3)));
    long.take(written(700));
    app.exports.jobs.push(long);
    app.exports.cursor.selected = 0;
    check("exports_slices", &mut app, MIDDLE);
}

#[test]
fn an_export_whose_counts_disagree_has_no_tick() {
    let mut app = with_jobs();
    app.exports.jobs[0].expected = Some(12_400);
    let picture = picture(&mut app, WIDE);
    assert!(picture.contains("⚠ 12,345 rows") && !picture.contains('✓'), "{picture}");
    app.exports.jobs[0].expected = None;
    app.exports.cursor.selected = 2;
    let picture = crate::ui::tests::fixture::picture(&mut app, WIDE);
    assert!(picture.contains("✓ 12,345 rows"), "{picture}");
    assert!(
        picture.contains("the server counted 12,345, what the overview counts may be of whole UTC days"),
        "{picture}"
    );
}

/// The selected export while it is being saved: `bytes` of `of` came within 4 s.
fn saving(bytes: u64, of: Option<u64>, slices: usize) -> App {
    let mut app = with_jobs();
    let mut transfer = Transfer::begin(Ticket(30), slices, NOW - 4_000);
    for (came, ago) in [(0, 4_000), (bytes, 0)] {
        transfer.take(progress(came, of, slices), NOW - ago);
    }
    app.exports.jobs[0].saving = Some(Saving::Running(transfer));
    app
}

fn progress(bytes: u64, of: Option<u64>, slices: usize) -> SaveProgress {
    SaveProgress {
        slice: slices,
        of: slices,
        transfer: Progress { bytes, of, attempt: (1, 5), waiting: None },
        joining: false,
    }
}

#[test]
fn saving_shows_how_much_has_come_how_fast_and_since_when() {
    check_all("exports_saving", &mut saving(12_900_000, Some(47_800_000), 1));
}

#[test]
fn saving_says_what_it_can_of_a_file_without_a_length() {
    let mut app = saving(12_900_000, None, 3);
    let picture = picture(&mut app, MIDDLE);
    assert!(picture.contains("slice 3 of 3, 12.3 MiB, 3.0 MiB/s, 4 s"), "{picture}");
    assert!(picture.contains("saving: slice 3 of 3; Esc stops"), "{picture}");
}

#[test]
fn slices_that_have_all_come_are_said_to_be_joined_however_long_that_takes() {
    let mut app = saving(12_900_000, Some(12_900_000), 3);
    app.exports.jobs[0].transfer_mut().unwrap().take(SaveProgress::joining(3), NOW);
    app.now = NOW + 12_000;
    let picture = picture(&mut app, MIDDLE);
    assert!(picture.contains("saving: joining 3 slices, 16 s; Esc stops"), "{picture}");
    assert!(!picture.contains("no byte"), "{picture}");
}

#[test]
fn a_transfer_that_stands_is_told_from_one_that_moves() {
    let mut app = saving(12_900_000, Some(47_800_000), 1);
    app.now = NOW + 12_000;
    check("exports_saving_stalled", &mut app, MIDDLE);
    let pause =
        Pause { wait: std::time::Duration::from_secs(3), because: "h sent nothing for 30 s\u{1b}[31m".to_owned() };
    let mut told = progress(12_900_000, Some(47_800_000), 1);
    told.transfer.waiting = Some(pause);
    app.exports.jobs[0].transfer_mut().unwrap().take(told, NOW + 12_000);
    let picture = picture(&mut app, WIDE);
    assert!(picture.contains("h sent nothing for 30 s␛[31m: retrying in 3 s (2 of 5)"), "{picture}");
}

#[test]
fn what_is_saved_is_told_on_the_other_screens_too() {
    let mut app = saving(12_900_000, Some(47_800_000), 1);
    app.screen = Screen::Messages;
    assert!(picture(&mut app, WIDE).contains("⇣ saving: 26%"));
    app.screen = Screen::Exports;
    app.exports.cursor.selected = 0;
    assert!(picture(&mut app, WIDE).contains("⇣ saving: 26%"), "another one is selected");
}
