//! Which labels occur together in the loaded rows.

use ratatui::layout::Rect;

use crate::app::layout::picker_rows;
use crate::app::popup::LabelPairs;
use crate::app::{Action, App};
use crate::insight::Pair;
use crate::text::Clean;
use crate::ui::format;
use crate::ui::paint::{Canvas, Side};
use crate::ui::pane;
use crate::ui::popup::{frame, middle};
use crate::ui::theme::{self, Role};

const WIDTH: u16 = 96;

/// Cells of the numbers.
const COUNT: usize = 9;
const SHARE: usize = 7;
const CHANCE: usize = 10;

/// Lines above the pairs: what was counted, the heading.
const HEAD: u16 = 2;

pub(super) fn draw(canvas: &mut Canvas<'_>, app: &App, table: &LabelPairs) {
    let rows = picker_rows(app.size.1);
    let area = middle(canvas, WIDTH, rows as u16 + 2 + HEAD);
    let foot = Clean::line(&format!("Enter: messages that carry both ─ {}", table.pairs.len()));
    let inside = frame(canvas, area, &Clean::fixed("Labels that occur together"), Some((&foot, Role::Dim)));
    canvas.line(inside, 0).put(of_what(app, table), Role::Dim);
    let body = Rect { y: inside.y + HEAD, height: inside.height.saturating_sub(HEAD), ..inside };
    if table.pairs.is_empty() {
        pane::sentences(canvas, body, &[(Clean::fixed("No loaded message carries two labels"), Role::Dim)]);
        return;
    }
    let name = name_cells(inside);
    let mut heading = canvas.line(inside, 1);
    heading.skip(1).column(name, Side::Left, "label", Role::Heading).skip(1);
    heading.column(name, Side::Left, "with", Role::Heading).column(COUNT, Side::Right, "messages", Role::Heading);
    heading.column(SHARE, Side::Right, "of 1st", Role::Heading).column(SHARE, Side::Right, "of 2nd", Role::Heading);
    heading.column(CHANCE, Side::Right, "× chance", Role::Heading);
    let height = usize::from(body.height);
    let top = pane::top_of(table.cursor, table.pairs.len(), height);
    for (line, pair) in table.pairs.iter().skip(top).take(height).enumerate() {
        let row = Rect { y: body.y + line as u16, height: 1, ..body };
        draw_pair(canvas, row, app, pair, name);
        if top + line == table.cursor.selected {
            canvas.look(row, Role::Selected);
        }
    }
}

/// Two names and the numbers fill the line.
fn name_cells(inside: Rect) -> usize {
    usize::from(inside.width).saturating_sub(COUNT + 2 * SHARE + CHANCE + 3) / 2
}

fn of_what(app: &App, table: &LabelPairs) -> String {
    let rows = format::number(table.rows);
    let asked = app.place.asked.as_deref().map(|label| Clean::start(app.label_name(label), 30));
    let kind = app.place.kind.map(|kind| format!(" of kind {kind}")).unwrap_or_default();
    let with = kind + &asked.map(|label| format!(" with {label}")).unwrap_or_default();
    if app.is_whole() {
        format!("of {rows} messages{with}: all of the window")
    } else {
        format!("of {rows} loaded messages{with}; {} loads all", app.key(Action::LoadAll))
    }
}

fn draw_pair(canvas: &mut Canvas<'_>, area: Rect, app: &App, pair: &Pair, name: usize) {
    let mut pen = canvas.line(area, 0);
    pen.skip(1);
    for label in [&pair.first, &pair.second] {
        let text = Clean::start(app.label_name(label), name);
        pen.column(name, Side::Left, &text, theme::tag(&app.settings, label)).skip(usize::from(label == &pair.first));
    }
    pen.column(COUNT, Side::Right, format::number(pair.count), Role::Number);
    pen.column(SHARE, Side::Right, format::rate(pair.share_of_first), Role::Dim);
    pen.column(SHARE, Side::Right, format::rate(pair.share_of_second), Role::Dim);
    pen.column(CHANCE, Side::Right, format!("{:.1}", pair.lift), Role::Dim);
}
