//! The table of labels.

use ratatui::layout::Rect;

use crate::app::App;
use crate::app::labels::{Column, Conversations, Line};
use crate::app::layout::Pane;
use crate::app::sort::Column as _;
use crate::text::Clean;
use crate::ui::bars;
use crate::ui::empty;
use crate::ui::format;
use crate::ui::highlight::Texts;
use crate::ui::labels::{mark, trouble};
use crate::ui::paint::{Canvas, Side};
use crate::ui::pane::{self, Heading};
use crate::ui::theme::{self, Role};

/// How wide the columns are; 0: not there.
#[derive(Clone, Copy)]
struct Columns {
    /// The name and the sign before it.
    name: usize,
    /// The label as the API calls it, where names are configured and there is room.
    id: usize,
    conversations: usize,
}

/// Cells of what is before a name: marked, looked at.
const SIGN: usize = 1;
const COUNT: usize = 9;
const RATE: usize = 7;
const CHANGE: usize = 9;
/// Parted from the heading before it, which ends where this one begins.
const BY_DAY: &str = " by UTC day";
const CONVERSATIONS: usize = 16;

impl Columns {
    fn new(app: &App, width: usize) -> Self {
        let named = app.labels.rows.iter().any(|row| app.label_name(&row.label) != row.label);
        match width {
            0..76 => Self { name: 18, id: 0, conversations: 0 },
            76..110 => Self { name: 22, id: 0, conversations: CONVERSATIONS },
            _ => Self { name: 26, id: if named { 20 } else { 0 }, conversations: CONVERSATIONS },
        }
    }
}

pub(super) fn draw(canvas: &mut Canvas<'_>, area: Rect, app: &App) {
    let body = pane::body(area);
    let rows = &app.labels.rows;
    if rows.is_empty() {
        Heading::new("labels", true).draw(canvas, area);
        let held = app.counts.rows().len();
        if !empty::sieved_away(canvas, body, app, (held, "labels are counted"), None) {
            trouble::draw(canvas, body, app);
        }
        return;
    }
    let columns = Columns::new(app, usize::from(body.width));
    draw_titles(canvas, area, app, columns);
    let height = usize::from(body.height);
    let top = pane::top_of(app.labels.cursor, rows.len(), height);
    for (line, row) in rows.iter().skip(top).take(height).enumerate() {
        let area = Rect { y: body.y + line as u16, height: 1, ..body };
        draw_row(canvas, area, app, columns, row, top + line == app.labels.cursor.selected);
    }
}

fn draw_titles(canvas: &mut Canvas<'_>, area: Rect, app: &App, columns: Columns) {
    let sort = app.labels.sort;
    let title = |column: Column| {
        let name = if column == Column::Label { "labels" } else { column.name() };
        // Above the names, not above their signs.
        let before = if column == Column::Label { " " } else { "" };
        format!("{before}{}", sort.heading(column, name))
    };
    let [label, count, rate, conversations, change] =
        [Column::Label, Column::Count, Column::Rate, Column::Conversations, Column::Change].map(title);
    let titles = [
        (columns.name, Side::Left, label.as_str()),
        (columns.id, Side::Left, "id"),
        (COUNT, Side::Right, &count),
        (RATE, Side::Right, &rate),
        (CHANGE, Side::Right, &change),
        (columns.conversations, Side::Right, &conversations),
        (BY_DAY.len() + 1, Side::Left, BY_DAY),
    ];
    let used = pane::titles_of(canvas, area, &titles, app.focus() == Pane::List);
    let Some((text, role)) = coverage(app) else { return };
    let text = Clean::line(&text);
    // What is wrong is said over the columns' names where there is no other room.
    if role != Role::Dim || used + text.width() + 4 <= usize::from(area.width) {
        pane::end(canvas, area, &text, role);
    }
}

/// What the counts cover.
fn coverage(app: &App) -> Option<(String, Role)> {
    let (here, of) = app.counts.progress();
    if here < of && app.counts.failure().is_some() {
        Some((format!("only {here} of {of} slices could be counted"), Role::Problem))
    } else if here < of {
        Some((format!("{here} of {of} slices counted"), Role::Busy))
    } else if app.counts.failure().is_some() {
        Some(("older counts: new ones could not be had".to_owned(), Role::Problem))
    } else {
        let all = app.counts.user_messages()?;
        Some((format!("of {} user messages", format::number(all)), Role::Dim))
    }
}

fn draw_row(canvas: &mut Canvas<'_>, area: Rect, app: &App, columns: Columns, row: &Line, selected: bool) {
    let mut texts = Texts::new(app);
    let mut pen = canvas.line(area, 0);
    let looked_at = app.place.label() == Some(&row.label);
    let sign = match (app.labels.marked.contains(&row.label), looked_at) {
        (true, _) => "◆",
        (false, true) => "●",
        (false, false) => " ",
    };
    // In a cell of its own: it must not hide where the reader is.
    pen.put(pane::gutter(selected), Role::Key).put(sign, Role::Key);
    let cells = columns.name - SIGN;
    let name = Clean::start(app.label_name(&row.label), cells);
    texts.add(&pen, cells, &name);
    pen.column(cells, Side::Left, &name, theme::tag(&app.settings, &row.label)).skip(1);
    if columns.id > 0 {
        let id = if app.label_name(&row.label) == row.label { "" } else { row.label.as_str() };
        let id = Clean::start(id, columns.id);
        texts.add(&pen, columns.id, &id);
        pen.column(columns.id, Side::Left, &id, Role::Dim).skip(1);
    }
    let unknown = || "—".to_owned();
    pen.column(COUNT, Side::Right, format::number(row.count), Role::Number).skip(1);
    pen.column(RATE, Side::Right, row.rate.map_or_else(unknown, format::rate), Role::Number).skip(1);
    let change = row.change.map_or_else(unknown, |change| change.to_string());
    let role = if row.change.is_some() { Role::Number } else { Role::Dim };
    pen.column(CHANGE, Side::Right, change, role).skip(1);
    if columns.conversations > 0 {
        let count = row.conversations.map_or_else(unknown, conversations);
        pen.column(columns.conversations, Side::Right, count, Role::Dim).skip(1);
    }
    mark(&mut pen, app, &row.label);
    let room = pen.room().saturating_sub(1);
    let days = app.counts.rows().get(row.at).map(|row| row.days.as_slice()).unwrap_or_default();
    pen.put(bars::sparkline(days, room), Role::Bar);
    if selected {
        let focused = app.focus() == Pane::List;
        canvas.look(area, if focused { Role::Selected } else { Role::SelectedAside });
    }
    texts.mark(canvas, area, app);
}

/// Conversations do not add up over slices: then the sum is only the most that there can be.
fn conversations(conversations: Conversations) -> String {
    let at_most = if conversations.at_most { "≤" } else { "" };
    format!("{at_most}{}", format::number(conversations.count))
}
