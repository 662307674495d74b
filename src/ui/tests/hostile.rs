//! Text from strangers in every field, on every screen and popup: nothing of it reaches a cell that a terminal would obey.

use ratatui::buffer::Buffer;
use serde_json::json;
use unicode_segmentation::UnicodeSegmentation;

use super::fixture::*;
use crate::api::{Export, Listing, User, UsersPage};
use crate::app::exports::{ExportJob, ExportOf, ExportState, Saving};
use crate::app::layout::Pane;
use crate::app::messages::NarrowBy;
use crate::app::person::{Person, Tally};
use crate::app::popup::{Choice, Picker, PickerItem, PickerKind, PickerState, Popup, Welcome};
use crate::app::radar::{Known, RadarPlan};
use crate::app::users::Users;
use crate::app::{Account, App, Notice, Screen, Tone};
use crate::feed::{Failure, PageRows, Ties};
use crate::insight;
use crate::store::{Batch, Store};
use crate::text::Clean;
use crate::view::Ref;

/// Escape sequences, C1, line breaks, bidi controls, zero-widths, tags, marks without end, wide characters.
fn hostile() -> String {
    let zalgo: String = std::iter::once('z').chain(std::iter::repeat_n('\u{0301}', 500)).collect();
    format!(
        "\u{1b}[2J\u{1b}]0;pwn\u{7}\u{9b}31m\r\n\tA\u{202e}evil\u{2066}\u{200b}\u{feff}\u{e0041}{zalgo}日本👩‍👩‍👧‍👦\u{2028}\u{0}\u{7f}end"
    )
}

fn everywhere() -> App {
    let mut app = loaded();
    let evil = hostile();
    app.settings.account = Some(Account::Profile(evil.clone()));
    app.settings.label_names.insert("lab_7f3a".to_owned(), evil.clone());
    app.place.workspace.as_mut().unwrap().name.clone_from(&evil);
    app.place.channel.as_mut().unwrap().name.clone_from(&evil);
    app.place.labels = Some(crate::insight::LabelExpr::Label("lab_7f3a".to_owned()));
    app.place.asked = Some("lab_7f3a".to_owned());
    let fields = json!({
        "userName": evil, "conversationId": evil, "kind": evil, "source": evil, "labels": [evil, "lab_7f3a"],
        "customLabelIds": [evil], "text": evil,
    });
    let mut fresh = chosen();
    put(&mut fresh, &[message(NOW, &fields), damaged(NOW - 1).replace("Broken", "\\u001b[2J")], None);
    app.messages = fresh.messages;
    let user = User {
        conversation_id: Some(evil.clone()),
        user_name: Some(evil.clone()),
        first_name: Some(evil.clone()),
        last_name: Some(evil.clone()),
        cuid: Some(evil.clone()),
        birthday: Some(evil.clone()),
        last_purchase: Some(i64::MAX),
        last_user_message: Some(i64::MIN),
        ..User::default()
    };
    app.users = Users::default();
    take_users(&mut app, UsersPage { users: Listing { rows: vec![user], damaged: 0 }, ..UsersPage::default() });
    people(&mut app, &evil);
    let failed = ExportState::Failed { failure: Failure { why: evil.clone(), again: true }, at: NOW };
    let done = ExportState::Done { at: NOW };
    for state in [failed, done] {
        let of = ExportOf::Messages { window: app.place.window, label: Some(evil.clone()), kind: None };
        let named = || Ref { id: evil.clone(), name: evil.clone() };
        let (slices, saving) = (of.slices(), Some(Saving::Failed(evil.clone())));
        let (workspace, channel, expected, started) = (named(), named(), Some(7), NOW);
        let mut job = ExportJob {
            account: app.settings.account.clone(),
            workspace,
            channel,
            of,
            expected,
            listed: None,
            slices,
            started,
            state,
            saving,
            saved: None,
            save_as: None,
            then_save: None,
        };
        job.take(Export { total_count: Some(u64::MAX), csv_url: evil.clone() });
        app.exports.jobs.push(job);
    }
    app
}

