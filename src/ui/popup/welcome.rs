//! The first screen of someone who has configured nothing.

use ratatui::layout::Rect;

use crate::app::input::LineInput;
use crate::app::popup::{Field, Welcome};
use crate::text::Clean;
use crate::ui::format;
use crate::ui::input;
use crate::ui::paint::{Canvas, Side};
use crate::ui::popup::{frame, middle};
use crate::ui::theme::Role;

const WIDTH: u16 = 76;
const NAME: usize = 10;

pub(super) fn draw(canvas: &mut Canvas<'_>, welcome: &Welcome, now: i64) {
    let area = middle(canvas, WIDTH, 14);
    let inside = frame(canvas, area, &Clean::fixed("Welcome to vipdeck"), None);
    let width = usize::from(inside.width);
    let intro = Clean::fixed("Enter the API's credentials, or try the demo: no account, no network.").wrap(width);
    for (line, text) in intro.iter().enumerate() {
        canvas.line(inside, line).put(text, Role::Text);
    }
    let first = intro.len() + 1;
    field(canvas, inside, first, "Base URL", &welcome.base_url, welcome.field == Field::BaseUrl);
    field(canvas, inside, first + 1, "API key", &welcome.api_key, welcome.field == Field::ApiKey);
    field(canvas, inside, first + 2, "Secret", &welcome.secret, welcome.field == Field::Secret);
    buttons(canvas, inside, first + 4, welcome);
    for (line, (text, role)) in state(welcome, width, now).iter().enumerate() {
        canvas.line(inside, first + 6 + line).put(text, *role);
    }
}

fn field(canvas: &mut Canvas<'_>, area: Rect, line: usize, name: &'static str, text: &LineInput, active: bool) {
    let mut pen = canvas.line(area, line);
    pen.put(if active { "▌" } else { " " }, Role::Key);
    pen.column(NAME, Side::Left, name, if active { Role::Strong } else { Role::Dim });
    let cells = pen.room();
    if text.text().is_empty() && !active {
        pen.put("(empty)", Role::Missing);
    } else {
        input::draw(&mut pen, cells, text, &input::Look { active, fault: None });
    }
}

fn buttons(canvas: &mut Canvas<'_>, area: Rect, line: usize, welcome: &Welcome) {
    let role = |field| if welcome.field == field { Role::Selected } else { Role::Strong };
    let mut pen = canvas.line(area, line);
    pen.skip(NAME + 1)
        .put("[ Check and keep ]", role(Field::SignIn))
        .skip(3)
        .put("[ Try the demo ]", role(Field::Demo));
}

/// What is wrong, else what happens next; and where the credentials will be kept.
fn state(welcome: &Welcome, width: usize, now: i64) -> Vec<(Clean, Role)> {
    let (text, role) = match (&welcome.error, welcome.checking) {
        (Some(error), _) => (Clean::start(error, 3 * width), Role::Problem),
        (None, Some(since)) => {
            let waited = format::length(now.saturating_sub(since));
            (Clean::line(&format!("Asking the API… {waited}, Esc quits")), Role::Busy)
        }
        (None, None) => (Clean::fixed("They are tried at once, and kept only when the API takes them."), Role::Dim),
    };
    let path = Clean::start(&format!("Will be kept in {}", welcome.config_path), 2 * width);
    let wrapped = |text: Clean, role: Role| text.wrap(width).into_iter().map(move |line| (line, role));
    wrapped(text, role).chain(wrapped(path, Role::Dim)).collect()
}
