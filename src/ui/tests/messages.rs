use std::time::Duration;

use serde_json::json;

use super::fixture::*;
use crate::api::Attempt;
use crate::app::layout::Pane;
use crate::app::list::Step;
use crate::app::load::Load;
use crate::app::popup::{Picker, PickerKind, PickerState, Popup};
use crate::app::requests::Purpose;
use crate::app::{App, Screen};
use crate::insight::LabelExpr;
use crate::store::{Mode, Pattern};
use crate::view::{DAY_MS, Zone};

#[test]
fn loaded_messages() {
    check_all("messages_loaded", &mut loaded());
    check("messages_loaded", &mut loaded(), HUGE);
}

#[test]
fn what_hangs_says_for_how_long_and_at_which_attempt() {
    let mut app = loading();
    let part = app.messages.feed.parts()[0].id;
    let ticket = app.requests.open(Purpose::Page(part), NOW - 40_000);
    app.requests.attempt(ticket, &Attempt::Sending { attempt: 2, of: 5 }, NOW - 12_000);
    let middle = picture(&mut app, MIDDLE);
    assert!(
        middle.contains("messages: not loaded for 12 s (attempt 2 of 5)") && middle.contains("Esc stops."),
        "{middle}"
    );
    let bottom = middle.trim_end().lines().last().unwrap();
    assert!(bottom.contains("messages: not loaded for 12 s; Esc stops · attempt 2 of 5"), "{bottom}");
}

#[test]
fn loading_messages() {
    check_all("messages_loading", &mut loading());
}

#[test]
fn messages_that_are_asked_for_again() {
    check_all("messages_retrying", &mut retrying());
}

#[test]
fn whatever_is_asked_for_again_says_so_in_the_middle() {
    for (screen, what) in [
        (Screen::Messages, "messages"),
        (Screen::Labels, "label overview"),
        (Screen::Users, "users"),
        (Screen::Radar, "users"),
    ] {
        let mut app = retrying();
        app.screen = screen;
        for size in SIZES {
            let picture = picture(&mut app, size);
            assert!(picture.contains(&format!("{what}: the API is busy (429): Slow down")), "{picture}");
            assert!(picture.contains("Retry in 3 s (2 of 5) · Esc stops."), "{picture}");
            assert!(!picture.contains("Loading…"), "{picture}");
        }
    }
}

#[test]
fn a_list_of_workspaces_that_failed_is_not_why_a_channel_that_is_known_shows_nothing() {
    let mut app = loading();
    app.workspaces = Load::Failed(failure());
    app.screen = Screen::Users;
    let picture = picture(&mut app, MIDDLE);
    assert!(picture.contains("Loading…") && !picture.contains("Not loaded"), "{picture}");
}

#[test]
fn lists_that_are_asked_for_again_say_so_where_one_chooses() {
    for (kind, purpose) in [(PickerKind::Workspace, Purpose::Workspaces), (PickerKind::Channel, Purpose::Channels)] {
        let mut app = blank();
        let ticket = app.requests.open(purpose, NOW);
        app.workspaces = Load::Loading(ticket);
        let (wait, because) = (Duration::from_secs(9), "no connection".to_owned());
        app.requests.attempt(ticket, &Attempt::Waiting { attempt: 4, of: 5, wait, because }, NOW);
        assert!(picture(&mut app, MIDDLE).contains("Retry in 9 s (5 of 5) · Esc stops."));
        app.popup = Some(Popup::Picker(Picker::new(kind, Vec::new(), PickerState::Loading)));
        let picture = picture(&mut app, MIDDLE);
        assert_eq!(picture.matches("Retry in 9 s (5 of 5)").count(), 1, "the picker covers the list\n{picture}");
        assert_eq!(picture.matches("Esc stops.").count(), 1, "it has nothing else to show\n{picture}");
    }
}

#[test]
fn no_messages() {
    check_all("messages_empty", &mut empty());
}

#[test]
fn refused_messages() {
    check_all("messages_failed", &mut failed());
}

#[test]
fn nothing_chosen() {
    check("messages_nothing_chosen", &mut blank(), MIDDLE);
}

#[test]
fn filtered_away_is_not_nothing() {
    let mut app = loaded();
    app.messages.filter_by(Some(Pattern::parse("unicorn", Mode::Literal).unwrap()), 10);
    check_all("messages_filtered_away", &mut app);
}

#[test]
fn rows_stay_when_the_next_page_fails() {
    let mut app = chosen();
    put(&mut app, &messages(40), Some("1779990000000"));
    take_counts(&mut app, 5_678);
    hold_against_counts(&mut app);
    let (part, _) = app.messages.feed.next_page().unwrap();
    app.messages.feed.fail(part, failure());
    check("messages_next_page_failed", &mut app, MIDDLE);
}

