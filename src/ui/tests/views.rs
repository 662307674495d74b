//! Saved views, what is new since the last visit, marks.

use super::fixture::*;
use crate::api::{Activity, Count, Overview};
use crate::app::App;
use crate::app::popup::Choice;
use crate::app::popup::{Confirm, Confirmed, Picker, PickerItem, PickerKind, PickerState, Popup, Prompt, PromptKind};
use crate::feed::Failure;
use crate::insight::{Visit, Visits};
use crate::memory::{Memory, Recalled};
use crate::view::{Kind, Ref, SavedView, WindowSpec, Zone};

fn view(name: &str, channel: &str, window: &str, label: Option<&str>) -> SavedView {
    SavedView {
        name: name.to_owned(),
        workspace: Ref { id: "ws_1".to_owned(), name: "Northwind VIP".to_owned() },
        channel: Ref { id: channel.to_owned(), name: "Northwind Games".to_owned() },
        window: window.parse().unwrap(),
        label: label.map(ToOwned::to_owned),
        kind: None,
    }
}

/// Four saved views and one that is offered; of their counts one is here, one failed, one is on its way.
fn with_views(query: &str) -> App {
    let mut app = loaded();
    let fixed = view("May, all of it", "FB_PAGE_1", "2026-05-01..2026-05-20", None);
    let hostile = SavedView { kind: Some(Kind::Text), ..view("\u{202e}evil \u{1b}[2J", "FB_PAGE_3", "24h", None) };
    app.views.saved = vec![
        view("Refunds", "FB_PAGE_1", "7d", Some("lab_7f3a")),
        view("Angry in German, the last three months", "FB_PAGE_2", "90d", Some("frustrated")),
        fixed,
        hostile,
    ];
    app.views.offered = vec![SavedView {
        window: WindowSpec::Today,
        ..view("frustrated today", "FB_PAGE_1", "7d", Some("frustrated"))
    }];
    app.views.count(NOW, Zone::Utc);
    answer_counts(&mut app);
    let items: Vec<PickerItem> = app
        .views
        .all()
        .enumerate()
        .map(|(index, view)| PickerItem {
            name: view.name.clone(),
            detail: app.view_path(view),
            refused: None,
            current: index == 2,
            choice: Choice::View(index),
        })
        .collect();
    let mut picker = Picker::new(PickerKind::View, items, PickerState::Ready);
    picker.cursor.selected = 0;
    picker.query.paste(query);
    if !query.is_empty() {
        picker.filter();
    }
    app.popup = Some(Popup::Picker(picker));
    app
}

/// Every overview is here, but for that of the second channel, which failed, and that of today, which is on its way.
fn answer_counts(app: &mut App) {
    while let Some((number, scope, window)) = app.views.counts.next() {
        let mut overview = Overview {
            activity_totals: Some(Activity { user_messages: 12_345, active_conversations: None }),
            ..Overview::default()
        };
        overview.totals.insert("lab_7f3a".to_owned(), Count { count: 48, unique_conversations: None });
        if scope.channel_id == "FB_PAGE_2" {
            app.views.counts.failed(number, Failure { why: "the server answered 503".to_owned(), again: true });
        } else if window.start() == Zone::Utc.day_start(Zone::Utc.date(NOW)) {
            app.views.counts.asked(number, crate::app::Ticket(7_000));
        } else {
            app.views.counts.take(number, overview);
        }
    }
}

#[test]
fn saved_views_and_their_counts() {
    check_all("views", &mut with_views(""));
}

#[test]
fn saved_views_filtered() {
    check("views_filtered", &mut with_views("german"), MIDDLE);
}

#[test]
fn a_name_hides_nothing_and_obeys_nobody() {
    let shown = picture(&mut with_views(""), WIDE);
    assert!(shown.contains("⟨U+202E⟩evil ␛[2J") && !shown.contains('\u{202e}'), "{shown}");
}

#[test]
fn a_question_before_a_view_is_lost() {
    let mut app = loaded();
    let question =
        "Delete the view “Refunds” (Northwind VIP › Northwind Games › last 7 days › Refund request)?".to_owned();
    app.popup = Some(Popup::Confirm(Confirm { question, then: Confirmed::DeleteView("Refunds".to_owned()) }));
    check_all("views_delete", &mut app);
}

#[test]
fn prompts_for_a_name_and_a_file() {
    let mut app = loaded();
    app.popup = Some(Popup::Prompt(Prompt::new(PromptKind::ViewName, "Refunds")));
    check("views_name", &mut app, SMALL);
    let mut prompt = Prompt::new(PromptKind::SaveMarked, "digest.txt");
    prompt.error = Some("only .csv, .ndjson, .md".to_owned());
    app.popup = Some(Popup::Prompt(prompt));
    check_all("marks_file", &mut app);
}

fn visited(newest: i64, at: i64) -> App {
    let mut visits = Visits::default();
    visits.keep("FB_PAGE_1", None, Visit { newest, at });
    let memory = Memory { visits, ..Memory::default() };
    loaded_by(blank().recalling(Recalled { owner: "production".to_owned(), memory }))
}

#[test]
fn what_is_new_since_the_last_visit() {
    let row = visited(0, 0).messages.feed.store().get(42).unwrap().at;
    let monday = NOW - 5 * crate::view::DAY_MS - 228 * 60_000;
    check_all("news", &mut visited(row, monday));
    check("news_none", &mut visited(NOW, NOW - 60_000), MIDDLE);
}

#[test]
fn only_what_is_new() {
    let mut app = visited(NOW - 20_000_000, NOW - 60_000);
    app.messages.narrow_to(
        Some(crate::app::messages::NarrowBy::NewerThan(Visit { newest: NOW - 20_000_000, at: NOW - 60_000 })),
        10,
    );
    check("news_only", &mut app, MIDDLE);
}

#[test]
fn marked_messages() {
    let mut app = loaded();
    for position in [0, 2, 3] {
        let id = app.messages.id_at(position).unwrap();
        app.messages.marks.add(id);
    }
    check_all("marks", &mut app);
}
