//! Other people's hostile text, drawn through ratatui: nothing that a terminal could obey gets out, and emoji stay whole.
//!
//! `VIPDECK_CORPORA` names a folder with `blns.json`, `emoji-test.txt`, `GraphemeBreakTest.txt` and `utf8tests.bin`, as their
//! projects publish them; without it, what is built in here is tried in their place.

use std::fs;
use std::path::PathBuf;

use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::text::Line;
use ratatui::widgets::Paragraph;
use vipdeck::text::Clean;

const HOSTILE: &[&str] = &[
    "",
    "\u{1b}[2J\u{1b}]0;pwn\u{7}\u{1b}]52;c;cHdu\u{1b}\\",
    "\u{9b}31m\u{90}q\u{9c}",
    "a\r\nb\nc\rd\u{85}e\u{2028}f\u{2029}g\u{b}h\u{c}i\tj",
    "\u{202e}txt.exe\u{202c} \u{2066}x\u{2069} \u{200e}\u{200f}\u{61c}",
    "zero\u{200b}width\u{2060}\u{feff}\u{ad}\u{180e}",
    "tags \u{e0001}\u{e0041}\u{e007f} \u{1f3f4}\u{e0041}",
    "\u{fdd0}\u{fffe}\u{10ffff}\u{fff9}\u{fffb}",
    "Z\u{351}\u{36b}\u{343}\u{36a}\u{302}\u{36b}\u{33d}\u{34f}\u{334}\u{319}\u{324}\u{31e}\u{349}\u{35a}\u{32f}\u{31e}\u{320}\u{34d}",
    "\u{600}\u{1b}\u{301}\u{6dd}",
    "😀\u{fe0f}\u{e0100}\u{e0101}\u{e0102}",
    "\u{3164}\u{ffa0}\u{115f}\u{1160}",
];

const EMOJI: &[&str] =
    &["😀", "👍🏽", "❤️", "1️⃣", "🇩🇪", "🏳️‍🌈", "👩‍❤️‍💋‍👨", "👨‍👩‍👧‍👦", "👩🏻‍❤️‍💋‍👨🏿", "🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}"];

pub(crate) struct Corpora {
    pub(crate) hostile: Vec<String>,
    pub(crate) emoji: Vec<String>,
}

pub(crate) fn corpora() -> Corpora {
    let mut all = Corpora {
        hostile: HOSTILE.iter().map(ToString::to_string).collect(),
        emoji: EMOJI.iter().map(ToString::to_string).collect(),
    };
    let Some(folder) = std::env::var_os("VIPDECK_CORPORA").map(PathBuf::from) else { return all };
    let read =
        |name: &str| fs::read(folder.join(name)).unwrap_or_else(|why| panic!("{name} in {}: {why}", folder.display()));
    let read_text = |name: &str| String::from_utf8(read(name)).unwrap();

    all.hostile.extend(serde_json::from_slice::<Vec<String>>(&read("blns.json")).unwrap());
    all.hostile.extend(
        read("utf8tests.bin").split(|&byte| byte == b'\n').map(|line| String::from_utf8_lossy(line).into_owned()),
    );
    all.hostile.extend(read_text("GraphemeBreakTest.txt").lines().filter_map(|line| {
        let test = line.split('#').next().unwrap_or_default().trim();
        (!test.is_empty()).then(|| from_hex(test))
    }));
    all.emoji.extend(read_text("emoji-test.txt").lines().filter_map(|line| {
        let (points, status) = line.split_once(';')?;
        status.trim_start().starts_with("fully-qualified").then(|| from_hex(points))
    }));
    all
}

/// The text whose code points are written in hexadecimal between other signs.
fn from_hex(points: &str) -> String {
    let points = points.split_whitespace().filter_map(|word| u32::from_str_radix(word, 16).ok());
    points.filter_map(char::from_u32).collect()
}

/// Whether a terminal could obey it, or hide or reorder something by it.
pub(crate) fn is_forbidden(c: char) -> bool {
    c.is_control()
        || matches!(u32::from(c), 0xAD | 0x61C | 0x180E | 0x200B | 0x200E..=0x200F | 0x2028..=0x202E | 0x2060..=0x206F | 0xFEFF
            | 0xFFF9..=0xFFFB | 0xFDD0..=0xFDEF | 0xE0000..=0xE001F)
        || u32::from(c) & 0xFFFE == 0xFFFE
}

/// The symbols of the cells that a line is drawn into.
fn drawn(line: &Clean) -> String {
    let width = u16::try_from(line.width() + 1).unwrap();
    let mut terminal = Terminal::new(TestBackend::new(width, 1)).unwrap();
    terminal.draw(|frame| frame.render_widget(Paragraph::new(Line::raw(line.as_str())), frame.area())).unwrap();
    terminal.backend().buffer().content().iter().map(ratatui::buffer::Cell::symbol).collect()
}

#[test]
fn no_forbidden_code_point_is_drawn() {
    let corpora = corpora();
    let mut tried = 0;
    for raw in corpora.hostile.iter().chain(&corpora.emoji) {
        for line in [vec![Clean::line(raw)], Clean::block(raw), Clean::escaped(raw)].concat() {
            let drawn = drawn(&line);
            assert!(!drawn.contains(is_forbidden), "{raw:?} is drawn as {drawn:?}");
            // A wide cluster resets the cells behind it to spaces; apart from spaces all that is shown is drawn.
            let ink = |text: &str| text.split(' ').collect::<String>();
            assert_eq!(ink(&drawn), ink(line.as_str()), "of {raw:?}");
        }
        tried += 1;
    }
    println!("{tried} texts, forbidden code points 0");
}

#[test]
fn fully_qualified_emoji_stay_unchanged() {
    for emoji in &corpora().emoji {
        assert_eq!(Clean::line(emoji).as_str(), emoji);
        assert_eq!(Clean::line(&format!("a {emoji} b")).width(), 4 + Clean::line(emoji).width(), "{emoji}");
    }
}

#[test]
fn every_scalar_value_alone_and_after_a_letter() {
    let mut after = String::new();
    for c in '\0'..=char::MAX {
        after.clear();
        after.extend(['a', c]);
        for raw in [&after[1..], &after] {
            assert!(!Clean::line(raw).as_str().contains(is_forbidden), "U+{:04X}", u32::from(c));
        }
    }
}
