//! The table of figures in `TESTING.md`, which the tests themselves write.

use std::path::Path;
use std::sync::{Mutex, PoisonError};
use std::{env, fs};

/// Two tests of one process must not write over each other.
static TABLE: Mutex<()> = Mutex::new(());

/// Holds one row of the table against what was found. With `VIPDECK_FIGURES=write` it writes the row instead.
pub(crate) fn tell(what: &str, tried: &str, result: &str) {
    let _alone = TABLE.lock().unwrap_or_else(PoisonError::into_inner);
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("TESTING.md");
    let page = fs::read_to_string(&path).unwrap();
    let (begin, row) = (format!("| {what} |"), format!("| {what} | {tried} | {result} |"));
    if page.lines().any(|line| line == row) {
        return;
    }
    assert_eq!(env::var("VIPDECK_FIGURES").as_deref(), Ok("write"), "TESTING.md does not say: {row}");
    let mut lines: Vec<&str> = page.lines().filter(|line| !line.starts_with(&begin)).collect();
    let head = lines.iter().position(|line| *line == "| what | tried | result |").unwrap() + 2;
    let length = lines[head..].iter().take_while(|line| line.starts_with('|')).count();
    let place = head + lines[head..head + length].partition_point(|line| **line < *row);
    lines.insert(place, &row);
    fs::write(&path, lines.join("\n") + "\n").unwrap();
}
