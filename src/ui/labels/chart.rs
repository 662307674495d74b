//! The selected label by day, before all user messages: each on its own scale, since a label is a small part of all.

use chrono::NaiveDate;
use ratatui::layout::Rect;

use crate::app::App;
use crate::app::counts::LabelRow;
use crate::text::Clean;
use crate::ui::bars::{self, Buckets, EIGHTHS};
use crate::ui::format;
use crate::ui::labels::axis;
use crate::ui::paint::{Canvas, Side};
use crate::ui::pane::{self, Heading};
use crate::ui::theme::{self, Role};
use crate::view::Zone;

/// Cells of a scale with its number.
const SCALE: usize = 9;

/// The widest bar, in cells.
const WIDEST_BAR: usize = 16;

/// Everything that the chart shows.
struct Chart {
    label: Buckets,
    all: Buckets,
    /// The first day of each bucket.
    dates: Vec<NaiveDate>,
    /// Cells of a bar, and of a bar with the gap behind it.
    bar: usize,
    step: usize,
    role: Role,
}

pub(super) fn draw(canvas: &mut Canvas<'_>, area: Rect, app: &App) {
    let body = pane::body(area);
    let Some(row) = app.counts.rows().get(app.labels.selected) else {
        Heading::new("by UTC day", false).draw(canvas, area);
        return;
    };
    let chart = Chart::new(app, row, usize::from(body.width).saturating_sub(2 * SCALE));
    heading(app, row, &chart).draw(canvas, area);
    let bars = Rect { height: body.height.saturating_sub(2), ..body };
    if bars.height == 0 || chart.dates.is_empty() {
        return;
    }
    chart.draw_scales(canvas, bars);
    for line in 0..usize::from(bars.height) {
        chart.draw_line(canvas, bars, line);
    }
    chart.draw_dates(canvas, Rect { y: body.y + bars.height, height: 2, ..body }, app);
}

fn heading(app: &App, row: &LabelRow, chart: &Chart) -> Heading {
    let name = Clean::start(app.label_name(&row.label), 30);
    let per = match chart.label.size {
        1 => "by UTC day".to_owned(),
        days => format!("by {days} UTC days"),
    };
    Heading::new("chart", false)
        .note(name.as_str(), chart.role)
        .note(&per, Role::Text)
        .end("█ label, left scale   ░ all messages, right scale", Role::Dim)
}

impl Chart {
    fn new(app: &App, row: &LabelRow, cells: usize) -> Self {
        let label = Buckets::fit(&row.days, cells);
        let all = Buckets::fit(&app.counts.activity_by_day(), cells);
        let days: Vec<NaiveDate> = app.counts.days().collect();
        let mut dates: Vec<NaiveDate> = days.rchunks(label.size).filter_map(|days| days.first().copied()).collect();
        dates.reverse();
        let step = (cells / dates.len().max(1)).clamp(1, WIDEST_BAR + 1);
        let bar = if step > 2 { step - 1 } else { step };
        Self { label, all, dates, bar, step, role: theme::tag(&row.label) }
    }

    const fn columns(&self) -> axis::Columns {
        axis::Columns { step: self.step, width: self.step * self.dates.len() }
    }

    /// The highest value of each scale at the top, nought at the bottom.
    fn draw_scales(&self, canvas: &mut Canvas<'_>, area: Rect) {
        let last = usize::from(area.height) - 1;
        for line in 0..=last {
            let number = |most: u64| match line {
                0 => Clean::line(&format::short_number(most)),
                _ if line == last => Clean::fixed("0"),
                _ => Clean::default(),
            };
            let marked = line == 0 || line == last;
            let mut pen = canvas.line(area, line);
            pen.column(SCALE - 2, Side::Right, number(self.label.most()), Role::Number).skip(1);
            pen.put(if marked { "┤" } else { "│" }, Role::Rule).skip(self.columns().width);
            pen.put(if marked { "├" } else { "│" }, Role::Rule).skip(1);
            pen.put(number(self.all.most()), Role::Dim);
        }
    }

    fn draw_line(&self, canvas: &mut Canvas<'_>, area: Rect, line: usize) {
        let height = usize::from(area.height);
        let below = (height - 1 - line) * 8;
        let mut pen = canvas.line(area, line);
        pen.skip(SCALE);
        for (label, all) in self.label.sums.iter().zip(&self.all.sums) {
            let eighths = bars::height(*label, self.label.most(), height).saturating_sub(below).min(8);
            let baseline = bars::height(*all, self.all.most(), height).saturating_sub(below);
            match eighths.checked_sub(1).and_then(|eighth| EIGHTHS.get(eighth)) {
                Some(block) => pen.fill(self.bar, block, self.role),
                None if baseline >= 4 => pen.fill(self.bar, "░", Role::Baseline),
                // A day of nothing is a day all the same.
                None if below == 0 => pen.fill(self.bar, "·", Role::Rule),
                None => pen.skip(self.bar),
            };
            pen.skip(self.step - self.bar);
        }
    }

    fn draw_dates(&self, canvas: &mut Canvas<'_>, area: Rect, app: &App) {
        let columns = self.columns();
        let mut pen = canvas.line(area, 0);
        pen.skip(SCALE - 1).put("└", Role::Rule).fill(columns.width, "─", Role::Rule).put("┘", Role::Rule);
        for tick in axis::ticks(&self.dates, columns, Zone::Utc.date(app.now)) {
            canvas.line(area, 0).skip(SCALE + tick.column).put("┴", Role::Rule);
            canvas.line(area, 1).skip(SCALE + tick.column).put(tick.text, Role::Dim);
        }
    }
}
