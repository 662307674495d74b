//! One message in one line: when, who, labels, text.

use ratatui::layout::Rect;

use crate::app::App;
use crate::store::Row;
use crate::text::{Clean, NO_NAME};
use crate::ui::format::Clock;
use crate::ui::highlight;
use crate::ui::paint::{Canvas, Pen, Side};
use crate::ui::pane;
use crate::ui::theme::{self, Role};
use crate::view::Kind;

/// How wide the columns of a list are.
#[derive(Clone, Copy, Debug)]
pub(super) struct Columns {
    clock: Clock,
    name: usize,
    /// Cells for labels by name; where there is no room for that, a dot a label.
    tags: Option<usize>,
}

/// Labels that are shown as dots at most.
const DOTS: usize = 3;

/// Cells of one label at most.
const TAG: usize = 16;

impl Columns {
    /// Columns for a pane of `width` cells. They follow from the window, not from the rows, so that scrolling keeps them.
    pub(super) fn new(app: &App, width: usize) -> Self {
        let today = app.zone.day_start(app.zone.date(app.now));
        let clock = match width {
            _ if app.place.window.start() >= today => Clock::Today,
            0..100 => Clock::Short,
            _ => Clock::Full,
        };
        // Of one person every row has the same name, which stands beside the list: its room goes to the labels.
        let (name, tags) = match width {
            60..90 if app.is_person_open() => (0, Some(16)),
            0..70 => (12, None),
            70..90 => (16, None),
            90..130 => (16, Some(16)),
            _ => (22, Some(28)),
        };
        let name = if app.is_person_open() { 0 } else { name };
        Self { clock, name, tags }
    }
}

/// What is special about a row.
#[derive(Clone, Copy, Debug)]
pub(super) struct Look {
    /// The look of a selected one.
    pub(super) selected: Option<Role>,
    /// Whether it is marked.
    pub(super) marked: bool,
}

/// Draws a row on the one line of `area`.
pub(super) fn draw(canvas: &mut Canvas<'_>, area: Rect, app: &App, columns: &Columns, row: &Row<'_>, look: Look) {
    let mut pen = canvas.line(area, 0);
    pen.put(pane::gutter(look.selected.is_some()), Role::Key);
    // In a cell of its own: a mark must not hide where the reader is.
    pen.put(if look.marked { "◆" } else { " " }, Role::Key);
    pen.column(columns.clock.cells(), Side::Right, columns.clock.show(row.at, app.now, app.zone), Role::Time).skip(1);
    if let Some(damaged) = row.damaged {
        let raw = Clean::start(damaged, pen.room());
        pen.put("⚠ damaged row: ", Role::Problem).put(&raw, Role::Missing);
        finish(canvas, area, look.selected);
        return;
    }
    let name = row.user.map(|user| Clean::start(user, columns.name)).unwrap_or_default();
    let name_at = Rect { x: pen.x(), width: pen.room().min(columns.name) as u16, ..area };
    match row.user {
        _ if columns.name == 0 => &mut pen,
        Some(_) => pen.column(columns.name, Side::Left, &name, Role::Name),
        None => pen.column(columns.name, Side::Left, NO_NAME, Role::Missing),
    };
    pen.skip(usize::from(columns.name > 0));
    draw_labels(&mut pen, app, columns, row);
    pen.skip(1);
    let (text, role) = text_of(row, pen.room(), &mut pen);
    let at = Rect { x: pen.x(), width: pen.room() as u16, ..area };
    pen.put(&text, role);
    finish(canvas, area, look.selected);
    highlight::mark(canvas, name_at, app, &name);
    highlight::mark(canvas, at, app, &text);
}

fn finish(canvas: &mut Canvas<'_>, area: Rect, look: Option<Role>) {
    if let Some(role) = look {
        canvas.look(area, role);
    }
}

/// The text, or what stands for it; what kind of message it is has been drawn before it.
fn text_of(row: &Row<'_>, room: usize, pen: &mut Pen<'_>) -> (Clean, Role) {
    let text = row.text.filter(|text| !text.is_empty());
    match row.kind {
        Kind::Postback => _ = pen.put("▸ ", Role::Key),
        Kind::Attachment if text.is_some() => _ = pen.put("◫ ", Role::Key),
        Kind::Attachment | Kind::Text => {}
        Kind::Other => {
            let word = row.kind_word.unwrap_or("other");
            pen.put(Clean::start(&format!("[{word}]"), 20), Role::Missing).skip(1);
        }
    }
    match (text, row.kind) {
        (Some(text), _) => (Clean::start(text, room), Role::Text),
        (None, Kind::Attachment) => (Clean::fixed("[attachment]"), Role::Missing),
        (None, _) => (Clean::fixed("(no text)"), Role::Missing),
    }
}

fn draw_labels(pen: &mut Pen<'_>, app: &App, columns: &Columns, row: &Row<'_>) {
    match columns.tags {
        None => draw_dots(pen, app, row),
        Some(cells) => draw_tags(pen, cells, app, row),
    }
}

/// All labels, the negative ones first: where there is no room for every one, bad news is not what is left out.
fn labels<'a>(app: &App, row: &Row<'a>) -> Vec<&'a str> {
    let all = || row.labels().chain(row.custom_labels());
    let is_negative = |label: &&str| app.settings.is_negative(label);
    all().filter(is_negative).chain(all().filter(|label| !is_negative(label))).collect()
}

fn draw_dots(pen: &mut Pen<'_>, app: &App, row: &Row<'_>) {
    let end = pen.room().saturating_sub(DOTS);
    for label in labels(app, row).into_iter().take(DOTS) {
        pen.put("●", theme::tag(&app.settings, label));
    }
    pen.skip(pen.room().saturating_sub(end));
}

/// As many labels as there is room for, and how many more there are.
fn draw_tags(pen: &mut Pen<'_>, cells: usize, app: &App, row: &Row<'_>) {
    let end = pen.room().saturating_sub(cells);
    let labels = labels(app, row);
    for (index, label) in labels.iter().enumerate() {
        let left = labels.len() - index;
        let more = if left > 1 { 4 } else { 0 };
        let room = pen.room().saturating_sub(end + more);
        if index > 0 && room < 6 {
            pen.put(format!("+{left}"), Role::Dim);
            break;
        }
        let name = Clean::start(app.label_name(label), TAG.min(room));
        pen.put(&name, theme::tag(&app.settings, label));
        pen.skip(usize::from(pen.room() > end));
    }
    pen.skip(pen.room().saturating_sub(end));
}
