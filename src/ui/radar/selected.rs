//! Who is selected on the radar: their newest negative message, and what the users list knows of them.

use ratatui::layout::Rect;

use crate::app::App;
use crate::app::person::profile::{NAME_CELLS, facts};
use crate::insight::{RadarRow, relative};
use crate::text::Clean;
use crate::ui::format::Clock;
use crate::ui::paint::{Canvas, Side};
use crate::ui::pane::{self, Heading};
use crate::ui::theme::{self, Role};

/// Columns from which message and facts stand side by side in a low pane.
const SIDE_BY_SIDE: u16 = 90;

/// Columns of the facts beside a message.
const FACTS: u16 = 46;

/// Lines below which a pane is low.
const LOW: u16 = 14;

/// Cells of a message's text that are looked at.
const LONGEST_TEXT: usize = 4_000;

pub(super) fn draw(canvas: &mut Canvas<'_>, area: Rect, app: &App) {
    let row = app.radar.selected();
    let heading = Heading::new("selected", false);
    match row {
        Some(row) => heading.note(Clean::start(&app.radar_name(row), 40).as_str(), Role::Name).draw(canvas, area),
        None => heading.draw(canvas, area),
    }
    let Some(row) = row else { return };
    let body = pane::body(area);
    let body = Rect { x: body.x + 1, width: body.width.saturating_sub(2), ..body };
    if body.height < LOW && body.width >= SIDE_BY_SIDE {
        let message = Rect { width: body.width - FACTS - 2, ..body };
        draw_message(canvas, message, app, row);
        draw_facts(canvas, Rect { x: message.right() + 2, width: FACTS, ..body }, app, row);
        return;
    }
    // What they wrote comes first, but leaves room for what is known of them.
    let least = body.height / 2;
    let used =
        draw_message(canvas, Rect { height: (body.height - least).max(body.height.min(LOW) / 2), ..body }, app, row);
    let gap = used + u16::from(used > 0 && body.height >= LOW);
    draw_facts(canvas, Rect { y: body.y + gap, height: body.height.saturating_sub(gap), ..body }, app, row);
}

/// When they wrote it, with which label, and what; returns the lines used.
fn draw_message(canvas: &mut Canvas<'_>, area: Rect, app: &App, row: &RadarRow) -> u16 {
    let newest = row.conversation.as_deref().and_then(|conversation| app.radar.newest_of(conversation));
    let Some((label, message)) = newest else { return 0 };
    let mut pen = canvas.line(area, 0);
    pen.put(Clean::start(app.label_name(label), 30), theme::tag(&app.settings, label)).skip(1);
    pen.put(Clock::Full.show(message.at, app.now, app.zone), Role::Time).skip(1);
    pen.put(format!("({})", relative(app.now, message.at)), Role::Dim);
    let room = usize::from(area.height.saturating_sub(1));
    let text = message.text.filter(|text| !text.is_empty());
    let (text, role) = match text {
        Some(text) => (Clean::start(text, LONGEST_TEXT), Role::Text),
        None => (Clean::fixed("(no text)"), Role::Missing),
    };
    let lines = text.wrap(usize::from(area.width).max(1));
    for (index, line) in lines.iter().take(room).enumerate() {
        let mut pen = canvas.line(area, index + 1);
        pen.put(line, role);
        if index + 1 == room && lines.len() > room {
            canvas.line(area, index + 1).skip_to_last(2).put(" …", Role::Dim);
        }
    }
    1 + lines.len().min(room) as u16
}

fn draw_facts(canvas: &mut Canvas<'_>, area: Rect, app: &App, row: &RadarRow) {
    let Some(user) = row.user.and_then(|index| app.users.all.rows.get(index)) else {
        canvas.line(area, 0).put("not among the users looked at", Role::Missing);
        return;
    };
    for (line, fact) in facts(app, user).iter().enumerate() {
        let mut pen = canvas.line(area, line);
        pen.column(NAME_CELLS, Side::Left, fact.name, Role::Dim);
        match &fact.value {
            Some(value) => pen.put(Clean::start(value, pen.room()), Role::Text),
            None => pen.put("–", Role::Missing),
        };
        if let Some(aside) = &fact.aside {
            pen.skip(1).put(format!("({aside})"), Role::Dim);
        }
    }
}
