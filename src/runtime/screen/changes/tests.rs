use std::num::NonZero;

use proptest::prelude::*;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Color, Modifier, Style};

const FLAG: &str = "\u{1f1eb}\u{1f1f7}";

fn buffer(width: u16, height: u16) -> Buffer {
    Buffer::empty(Rect::new(0, 0, width, height))
}

fn line(text: &str) -> Buffer {
    let mut buffer = buffer(20, 1);
    buffer.set_string(0, 0, text, Style::new());
    buffer
}

fn written(shown: Option<&Buffer>, next: &Buffer) -> String {
    let mut out = Vec::new();
    super::write(&mut out, shown, next);
    String::from_utf8(out).unwrap()
}

fn between(shown: &str, next: &str) -> String {
    written(Some(&line(shown)), &line(next))
}

#[test]
fn nothing_is_written_when_nothing_differs() {
    assert_eq!(between("same", "same"), "");
}

#[test]
fn what_is_shown_is_cleared_when_it_is_not_known() {
    assert_eq!(written(None, &line("  one")), "\x1b[0m\x1b[2J\x1b[1;3Hone");
}

#[test]
fn only_what_differs_is_written() {
    assert_eq!(between("one two", "one too"), "\x1b[1;6Ho");
    assert_eq!(between("a b c", "x b y"), "\x1b[1;1Hx\x1b[1;5Hy");
    assert_eq!(between("gone", ""), "\x1b[1;1H    ");
}

#[test]
fn looks_change_in_one_sequence_and_end_plain() {
    let mut next = line("abc");
    next.set_style(Rect::new(0, 0, 2, 1), Style::new().fg(Color::Cyan).add_modifier(Modifier::BOLD));
    next.set_style(Rect::new(1, 0, 1, 1), Style::new().bg(Color::Blue));
    assert_eq!(written(Some(&line("")), &next), "\x1b[1;1H\x1b[1;36ma\x1b[44mb\x1b[0mc");
    assert_eq!(written(Some(&line("bc")), &next), "\x1b[1;1H\x1b[1;36ma\x1b[44mb\x1b[0mc");
    let mut last = line("a");
    last.set_style(Rect::new(0, 0, 1, 1), Style::new().fg(Color::Rgb(1, 2, 3)).bg(Color::Indexed(200)));
    assert_eq!(written(Some(&line("")), &last), "\x1b[1;1H\x1b[38;2;1;2;3;48;5;200ma\x1b[39;49m");
}

#[test]
fn what_a_wide_character_covered_is_written_again() {
    assert_eq!(between("界b", "x b"), "\x1b[1;1Hx ");
    assert_eq!(between("a界b", "界 b"), "\x1b[1;1H界 ");
}

#[test]
fn what_follows_a_cluster_is_placed_anew() {
    // A flag: two cells to some terminals, four to others.
    let written = written(None, &line(&format!("a{FLAG}b")));
    assert!(written.ends_with(&format!("\x1b[1;1Ha  \x1b[1;2H{FLAG}\x1b[1;4Hb ")), "{written:?}");
}

#[test]
fn what_stands_out_of_a_cluster_is_covered_by_what_stands_there() {
    let other = "\u{1f1e9}\u{1f1ea}";
    let written = between(&format!("a{FLAG}bc"), &format!("a{other}bc"));
    assert!(written.ends_with(&format!("\x1b[1;2H{other}\x1b[1;4Hbc")), "{written:?}");
}

#[test]
fn all_that_a_cluster_may_come_over_is_written_again() {
    // Two cells to ratatui; three emoji of two cells each to a terminal that joins none.
    const FAMILY: &str = "\u{1f468}\u{200d}\u{1f469}\u{200d}\u{1f467}";
    let written = between("a..bcdefg", &format!("a{FAMILY}bcdefg"));
    assert!(written.ends_with(&format!("\x1b[1;2H{FAMILY}\x1b[1;4Hbcde")), "{written:?}");
    let written = self::written(None, &line(FAMILY));
    assert!(written.ends_with(&format!("{FAMILY}\x1b[1;3H    ")), "blank cells too: {written:?}");
}

#[test]
fn nothing_is_left_of_a_cluster_that_goes() {
    assert_eq!(between(&format!("a{FLAG}b"), "ax b"), "\x1b[1;2H  \x1b[1;2Hx ");
}

const TEXTS: [&str; 8] = ["a", "b", " ", "é", "界", "猫", "e\u{301}", "ｶ"];

fn look() -> impl Strategy<Value = Style> {
    let color =
        || prop::sample::select(vec![Color::Reset, Color::Blue, Color::White, Color::DarkGray, Color::Rgb(9, 8, 7)]);
    let modifiers = vec![Modifier::empty(), Modifier::BOLD, Modifier::DIM, Modifier::ITALIC, Modifier::REVERSED];
    (color(), color(), prop::sample::select(modifiers.clone()), prop::sample::select(modifiers))
        .prop_map(|(fg, bg, one, other)| Style::new().fg(fg).bg(bg).add_modifier(one | other))
}

/// A frame of pieces that were written over each other, as the pen does it.
fn frame() -> impl Strategy<Value = Buffer> {
    let piece = (0..12_u16, 0..3_u16, prop::collection::vec(prop::sample::select(&TEXTS[..]), 1..12), look());
    prop::collection::vec(piece, 0..8).prop_map(|pieces| {
        let mut buffer = buffer(12, 3);
        for (x, y, texts, style) in pieces {
            if x > 0 && super::width(&buffer[(x - 1, y)]) > 1 {
                buffer[(x - 1, y)].reset();
            }
            buffer.set_string(x, y, texts.concat(), style);
        }
        buffer
    })
}

fn blank_terminal() -> vt100::Parser {
    vt100::Parser::new(NonZero::new(3).unwrap(), NonZero::new(12).unwrap(), 0)
}

/// What a terminal shows in a cell: the text, the colours, bold, dim, italic and reversed. An erased cell is a blank.
fn seen(terminal: &vt100::Parser, x: u16, y: u16) -> (String, vt100::Color, vt100::Color, [bool; 4]) {
    let cell = terminal.screen().cell(y, x).unwrap();
    let text = if cell.has_contents() || cell.is_wide_continuation() { cell.contents() } else { " " };
    (text.to_owned(), cell.fgcolor(), cell.bgcolor(), [cell.bold(), cell.dim(), cell.italic(), cell.inverse()])
}

proptest! {
    #[test]
    fn frame_after_frame_shows_what_each_would_show_alone(frames in prop::collection::vec(frame(), 1..6)) {
        let mut terminal = blank_terminal();
        let mut shown = None;
        for next in &frames {
            terminal.process(written(shown, next).as_bytes());
            let mut alone = blank_terminal();
            alone.process(written(None, next).as_bytes());
            for (x, y) in (0..3).flat_map(|y| (0..12).map(move |x| (x, y))) {
                prop_assert_eq!(seen(&terminal, x, y), seen(&alone, x, y), "at {} {}", x, y);
            }
            shown = Some(next);
        }
    }

    #[test]
    fn a_frame_shows_its_text(next in frame()) {
        let mut terminal = blank_terminal();
        terminal.process(written(None, &next).as_bytes());
        for y in 0..3 {
            let mut x = 0;
            while x < 12 {
                let cell = &next[(x, y)];
                prop_assert_eq!(seen(&terminal, x, y).0, cell.symbol(), "at {} {}", x, y);
                x += u16::try_from(super::width(cell)).unwrap();
            }
        }
    }
}
