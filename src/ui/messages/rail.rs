//! The labels at the left, most frequent first: how often each occurs, how large its share is, how it went by day.

use ratatui::layout::Rect;

use crate::app::App;
use crate::app::counts::LabelRow;
use crate::app::layout::Pane;
use crate::text::Clean;
use crate::ui::bars;
use crate::ui::format;
use crate::ui::labels::{mark, trouble};
use crate::ui::paint::{Canvas, Side};
use crate::ui::pane::{self, Heading};
use crate::ui::theme::{self, Role};

/// One row as it is shown.
struct Row<'a> {
    name: Clean,
    role: Role,
    count: Option<u64>,
    share: Option<f64>,
    days: &'a [u64],
    looked_at: bool,
    /// Of which label, for what stands out.
    label: Option<&'a str>,
}

/// Columns after the name, each with the cell before it.
const COUNT: usize = 6;
const RATE: usize = 5;

pub(super) fn draw(canvas: &mut Canvas<'_>, area: Rect, app: &App) {
    let focused = app.focus() == Pane::Rail;
    Heading::new("labels", focused).draw(canvas, area);
    let body = pane::body(area);
    let height = usize::from(body.height);
    let rows = app.counts.rows();
    let top = pane::top_of(app.messages.rail, rows.len() + 1, height);
    let activity = app.counts.activity_by_day();
    for line in 0..height {
        let position = top + line;
        let row = match position.checked_sub(1) {
            None => all(app, &activity),
            Some(index) => match rows.get(index) {
                Some(label) => of_label(app, label),
                None => break,
            },
        };
        let selected = focused && position == app.messages.rail.selected;
        draw_row(canvas, Rect { y: body.y + line as u16, height: 1, ..body }, app, &row, selected);
    }
    if rows.len() + 1 < height {
        let below = Rect { y: body.y + rows.len() as u16 + 1, height: body.height - rows.len() as u16 - 1, ..body };
        trouble::draw_short(canvas, below, app);
    }
}

fn all<'a>(app: &App, activity: &'a [u64]) -> Row<'a> {
    Row {
        name: Clean::fixed("all messages"),
        role: Role::Text,
        count: app.counts.user_messages(),
        share: None,
        days: if app.counts.is_begun() { activity } else { &[] },
        looked_at: app.place.labels.is_none(),
        label: None,
    }
}

fn of_label<'a>(app: &App, label: &'a LabelRow) -> Row<'a> {
    Row {
        name: Clean::start(app.label_name(&label.label), 60),
        role: theme::tag(&app.settings, &label.label),
        count: Some(label.count),
        share: app.counts.user_messages().and_then(|all| label.rate(all)),
        days: &label.days,
        looked_at: app.place.label() == Some(&label.label),
        label: Some(&label.label),
    }
}

fn draw_row(canvas: &mut Canvas<'_>, area: Rect, app: &App, row: &Row<'_>, selected: bool) {
    let width = usize::from(area.width);
    let name = (width * 3 / 8).max(width.saturating_sub(22)).clamp(8, 30);
    let mut pen = canvas.line(area, 0);
    pen.put(if row.looked_at { "●" } else { " " }, Role::Key);
    pen.column(name, Side::Left, &row.name, row.role);
    match row.count {
        Some(count) => pen.column(COUNT, Side::Right, format::short_number(count), Role::Number),
        None => pen.column(COUNT, Side::Right, "…", Role::Dim),
    };
    let share = row.share.map(format::rate).unwrap_or_default();
    pen.column(RATE, Side::Right, share, Role::Dim);
    match row.label {
        Some(label) => mark(&mut pen, app, label),
        None => _ = pen.skip(1),
    }
    let cells = pen.room().saturating_sub(1);
    pen.put(bars::sparkline(row.days, cells), Role::Bar);
    if row.looked_at {
        canvas.look(area, Role::Current);
    }
    if selected {
        canvas.look(area, Role::Selected);
    }
}
