//! Marks what was searched for, or filtered by, in texts that have been drawn.

use ratatui::layout::Rect;

use crate::app::App;
use crate::store::Pattern;
use crate::text::Clean;
use crate::ui::paint::{Canvas, Pen};
use crate::ui::theme::Role;

/// The patterns whose matches are marked on this screen: that of the search, and that of the filter.
fn patterns(app: &App) -> impl Iterator<Item = &Pattern> {
    app.searched_for().into_iter().chain(app.filter())
}

/// The texts of a row in which matches are to be marked. That is done last: what is drawn later, such as the look of a
/// selected row, would cover the marks.
pub(super) struct Texts {
    texts: Vec<(u16, usize, Clean)>,
    wanted: bool,
}

impl Texts {
    /// None yet.
    pub(super) fn new(app: &App) -> Self {
        Self { texts: Vec::new(), wanted: patterns(app).next().is_some() }
    }

    /// The text that comes next, in so many cells.
    pub(super) fn add(&mut self, pen: &Pen<'_>, cells: usize, text: &Clean) {
        if self.wanted && cells > 0 {
            self.texts.push((pen.x(), cells.min(pen.room()), text.clone()));
        }
    }

    /// Marks the matches in the texts of the row that is drawn on the one line of `area`.
    pub(super) fn mark(&self, canvas: &mut Canvas<'_>, area: Rect, app: &App) {
        for (x, cells, text) in &self.texts {
            mark(canvas, Rect { x: *x, width: *cells as u16, ..area }, app, text);
        }
    }
}

/// Marks the matches in `text`, whose first cell is that of `area`. What is matched is what is shown: the cleaned text.
pub(super) fn mark(canvas: &mut Canvas<'_>, area: Rect, app: &App, text: &Clean) {
    for pattern in patterns(app) {
        for range in pattern.ranges(text.as_str()) {
            let cells = |to: usize| text.as_str().get(..to).map_or(0, |part| Clean::line(part).width()) as u16;
            let (from, to) = (cells(range.start), cells(range.end));
            let width = to.saturating_sub(from).min(area.width.saturating_sub(from));
            if width > 0 {
                canvas.look(Rect { x: area.x + from, width, ..area }, Role::Match);
            }
        }
    }
}