#[test]
fn a_search_with_new_rows_above() {
    let mut app = loaded();
    app.messages.look_for(Some(Pattern::parse("refund", Mode::Literal).unwrap()));
    app.messages.search_on(10);
    app.messages.step(Step::Rows(12), 10);
    app.messages.fresh = 12;
    check("messages_search", &mut app, WIDE);
}

#[test]
fn the_detail_covers_a_low_screen_when_it_has_the_focus() {
    let mut app = loaded();
    app.messages.focus = Pane::Detail;
    app.messages.detail_top = 3;
    check_all("messages_detail", &mut app);
}

#[test]
fn the_rail_covers_a_narrow_screen_when_it_has_the_focus() {
    let mut app = loaded();
    app.messages.focus = Pane::Rail;
    app.messages.rail.selected = 2;
    app.place.labels = Some(LabelExpr::Label("happy".to_owned()));
    app.place.asked = Some("happy".to_owned());
    check_all("messages_rail", &mut app);
}

#[test]
fn a_damaged_row_stands_among_the_others() {
    let mut app = chosen();
    let rows = [
        message(NOW - 1_000, &json!({"text": "before"})),
        damaged(NOW - 2_000),
        message(NOW - DAY_MS, &json!({"text": "after"})),
    ];
    put(&mut app, &rows, None);
    app.messages.step(Step::Rows(1), 10);
    check("messages_damaged", &mut app, MIDDLE);
}

#[test]
fn times_are_those_of_the_zone() {
    let mut app = loaded();
    app.zone = Zone::Fixed(chrono::FixedOffset::east_opt(5 * 3_600 + 1_800).unwrap());
    let there = picture(&mut app, WIDE);
    assert!(there.contains("18:29"), "12:59 UTC is 18:29 there:\n{there}");
    assert!(there.contains("+05:30"));
}

#[test]
fn rows_out_of_sight_are_not_drawn_whatever_the_cursor_says() {
    let mut app = loaded();
    app.messages.step(Step::Last, 10);
    let last = picture(&mut app, SMALL);
    assert!(last.contains("▌"), "the selected row is in the pane:\n{last}");
}

fn of_several_labels(labels: &str) -> crate::app::App {
    let mut app = loaded();
    let labels = app.settings.labels_of(labels);
    app.messages.labels = Some(crate::app::messages::ByLabels::new(labels.clone()));
    app.place.labels = Some(labels);
    app.messages.search_on(10);
    app
}

#[test]
fn several_labels_are_said_above_and_how_many_carry_them_below() {
    check_all("messages_algebra", &mut of_several_labels("frustrated and not (churn_risk or \"Refund request\")"));
    let mut partly = of_several_labels("frustrated and not churn_risk");
    take_counts(&mut partly, 5_678);
    check("messages_algebra_partly", &mut partly, MIDDLE);
}

#[test]
fn several_labels_that_no_loaded_row_carries_are_not_nothing() {
    let mut app = chosen();
    put(&mut app, &messages(40), Some("1779990000000"));
    let labels = app.settings.labels_of("happy and churn_risk");
    app.messages.labels = Some(crate::app::messages::ByLabels::new(labels.clone()));
    app.place.labels = Some(labels);
    app.messages.search_on(10);
    check("messages_algebra_none_yet", &mut app, MIDDLE);
    check("messages_algebra_none_yet", &mut app, SMALL);
}

/// Ninety days, of which the newest slice is here and the next one is asked for.
fn slices() -> App {
    let mut app = blank_over("90d".parse().unwrap());
    choose(&mut app);
    put(&mut app, &messages(40), None);
    app
}

#[test]
fn a_long_window_says_how_many_of_its_slices_are_whole() {
    let mut app = slices();
    let (of, picture) = (app.place.window.slices().len(), picture(&mut app, WIDE));
    assert!(of > 2 && picture.contains(&format!("1 of {of} slices")), "{picture}");
    app.popup = Some(Popup::Ledger(0));
    let picture = super::fixture::picture(&mut app, WIDE);
    assert!(picture.contains(&format!("1 of {of} slices are whole")), "{picture}");
    assert!(picture.contains("… more to come") && !picture.contains("not loaded"), "{picture}");
}

#[test]
fn a_slice_that_failed_is_not_called_loading() {
    let mut app = slices();
    let (part, _) = app.messages.feed.next_page().unwrap();
    app.messages.feed.fail(part, failure());
    app.popup = Some(Popup::Ledger(40));
    check("popup_ledger_failed", &mut app, WIDE);
}

#[test]
fn a_window_that_was_followed_for_days_is_called_by_its_dates_where_there_is_room_for_one_name_only() {
    let mut app = loaded();
    assert!(picture(&mut app, SMALL).contains("last 7 days"));
    app.now += 3 * DAY_MS;
    let picture = picture(&mut app, SMALL);
    assert!(!picture.contains("last 7 days") && picture.contains("23 May"), "{picture}");
}
