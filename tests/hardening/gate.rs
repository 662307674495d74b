//! Searches the sources for ways round the defences: each may be used in the files that make the defence, and nowhere else.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// What leads round a defence, where it is allowed (the beginning of a path in `src`), and which defence that is.
const WAYS_ROUND: &[(&[&str], &[&str], &str)] = &[
    (
        &[
            "ratatui::widgets",
            "ratatui::text",
            "render_widget",
            "Span::raw",
            "Span::styled",
            "Line::from",
            "set_string",
            "set_symbol",
            "set_char",
        ],
        &["ui/paint.rs", "text/show.rs"],
        "text reaches cells through `Pen::put`, which takes cleaned text alone",
    ),
    (&["Clean::trusted", "Self::trusted"], &["text/"], "cleaned text is made by cleaning"),
    (
        &["io::stdout()", "io::stderr()", "StdoutLock"],
        &[
            "cli/output.rs",
            "cli/config/init.rs",
            "cli/config/prompt.rs",
            "cli/dashboard.rs",
            "cli/doctor",
            "cli/wait.rs",
            "runtime/panic.rs",
            "runtime/terminal.rs",
        ],
        "what is printed goes through `cli::output`, which cleans it for a terminal",
    ),
    (&["println!", "print!(", "eprint", "dbg!"], &[], "what is printed goes through `cli::output`"),
    (&["SetTitle", "]0;", "]2;", "]8;"], &[], "no title and no link is ever sent"),
    (
        &["\\x1b", "\\u{1b}"],
        &["runtime/clipboard.rs", "runtime/screen/changes.rs", "cli/rows/table.rs", "cli/doctor", "sandbox/"],
        "escape sequences are constants of the terminal's own room",
    ),
    (
        &["tracing", "debug!(", "info!(", "warn!(", "error!("],
        &["api/client.rs", "cli/log.rs", "runtime/panic.rs", "export/download.rs", "lib.rs"],
        "few places log, and each was read: numbers, routes, hosts, no text",
    ),
    (
        &["expose_secret"],
        &["api/sign.rs", "api/credentials.rs", "config/edit.rs", "config/account.rs", "config/secret.rs"],
        "the secret is seen where it signs and where it is kept",
    ),
    (
        &["reqwest::Client::builder", "Client::builder()", "reqwest::get"],
        &["api/transport.rs", "export/download/", "export/download.rs", "runtime/save.rs"],
        "every client is built without redirects",
    ),
    (
        &["load_or_else", "confy::load", "confy::store"],
        &[],
        "a configuration that cannot be parsed is never overwritten",
    ),
    (
        &["fs::write", "fs::File::create", " File::create(", "File::options"],
        &[],
        "files are written whole, under a temporary name, then renamed",
    ),
    (&["open::that", "open::with"], &["export/opener.rs"], "an address is opened after `CsvUrl` has taken it"),
    (&["danger_accept", "error_for_status"], &[], "a status is tested, and a certificate too"),
    (&["clippy::unwrap_used", "clippy::expect_used", "clippy::panic", "unsafe_code"], &[], "no lint is switched off"),
];

fn sources() -> Vec<(PathBuf, String)> {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut folders = vec![src.clone()];
    let mut files = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap().flatten() {
            let path = entry.path();
            let name = path.strip_prefix(&src).unwrap().to_owned();
            let is_test = name.components().any(|part| part.as_os_str() == "tests") || name.ends_with("tests.rs");
            if path.is_dir() {
                folders.push(path);
            } else if !is_test && path.extension().is_some_and(|extension| extension == "rs") {
                files.push((name, fs::read_to_string(path).unwrap()));
            }
        }
    }
    files
}

/// The code of a file: no comments, and nothing from the first line of its tests on.
fn code(source: &str) -> String {
    let lines = source.lines().take_while(|line| *line != "#[cfg(test)]");
    lines.filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

/// The ways round that a file uses and may not.
fn found(name: &Path, code: &str) -> Vec<String> {
    let forbidden = WAYS_ROUND
        .iter()
        .filter(|(_, allowed, _)| !allowed.iter().any(|start| name.to_string_lossy().starts_with(start)));
    let used =
        forbidden.flat_map(|(ways, _, why)| ways.iter().filter(|way| code.contains(**way)).map(move |way| (way, why)));
    used.map(|(way, why)| format!("{} uses {way}, but {why}", name.display())).collect()
}

#[test]
fn nothing_goes_round_a_defence() {
    let sources = sources();
    assert!(sources.len() > 150, "the sources were searched");
    let found: Vec<String> = sources.iter().flat_map(|(name, source)| found(name, &code(source))).collect();
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn what_is_allowed_is_there() {
    let sources = sources();
    for (ways, allowed, why) in WAYS_ROUND.iter().filter(|(_, allowed, _)| !allowed.is_empty()) {
        let uses = |(name, source): &(PathBuf, String)| {
            allowed.iter().any(|start| name.to_string_lossy().starts_with(start))
                && ways.iter().any(|way| source.contains(way))
        };
        assert!(sources.iter().any(uses), "nothing uses {ways:?}: {why}?");
    }
}

/// Each room of the house in docs/architecture.md, in the table's order, and the rooms that it is said to know.
fn said() -> Vec<(String, BTreeSet<String>)> {
    let page = include_str!("../../docs/architecture.md");
    let (_, rest) = page.split_once("| room |").unwrap();
    let rows = rest.lines().skip(2).take_while(|line| line.starts_with('|'));
    let named = |cell: &str| cell.split('`').skip(1).step_by(2).map(str::to_owned).collect::<Vec<_>>();
    rows.map(|row| {
        let cells: Vec<&str> = row.trim_matches('|').split(" | ").collect();
        (named(cells[0]).remove(0), named(cells[2]).into_iter().collect())
    })
    .collect()
}

#[test]
fn each_room_knows_those_above_it_that_the_page_says_and_no_other() {
    let mut known: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (name, source) in sources().iter().filter(|(name, _)| name.components().count() > 1) {
        let room = name.components().next().unwrap().as_os_str().to_string_lossy().into_owned();
        let code = code(source);
        let others =
            code.split("crate::").skip(1).map(|path| path.split(|c: char| !c.is_alphanumeric()).next().unwrap());
        let others: Vec<String> = others.filter(|other| *other != room).map(str::to_owned).collect();
        known.entry(room).or_default().extend(others);
    }
    let said = said();
    assert_eq!(said.iter().cloned().collect::<BTreeMap<_, _>>(), known, "docs/architecture.md, `crate::` in src");
    for (at, (room, others)) in said.iter().enumerate() {
        let below = others.iter().filter(|other| !said[..at].iter().any(|(above, _)| above == *other));
        assert_eq!(below.count(), 0, "{room} knows {others:?}");
    }
}

#[test]
fn a_way_round_is_found() {
    let name = Path::new("app/status.rs");
    assert_eq!(found(name, &code("frame.render_widget(Span::raw(name), area);")).len(), 2);
    assert_eq!(found(name, &code("tracing::info!(text)")).len(), 2);
    assert!(found(name, &code("// println!\n#[cfg(test)]\nprintln!")).is_empty());
}
