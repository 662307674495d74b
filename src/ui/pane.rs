//! What panes have in common: a heading, lines between them, sentences in the middle.

use ratatui::layout::Rect;

use crate::app::list::ListCursor;
use crate::text::Clean;
use crate::ui::paint::{Canvas, Side};
use crate::ui::theme::Role;

/// The heading line of a pane: `━ title · note ━━━━━━ end ━`.
pub(super) struct Heading {
    pub(super) title: Clean,
    /// Whether the pane takes the keys.
    pub(super) focused: bool,
    /// What stands beside the title.
    pub(super) notes: Vec<(Clean, Role)>,
    /// What stands at the right.
    pub(super) end: Option<(Clean, Role)>,
}

impl Heading {
    pub(super) fn new(title: &'static str, focused: bool) -> Self {
        Self { title: Clean::fixed(title), focused, notes: Vec::new(), end: None }
    }

    pub(super) fn note(mut self, text: &str, role: Role) -> Self {
        if !text.is_empty() {
            self.notes.push((Clean::line(text), role));
        }
        self
    }

    pub(super) fn end(mut self, text: &str, role: Role) -> Self {
        self.end = Some((Clean::line(text), role));
        self
    }

    /// Whether a line of `width` cells has room for all notes.
    pub(super) fn fits(&self, width: usize) -> bool {
        let notes: usize = self.notes.iter().map(|(text, _)| 3 + text.width()).sum();
        // As in drawing: a blank at either end, a piece of the line before and behind.
        4 + self.title.width() + notes <= width
    }

    /// Draws it on the first line of the pane.
    pub(super) fn draw(&self, canvas: &mut Canvas<'_>, area: Rect) {
        let role = if self.focused { Role::HeadingFocused } else { Role::Heading };
        if self.focused {
            canvas.line(area, 0).fill(usize::from(area.width), "━", role);
        } else {
            canvas.line(area, 0).fill(usize::from(area.width), "─", Role::Rule);
        }
        let mut pen = canvas.line(area, 0);
        pen.skip(1).put(" ", role).put(&self.title, role);
        for (text, role) in &self.notes {
            if text.width() + 5 > pen.room() {
                break;
            }
            pen.put(" · ", Role::Dim).put(text, *role);
        }
        pen.put(" ", role);
        let used = usize::from(pen.x() - area.x);
        if let Some((text, role)) = &self.end
            && used + text.width() + 4 <= usize::from(area.width)
        {
            end(canvas, area, text, *role);
        }
    }
}

/// Writes at the right end of a heading line.
pub(super) fn end(canvas: &mut Canvas<'_>, area: Rect, text: &Clean, role: Role) {
    canvas.line(area, 0).skip_to_last(text.width() + 3).put(" ", role).put(text, role).put(" ", role);
}

/// A heading line that names columns: cells, side and name of each; one without cells is left out. Before each is a gap of
/// one cell. Returns the cells used.
pub(super) fn titles(canvas: &mut Canvas<'_>, area: Rect, columns: &[(usize, Side, &str)]) -> usize {
    titles_of(canvas, area, columns, true)
}

/// The same for a pane that may not be the one that takes the keys.
pub(super) fn titles_of(canvas: &mut Canvas<'_>, area: Rect, columns: &[(usize, Side, &str)], focused: bool) -> usize {
    let (line, first) = if focused { ("━", Role::HeadingFocused) } else { ("─", Role::Heading) };
    canvas.line(area, 0).fill(usize::from(area.width), line, if focused { first } else { Role::Rule });
    let mut pen = canvas.line(area, 0);
    for (index, (cells, side, name)) in columns.iter().filter(|(cells, ..)| *cells > 0).enumerate() {
        let role = if index == 0 { first } else { Role::Heading };
        pen.put(" ", role);
        match side {
            // A blank parts the name from the line, where there is room; where it fills its column the gap does.
            _ if Clean::line(name).width() >= *cells => pen.column(*cells, *side, (*name).to_owned(), role),
            Side::Left => pen.column(*cells, *side, format!("{name} "), role),
            Side::Right => pen.column(*cells, *side, format!(" {name}"), role),
        };
    }
    pen.put(" ", Role::Heading);
    usize::from(pen.x() - area.x)
}

/// The lines of a pane below its heading.
pub(super) fn body(area: Rect) -> Rect {
    Rect { y: area.y + 1.min(area.height), height: area.height.saturating_sub(1), ..area }
}

/// A line between two panes, at the column before `right`; nothing where no pane is at the left.
pub(super) fn divide(canvas: &mut Canvas<'_>, right: Rect) {
    let Some(x) = right.x.checked_sub(1) else { return };
    let line = Rect { x, width: 1, ..right };
    // Below the path a line begins, elsewhere it goes on from the pane above.
    let joint = if right.y <= 1 { "┬" } else { "├" };
    for y in 0..usize::from(line.height) {
        canvas.line(line, y).put(if y == 0 { joint } else { "│" }, Role::Rule);
    }
}

/// Sentences in the middle of an area, each wrapped to be read easily.
pub(super) fn sentences(canvas: &mut Canvas<'_>, area: Rect, sentences: &[(Clean, Role)]) {
    let width = usize::from(area.width.saturating_sub(4)).min(72);
    let lines: Vec<(Clean, Role)> =
        sentences.iter().flat_map(|(text, role)| text.wrap(width).into_iter().map(|line| (line, *role))).collect();
    let above = usize::from(area.height).saturating_sub(lines.len()) / 2;
    for (index, (line, role)) in lines.iter().enumerate() {
        let before = usize::from(area.width).saturating_sub(line.width()) / 2;
        canvas.line(area, above + index).skip(before).put(line, *role);
    }
}

/// The row at the top of a list that shows `height` rows: the reader's, moved so far that the selected row is seen.
pub(super) fn top_of(cursor: ListCursor, len: usize, height: usize) -> usize {
    let mut cursor = cursor;
    cursor.fit(len, height);
    cursor.top
}

/// The look of a selected row, when it is one.
pub(super) const fn selection(selected: bool, focused: bool) -> Option<Role> {
    match (selected, focused) {
        (false, _) => None,
        (true, true) => Some(Role::Selected),
        (true, false) => Some(Role::SelectedAside),
    }
}

/// The mark in the first cell of a row.
pub(super) const fn gutter(selected: bool) -> &'static str {
    if selected { "▌" } else { " " }
}
