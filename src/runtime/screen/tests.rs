use std::io;
use std::sync::{Arc, Mutex};

use ratatui::Terminal;
use ratatui::layout::{Position, Size};
use ratatui::widgets::Paragraph;

use super::{Device, Screen};

/// What a test's terminal has seen.
#[derive(Debug, Default)]
pub(in crate::runtime) struct Seen {
    pub(in crate::runtime) writes: Vec<String>,
    pub(in crate::runtime) raw: bool,
    pub(in crate::runtime) size: Size,
    pub(in crate::runtime) dead: bool,
}

#[derive(Clone, Debug, Default)]
pub(in crate::runtime) struct FakeDevice(pub(in crate::runtime) Arc<Mutex<Seen>>);

impl FakeDevice {
    pub(in crate::runtime) fn new(width: u16, height: u16) -> Self {
        let device = Self::default();
        device.0.lock().unwrap().size = Size::new(width, height);
        device
    }

    /// What was written since the last time, write by write.
    pub(in crate::runtime) fn writes(&self) -> Vec<String> {
        std::mem::take(&mut self.0.lock().unwrap().writes)
    }
}

impl Device for FakeDevice {
    fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        let mut seen = self.0.lock().unwrap();
        if seen.dead {
            return Err(io::ErrorKind::BrokenPipe.into());
        }
        seen.writes.push(String::from_utf8(bytes.to_vec()).unwrap());
        Ok(())
    }

    fn size(&self) -> io::Result<Size> {
        Ok(self.0.lock().unwrap().size)
    }

    fn take(&mut self) -> io::Result<()> {
        self.0.lock().unwrap().raw = true;
        Ok(())
    }

    fn give_back(&mut self) -> io::Result<()> {
        self.0.lock().unwrap().raw = false;
        Ok(())
    }
}

const BEGIN: &str = "\x1b[?2026h";
const END: &str = "\x1b[?2026l";

fn terminal(synchronized: bool) -> (FakeDevice, Terminal<Screen<FakeDevice>>) {
    let device = FakeDevice::new(20, 3);
    let mut screen = Screen::new(device.clone());
    screen.synchronized = synchronized;
    screen.enter().unwrap();
    (device, Terminal::new(screen).unwrap())
}

fn draw(terminal: &mut Terminal<Screen<FakeDevice>>, text: &str, cursor: Option<(u16, u16)>) {
    let _ = terminal
        .draw(|frame| {
            frame.render_widget(Paragraph::new(text), frame.area());
            if let Some(position) = cursor {
                frame.set_cursor_position(position);
            }
        })
        .unwrap();
}

#[test]
fn entering_and_leaving_are_each_others_reverse() {
    let (device, mut terminal) = terminal(true);
    assert!(device.0.lock().unwrap().raw);
    assert_eq!(device.writes(), ["\x1b[?1049h\x1b[?2004h\x1b[?25l\x1b[2J"]);
    terminal.backend_mut().leave().unwrap();
    assert!(!device.0.lock().unwrap().raw);
    assert_eq!(device.writes(), ["\x1b[?2026l\x1b[0m\x1b[?2004l\x1b[?1049l\x1b[?25h"]);
}

#[test]
fn leaving_twice_or_by_dropping_restores_once() {
    let (device, mut terminal) = terminal(true);
    device.writes();
    terminal.backend_mut().leave().unwrap();
    terminal.backend_mut().leave().unwrap();
    drop(terminal);
    assert_eq!(device.writes().len(), 1);
}

#[test]
fn a_dropped_screen_gives_the_terminal_back() {
    let (device, terminal) = terminal(true);
    drop(terminal);
    assert!(!device.0.lock().unwrap().raw);
    assert!(device.writes().last().unwrap().ends_with("\x1b[?1049l\x1b[?25h"));
}

#[test]
fn modes_are_given_back_even_when_the_terminal_takes_no_bytes() {
    let (device, mut terminal) = terminal(true);
    device.0.lock().unwrap().dead = true;
    assert_eq!(terminal.backend_mut().leave().unwrap_err().kind(), io::ErrorKind::BrokenPipe);
    assert!(!device.0.lock().unwrap().raw);
}

