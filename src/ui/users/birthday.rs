//! A birthday and how far it is; one that cannot be read as it was sent.

use chrono::NaiveDate;

use crate::insight::{Birthday, in_days};
use crate::text::Clean;
use crate::ui::paint::{Pen, Side};
use crate::ui::theme::Role;

/// Cells of a date, and of one without its year.
const DATE: usize = 11;
const SHORT_DATE: usize = 6;

/// Birthdays so many days ahead stand out.
const SOON: u32 = 7;

pub(super) fn draw(pen: &mut Pen<'_>, cells: usize, sent: Option<&str>, today: NaiveDate) {
    let Some(sent) = sent else {
        pen.column(cells, Side::Left, "–", Role::Missing).skip(1);
        return;
    };
    let Some(birthday) = Birthday::read(sent) else {
        pen.column(cells, Side::Left, Clean::start(sent, cells), Role::Missing).skip(1);
        return;
    };
    let date = if cells > DATE + 9 { DATE } else { SHORT_DATE };
    let said = birthday.to_string();
    // Day and month come first: where there is no room for the year it is left out.
    let said =
        if date == DATE { said.as_str() } else { said.get(..said.len().min(SHORT_DATE)).unwrap_or(&said).trim_end() };
    let days = birthday.days_until(today);
    let role = if days <= SOON { Role::Done } else { Role::Dim };
    pen.column(date, Side::Left, Clean::line(said), Role::Text).skip(1);
    pen.column(cells.saturating_sub(date + 1), Side::Left, in_days(days), role).skip(1);
}
