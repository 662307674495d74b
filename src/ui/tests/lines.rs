//! The top line and the bottom line.

use std::collections::BTreeMap;
use std::time::Duration;

use super::fixture::*;
use crate::api::{Attempt, Overview, UserFilter};
use crate::app::exports::{ExportJob, ExportOf, ExportState};
use crate::app::keymap::Keymap;
use crate::app::popup::{Popup, Prompt, PromptKind};
use crate::app::requests::Purpose;
use crate::app::{Account, App, Notice, Screen, Ticket, Tone};
use crate::view::Kind;

fn top(app: &mut App, width: u16) -> String {
    picture(app, (width, 20)).lines().next().unwrap().to_owned()
}

fn bottom(app: &mut App, width: u16) -> String {
    picture(app, (width, 20)).lines().last().unwrap().to_owned()
}

fn narrowed() -> App {
    let mut app = loaded();
    app.place.labels = Some(crate::insight::LabelExpr::Label("lab_7f3a".to_owned()));
    app.place.asked = Some("lab_7f3a".to_owned());
    app.place.kind = Some(Kind::Text);
    app
}

#[test]
fn the_path_says_where_one_is() {
    let line = top(&mut narrowed(), 200);
    for part in [
        "vipdeck  Northwind VIP › Northwind Games › last 7 days (",
        "› Refund request › text",
        "production · UTC",
        "1 messages  2 labels",
    ] {
        assert!(line.contains(part), "{part} is not in {line}");
    }
}

#[test]
fn names_are_cut_before_the_window_the_label_and_the_kind() {
    let mut app = narrowed();
    app.place.workspace.as_mut().unwrap().name = "A workspace with a very long name indeed".to_owned();
    app.place.channel.as_mut().unwrap().name = "A channel whose name is long as well".to_owned();
    insta::with_settings!({ snapshot_path => "../snapshots", prepend_module_to_snapshot => false, omit_expression => true }, {
        let lines: Vec<String> = [200, 160, 120, 100, 80, 60, 40].map(|width| top(&mut app, width)).into();
        insta::assert_snapshot!("top_by_width", lines.join("\n"));
    });
    for width in [60, 80, 160] {
        let line = top(&mut app, width);
        assert!(line.contains("last 7 days") && line.contains("› text"), "{line}");
    }
}

#[test]
fn the_demo_says_so() {
    let mut app = loaded();
    app.settings.account = Some(Account::Demo);
    assert!(top(&mut app, 160).contains("demo · UTC"));
}

#[test]
fn every_state_has_its_words() {
    let mut app = loaded();
    let mut lines = vec![bottom(&mut app, 100)];
    app = loading();
    lines.push(bottom(&mut app, 100));
    let ticket = app.requests.open(Purpose::Users, NOW);
    let wait = Duration::from_millis(3_200);
    app.requests.attempt(
        ticket,
        &Attempt::Waiting { attempt: 2, of: 5, wait, because: "503 Service Unavailable".to_owned() },
        NOW,
    );
    lines.push(bottom(&mut app, 100));
    app = failed();
    lines.push(bottom(&mut app, 100));
    app.offline = true;
    lines.push(bottom(&mut app, 120));
    app = loaded();
    take_counts(&mut app, 5_678);
    hold_against_counts(&mut app);
    lines.push(bottom(&mut app, 100));
    app.messages.load_all = Some((NOW - 10_000, 0));
    lines.push(bottom(&mut app, 100));
    app = loaded();
    app.exports.jobs.push(running(&app));
    lines.push(bottom(&mut app, 100));
    lines.push(bottom(&mut app, 60));
    app.notice = Some(Notice { tone: Tone::Problem, text: "this message has no text".to_owned() });
    lines.push(bottom(&mut app, 100));
    insta::with_settings!({ snapshot_path => "../snapshots", prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!("bottom_states", lines.join("\n"));
    });
}

fn running(app: &App) -> ExportJob {
    ExportJob {
        account: app.settings.account.clone(),
        workspace: app.place.workspace.clone().unwrap(),
        channel: app.place.channel.clone().unwrap(),
        of: ExportOf::Users(UserFilter::default()),
        expected: None,
        listed: None,
        slices: ExportOf::Users(UserFilter::default()).slices(),
        started: NOW - 12_400,
        state: ExportState::Running(Ticket(3)),
        saving: None,
        saved: None,
        save_as: None,
        then_save: None,
    }
}

