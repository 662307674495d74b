//! The choice of a window: presets with their dates, or dates as typed with what they mean.

use ratatui::layout::Rect;

use crate::app::App;
use crate::app::popup::{DatePicker, PRESETS};
use crate::text::Clean;
use crate::ui::input;
use crate::ui::paint::{Canvas, Side};
use crate::ui::popup::{frame, middle};
use crate::ui::theme::Role;
use crate::view::{WindowSpec, parse_range};

const WIDTH: u16 = 72;

/// Cells of a preset's name.
const PRESET: usize = 14;

pub(super) fn draw(canvas: &mut Canvas<'_>, app: &App, dates: &DatePicker) {
    let area = middle(canvas, WIDTH, PRESETS.len() as u16 + 6);
    let zone = Clean::line(&format!("dates in {}", app.zone.name()));
    let inside = frame(canvas, area, &Clean::fixed("Dates"), Some((&zone, Role::Dim)));
    let mut pen = canvas.line(inside, 0);
    pen.put("› ", Role::Key);
    let cells = pen.room();
    input::draw(&mut pen, cells, &dates.input, &input::Look { active: true, fault: fault(dates) });
    for (line, (text, role)) in meaning(app, dates, usize::from(inside.width)).iter().take(2).enumerate() {
        canvas.line(inside, 1 + line).put(text, *role);
    }
    canvas.line(inside, 3).fill(usize::from(inside.width), "─", Role::Rule);
    draw_presets(canvas, Rect { y: inside.y + 4, height: inside.height.saturating_sub(4), ..inside }, app, dates);
}

/// The bytes of the input that are wrong; what is parsed is the input without the white space around it.
fn fault(dates: &DatePicker) -> Option<std::ops::Range<usize>> {
    if dates.is_begun() {
        return None;
    }
    let part = dates.parsed.as_ref()?.as_ref().err()?.part();
    let text = dates.input.text();
    let before = text.len() - text.trim_start().len();
    Some(before + part.start..before + part.end)
}

fn meaning(app: &App, dates: &DatePicker, width: usize) -> Vec<(Clean, Role)> {
    let (text, role) = match &dates.parsed {
        None => (Clean::fixed("a preset, or type: 2026-05-01..2026-05-31, 2026-05, 2026, 14d, 6mo"), Role::Dim),
        Some(Ok(spec)) => (Clean::line(&said(app, *spec)), Role::Done),
        Some(Err(error)) if dates.is_begun() => (Clean::start(&format!("{error} …"), 2 * width), Role::Dim),
        Some(Err(error)) => (Clean::start(&error.to_string(), 2 * width), Role::Problem),
    };
    text.wrap(width).into_iter().map(|line| (line, role)).collect()
}

/// A window in words and in dates.
fn said(app: &App, spec: WindowSpec) -> String {
    let (words, dates) = (spec.describe(app.zone), resolved(app, spec));
    if words == dates { words } else { format!("{words}: {dates}") }
}

fn resolved(app: &App, spec: WindowSpec) -> String {
    spec.describe_dates(app.now, app.zone)
}

fn draw_presets(canvas: &mut Canvas<'_>, area: Rect, app: &App, dates: &DatePicker) {
    let height = usize::from(area.height).max(1);
    let top = (dates.preset + 1).saturating_sub(height);
    for (line, preset) in PRESETS.iter().skip(top).take(height).enumerate() {
        let row = Rect { y: area.y + line as u16, height: 1, ..area };
        let spec = parse_range(preset, app.now, app.zone).ok();
        let current = spec == Some(app.place.spec);
        let mut pen = canvas.line(row, 0);
        pen.put(if current { "● " } else { "  " }, Role::Key).column(PRESET, Side::Left, *preset, Role::Text);
        pen.put(spec.map(|spec| resolved(app, spec)).unwrap_or_default(), Role::Dim);
        if top + line == dates.preset && dates.parsed.is_none() {
            canvas.look(row, Role::Selected);
        }
    }
}
