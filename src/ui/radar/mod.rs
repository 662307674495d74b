//! The radar: who needs attention, highest value first, and why.

mod heading;
mod selected;

use ratatui::layout::Rect;

use crate::app::layout::Areas;
use crate::app::{Action, App};
use crate::feed::FeedState;
use crate::insight::{RadarRow, Reason};
use crate::text::Clean;
use crate::ui::empty;
use crate::ui::format;
use crate::ui::highlight::Texts;
use crate::ui::paint::{Canvas, Side};
use crate::ui::pane;
use crate::ui::theme::{self, Role};

pub(super) fn draw(canvas: &mut Canvas<'_>, areas: &Areas, app: &App) {
    if let Some(area) = areas.detail {
        selected::draw(canvas, area, app);
        pane::divide(canvas, area);
    }
    let Some(area) = areas.list else { return };
    let body = pane::body(area);
    heading::heading(app, usize::from(area.width)).draw(canvas, area);
    let rows = app.radar.rows();
    if rows.is_empty() {
        draw_empty(canvas, body, app);
        return;
    }
    let height = usize::from(body.height);
    let top = pane::top_of(app.radar.cursor, rows.len(), height);
    let rank = format::number(app.users.all.rows.len().max(999) as u64).len();
    for (line, row) in rows.iter().skip(top).take(height).enumerate() {
        let area = Rect { y: body.y + line as u16, height: 1, ..body };
        let selected = top + line == app.radar.cursor.selected;
        draw_row(canvas, area, app, rank, (row, selected));
    }
}

fn draw_row(canvas: &mut Canvas<'_>, area: Rect, app: &App, rank: usize, (row, selected): (&RadarRow, bool)) {
    let mut texts = Texts::new(app);
    let mut pen = canvas.line(area, 0);
    let name = if pen.room() < 80 { 16 } else { 24 };
    pen.put(pane::gutter(selected), Role::Key);
    let place = row.user.map_or_else(|| "–".to_owned(), |user| format::number(user as u64 + 1));
    pen.column(rank, Side::Right, place, Role::Dim).skip(1);
    let called = Clean::start(&app.radar_name(row), name);
    texts.add(&pen, name, &called);
    pen.column(name, Side::Left, &called, Role::Name);
    let label_name = |label: &str| app.label_name(label).to_owned();
    for reason in &row.reasons {
        let words = Clean::start(&reason.in_words(app.now, &label_name), 80);
        pen.put(" · ", Role::Dim);
        texts.add(&pen, words.width(), &words);
        pen.put(&words, role(app, reason));
    }
    if selected {
        canvas.look(area, Role::Selected);
    }
    texts.mark(canvas, area, app);
}

fn role(app: &App, reason: &Reason) -> Role {
    match reason {
        Reason::Negative(negative) => theme::tag(&app.settings, &negative.label),
        Reason::Birthday { .. } => Role::Done,
        Reason::Silent { .. } | Reason::NoPurchase { .. } => Role::Text,
    }
}

/// Whether pages are still to come without a key being pressed.
pub(super) fn is_loading(app: &App) -> bool {
    let users = !app.users.all.is_whole() && app.users.all.seen() < app.users.reach;
    let walks = app.radar.walks.iter().any(|walk| walk.feed.state() == FeedState::Loading);
    users || walks || app.radar.wanted().is_some() || !app.radar.is_begun()
}

fn draw_empty(canvas: &mut Canvas<'_>, area: Rect, app: &App) {
    let more = app.can_look_further().then_some((Action::LookFurther, "looks further"));
    if empty::nothing_chosen(canvas, area, app)
        || empty::sieved_away(canvas, area, app, (app.radar.count(), "are on the radar"), more)
    {
    } else if let Some(failure) = app.radar_failure() {
        empty::failed(canvas, area, app, &failure);
    } else if is_loading(app) {
        empty::loading(canvas, area, app, app.hold());
    } else {
        let further = if app.users.all.is_whole() && !app.radar.rests() {
            String::new()
        } else {
            format!(", {} looks further", app.key(Action::LookFurther))
        };
        let press = format!(
            "Of the {} users looked at, none meets what is looked for: {}. {} chooses other dates{further}.",
            format::number(app.users.all.rows.len() as u64),
            heading::looked_for(app).join(", "),
            app.key(Action::PickDates),
        );
        empty::say(canvas, area, "Nobody needs attention", &press);
    }
}