#[test]
fn what_has_no_room_in_the_bottom_line_is_left_out_whole() {
    let mut app = loaded();
    app.messages.marks.add(app.messages.id_at(0).unwrap());
    app.offline = true;
    for width in 40..160 {
        let line = bottom(&mut app, width);
        assert!(line.contains("? help") && line.contains("offline"), "{width}: {line}");
        assert!(!line.contains('…'), "{width}: {line}");
    }
    assert!(bottom(&mut app, 160).contains("offline · 1 marked · 120 loaded · complete"));
}

#[test]
fn a_notice_that_is_longer_than_the_line_is_shown_whole() {
    let mut app = loaded();
    let text =
        "no command to pipe to: set `command` under [pipe] in the configuration (`vipdeck config path` names it)";
    app.notice = Some(Notice { tone: Tone::Problem, text: text.to_owned() });
    check("notice_long", &mut app, SMALL);
    for width in 40..200 {
        let words: Vec<String> = picture(&mut app, (width, 20)).split_whitespace().map(str::to_owned).collect();
        assert!(words.join(" ").ends_with(text) || words.join(" ").contains(&format!("{text} ")), "{width}");
    }
    app.notice = Some(Notice { tone: Tone::Done, text: "word ".repeat(10_000) });
    let picture = picture(&mut app, SMALL);
    assert!(picture.contains("━ messages") && picture.trim_end().ends_with('…'), "{picture}");
}

#[test]
fn the_path_names_label_and_kind_only_where_the_list_is_of_them() {
    let mut app = loaded();
    app.place.labels = Some(crate::insight::LabelExpr::Label("frustrated".to_owned()));
    app.place.kind = Some(Kind::Text);
    for (screen, named) in [
        (Screen::Messages, true),
        (Screen::Exports, true),
        (Screen::Labels, false),
        (Screen::Radar, false),
        (Screen::Users, false),
    ] {
        app.screen = screen;
        assert_eq!(top(&mut app, 160).contains("› frustrated › text"), named, "{screen:?}");
    }
}

#[test]
fn what_is_typed_takes_the_room_of_how_it_is_read() {
    let mut app = loaded();
    let prompt =
        |name: &str| Popup::Prompt(crate::app::popup::Prompt::new(crate::app::popup::PromptKind::SaveMarked, name));
    app.popup = Some(prompt("vipdeck-marked-2026-11-24.csv"));
    assert!(bottom(&mut app, 60).starts_with(" save to: vipdeck-marked-2026-11-24.csv "));
    assert!(bottom(&mut app, 60).ends_with(" in ~/vips"));
    assert!(bottom(&mut app, 100).ends_with("in ~/vips · Enter saves, Esc cancels"));
    app.popup = Some(prompt("/srv/exports/vipdeck-marked-2026-11-24-for-the-team.csv"));
    assert!(bottom(&mut app, 60).ends_with("2026-11-24-for-the-team.csv"), "the end of it is what is typed");
    assert!(bottom(&mut app, 100).ends_with("in /srv/exports"));
}

#[test]
fn hints_follow_the_keymap() {
    let mut app = loaded();
    app.settings.keymap = Keymap::new(&BTreeMap::from([("help".to_owned(), vec!["f1".to_owned()])])).unwrap();
    let line = bottom(&mut app, 160);
    assert!(line.contains("F1 help"), "{line}");
    app.popup = Some(Popup::Help(0));
    assert!(bottom(&mut app, 160).contains("Esc close"));
}

#[test]
fn too_small_says_both_sizes() {
    check("too_small", &mut loaded(), (38, 7));
    let tiny = picture(&mut loaded(), (1, 1));
    assert_eq!(tiny, "T\n");
}

#[test]
fn every_size_draws() {
    for width in [1, 2, 39, 40, 41, 59, 99, 100, 145, 146, 500] {
        for height in [1, 7, 8, 9, 15, 24, 200] {
            picture(&mut loaded(), (width, height));
        }
    }
}

#[test]
fn the_screens_are_named_by_their_keys_alone_where_there_is_no_more_room() {
    let mut app = loaded();
    app.screen = Screen::Users;
    let top =
        |app: &mut crate::app::App, width| picture(app, (width, 20)).lines().next().unwrap_or_default().to_owned();
    assert!(top(&mut app, 160).contains("1 messages  2 labels  3 users"));
    let short = top(&mut app, 120);
    assert!(short.contains("1 2 [3] 4 5") && !short.contains("messages"), "{short}");
    assert!(short.contains("Northwind VIP › Northwind Games › last 7 days"), "{short}");
    let narrow = top(&mut app, 100);
    assert!(narrow.contains("last 7 days (23 May 13:00 – now)") && narrow.contains("1 2 [3] 4 5"), "{narrow}");
    let narrower = top(&mut app, 80);
    assert!(narrower.contains("last 7 days") && narrower.contains("1 2 [3] 4 5"), "{narrower}");
    assert!(!top(&mut app, 60).contains("[3]"));
}

