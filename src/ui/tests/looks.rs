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
    assert_eq!(theme::tag("frustrated"), theme::tag("frustrated"));
    let colours: std::collections::BTreeSet<String> =
        ["frustrated", "happy", "question", "bug_report", "payment", "churn_risk"]
            .iter()
            .map(|label| format!("{:?}", theme::tag(label)))
            .collect();
    assert!(colours.len() > 2, "{colours:?}");
}
