use proptest::prelude::*;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use unicode_segmentation::UnicodeSegmentation;

use super::*;

/// What must never reach a terminal, listed by hand so that it does not depend on how cleaning decides.
fn is_forbidden(c: char) -> bool {
    let always = matches!(u32::from(c),
        0x00..=0x1F | 0x7F..=0x9F | 0xAD | 0x34F | 0x61C | 0x17B4..=0x17B5 | 0x180E
        | 0x200B | 0x200E..=0x200F | 0x2028..=0x202E | 0x2060..=0x206F | 0xFEFF | 0xFFF0..=0xFFFB
        | 0x13430..=0x1343F | 0x1BCA0..=0x1BCA3 | 0x1D173..=0x1D17A | 0xE0000..=0xE001F | 0xE0080..=0xE00FF
        | 0xE01F0..=0xE0FFF | 0xFDD0..=0xFDEF);
    always || u32::from(c) & 0xFFFE == 0xFFFE
}

/// Everything that a clean line promises, whatever it was made of.
fn check(raw: &str) -> Clean {
    let clean = Clean::line(raw);
    let text = clean.as_str();
    if let Some(c) = text.chars().find(|&c| is_forbidden(c)) {
        panic!("{raw:?} shows U+{:04X}", u32::from(c));
    }
    for cluster in text.graphemes(true) {
        assert!(show::width(cluster) > 0, "{raw:?} has {cluster:?}, which has no cell");
        assert!(cluster.len() <= 72, "{raw:?} has a cluster of {} bytes", cluster.len());
    }
    assert_eq!(clean, Clean::line(text), "cleaning {raw:?} twice");
    clean
}

fn line(raw: &str) -> String {
    check(raw).to_string()
}

#[test]
fn every_scalar_alone_and_after_a_letter() {
    let dense = ('\0'..='\u{33FF}').chain('\u{A000}'..='\u{ABFF}').chain('\u{D7B0}'..='\u{FFFF}');
    let marks = ('\u{10A00}'..='\u{11FFF}').chain('\u{1D100}'..='\u{1D1FF}').chain('\u{E0000}'..='\u{E0FFF}');
    let edges = (0..=0x10).flat_map(|plane| [plane << 16, (plane << 16) | 0xFFFE, (plane << 16) | 0xFFFF]);
    let sparse = ('\u{3400}'..=char::MAX).step_by(97).chain(edges.filter_map(char::from_u32));
    for c in dense.chain(marks).chain(sparse) {
        check(c.encode_utf8(&mut [0; 4]));
        check(&format!("a{c}"));
    }
}

#[test]
fn plain_text_stays_as_it_is() {
    for raw in [
        "",
        " ",
        "Hello, world!",
        "naïve café",
        "日本語のテキスト",
        "Привет",
        "안녕하세요",
        "Tiếng Việt",
        "ทดสอบ",
        "\u{E0A0}",
    ] {
        assert_eq!(line(raw), raw);
    }
}

#[test]
fn controls_become_visible() {
    assert_eq!(line("\x1b]0;pwn\x07\x7f"), "␛]0;pwn␇␡");
    assert_eq!(line("\u{9b}2J"), "⟨U+009B⟩2J");
    assert_eq!(line("a\tb"), "a    b");
    assert_eq!(line("a\rb"), "a␍b");
    assert_eq!(line("abc\u{202e}def"), "abc⟨U+202E⟩def");
    assert_eq!(line("pay\u{200b}pal\u{feff}"), "pay⟨U+200B⟩pal⟨U+FEFF⟩");
    assert_eq!(line("\u{ffff}\u{fdd0}"), "⟨U+FFFF⟩⟨U+FDD0⟩");
    assert_eq!(line("hid\u{e0061}den\u{e0001}"), "hid⟨U+E0061⟩den⟨U+E0001⟩");
}

#[test]
fn line_breaks_do_not_join_words() {
    assert_eq!(line("one\r\ntwo\nthree\u{2028}four\u{2029}five\u{85}six"), "one⏎ two⏎ three⏎ four⏎ five⏎ six");
}

