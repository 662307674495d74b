//! What is loaded against what the overview counts, day by day.

use crate::app::App;
use crate::app::popup::LEDGER_HEAD;
use crate::feed::{Day, DayState};
use crate::text::Clean;
use crate::ui::paint::{Canvas, Pen, Side};
use crate::ui::popup::{frame, middle, scrolled};
use crate::ui::theme::Role;
use crate::ui::{completeness, format};
use crate::view::Zone;

const WIDTH: u16 = 64;

pub(super) fn draw(canvas: &mut Canvas<'_>, app: &App, top: usize) {
    let lines = app.ledger.len() + LEDGER_HEAD;
    let room = canvas.area().height.saturating_sub(3);
    let area = middle(canvas, WIDTH, (lines as u16).saturating_add(2).min(room));
    let height = usize::from(area.height.saturating_sub(2)).saturating_sub(LEDGER_HEAD);
    let (top, place) = scrolled(top, app.ledger.len(), height);
    let title = Clean::fixed("Completeness, by UTC day");
    let inside = frame(canvas, area, &title, place.as_ref().map(|place| (place, Role::Dim)));
    let (words, role) = completeness::in_words(app);
    canvas.line(inside, 0).put(words, role);
    canvas.line(inside, 1).put(completeness::advice(app), Role::Dim);
    if let Some(sum) = app.sum().filter(|sum| sum.missing > 0 || sum.unchecked != 0) {
        canvas.line(inside, LEDGER_HEAD - 2).put(completeness::adds_up(&sum), Role::Dim);
    }
    let mut heading = canvas.line(inside, LEDGER_HEAD - 1);
    heading.column(12, Side::Left, "day", Role::Heading).column(12, Side::Right, "loaded", Role::Heading);
    heading.column(12, Side::Right, "counted", Role::Heading);
    for (line, day) in app.ledger.iter().skip(top).take(height).enumerate() {
        draw_day(canvas.line(inside, LEDGER_HEAD + line), day);
    }
}

fn draw_day(mut pen: Pen<'_>, day: &Day) {
    pen.column(12, Side::Left, format::day(day.span.start(), Zone::Utc), Role::Time);
    pen.column(12, Side::Right, format::number(day.held), Role::Number);
    pen.column(12, Side::Right, day.counted.map_or_else(|| "—".to_owned(), format::number), Role::Number).skip(2);
    match day.state {
        DayState::Complete => pen.put("✓ complete", Role::Done),
        DayState::Missing(rows) => pen.put(format!("✗ {} missing", format::number(rows)), Role::Problem),
        DayState::Loading => pen.put("… more to come", Role::Busy),
        DayState::Failed => pen.put("✗ not loaded", Role::Problem),
        DayState::Growing => pen.put("↑ still growing", Role::Busy),
        DayState::CannotTell => pen.put("? cannot tell", Role::Dim),
    };
}
