//! A list to choose from.

use ratatui::layout::Rect;

use crate::app::App;
use crate::app::layout::picker_rows;
use crate::app::popup::{Choice, Fault, Picker, PickerItem, PickerKind, PickerState};
use crate::insight::LabelExpr;
use crate::text::Clean;
use crate::ui::empty;
use crate::ui::format::number;
use crate::ui::input;
use crate::ui::paint::{Canvas, Side};
use crate::ui::pane;
use crate::ui::popup::{frame, middle, views};
use crate::ui::state;
use crate::ui::theme::Role;

/// The widest that it becomes, in cells.
const WIDTH: u16 = 84;

/// How a label is joined to those before it.
const MARKS: &str = "Tab and · S-Tab and not · Ctrl-O or";

pub(super) fn draw(canvas: &mut Canvas<'_>, app: &App, picker: &Picker) {
    let rows = picker_rows(app.size.1);
    let width = if picker.kind == PickerKind::View { views::WIDTH } else { WIDTH };
    let area = middle(canvas, width, rows as u16 + 4);
    let algebra = picker.is_algebra().then(|| picker.algebra());
    let fault = algebra.as_ref().and_then(|read| Some(read.as_ref().err()?.part.clone()));
    let (foot, role) = match &algebra {
        Some(read) => algebra_foot(app, read, usize::from(area.width.saturating_sub(6))),
        None => foot(app, picker),
    };
    let foot = Some((&foot, role)).filter(|(foot, _)| foot.width() > 0);
    let inside = frame(canvas, area, &Clean::fixed(picker.kind.title()), foot);
    let mut pen = canvas.line(inside, 0);
    pen.put("› ", Role::Key);
    let cells = pen.room();
    input::draw(&mut pen, cells, &picker.query, &input::Look { active: true, fault });
    canvas.line(inside, 1).fill(usize::from(inside.width), "─", Role::Rule);
    let list = Rect { y: inside.y + 2, height: inside.height.saturating_sub(2), ..inside };
    match &picker.state {
        PickerState::Loading if picker.is_awaited() => {
            empty::loading(canvas, list, app, app.hold_of_picker(picker.kind));
        }
        PickerState::Failed(failure) if picker.is_failed() => empty::failed(canvas, list, app, failure),
        _ if picker.counts().0 == 0 => {
            let text = if picker.counts().1 == 0 { "There is nothing to choose from" } else { "Nothing matches" };
            pane::sentences(canvas, list, &[(Clean::fixed(text), Role::Dim)]);
        }
        _ => draw_rows(canvas, list, app, picker),
    }
}

/// What `Enter` takes of label algebra, and where there is room how it goes on; or what is wrong with it.
fn algebra_foot(app: &App, read: &Result<LabelExpr, Fault>, room: usize) -> (Clean, Role) {
    match read {
        Ok(expr) => {
            let expr = expr.to_text(&|label| app.label_name(label).to_owned());
            let taken = Clean::start(&format!("Enter: {expr}"), usize::from(WIDTH));
            let both = Clean::start(&format!("Enter: {expr} ─ next by {MARKS}"), usize::from(WIDTH));
            (if both.width() <= room { both } else { taken }, Role::Done)
        }
        Err(fault) => (Clean::start(&fault.why, usize::from(WIDTH)), Role::Problem),
    }
}

/// Why the last choice was refused, else how things stand: `3/17`.
fn foot(app: &App, picker: &Picker) -> (Clean, Role) {
    if let Some(why) = &picker.refused {
        return (Clean::start(why, usize::from(WIDTH)), Role::Problem);
    }
    let (shown, all) = picker.counts();
    let [shown, all] = [shown, all].map(|rows| number(rows as u64));
    match &picker.state {
        PickerState::Ready if picker.kind == PickerKind::Label => {
            (Clean::line(&format!("mark by {MARKS} ─ {shown}/{all}")), Role::Dim)
        }
        PickerState::Ready => (Clean::line(&format!("{shown}/{all}")), Role::Dim),
        PickerState::Loading => match app.hold_of_picker(picker.kind) {
            None => (Clean::line(&format!("{shown}/{all}, loading…")), Role::Busy),
            // Where there is no row, the middle says it.
            Some(_) if picker.is_awaited() => (Clean::default(), Role::Dim),
            Some(hold) => (Clean::line(&format!("{shown}/{all}, {}", state::held(app, hold))), Role::Warning),
        },
        PickerState::Failed(_) if picker.is_failed() => (Clean::default(), Role::Dim),
        PickerState::Failed(failure) => {
            (Clean::start(&format!("not all is here: {}", failure.why), usize::from(WIDTH)), Role::Problem)
        }
    }
}

fn draw_rows(canvas: &mut Canvas<'_>, area: Rect, app: &App, picker: &Picker) {
    let height = usize::from(area.height);
    let top = pane::top_of(picker.cursor, picker.counts().0, height);
    for (line, item) in picker.shown().skip(top).take(height).enumerate() {
        let row = Rect { y: area.y + line as u16, height: 1, ..area };
        match item.choice {
            Choice::View(index) => views::draw_row(canvas, row, app, item, index),
            _ => draw_row(canvas, row, item),
        }
        if top + line == picker.cursor.selected {
            canvas.look(row, Role::Selected);
        }
    }
}

fn draw_row(canvas: &mut Canvas<'_>, area: Rect, item: &PickerItem) {
    let width = usize::from(area.width);
    // What stands aside has what the name leaves, and more than half when both want more.
    let name = Clean::start(&item.name, width);
    let room = width.saturating_sub(name.width() + 4).max(width / 2);
    let (aside, aside_role) = match item.refused {
        Some(why) => (Clean::fixed(why).cut(room.max(width / 2 + 8)), Role::Warning),
        None => (Clean::start(&item.detail, room), Role::Dim),
    };
    let role = if item.refused.is_some() { Role::Dim } else { Role::Text };
    let mut pen = canvas.line(area, 0);
    pen.put(if item.current { "● " } else { "  " }, Role::Key);
    let cells = pen.room().saturating_sub(aside.width() + 2);
    pen.column(cells, Side::Left, name.cut(cells), role).skip(2);
    pen.column(aside.width(), Side::Right, &aside, aside_role);
}
