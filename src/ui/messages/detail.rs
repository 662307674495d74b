//! The selected message in full.

use ratatui::layout::Rect;

use crate::app::detail::{self, DetailLine, Look, NAME_CELLS};
use crate::app::layout::Pane;
use crate::app::{Action, App};
use crate::text::Clean;
use crate::ui::highlight;
use crate::ui::paint::{Canvas, Side};
use crate::ui::pane::{self, Heading};
use crate::ui::theme::{self, Role};

pub(super) fn draw(canvas: &mut Canvas<'_>, area: Rect, app: &App) {
    let body = pane::body(area);
    let height = usize::from(body.height);
    let lines = detail::lines(app, area.width);
    let top = app.messages.detail_top.min(lines.len().saturating_sub(height));
    heading(app, lines.len(), top, height).draw(canvas, area);
    if lines.is_empty() {
        let text = if app.messages.is_empty() { "" } else { "No message selected" };
        pane::sentences(canvas, body, &[(Clean::fixed(text), Role::Dim)]);
    }
    for (index, line) in lines.iter().skip(top).take(height).enumerate() {
        draw_line(canvas, Rect { y: body.y + index as u16, height: 1, ..body }, app, line);
    }
}

fn heading(app: &App, lines: usize, top: usize, height: usize) -> Heading {
    let heading = Heading::new("message", app.focus() == Pane::Detail);
    if lines > height {
        heading.end(&format!("{}–{} of {lines}", top + 1, (top + height).min(lines)), Role::Dim)
    } else if lines > 0 {
        heading.end(&format!("{} original", app.key(Action::ShowOriginal)), Role::Dim)
    } else {
        heading
    }
}

fn draw_line(canvas: &mut Canvas<'_>, area: Rect, app: &App, line: &DetailLine) {
    let mut pen = canvas.line(area, 0);
    pen.skip(1);
    if line.is_field {
        pen.column(NAME_CELLS, Side::Left, line.name, Role::Dim);
    }
    for (index, run) in line.runs.iter().enumerate() {
        pen.skip(usize::from(index > 0));
        pen.put(&run.text, role(app, &run.look));
    }
    if let [run] = line.runs.as_slice()
        && run.look == Look::Body
    {
        let width = area.width.saturating_sub(1);
        highlight::mark(canvas, Rect { x: area.x + 1, width, ..area }, app, &run.text);
    }
}

fn role(app: &App, look: &Look) -> Role {
    match look {
        Look::Body | Look::Plain => Role::Text,
        Look::Name => Role::Name,
        Look::Aside => Role::Dim,
        Look::Missing => Role::Missing,
        Look::Damaged => Role::Problem,
        Look::Label(label) => theme::tag(&app.settings, label),
    }
}
