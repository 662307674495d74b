//! The selected message in full, line by line: what the detail pane shows and what its scrolling is measured by.

use crate::app::App;
use crate::store::Row;
use crate::text::{Clean, NO_NAME};
use crate::view::{Kind, Zone};

/// Cells that the names of fields take, the gap behind them included.
pub const NAME_CELLS: usize = 14;

/// Bytes of a text that the pane shows. Platforms take no message near as long; what is longer is an attack on the screen,
/// and is copied and exported whole all the same.
pub const LONGEST: usize = 32 << 10;

/// Cells of a field beside the text that are shown: a name that goes on for longer must not push the text out of the pane.
const LONGEST_FIELD: usize = 240;

/// Labels that are named.
const MOST_LABELS: usize = 100;

/// What a piece of a line is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Look {
    /// The message's own text.
    Body,
    /// The value of a field.
    Plain,
    /// Who wrote it.
    Name,
    /// What stands beside a value.
    Aside,
    /// What stands for something that is missing.
    Missing,
    /// What could not be read.
    Damaged,
    /// The name of this label.
    Label(String),
}

/// A piece of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// The text.
    pub text: Clean,
    /// What it is.
    pub look: Look,
}

/// One line of the pane: a field with its name, or a line of text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DetailLine {
    /// Whether it is a field, whose value stands behind [`NAME_CELLS`].
    pub is_field: bool,
    /// The field's name; empty where its value goes on.
    pub name: &'static str,
    /// The value or text; one cell between two pieces.
    pub runs: Vec<Run>,
}

/// The lines of the selected message in a pane of `width` cells; none while nothing is selected.
#[must_use]
pub fn lines(app: &App, width: u16) -> Vec<DetailLine> {
    let Some(row) = app.messages.selected() else { return Vec::new() };
    let width = usize::from(width.saturating_sub(2)).max(1);
    let mut lines = Lines { width, lines: Vec::new() };
    lines.time(row.at, app.zone);
    if let Some(damaged) = row.damaged {
        lines.damaged(damaged);
    } else {
        lines.fields(app, &row);
        lines.text(&row);
    }
    lines.lines
}

/// Lines by which the selected message is longer than its pane.
#[must_use]
pub fn lines_below(app: &App) -> usize {
    let areas = app.areas();
    areas.detail.map_or(0, |area| lines(app, area.width).len().saturating_sub(areas.detail_rows()))
}

/// The original of the selected message's text, escaped, in lines of at most `width` cells.
#[must_use]
pub fn original(app: &App, width: u16) -> Vec<Clean> {
    let Some(row) = app.messages.selected() else { return Vec::new() };
    let text = row.damaged.or(row.text).unwrap_or_default();
    let width = usize::from(width).max(1);
    let (shown, left_out) = start_of(text, LONGEST);
    let mut lines: Vec<Clean> = Clean::escaped(shown).iter().flat_map(|line| line.wrap(width)).collect();
    if left_out > 0 {
        lines.extend(left_out_words(left_out).wrap(width));
    }
    lines
}

struct Lines {
    width: usize,
    lines: Vec<DetailLine>,
}

impl Lines {
    fn field(&mut self, name: &'static str, value: &Clean, look: &Look) {
        let room = self.width.saturating_sub(NAME_CELLS).max(8);
        for (index, text) in value.wrap(room).into_iter().enumerate() {
            let name = if index == 0 { name } else { "" };
            self.lines.push(DetailLine { is_field: true, name, runs: vec![Run { text, look: look.clone() }] });
        }
    }

    fn optional(&mut self, name: &'static str, value: Option<&str>, look: &Look, missing: &'static str) {
        match value {
            Some(value) => self.field(name, &Clean::start(value, LONGEST_FIELD), look),
            None => self.field(name, &Clean::fixed(missing), &Look::Missing),
        }
    }

    fn time(&mut self, at: i64, zone: Zone) {
        let time = zone.at(at).format("%a %-d %b %Y %H:%M:%S");
        self.field("time", &Clean::line(&format!("{time} {}", zone.short_name(at))), &Look::Plain);
    }