#[test]
fn emoji_stay_whole() {
    let emoji = [
        ("👍", 2),
        ("👩🏽‍💻", 2),
        ("👨‍👩‍👧‍👦", 2),
        ("👩🏻‍❤️‍💋‍👨🏿", 2),
        ("🏳️‍🌈", 2),
        ("🇩🇪", 2),
        ("🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}", 2),
        ("1️⃣", 2),
        ("❤️", 2),
        ("🏽", 2),
        ("㊗️", 2),
    ];
    for (raw, width) in emoji {
        assert_eq!(line(raw), raw);
        assert_eq!(Clean::line(raw).width(), width, "{raw}");
    }
}

#[test]
fn scripts_keep_the_joiners_that_they_need() {
    for raw in ["می\u{200c}خواهم", "क्\u{200d}ष", "ශ්\u{200d}රී", "র\u{200d}্যাব", "ᠠ\u{180b}", "葛\u{e0100}"]
    {
        assert_eq!(line(raw), raw);
    }
    assert_eq!(line("a\u{200d}b"), "a⟨U+200D⟩b");
    assert_eq!(line("ab\u{200c}\u{200c}"), "ab⟨U+200C⟩⟨U+200C⟩");
    assert_eq!(line("ی\u{200c}\u{200c}"), "ی\u{200c}⟨U+200C⟩");
}

#[test]
fn bytes_hidden_in_selectors_are_shown() {
    assert_eq!(line("😀\u{fe0f}\u{e0101}\u{e0102}"), "😀\u{fe0f}⟨U+E0101⟩⟨U+E0102⟩");
    assert_eq!(line("a\u{fe01}"), "a⟨U+FE01⟩");
}

#[test]
fn marks_are_limited_and_never_lost_on_nothing() {
    assert_eq!(line(&format!("Z{}b", "\u{301}".repeat(5_000))), format!("Z{}…b", "\u{301}".repeat(8)));
    assert_eq!(line("\u{301}"), "◌\u{301}");
    assert_eq!(line("\n\u{301}"), "⏎ ◌\u{301}");
    assert_eq!(line("\u{1161}\u{3164}"), "⟨U+1161⟩⟨U+3164⟩");
    let hangul = Clean::line(&"\u{1100}".repeat(100));
    assert!(hangul.as_str().ends_with('…') && hangul.as_str().len() <= 67);
}

#[test]
fn a_block_has_its_own_lines() {
    let lines: Vec<_> = Clean::block("a\r\n\tb\n\nc\u{2028}d\re").iter().map(ToString::to_string).collect();
    assert_eq!(lines, ["a", "    b", "", "c", "d␍e"]);
    assert_eq!(Clean::block(""), [Clean::default()]);
}

#[test]
fn the_escaped_original_can_be_told_apart() {
    let lines: Vec<_> =
        Clean::escaped("a\\\u{202e}\"b\"\t\r\né\u{301}\u{200d}日").iter().map(ToString::to_string).collect();
    assert_eq!(lines, ["a\\\\\\u{202e}\"b\"\\t\\r\\n", "é\\u{301}\\u{200d}日"]);
}

#[test]
fn cutting_respects_clusters() {
    let clean = Clean::line("ab👨‍👩‍👧‍👦cd");
    assert_eq!(clean.width(), 6);
    let cuts: Vec<_> = (0..=6).map(|cells| clean.cut(cells).to_string()).collect();
    assert_eq!(cuts, ["", "…", "a…", "ab…", "ab…", "ab👨‍👩‍👧‍👦…", "ab👨‍👩‍👧‍👦cd"]);
}

#[test]
fn the_start_of_a_long_text_is_the_start_of_its_line() {
    let long = "x\u{301}y ".repeat(1_000_000);
    assert_eq!(Clean::start(&long, 20), Clean::line(&long[..400]).cut(20));
    assert_eq!(Clean::start("short", 20).as_str(), "short");
    assert!(Clean::start(&format!("a{}", "\u{301}".repeat(1_000_000)), 20).as_str().ends_with('…'));
    assert_eq!(Clean::start(&long, 0), Clean::default());
}

#[test]
fn right_to_left_writing_is_known() {
    assert!(Clean::line("مرحبا").is_right_to_left());
    assert!(Clean::line("id שלום").is_right_to_left());
    assert!(!Clean::line("hello, Привет 日本").is_right_to_left());
}