#[test]
fn a_frame_is_one_synchronized_write() {
    let (device, mut terminal) = terminal(true);
    device.writes();
    draw(&mut terminal, "one\ntwo", Some((1, 1)));
    let writes = device.writes();
    assert_eq!(writes.len(), 1);
    assert!(writes[0].starts_with(BEGIN) && writes[0].ends_with(END), "{writes:?}");
    assert!(writes[0].contains("one") && writes[0].contains("\x1b[2;2H\x1b[?25h"), "{writes:?}");
}

#[test]
fn without_synchronized_output_the_frame_is_the_same_but_for_the_marks() {
    let (device, mut terminal) = terminal(false);
    device.writes();
    draw(&mut terminal, "one", None);
    let writes = device.writes();
    assert_eq!(writes.len(), 1);
    assert!(!writes[0].contains("2026"), "{writes:?}");
}

#[test]
fn a_frame_without_a_change_writes_nothing() {
    let (device, mut terminal) = terminal(true);
    for cursor in [None, Some((2, 0))] {
        draw(&mut terminal, "same", cursor);
        device.writes();
        draw(&mut terminal, "same", cursor);
        assert_eq!(device.writes(), [""; 0]);
    }
}

#[test]
fn the_cursor_alone_moves_in_a_few_bytes() {
    let (device, mut terminal) = terminal(true);
    draw(&mut terminal, "same", Some((2, 0)));
    device.writes();
    draw(&mut terminal, "same", Some((3, 0)));
    assert_eq!(device.writes(), [format!("{BEGIN}\x1b[1;4H{END}")]);
    draw(&mut terminal, "same", None);
    assert_eq!(device.writes(), [format!("{BEGIN}\x1b[?25l{END}")]);
}

#[test]
fn text_that_changes_beside_the_cursor_leaves_the_cursor_where_it_is() {
    let (device, mut terminal) = terminal(true);
    draw(&mut terminal, "a", Some((5, 2)));
    device.writes();
    draw(&mut terminal, "b", Some((5, 2)));
    let writes = device.writes();
    assert!(writes[0].trim_end_matches(END).ends_with("\x1b[3;6H"), "{writes:?}");
}

#[test]
fn clearing_asks_the_terminal_nothing_and_draws_all_in_one_write() {
    let (device, mut terminal) = terminal(true);
    draw(&mut terminal, "same", None);
    device.writes();
    terminal.clear().unwrap();
    draw(&mut terminal, "same", None);
    let writes = device.writes();
    assert_eq!(writes.len(), 1);
    assert!(writes[0].contains("\x1b[2J") && writes[0].contains("same") && !writes[0].contains("\x1b[6n"));
    assert_eq!(ratatui::backend::Backend::get_cursor_position(terminal.backend_mut()).unwrap(), Position::ORIGIN);
}

#[test]
fn what_follows_a_cluster_is_placed_anew() {
    let (device, mut terminal) = terminal(false);
    device.writes();
    // A flag: two cells to some terminals, four to others.
    draw(&mut terminal, "a\u{1f1eb}\u{1f1f7}b", None);
    let written = device.writes().concat();
    let places: Vec<usize> = ["\x1b[1;1Ha", "\x1b[1;2H  ", "\x1b[1;2H\u{1f1eb}\u{1f1f7}", "\x1b[1;4Hb"]
        .iter()
        .map(|piece| written.find(piece).unwrap_or_else(|| panic!("{piece:?} in {written:?}")))
        .collect();
    assert!(places.is_sorted(), "{written:?}");
}

#[test]
fn what_stands_out_of_a_cluster_is_covered_by_what_stands_there() {
    let (device, mut terminal) = terminal(false);
    draw(&mut terminal, "a\u{1f1eb}\u{1f1f7}bc", None);
    device.writes();
    draw(&mut terminal, "a\u{1f1e9}\u{1f1ea}bc", None);
    let written = device.writes().concat();
    let (flag, next) = (written.find('\u{1f1e9}').unwrap(), written.find("\x1b[1;4Hb").unwrap());
    assert!(flag < next && !written.contains('c'), "{written:?}");
}

#[test]
fn nothing_is_left_of_a_cluster_that_goes() {
    let (device, mut terminal) = terminal(false);
    draw(&mut terminal, "a\u{1f1eb}\u{1f1f7}b", None);
    device.writes();
    draw(&mut terminal, "ax b", None);
    let written = device.writes().concat();
    let (blanks, new) = (written.find("\x1b[1;2H  ").unwrap(), written.find("\x1b[1;2Hx").unwrap());
    assert!(blanks < new, "{written:?}");
}
