//! The list of messages, newest first. Only the rows in the pane are looked at, however many are loaded.

use ratatui::layout::Rect;

use crate::app::layout::Pane;
use crate::app::messages::NarrowBy;
use crate::app::{Action, App};
use crate::ui::empty;
use crate::ui::format;
use crate::ui::messages::row::{self, Columns};
use crate::ui::paint::Canvas;
use crate::ui::pane::{self, Heading};
use crate::ui::person;
use crate::ui::theme::Role;

pub(super) fn draw(canvas: &mut Canvas<'_>, area: Rect, app: &App) {
    let focused = app.focus() == Pane::List;
    heading(app, focused).draw(canvas, area);
    let body = pane::body(area);
    if app.is_person_open() && app.messages.is_empty() && app.standing().is_none_or(|standing| standing.found == 0) {
        person::draw_empty(canvas, body, app);
        return;
    }
    if let Some(why) = app.emptiness() {
        empty::messages(canvas, body, app, &why);
        return;
    }
    let height = usize::from(body.height);
    let top = pane::top_of(app.messages.cursor, app.messages.len(), height);
    let columns = Columns::new(app, usize::from(body.width));
    for line in 0..height {
        let Some(id) = app.messages.id_at(top + line) else { break };
        let Some(row) = app.messages.feed.store().row(id) else { break };
        let look = row::Look {
            selected: pane::selection(top + line == app.messages.cursor.selected, focused),
            marked: app.messages.marks.contains(id),
        };
        let area = Rect { y: body.y + line as u16, height: 1, ..body };
        row::draw(canvas, area, app, &columns, &row, look);
    }
}

fn heading(app: &App, focused: bool) -> Heading {
    let len = app.messages.len() as u64;
    let heading = Heading::new("messages", focused);
    let heading = match order(app) {
        Some(order) => heading.note(order, Role::Dim),
        None => heading,
    };
    let heading = if len > 0 {
        let position = format::number(app.messages.cursor.selected as u64 + 1);
        heading.note(&format!("{position}/{}", format::number(len)), Role::Dim)
    } else {
        heading
    };
    // What is new is so of the view, not of one person.
    let heading = match app.news().filter(|_| !app.is_person_open()) {
        Some(news) => {
            let words = app.news_in_words().unwrap_or_default();
            let shown = matches!(&app.messages.narrow, Some(narrow) if matches!(narrow.by, NarrowBy::NewerThan(_)));
            match news.count {
                0 => heading.note(&words, Role::Dim),
                _ if shown => heading.note(&words, Role::Done),
                _ => heading.note(&format!("{words} ({})", app.key(Action::OnlyNew)), Role::Done),
            }
        }
        None => heading,
    };
    match app.messages.fresh {
        0 => heading,
        fresh => heading.end(&format!("▲ {} new", format::number(fresh as u64)), Role::Done),
    }
}

/// Of a person, which end of the conversation is at the top.
fn order(app: &App) -> Option<&'static str> {
    let narrow = app.messages.narrow.as_ref().filter(|_| app.is_person_open())?;
    Some(if narrow.oldest_first { "oldest first" } else { "newest first" })
}