#[test]
fn own_words_are_borrowed_and_checked() {
    assert_eq!(Clean::fixed("workspace › channel").width(), 19);
    assert!(matches!(Clean::fixed("…").text, Cow::Borrowed(_)));
    assert_eq!(Clean::fixed("a\x1bb").as_str(), "a␛b");
}

/// Characters that do something to their neighbours, and a few that do not.
fn nasty() -> impl Strategy<Value = String> {
    let special = "a ٠\u{600}\u{6dd}\u{110bd}\u{d4e}\u{301}\u{903}\u{94d}क\u{915}\u{200d}\u{200c}\u{fe0f}\u{fe00}\u{e0101}\u{180b}ᠠ👩👨❤🏴🏽🇩🇪\
        \u{e0067}\u{e0062}\u{e007f}\u{1100}\u{1161}\u{11a8}\u{ff9e}\u{34f}\u{202e}\u{2067}\n\r\t\u{1b}\u{9b}\u{fffe}1\u{20e3}日ل\u{627}ی⟩…◌";
    let special = prop::sample::select(special.chars().collect::<Vec<_>>());
    prop::collection::vec(prop_oneof![9 => special, 1 => any::<char>()], 0..40)
        .prop_map(|chars| chars.into_iter().collect())
}

proptest! {
    #[test]
    fn any_text_is_safe(raw in nasty()) {
        check(&raw);
        for part in Clean::block(&raw).into_iter().chain(Clean::escaped(&raw)) {
            prop_assert_eq!(&part, &Clean::line(part.as_str()));
        }
    }

    #[test]
    fn a_part_is_as_clean_as_the_whole_and_never_wider_than_asked(raw in nasty(), cells in 0usize..30) {
        let clean = Clean::line(&raw);
        for part in clean.wrap(cells).into_iter().chain([clean.cut(cells), Clean::start(&raw, cells)]) {
            prop_assert!(part.width() <= cells, "{:?} is {} wide", part, part.width());
            prop_assert_eq!(&part, &Clean::line(part.as_str()));
        }
    }

    #[test]
    fn the_width_is_ratatuis(raw in nasty()) {
        let clean = Clean::line(&raw);
        let mut buffer = Buffer::empty(Rect::new(0, 0, 500, 1));
        let (x, _) = buffer.set_stringn(0, 0, clean.as_str(), 500, Style::new());
        prop_assert_eq!(usize::from(x), clean.width().min(500));
    }
}

#[test]
fn simple_characters_are_clusters_of_their_own_and_as_wide_as_ratatui_draws_them() {
    use ratatui::buffer::CellWidth;

    let simple: Vec<char> = ('\0'..=char::MAX).filter(|&c| show::simple_cells(c).is_some()).collect();
    assert!(simple.len() > 32_000);
    for c in simple {
        let text = format!("{c}{c}a");
        assert_eq!(text.graphemes(true).count(), 3, "{c:?}");
        assert_eq!(
            text.graphemes(true).map(|it| usize::from(it.cell_width())).sum::<usize>(),
            show::width(&text),
            "{c:?}"
        );
        assert_eq!(show::show(&text, usize::MAX), text, "{c:?}");
    }
}

proptest! {
    #[test]
    fn width_and_cut_are_those_of_the_clusters(raw in "[a-zéЖ日가\u{301}\u{200d}👩🏽‍🚀🇩🇪 م्कि]{0,40}", cells in 0usize..30) {
        use ratatui::buffer::CellWidth;

        let clean = check(&raw);
        let widths: Vec<usize> = clean.as_str().graphemes(true).map(|it| usize::from(it.cell_width())).collect();
        prop_assert_eq!(clean.width(), widths.iter().sum::<usize>());
        prop_assert!(clean.clusters().map(|(cluster, _)| cluster).eq(clean.as_str().graphemes(true)));
        prop_assert!(clean.clusters().map(|(_, cells)| cells).eq(widths));
        let cut = clean.cut(cells);
        prop_assert!(cut.width() <= cells);
        prop_assert_eq!(cut.width(), show::width(cut.as_str()));
        prop_assert_eq!(Clean::start(&raw, cells), cut);
    }
}