#[test]
fn the_line_to_search_says_what_is_searched() {
    let mut app = loaded();
    app.popup = Some(Popup::Prompt(Prompt::new(PromptKind::Search, "x")));
    assert!(bottom(&mut app, 100).contains("text and names"));
    app.screen = Screen::Users;
    app.popup = Some(Popup::Prompt(Prompt::new(PromptKind::Filter, "x")));
    assert!(bottom(&mut app, 100).contains("names and ids"));
}

#[test]
fn long_label_names_have_the_room_of_a_wide_terminal() {
    let mut app = loaded();
    let name = "Refund requested twice";
    app.settings.label_names.insert("frustrated".to_owned(), name.to_owned());
    assert!(picture(&mut app, WIDE).contains("Refund requ…"));
    assert!(picture(&mut app, HUGE).contains(name));
}

#[test]
fn the_hints_are_those_of_reading_while_a_message_is_read() {
    let mut app = loaded();
    app.messages.go_to(1, 10);
    assert!(bottom(&mut app, 200).contains("Enter open"));
    app.messages.focus = crate::app::layout::Pane::Detail;
    let line = bottom(&mut app, 200);
    assert!(line.starts_with(" ? help  Esc list  J next  K previous  y copy  u this user  x original"), "{line}");
    assert!(bottom(&mut app, 60).contains("Esc list  J next  K previous"));
    app.messages.go_to(0, 10);
    let line = text(&frame(&mut app, (120, 10))).lines().last().unwrap().to_owned();
    assert!(line.contains("K previous  j scroll"), "{line}");
    let line = bottom(&mut app, 60);
    assert!(line.contains("Esc list  J next  K previous"), "{line}");
}

#[test]
fn a_list_that_was_cut_short_today_says_so_and_claims_nothing() {
    let mut app = chosen();
    put_cut(&mut app, &messages(3));
    let today = br#"{"totals":{},"activity":{"2026-05-30":{"userMessages":4}},"activityTotals":{"userMessages":4}}"#;
    let overview = Overview::read(today).unwrap();
    app.counts.take(app.place.window.slices()[0], overview);
    let line = bottom(&mut app, 160);
    assert!(line.contains("incomplete: the server promised more and gave no cursor; r asks again"), "{line}");
    assert!(!line.contains("complete, growing"), "{line}");
    app.popup = Some(Popup::Ledger(0));
    let popup = picture(&mut app, (160, 48));
    assert!(
        popup.contains("Cut short: the server promised more and gave no cursor.")
            && !popup.contains("Every row is loaded"),
        "{popup}"
    );
}

#[test]
fn a_list_that_was_loaded_a_while_ago_says_of_when_it_is() {
    let mut app = loaded();
    app.messages.looked = Some(NOW - 60_000);
    assert!(bottom(&mut app, 160).contains("120 loaded · complete"), "{}", bottom(&mut app, 160));
    assert!(top(&mut app, 160).contains(" – now)"));
    app.messages.looked = Some(NOW - 20 * 60_000);
    assert!(bottom(&mut app, 160).contains("120 loaded · complete as of 12:40, 20 min ago; r reloads"));
    assert!(top(&mut app, 160).contains(" – 30 May 2026 12:40)"), "{}", top(&mut app, 160));
    app.screen = Screen::Labels;
    assert!(bottom(&mut app, 160).contains("as of 12:40, 20 min ago; r reloads"));
}

#[test]
fn one_cause_is_told_once() {
    let mut app = chosen();
    put_cut(&mut app, &messages(3));
    app.messages.feed.repair(app.place.window);
    let (part, _) = app.messages.feed.next_extra().unwrap();
    app.messages.feed.fail(part, failure());
    let line = bottom(&mut app, 200);
    assert!(line.contains("messages: The server failed (503)") && !line.contains("incomplete:"), "{line}");
}

#[test]
fn how_a_hanging_load_is_stopped_is_told_once_and_on_the_smallest_terminal_too() {
    let mut app = loading();
    app.messages.load_all = Some((NOW - 10_000, 0));
    let part = app.messages.feed.parts()[0].id;
    let ticket = app.requests.open(Purpose::Page(part), NOW - 40_000);
    app.requests.attempt(ticket, &Attempt::Sending { attempt: 2, of: 5 }, NOW - 12_000);
    for width in [60, 100, 160] {
        let line = bottom(&mut app, width);
        assert!(line.contains("all messages: not loaded for 12 s; Esc stops"), "{line}");
        assert_eq!(line.matches("Esc").count(), 1, "{line}");
    }
}
