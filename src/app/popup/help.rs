//! The lines of the help: every key by the place where it holds, then the signs that rows carry.

use crate::app::App;
use crate::app::action::{BINDINGS, Place};
use crate::text::Clean;

/// Cells of one column at most.
const COLUMN: u16 = 70;

/// Cells of the keys, and of the gap behind them.
pub const KEYS: usize = 10;
/// Cells between a key and what it does.
pub const GAP: usize = 2;

/// What the signs mean that no key stands beside.
const SIGNS: &[(&str, &str)] = &[
    ("●●●", "The labels of a message, a dot each, where their names have no room; red: a negative one"),
    ("●", "Before a row: what is looked at now"),
    ("◆", "Marked"),
    ("▲ ▼", "Stands out: more than usual, or less"),
    ("▸", "A button was pressed (postback)"),
    ("◫", "With an attachment"),
    ("⚠", "Look twice: a damaged row, or an export whose counts disagree"),
    ("⧗", "An export is being written"),
];

/// One line of help.
#[derive(Debug)]
pub enum HelpEntry {
    /// A place, or what else the lines below are about.
    Heading(&'static str),
    /// Keys or a sign, empty where the line goes on from the one above, and what they mean.
    Key {
        /// The keys, or the sign.
        keys: Clean,
        /// What they mean.
        does: Clean,
    },
    /// Nothing.
    Blank,
}

/// All lines, in columns as wide as the screen has room for.
#[derive(Debug)]
pub struct HelpPage {
    /// Cells of the whole, its border included.
    pub width: u16,
    /// Cells of a column.
    pub cells: usize,
    /// The lines of each column.
    pub columns: Vec<Vec<HelpEntry>>,
}

impl HelpPage {
    /// The help on a screen of so many columns.
    #[must_use]
    pub fn new(app: &App, screen: u16) -> Self {
        let count: u16 = if screen >= 2 * (COLUMN + 2) + 2 { 2 } else { 1 };
        let width = (count * (COLUMN + 2) + 2).min(screen);
        let cells = usize::from(width.saturating_sub(4) / count).saturating_sub(1);
        Self { width, cells, columns: in_columns(app, usize::from(count), cells) }
    }

    /// Lines of the longest column.
    #[must_use]
    pub fn lines(&self) -> usize {
        self.columns.iter().map(Vec::len).max().unwrap_or(0)
    }
}

/// All lines, in one column, or broken between two headings into two of about the same length.
fn in_columns(app: &App, columns: usize, cells: usize) -> Vec<Vec<HelpEntry>> {
    let places = Place::ALL.into_iter().map(|place| of_place(app, place, cells));
    let parts: Vec<Vec<HelpEntry>> = places.chain([signs(cells)]).collect();
    let total: usize = parts.iter().map(Vec::len).sum();
    let mut out: Vec<Vec<HelpEntry>> = vec![Vec::new()];
    for part in parts {
        let full = out.last().is_some_and(|column| (column.len() + part.len() / 2) * columns >= total);
        if full && out.len() < columns {
            out.push(Vec::new());
        }
        if let Some(column) = out.last_mut() {
            column.extend(part);
        }
    }
    for column in &mut out {
        column.pop_if(|line| matches!(line, HelpEntry::Blank));
    }
    out
}

/// A heading, a line or more for each key, a blank.
fn of_place(app: &App, place: Place, cells: usize) -> Vec<HelpEntry> {
    let of = |action| Clean::line(&app.settings.keymap.shown(action));
    let bindings = BINDINGS.iter().filter(|binding| binding.place == place);
    section(place.heading(), bindings.map(|binding| (of(binding.action), binding.help)), cells)
}

fn signs(cells: usize) -> Vec<HelpEntry> {
    section("Signs", SIGNS.iter().map(|(sign, means)| (Clean::fixed(sign), *means)), cells)
}

fn section(
    heading: &'static str,
    entries: impl Iterator<Item = (Clean, &'static str)>,
    cells: usize,
) -> Vec<HelpEntry> {
    let mut lines = vec![HelpEntry::Heading(heading)];
    for (mut keys, does) in entries {
        for does in Clean::fixed(does).wrap(cells.saturating_sub(KEYS + GAP)) {
            lines.push(HelpEntry::Key { keys: std::mem::take(&mut keys), does });
        }
    }
    lines.push(HelpEntry::Blank);
    lines
}
