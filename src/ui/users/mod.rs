//! The users screen: VIPs, highest value first, and when they were last seen.

mod birthday;
mod columns;

use ratatui::layout::Rect;

use crate::api::User;
use crate::app::layout::Areas;
use crate::app::sort::{Column as _, Sort};
use crate::app::users::{Column, Narrowing, full_name, other_name};
use crate::app::{Action, App};
use crate::insight::relative;
use crate::text::{Clean, NO_NAME};
use crate::ui::empty;
use crate::ui::format;
use crate::ui::highlight::Texts;
use crate::ui::paint::{Canvas, Pen, Side};
use crate::ui::pane::{self, Heading};
use crate::ui::theme::Role;
use crate::ui::users::columns::{AGO, Columns};

/// Cells below which a second name says nothing.
const LEAST_NAME: usize = 4;

pub(super) fn draw(canvas: &mut Canvas<'_>, areas: &Areas, app: &App) {
    let Some(area) = areas.list else { return };
    let body = pane::body(area);
    if app.users.is_empty() {
        Heading::new("users", true).draw(canvas, area);
        draw_empty(canvas, body, app);
        return;
    }
    // The rank is that among all users, however few are shown.
    let ranks = app.users.all.rows.len().max(app.users.list().rows.len());
    let columns = Columns::new(ranks, usize::from(body.width));
    draw_titles(canvas, area, app, columns);
    let height = usize::from(body.height);
    let top = pane::top_of(app.users.cursor, app.users.len(), height);
    for (line, user) in app.users.shown(top).take(height).enumerate() {
        let area = Rect { y: body.y + line as u16, height: 1, ..body };
        let position = top + line;
        let selected = position == app.users.cursor.selected;
        let rank = app.users.rank(position);
        draw_row(canvas, area, app, columns, (rank, user, selected));
    }
}

fn draw_titles(canvas: &mut Canvas<'_>, area: Rect, app: &App, columns: Columns) {
    let by = app.users.ordered_by();
    // Only which way the rows stand is asked of it: those who have a birthday soon are sorted by that.
    let sort = Sort { by, reversed: app.users.sort.reversed };
    let title = |column: Column| sort.heading(column, column.name());
    let (name, birthday) = (sort.heading(Column::Name, "users"), title(Column::Birthday));
    let rank = if by == Column::Value { format!("rank{}", sort.arrow()) } else { "rank".to_owned() };
    let times: Vec<(Column, String)> = times_shown(columns.times).map(|(column, _)| (column, title(column))).collect();
    let mut titles = vec![
        (columns.rank, Side::Right, rank.as_str()),
        (columns.name, Side::Left, name.as_str()),
        (columns.id, Side::Left, "customer"),
        (columns.birthday, Side::Left, birthday.as_str()),
    ];
    titles.extend(times.iter().map(|(_, title)| (columns.time, Side::Right, title.as_str())));
    pane::titles(canvas, area, &titles);
    let is_shown =
        matches!(by, Column::Value | Column::Name | Column::Birthday) || times.iter().any(|(column, _)| *column == by);
    if !is_shown {
        let order = Clean::line(&format!("by {} {}", by.name(), sort.arrow()));
        // There is no room for the column itself: over the names of the others, where there is no other.
        pane::end(canvas, area, &order, Role::Heading);
    }
}

/// One of the times of a user.
type Time = (Column, fn(&User) -> Option<i64>);

/// The times by how much they tell.
fn times_shown(count: usize) -> impl Iterator<Item = Time> {
    let all: [Time; 3] = [
        (Column::Message, |user| user.last_user_message),
        (Column::Purchase, |user| user.last_purchase),
        (Column::AppOpen, |user| user.last_app_open),
    ];
    all.into_iter().take(count)
}

fn draw_row(
    canvas: &mut Canvas<'_>,
    area: Rect,
    app: &App,
    columns: Columns,
    (rank, user, selected): (Option<usize>, &User, bool),
) {
    let mut texts = Texts::new(app);
    let mut pen = canvas.line(area, 0);
    pen.put(pane::gutter(selected), Role::Key);
    let rank = rank.map_or_else(|| "–".to_owned(), |rank| format::number(rank as u64));
    pen.column(columns.rank, Side::Right, rank, Role::Dim).skip(1);
    draw_names(&mut pen, &mut texts, columns.name, user);
    optional(&mut pen, &mut texts, columns.id, user.cuid.as_deref().or(user.conversation_id.as_deref()));
    birthday::draw(&mut pen, columns.birthday, user.birthday.as_deref(), app.zone.date(app.now));
    for (_, time) in times_shown(columns.times) {
        draw_time(&mut pen, app, columns.time, time(user));
    }
    if selected {
        canvas.look(area, Role::Selected);
    }
    texts.mark(canvas, area, app);
}

/// What somebody is called, and beside it the name on the channel where it is another one.
fn draw_names(pen: &mut Pen<'_>, texts: &mut Texts, cells: usize, user: &User) {
    let after = pen.room().saturating_sub(cells);
    match full_name(user) {
        Some(name) => {
            let name = Clean::start(&name, cells);
            texts.add(pen, cells, &name);
            pen.put(&name, Role::Name);
        }
        None => _ = pen.put(NO_NAME, Role::Missing),
    }
    let room = pen.room().saturating_sub(after + 1);
    if let Some(other) = other_name(user).filter(|_| room >= LEAST_NAME) {
        let other = Clean::start(other, room);
        pen.skip(1);
        texts.add(pen, room, &other);
        pen.put(&other, Role::Dim);
    }
    pen.skip(pen.room().saturating_sub(after)).skip(1);
}

fn optional(pen: &mut Pen<'_>, texts: &mut Texts, cells: usize, text: Option<&str>) {
    if cells == 0 {
        return;
    }
    match text {
        Some(text) => {
            let text = Clean::start(text, cells);
            texts.add(pen, cells, &text);
            pen.column(cells, Side::Left, &text, Role::Dim)
        }
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
        pen.column(cells - AGO - 1, Side::Right, format::day(at, app.zone), Role::Text).skip(1);
    }
    pen.column(AGO, Side::Right, relative(app.now, at), Role::Dim).skip(1);
}

fn draw_empty(canvas: &mut Canvas<'_>, area: Rect, app: &App) {
    let list = app.users.list();
    let more = (!list.is_whole()).then_some((Action::LoadAllUsers, "loads every user"));
    if let Some(failure) = list.next.failure() {
        empty::failed(canvas, area, app, failure);
    } else if empty::nothing_chosen(canvas, area, app)
        || empty::sieved_away(canvas, area, app, (list.rows.len(), "users are loaded"), more)
    {
    } else if !list.is_whole() {
        empty::loading(canvas, area, app, app.hold());
    } else if list.damaged > 0 {
        let press = format!("{} rows came, and none of them could be read.", format::number(list.damaged as u64));
        empty::say(canvas, area, "No users that can be shown", &press);
    } else if app.users.narrowing == Narrowing::All {
        let press =
            format!("This channel has no VIP users yet. {} chooses another channel.", app.key(Action::PickChannel));
        empty::say(canvas, area, "No users here", &press);
    } else {
        let press = format!(
            "The server has nobody here under “{}”. {} shows all users, {} chooses others.",
            app.users.narrowing.name(),
            app.key(Action::Back),
            app.key(Action::PickUsers),
        );
        empty::say(canvas, area, "No such users", &press);
    }
}
