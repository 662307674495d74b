use super::*;

#[test]
fn the_start_of_a_text_ends_between_characters() {
    assert_eq!(start_of("aé", 2), ("a", 2));
    assert_eq!(start_of("aé", 3), ("aé", 0));
}

#[test]
fn what_is_left_out_is_said() {
    assert_eq!(left_out_words(1_500).as_str(), "… 2 KB more, which copies and exports hold");
}

#[test]
fn pieces_flow_into_lines() {
    let run = |text: &str| Run { text: Clean::line(text), look: Look::Plain };
    let mut lines = Lines { width: NAME_CELLS + 10, lines: Vec::new() };
    lines.flow("labels", vec![run("happy"), run("sad"), run("a longer one"), run("x")]);
    let texts: Vec<Vec<&str>> =
        lines.lines.iter().map(|line| line.runs.iter().map(|run| run.text.as_str()).collect()).collect();
    assert_eq!(texts, [vec!["happy", "sad"], vec!["a longer one"], vec!["x"]]);
    assert_eq!(lines.lines.iter().map(|line| line.name).collect::<Vec<_>>(), ["labels", "", ""]);
}

#[test]
fn a_long_text_is_shown_up_to_its_bound() {
    let mut lines = Lines { width: 100, lines: Vec::new() };
    lines.body(&"x".repeat(LONGEST + 1), &Look::Body);
    let shown: usize =
        lines.lines.iter().filter(|line| line.runs[0].look == Look::Body).map(|line| line.runs[0].text.width()).sum();
    assert_eq!(shown, LONGEST);
    assert_eq!(lines.lines.last().unwrap().runs[0].look, Look::Aside);
}

#[test]
fn a_name_without_end_leaves_room_for_the_text() {
    let mut lines = Lines { width: 60, lines: Vec::new() };
    lines.optional("user", Some(&"x".repeat(1 << 20)), &Look::Name, "(no name)");
    assert!(lines.lines.len() <= 6, "{}", lines.lines.len());
    assert!(lines.lines.last().unwrap().runs[0].text.as_str().ends_with('…'));
}

#[test]
fn a_time_has_the_short_name_of_its_zone() {
    let zone = crate::view::Zone::Fixed(chrono::FixedOffset::west_opt(5 * 3600).unwrap());
    let of = |zone| {
        let mut lines = Lines { width: 80, lines: Vec::new() };
        lines.time(1_780_146_000_000, zone);
        lines.lines[0].runs[0].text.to_string()
    };
    assert_eq!(of(zone), "Sat 30 May 2026 08:00:00 -05:00");
    assert_eq!(of(crate::view::Zone::Utc), "Sat 30 May 2026 13:00:00 UTC");
    assert!(of(crate::view::Zone::Local).len() <= "Sat 30 May 2026 13:00:00 -05:00".len(), "no place is named");
}
