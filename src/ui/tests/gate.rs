//! Nothing in this room turns text into cells but `paint`.

use std::path::{Path, PathBuf};

/// What leads from text to cells, or from anything to the terminal, round `paint`.
const WAYS_ROUND: [&str; 18] = [
    "Span",
    "Line::",
    "Text::",
    "Paragraph",
    "Block",
    "List::",
    "Table",
    "Row::new",
    "Gauge",
    "Sparkline",
    "ratatui::text",
    "ratatui::widgets",
    "render_widget",
    "set_string",
    "set_line",
    "set_symbol",
    "set_char",
    "crossterm::",
];

fn sources(folder: &Path, into: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, into);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            into.push(path);
        }
    }
}

/// The code of a file, without comments.
fn code(source: &str) -> String {
    source.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

fn ways_round(code: &str) -> Vec<&'static str> {
    WAYS_ROUND.into_iter().filter(|way| code.contains(way)).collect()
}

#[test]
fn no_file_but_paint_goes_from_text_to_cells() {
    let room = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/ui");
    let mut files = Vec::new();
    sources(&room, &mut files);
    assert!(files.len() > 20, "the room was searched");
    let tests = |path: &Path| path.components().any(|part| part.as_os_str() == "tests") || path.ends_with("tests.rs");
    for path in files.iter().filter(|path| !tests(path) && !path.ends_with("paint.rs")) {
        let found = ways_round(&code(&std::fs::read_to_string(path).unwrap()));
        assert!(found.is_empty(), "{} goes round paint: {found:?}", path.display());
    }
}

#[test]
fn a_way_round_is_found() {
    assert_eq!(ways_round("frame.render_widget(Paragraph::new(name), area)"), ["Paragraph", "render_widget"]);
    assert!(ways_round(&code("// a Paragraph in a comment")).is_empty());
}