/// A person, and a radar with them on it.
fn people(app: &mut App, evil: &str) {
    let person = Person { conversation: Some(evil.to_owned()), name: Some(evil.to_owned()), ..Person::default() };
    let rows = [message(NOW, &json!({"labels": [evil], "customLabelIds": ["lab_7f3a"]}))];
    let batch = Batch::read(rows.iter().map(|row| serde_json::from_str(row).unwrap()));
    let mut store = Store::new();
    store.merge(&batch);
    let tally = Tally::of(store.rows(0..1), app.place.window, app.zone);
    app.person = Some(Person { tally, ..person });
    app.settings.negative_labels = vec![evil.to_owned()];
    let labels = &app.settings.negative_labels;
    app.radar.begin(&RadarPlan { labels, window: app.place.window, page_size: 9, ties: Ties::Unknown });
    let (part, _) = app.radar.walks[0].feed.next_page().unwrap();
    let fields = json!({"conversationId": "stranger", "userName": evil, "labels": [evil]});
    let rows = [message(NOW, &json!({"conversationId": evil, "labels": [evil]})), message(NOW - 1, &fields)];
    let batch = Batch::read(rows.iter().map(|row| serde_json::from_str(row).unwrap()));
    let page = PageRows { batch, cursor: None, may_have_more: Some(false), returned: None };
    app.radar.take(0, part, &page);
    let rules = insight::Radar { rules: app.settings.radar, now_ms: NOW, today: app.zone.date(NOW) };
    let known = Known { users: &app.users.all.rows, rules, label_names: &app.settings.label_names };
    app.radar.arrange(&known, 10);
    assert_eq!(app.radar.rows().len(), 2);
}

fn popups() -> Vec<Option<Popup>> {
    let evil = hostile();
    let failure = Failure { why: evil.clone(), again: false };
    let item = PickerItem {
        name: evil.clone(),
        detail: evil.clone(),
        refused: None,
        current: true,
        choice: Choice::Label(None),
    };
    let mut picker = Picker::new(PickerKind::Label, vec![item], PickerState::Failed(failure.clone()));
    picker.refused = Some(evil.clone());
    let mut welcome = Welcome::new(&evil, &evil);
    welcome.error = Some(evil);
    vec![
        None,
        Some(Popup::Picker(picker)),
        Some(Popup::Picker(Picker::new(PickerKind::Label, vec![], PickerState::Failed(failure)))),
        Some(Popup::Original(0)),
        Some(Popup::Ledger(0)),
        Some(Popup::Welcome(welcome)),
    ]
}

/// Every cell holds one cluster that was cleaned.
fn assert_clean(buffer: &Buffer, what: &str) {
    for cell in buffer.content() {
        let symbol = cell.symbol();
        assert_eq!(Clean::line(symbol).as_str(), symbol, "{what}: {symbol:?} was not cleaned");
        assert!(symbol.graphemes(true).count() <= 1, "{what}: {symbol:?} is more than one cluster");
        assert!(symbol.chars().all(|c| !c.is_control()), "{what}: {symbol:?} holds a control character");
        assert!(symbol.len() <= 64 + 3, "{what}: {} bytes in one cell", symbol.len());
    }
}

#[test]
fn no_screen_and_no_popup_lets_anything_through() {
    for popup in popups() {
        let mut app = everywhere();
        app.notice = Some(Notice { tone: Tone::Problem, text: hostile() });
        let over = format!("{popup:?}").split('(').next().unwrap_or_default().to_owned();
        app.popup = popup;
        for screen in Screen::ALL {
            app.screen = screen;
            for size in [WIDE, MIDDLE, SMALL, HUGE] {
                assert_clean(&frame(&mut app, size), &format!("{screen:?} {over} {size:?}"));
            }
        }
    }
}

#[test]
fn hostile_messages_keep_their_place() {
    let mut app = everywhere();
    check("hostile_messages", &mut app, WIDE);
    app.messages.focus = Pane::Detail;
    check("hostile_detail", &mut app, SMALL);
    app.popup = Some(Popup::Original(0));
    check("hostile_original", &mut app, MIDDLE);
}

#[test]
fn failures_are_cleaned_too() {
    let mut app = chosen();
    let failure = Failure { why: hostile(), again: false };
    let (part, _) = app.messages.feed.next_page().unwrap();
    app.messages.feed.fail(part, failure.clone());
    app.counts.failed(app.place.window.slices()[0], failure);
    for screen in Screen::ALL {
        app.screen = screen;
        assert_clean(&frame(&mut app, MIDDLE), "failure");
    }
}

#[test]
fn a_name_in_the_path_cannot_pass_for_another_step() {
    let mut app = loaded();
    let by = NarrowBy::Conversation { id: Some("c".to_owned()), name: "x\n\u{202e}› production · UTC".to_owned() };
    app.messages.narrow_to(Some(by), 10);
    let line = picture(&mut app, WIDE).lines().next().unwrap().to_owned();
    assert!(line.contains("⟨U+202E⟩"), "{line}");
    assert!(line.ends_with("UTC"), "{line}");
}

#[test]
fn megabytes_in_one_row_draw() {
    let mut app = chosen();
    let text = "💥 boom\u{1b}[2J ".repeat(400_000);
    put(&mut app, &[message(NOW, &json!({"text": text, "userName": text}))], None);
    let picture = picture(&mut app, WIDE);
    assert!(picture.contains("💥 boom␛[2J"), "{picture}");
}