    fn fields(&mut self, app: &App, row: &Row<'_>) {
        self.optional("user", row.user, &Look::Name, NO_NAME);
        self.optional("conversation", row.conversation, &Look::Plain, "(none named)");
        let word = row.kind_word;
        let kind = if row.kind == Kind::Other { word.unwrap_or(Kind::Other.as_str()) } else { row.kind.as_str() };
        self.field("kind", &Clean::start(kind, LONGEST_FIELD), &Look::Plain);
        self.optional("source", row.source, &Look::Plain, "(none named)");
        self.labels(app, row);
    }

    /// Labels by name, as many in a line as there is room for; a custom one with its id.
    fn labels(&mut self, app: &App, row: &Row<'_>) {
        let mut runs = Vec::new();
        let mut count = 0;
        for label in row.labels().chain(row.custom_labels()) {
            count += 1;
            if count <= MOST_LABELS {
                runs.extend(self.label(app, label));
            }
        }
        if count == 0 {
            self.field("labels", &Clean::fixed("none"), &Look::Missing);
            return;
        }
        if count > MOST_LABELS {
            let more = format!("and {} more", count - MOST_LABELS);
            runs.push(Run { text: Clean::line(&more), look: Look::Aside });
        }
        self.flow("labels", runs);
    }

    fn label(&self, app: &App, label: &str) -> Vec<Run> {
        let room = self.width.saturating_sub(NAME_CELLS).max(8);
        let name = app.label_name(label);
        let mut runs = vec![Run { text: Clean::start(name, room), look: Look::Label(label.to_owned()) }];
        if name != label {
            let id = Clean::start(&format!("({label})"), room);
            runs.push(Run { text: id, look: Look::Aside });
        }
        runs
    }

    /// Puts pieces into as few lines as they need.
    fn flow(&mut self, name: &'static str, runs: Vec<Run>) {
        let room = self.width.saturating_sub(NAME_CELLS).max(8);
        let mut line = DetailLine { is_field: true, name, runs: Vec::new() };
        let mut used = 0;
        for run in runs {
            if used > 0 && used + 1 + run.text.width() > room {
                let next = DetailLine { is_field: true, ..DetailLine::default() };
                self.lines.push(std::mem::replace(&mut line, next));
                used = 0;
            }
            used += run.text.width() + usize::from(used > 0);
            line.runs.push(run);
        }
        self.lines.push(line);
    }

    fn text(&mut self, row: &Row<'_>) {
        self.lines.push(DetailLine::default());
        match row.text.filter(|text| !text.is_empty()) {
            Some(text) => self.body(text, &Look::Body),
            None if row.kind == Kind::Attachment => self.body("[attachment]", &Look::Missing),
            None => self.body("(no text)", &Look::Missing),
        }
    }

    fn damaged(&mut self, raw: &str) {
        self.field("row", &Clean::fixed("damaged: it could not be read, and is shown as it was sent"), &Look::Damaged);
        self.lines.push(DetailLine::default());
        self.body(raw, &Look::Body);
    }

    fn body(&mut self, text: &str, look: &Look) {
        let (shown, left_out) = start_of(text, LONGEST);
        for line in Clean::block(shown) {
            for text in line.wrap(self.width) {
                self.lines.push(DetailLine { runs: vec![Run { text, look: look.clone() }], ..DetailLine::default() });
            }
        }
        if left_out > 0 {
            let runs = vec![Run { text: left_out_words(left_out), look: Look::Aside }];
            self.lines.push(DetailLine { runs, ..DetailLine::default() });
        }
    }
}

/// The beginning of a text, at most so many bytes of it, and how many bytes are left out.
#[must_use]
pub fn start_of(text: &str, most: usize) -> (&str, usize) {
    let end = (0..=most.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
    (&text[..end], text.len() - end)
}

fn left_out_words(bytes: usize) -> Clean {
    Clean::line(&format!("… {} KB more, which copies and exports hold", bytes.div_ceil(1000)))
}

#[cfg(test)]
mod tests;
