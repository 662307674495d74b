//! The profile, and how often the person wrote by day and label.

use ratatui::layout::Rect;

use crate::app::App;
use crate::app::layout::Pane;
use crate::app::person::Tally;
use crate::app::person::profile::{Look, NAME_CELLS, ProfileRow, lines};
use crate::text::Clean;
use crate::ui::bars;
use crate::ui::format;
use crate::ui::paint::{Canvas, Pen, Side};
use crate::ui::pane::{self, Heading};
use crate::ui::theme::{self, Role};

/// Cells of a count, the gap before it included.
const COUNT: usize = 6;

pub(super) fn draw(canvas: &mut Canvas<'_>, area: Rect, app: &App) {
    let body = pane::body(area);
    let height = usize::from(body.height);
    let lines = lines(app, area.width);
    let top = app.person.as_ref().map_or(0, |person| person.profile_top).min(lines.len().saturating_sub(height));
    let heading = Heading::new("person", app.focus() == Pane::Rail);
    let heading = if lines.len() > height {
        heading.end(&format!("{}–{} of {}", top + 1, top + height, lines.len()), Role::Dim)
    } else {
        heading
    };
    heading.draw(canvas, area);
    for (index, line) in lines.iter().skip(top).take(height).enumerate() {
        draw_line(canvas.line(body, index), app, line);
    }
}

fn draw_line(mut pen: Pen<'_>, app: &App, line: &ProfileRow) {
    pen.skip(1);
    match line {
        ProfileRow::Blank => {}
        ProfileRow::Field(name, value, look) => {
            pen.column(NAME_CELLS, Side::Left, *name, Role::Dim).put(value, role(*look));
        }
        ProfileRow::Words(words, look) => _ = pen.put(words, role(*look)),
        ProfileRow::AllMessages => {
            if let Some(tally) = tally(app) {
                let count = tally.messages as u64;
                draw_days(pen, &Clean::fixed("messages"), Role::Strong, count, &tally.days);
            }
        }
        ProfileRow::Label(place) => {
            if let Some(label) = tally(app).and_then(|tally| tally.labels.get(*place)) {
                let name = Clean::start(app.label_name(&label.label), 40);
                draw_days(pen, &name, theme::tag(&app.settings, &label.label), label.count, &label.days);
            }
        }
    }
}

fn tally(app: &App) -> Option<&Tally> {
    app.person.as_ref().map(|person| &person.tally)
}

fn draw_days(mut pen: Pen<'_>, name: &Clean, role: Role, count: u64, days: &[u64]) {
    let cells = (pen.room() * 3 / 8).clamp(8, 30);
    pen.column(cells, Side::Left, name, role);
    pen.column(COUNT, Side::Right, format::short_number(count), Role::Number).skip(1);
    let room = pen.room().saturating_sub(1);
    pen.put(bars::sparkline(days, room), role);
}

const fn role(look: Look) -> Role {
    match look {
        Look::Name => Role::Name,
        Look::Plain => Role::Text,
        Look::Aside => Role::Dim,
        Look::Missing => Role::Missing,
        Look::Busy => Role::Busy,
        Look::Done => Role::Done,
        Look::Warning => Role::Warning,
    }
}
