//! Colours, and what stands for them without.

use ratatui::style::{Color, Modifier};

use super::fixture::*;
use crate::app::layout::Pane;
use crate::store::{Mode, Pattern};
use crate::ui::theme;

/// The list's first row in a terminal of 100 columns: below the path and the heading, right of the rail.
const FIRST_ROW: u16 = 2;
const IN_THE_LIST: u16 = 60;

#[test]
fn the_selected_row_stands_out() {
    let mut app = loaded();
    let frame = frame(&mut app, MIDDLE);
    assert_eq!(frame[(IN_THE_LIST, FIRST_ROW)].bg, Color::Blue);
    assert_eq!(frame[(IN_THE_LIST, FIRST_ROW + 1)].bg, Color::Reset);
}

#[test]
fn without_colour_the_selected_row_is_reversed_and_no_cell_has_a_colour() {
    let mut app = loaded();
    app.settings.color = false;
    app.messages.look_for(Some(Pattern::parse("refund", Mode::Literal).unwrap()));
    let frame = frame(&mut app, MIDDLE);
    assert!(frame[(IN_THE_LIST, FIRST_ROW)].modifier.contains(Modifier::REVERSED));
    assert!(frame.content().iter().all(|cell| cell.fg == Color::Reset && cell.bg == Color::Reset));
}

#[test]
fn only_the_sixteen_colours_are_used() {
    let frame = frame(&mut loaded(), WIDE);
    let plain = |color: Color| !matches!(color, Color::Rgb(..) | Color::Indexed(_));
    assert!(frame.content().iter().all(|cell| plain(cell.fg) && plain(cell.bg)));
}

#[test]
fn the_row_stays_marked_when_another_pane_has_the_focus() {
    let mut app = loaded();
    app.messages.focus = Pane::Rail;
    let frame = frame(&mut app, MIDDLE);
    assert!(frame[(IN_THE_LIST, FIRST_ROW)].modifier.contains(Modifier::BOLD));
    assert_eq!(frame[(IN_THE_LIST, FIRST_ROW)].bg, Color::Reset);
}

#[test]
fn what_was_searched_for_is_marked_where_it_is_shown() {
    let mut app = loaded();
    app.messages.look_for(Some(Pattern::parse("eventos|イベント", Mode::Regex).unwrap()));
    let frame = frame(&mut app, WIDE);
    let marked: String =
        frame.content().iter().filter(|cell| cell.bg == Color::Yellow).map(ratatui::buffer::Cell::symbol).collect();
    assert!(marked.contains("イ"), "{marked:?}");
    assert!(marked.chars().all(|c| "イベント ".contains(c)), "nothing else is marked: {marked:?}");
}

#[test]
fn a_label_keeps_its_colour() {
    let tag = |label: &str| theme::tag(&settings(), label);
    assert_eq!(tag("happy"), tag("happy"));
    let colours: std::collections::BTreeSet<String> = ["happy", "question", "bug_report", "payment", "churn_risk"]
        .iter()
        .map(|label| format!("{:?}", tag(label)))
        .collect();
    assert!(colours.len() > 2, "{colours:?}");
}

/// The letters of a frame that are red.
fn red(app: &mut crate::app::App, size: (u16, u16)) -> String {
    let frame = frame(app, size);
    let red = frame.content().iter().filter(|cell| cell.fg == Color::Red && cell.symbol() != " ");
    red.map(ratatui::buffer::Cell::symbol).collect()
}

#[test]
fn negative_labels_are_red_and_no_other_is() {
    let mut app = loaded();
    // Away from the selected row, which has colours of its own.
    app.messages.go_to(66, 10);
    for (negative, wide) in [("frustrated", "frustrated"), ("lab_7f3a", "Refund request")] {
        app.settings.negative_labels = vec![negative.to_owned()];
        let wide_red = red(&mut app, WIDE);
        assert!(!wide_red.is_empty(), "{negative}");
        let left = wide_red.replace(wide.replace(' ', "").as_str(), "");
        let is_start = |c: char| wide.contains(c) || "…●".contains(c);
        assert!(left.chars().all(is_start), "only {wide} is red, not {left}");
        let dots = red(&mut app, SMALL);
        assert!(!dots.is_empty() && dots.chars().all(|c| c == '●'), "{dots}");
    }
    app.settings.negative_labels.clear();
    assert_eq!(red(&mut app, WIDE), "");
}

#[test]
fn a_negative_label_has_a_dot_however_many_labels_come_before_it() {
    let mut app = chosen();
    let labels =
        serde_json::json!({"labels": ["happy", "question", "payment", "vip_host", "frustrated"], "text": "no!"});
    put(
        &mut app,
        &[message(NOW - 60_000, &serde_json::json!({"text": "first"})), message(NOW - 120_000, &labels)],
        None,
    );
    assert_eq!(red(&mut app, SMALL), "●");
}

#[test]
fn a_mark_and_the_sign_of_the_cursor_stand_side_by_side() {
    let mut app = loaded();
    app.messages.go_to(0, 10);
    let id = app.messages.anchor.unwrap();
    app.messages.marks.toggle(id);
    let mut labels = loaded();
    labels.screen = crate::app::Screen::Labels;
    labels.weigh_anew();
    labels.labels.marked.insert("frustrated".to_owned());
    labels.labels.cursor.selected = 0;
    for size in SIZES {
        for app in [&mut app, &mut labels] {
            let picture = picture(app, size);
            assert!(picture.contains("▌◆"), "{picture}");
        }
    }
}
