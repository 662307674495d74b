//! The users screen: VIPs, highest value first, and when they were last seen.

use ratatui::layout::Rect;

use crate::api::User;
use crate::app::layout::Areas;
use crate::app::load::Load;
use crate::app::{Action, App};
use crate::text::Clean;
use crate::ui::empty;
use crate::ui::format;
use crate::ui::paint::{Canvas, Pen, Side};
use crate::ui::pane::{self, Heading};
use crate::ui::state::key;
use crate::ui::theme::Role;

/// Which columns there is room for, in cells; 0: none.
#[derive(Clone, Copy)]
struct Columns {
    rank: usize,
    name: usize,
    user_name: usize,
    id: usize,
    birthday: usize,
    /// Each of the three times.
    time: usize,
    /// How many of the three.
    times: usize,
}

/// Cells of `12 min ago`, and of a date before it.
const AGO: usize = 10;
const DATE: usize = 11;

impl Columns {
    fn new(app: &App, width: usize) -> Self {
        let rank = app.users.rows.len().max(99).to_string().len() + 1;
        let columns = Self { rank, name: 20, user_name: 0, id: 0, birthday: 11, time: AGO, times: 1 };
        match width {
            0..75 => columns,
            75..100 => Self { times: 2, ..columns },
            100..150 => Self { name: 22, user_name: 18, times: 3, ..columns },
            150..200 => Self { name: 24, user_name: 22, id: 18, times: 3, time: DATE + 1 + AGO, ..columns },
            _ => Self { name: 30, user_name: 30, id: 34, birthday: 14, times: 3, time: DATE + 2 + AGO, ..columns },
        }
    }
}

pub(super) fn draw(canvas: &mut Canvas<'_>, areas: &Areas, app: &App) {
    let Some(area) = areas.list else { return };
    let body = pane::body(area);
    if app.users.rows.is_empty() {
        Heading::new("users", true).draw(canvas, area);
        draw_empty(canvas, body, app);
        return;
    }
    let columns = Columns::new(app, usize::from(body.width));
    draw_titles(canvas, area, columns);
    let height = usize::from(body.height);
    let top = pane::top_of(app.users.cursor, app.users.rows.len(), height);
    for (line, user) in app.users.rows.iter().skip(top).take(height).enumerate() {
        let area = Rect { y: body.y + line as u16, height: 1, ..body };
        let selected = top + line == app.users.cursor.selected;
        draw_row(canvas.line(area, 0), app, columns, (top + line + 1, user), selected);
        if selected {
            canvas.look(area, Role::Selected);
        }
    }
}

fn draw_titles(canvas: &mut Canvas<'_>, area: Rect, columns: Columns) {
    let mut titles = vec![
        (columns.rank, Side::Right, "#"),
        (columns.name, Side::Left, "users"),
        (columns.user_name, Side::Left, "user name"),
        (columns.id, Side::Left, "customer"),
        (columns.birthday, Side::Left, "birthday"),
    ];
    titles.extend(times_shown(columns.times).map(|(name, _)| (columns.time, Side::Right, name)));
    pane::titles(canvas, area, &titles);
}

/// One of the times of a user, with the name of its column.
type Time = (&'static str, fn(&User) -> Option<i64>);

/// The times by how much they tell.
fn times_shown(count: usize) -> impl Iterator<Item = Time> {
    let all: [Time; 3] = [
        ("message", |user| user.last_user_message),
        ("purchase", |user| user.last_purchase),
        ("app open", |user| user.last_app_open),
    ];
    all.into_iter().take(count)
}

fn draw_row(mut pen: Pen<'_>, app: &App, columns: Columns, (rank, user): (usize, &User), selected: bool) {
    pen.put(pane::gutter(selected), Role::Key);
    pen.column(columns.rank, Side::Right, format::number(rank as u64), Role::Dim).skip(1);
    let (name, role) = name(user, columns);
    pen.column(columns.name, Side::Left, &name, role).skip(1);
    optional(&mut pen, columns.user_name, user.user_name.as_deref(), Role::Dim);
    optional(&mut pen, columns.id, user.cuid.as_deref().or(user.conversation_id.as_deref()), Role::Dim);
    optional(&mut pen, columns.birthday, user.birthday.as_deref(), Role::Text);
    for (_, time) in times_shown(columns.times) {
        draw_time(&mut pen, app, columns.time, time(user));
    }
}

/// First and last name; where there is no column for it, the name on the channel when there is neither.
fn name(user: &User, columns: Columns) -> (Clean, Role) {
    let parts: Vec<&str> = [&user.first_name, &user.last_name].into_iter().filter_map(|part| part.as_deref()).collect();
    let name = if parts.is_empty() { user.user_name.clone() } else { Some(parts.join(" ")) };
    match name {
        Some(name) => (Clean::start(&name, columns.name), Role::Name),
        None => (Clean::fixed("(no name)"), Role::Missing),
    }
}

fn optional(pen: &mut Pen<'_>, cells: usize, text: Option<&str>, role: Role) {
    if cells == 0 {
        return;
    }
    match text {
        Some(text) => pen.column(cells, Side::Left, Clean::start(text, cells), role),
        None => pen.column(cells, Side::Left, "–", Role::Missing),
    };
    pen.skip(1);
}

fn draw_time(pen: &mut Pen<'_>, app: &App, cells: usize, at: Option<i64>) {
    let Some(at) = at else {
        pen.column(cells, Side::Right, "–", Role::Missing).skip(1);
        return;
    };
    if cells > AGO {
        pen.column(cells - AGO, Side::Right, format::day(at, app.zone), Role::Text);
    }
    pen.column(AGO, Side::Right, format::ago(at, app.now), Role::Dim).skip(1);
}

fn draw_empty(canvas: &mut Canvas<'_>, area: Rect, app: &App) {
    if let Some(failure) = app.users.next.failure() {
        empty::failed(canvas, area, app, failure);
    } else if empty::nothing_chosen(canvas, area, app) {
    } else if matches!(app.users.next, Load::Ready(None)) && app.users.damaged > 0 {
        let press = format!("{} rows came, and none of them could be read.", format::number(app.users.damaged as u64));
        empty::say(canvas, area, "No users that can be shown", &press);
    } else if matches!(app.users.next, Load::Ready(None)) {
        let press =
            format!("This channel has no VIP users yet. {} chooses another channel.", key(app, Action::PickChannel));
        empty::say(canvas, area, "No users here", &press);
    } else {
        empty::loading(canvas, area);
    }
}
