use std::io;
use std::sync::{Arc, Mutex};

use ratatui::layout::Size;
use ratatui::style::Style;

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

fn screen(synchronized: bool) -> (FakeDevice, Screen<FakeDevice>) {
    let device = FakeDevice::new(20, 3);
    let mut screen = Screen::new(device.clone());
    screen.synchronized = synchronized;
    screen.enter().unwrap();
    (device, screen)
}

fn draw(screen: &mut Screen<FakeDevice>, text: &str) {
    screen.draw(|buffer| buffer.set_string(0, 0, text, Style::new())).unwrap();
}

#[test]
fn entering_and_leaving_are_each_others_reverse() {
    let (device, mut screen) = screen(true);
    assert!(device.0.lock().unwrap().raw);
    assert_eq!(device.writes(), ["\x1b[?1049h\x1b[?7l\x1b[?2004h\x1b[?25l"]);
    screen.leave().unwrap();
    assert!(!device.0.lock().unwrap().raw);
    assert_eq!(device.writes(), ["\x1b[?2026l\x1b[0m\x1b[?2004l\x1b[?7h\x1b[?1049l\x1b[?25h"]);
}

#[test]
fn leaving_twice_or_by_dropping_restores_once() {
    let (device, mut screen) = screen(true);
    device.writes();
    screen.leave().unwrap();
    screen.leave().unwrap();
    drop(screen);
    assert_eq!(device.writes().len(), 1);
}

#[test]
fn a_dropped_screen_gives_the_terminal_back() {
    let (device, screen) = screen(true);
    drop(screen);
    assert!(!device.0.lock().unwrap().raw);
    assert!(device.writes().last().unwrap().ends_with("\x1b[?1049l\x1b[?25h"));
}

#[test]
fn modes_are_given_back_even_when_the_terminal_takes_no_bytes() {
    let (device, mut screen) = screen(true);
    device.0.lock().unwrap().dead = true;
    assert_eq!(screen.leave().unwrap_err().kind(), io::ErrorKind::BrokenPipe);
    assert!(!device.0.lock().unwrap().raw);
}

#[test]
fn a_frame_is_one_synchronized_write() {
    let (device, mut screen) = screen(true);
    device.writes();
    draw(&mut screen, "one");
    let writes = device.writes();
    assert_eq!(writes, [format!("{BEGIN}\x1b[0m\x1b[2J\x1b[1;1Hone{END}")]);
}

#[test]
fn a_frame_without_a_change_writes_nothing() {
    let (device, mut screen) = screen(true);
    draw(&mut screen, "same");
    device.writes();
    draw(&mut screen, "same");
    assert_eq!(device.writes(), [""; 0]);
}

#[test]
fn another_size_is_drawn_whole_on_a_cleared_terminal() {
    let (device, mut screen) = screen(true);
    draw(&mut screen, "same");
    device.writes();
    device.0.lock().unwrap().size = Size::new(10, 2);
    draw(&mut screen, "same");
    assert_eq!(device.writes(), [format!("{BEGIN}\x1b[0m\x1b[2J\x1b[1;1Hsame{END}")]);
}

#[test]
fn without_synchronized_output_the_frame_is_the_same_but_for_the_marks() {
    let (device, mut screen) = screen(false);
    device.writes();
    draw(&mut screen, "one");
    let writes = device.writes();
    assert_eq!(writes.len(), 1);
    assert!(!writes[0].contains("2026"), "{writes:?}");
}

#[test]
fn clearing_asks_the_terminal_nothing_and_draws_all_in_one_write() {
    let (device, mut screen) = screen(true);
    draw(&mut screen, "same");
    device.writes();
    screen.clear();
    draw(&mut screen, "same");
    let writes = device.writes();
    assert_eq!(writes.len(), 1);
    assert!(writes[0].contains("\x1b[2J") && writes[0].contains("same") && !writes[0].contains("\x1b[6n"));
}
