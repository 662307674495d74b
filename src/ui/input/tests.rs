use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Modifier;

use super::*;
use crate::ui::paint::Canvas;
use crate::ui::theme::Theme;

fn drawn(input: &LineInput, look: &Look, cells: u16) -> (String, Option<u16>) {
    let area = Rect::new(0, 0, cells, 1);
    let mut buffer = Buffer::empty(area);
    draw(&mut Canvas::new(&mut buffer, Theme { color: true }).line(area, 0), usize::from(cells), input, look);
    let caret = (0..cells).find(|x| buffer[(*x, 0)].modifier.contains(Modifier::REVERSED));
    (buffer.content().iter().map(ratatui::buffer::Cell::symbol).collect(), caret)
}

fn active() -> Look {
    Look { active: true, fault: None }
}

#[test]
fn the_caret_stands_behind_the_text() {
    assert_eq!(drawn(&LineInput::new("refund"), &active(), 10), ("refund    ".to_owned(), Some(6)));
}

#[test]
fn a_long_text_is_scrolled_to_its_caret() {
    assert_eq!(
        drawn(&LineInput::new("0123456789"), &active(), 6),
        ("…6789 ".to_owned(), Some(5)),
        "and says that it does not begin there"
    );
}

#[test]
fn a_secret_shows_only_how_long_it_is() {
    let mut input = LineInput::secret();
    input.paste("hunter2");
    assert_eq!(drawn(&input, &active(), 10).0, "•••••••   ");
}

#[test]
fn the_fault_is_marked() {
    let area = Rect::new(0, 0, 12, 1);
    let mut buffer = Buffer::empty(area);
    let look = Look { active: true, fault: Some(5..7) };
    draw(&mut Canvas::new(&mut buffer, Theme { color: false }).line(area, 0), 12, &LineInput::new("2026-13-01"), &look);
    let marked: String = buffer
        .content()
        .iter()
        .filter(|cell| cell.modifier.contains(Modifier::UNDERLINED))
        .map(ratatui::buffer::Cell::symbol)
        .collect();
    assert_eq!(marked, "13");
}

#[test]
fn nothing_is_drawn_beyond_the_cells() {
    for cells in 0..20 {
        for text in ["", "ab", "日本語のテキスト", "e\u{301}e\u{301}"] {
            drawn(&LineInput::new(text), &active(), cells);
        }
    }
}

#[test]
fn a_proposed_text_looks_selected_until_a_key_keeps_it() {
    let area = Rect::new(0, 0, 12, 1);
    let theme = Theme { color: true };
    let background = |input: &LineInput| {
        let mut buffer = Buffer::empty(area);
        draw(&mut Canvas::new(&mut buffer, theme).line(area, 0), 12, input, &active());
        buffer[(0, 0)].bg
    };
    let mut input = LineInput::proposing("wc -l");
    let selected = background(&input);
    input.key(crossterm::event::KeyCode::End.into());
    assert_ne!(background(&input), selected);
    assert_eq!(background(&LineInput::new("wc -l")), background(&input));
}
