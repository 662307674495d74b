//! The selected label by day or week, before all user messages: each on its own scale, since a label is a small part of all.

use chrono::NaiveDate;
use ratatui::layout::Rect;

use crate::app::App;
use crate::app::counts::LabelRow;
use crate::app::labels::{Bars, SCALE};
use crate::app::layout::Pane;
use crate::insight::Direction;
use crate::text::Clean;
use crate::ui::bars::{self, EIGHTHS};
use crate::ui::format;
use crate::ui::labels::{axis, sign};
use crate::ui::paint::{Canvas, Side};
use crate::ui::pane::{self, Heading};
use crate::ui::theme::{self, Role};
use crate::view::Zone;

/// The widest bar, in cells.
const WIDEST_BAR: usize = 16;

/// Lines of the sentence below the chart at most.
const WORDS: usize = 2;

/// Everything that the chart shows.
struct Chart {
    bars: Bars,
    label: Vec<u64>,
    all: Vec<u64>,
    /// The first day of each bar.
    dates: Vec<NaiveDate>,
    /// How each bar stands out, if it does.
    marks: Vec<Option<Direction>>,
    selected: Option<usize>,
    /// Cells of a bar, and of a bar with the gap behind it.
    bar: usize,
    step: usize,
    role: Role,
}

pub(super) fn draw(canvas: &mut Canvas<'_>, area: Rect, app: &App) {
    let body = pane::body(area);
    let focused = app.focus() == Pane::Detail;
    let Some(row) = app.selected_label() else {
        Heading::new("chart", focused).note("by UTC day", Role::Text).draw(canvas, area);
        return;
    };
    let chart = Chart::new(app, row, usize::from(body.width).saturating_sub(2 * SCALE));
    heading(app, row, &chart).draw(canvas, area);
    let words = words(app, &chart, body);
    let below = 2 + words.len() as u16;
    let bars = Rect { height: body.height.saturating_sub(below), ..body };
    if bars.height == 0 || chart.dates.is_empty() {
        return;
    }
    chart.draw_scales(canvas, bars);
    for line in 0..usize::from(bars.height) {
        chart.draw_line(canvas, bars, line);
    }
    chart.draw_selection(canvas, bars);
    let after = |lines: u16, height: u16| Rect { y: body.y + bars.height + lines, height, ..body };
    chart.draw_dates(canvas, after(0, 2), app);
    for (line, (text, role)) in words.iter().enumerate() {
        canvas.line(after(2, below - 2), line).skip(1).put(text, *role);
    }
}

/// The numbers behind what is selected, as far as there is room for them.
fn words(app: &App, chart: &Chart, body: Rect) -> Vec<(Clean, Role)> {
    let Some(words) = app.label_words(&chart.bars).filter(|_| body.height >= 6) else { return Vec::new() };
    let (text, role) = match words.direction {
        Some(direction) => (format!("{} {}", sign(direction), words.text), Role::Standout),
        None => (words.text, Role::Dim),
    };
    let lines = Clean::line(&text).wrap(usize::from(body.width.saturating_sub(2)));
    lines.into_iter().take(if body.height >= 9 { WORDS } else { 1 }).map(|line| (line, role)).collect()
}

fn heading(app: &App, row: &LabelRow, chart: &Chart) -> Heading {
    let name = Clean::start(app.label_name(&row.label), 30);
    Heading::new("chart", app.focus() == Pane::Detail)
        .note(name.as_str(), chart.role)
        .note(&chart.bars.in_words(), Role::Text)
        .end("█ label, left scale   ░ all messages, right scale", Role::Dim)
}

impl Chart {
    fn new(app: &App, row: &LabelRow, cells: usize) -> Self {
        let bars = app.bars();
        let days: Vec<NaiveDate> = app.counts.days().collect();
        let standouts = app.labels.standouts.of(&row.label);
        let mark = |span: &std::ops::Range<usize>| {
            let days = days.get(span.clone()).unwrap_or_default();
            let within = standouts.iter().filter(|standout| days.contains(&standout.date));
            within.max_by(|a, b| a.by_strength(b)).map(crate::insight::Standout::direction)
        };
        let dates: Vec<NaiveDate> = bars.spans.iter().filter_map(|span| days.get(span.start).copied()).collect();
        let step = (cells / dates.len().max(1)).clamp(1, WIDEST_BAR + 1);
        Self {
            label: bars.sums(&row.days),
            all: bars.sums(&app.counts.activity_by_day()),
            marks: bars.spans.iter().map(mark).collect(),
            selected: app.selected_bar(&bars).filter(|_| app.focus() == Pane::Detail),
            bar: if step > 2 { step - 1 } else { step },
            role: theme::tag(&row.label),
            bars,
            dates,
            step,
        }
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
            pen.column(SCALE - 2, Side::Right, number(most(&self.label)), Role::Number).skip(1);
            pen.put(if marked { "┤" } else { "│" }, Role::Rule).skip(self.columns().width);
            pen.put(if marked { "├" } else { "│" }, Role::Rule).skip(1);
            pen.put(number(most(&self.all)), Role::Dim);
        }
    }

    fn draw_line(&self, canvas: &mut Canvas<'_>, area: Rect, line: usize) {
        let height = usize::from(area.height);
        let below = (height - 1 - line) * 8;
        let (most_of_label, most_of_all) = (most(&self.label), most(&self.all));
        let mut pen = canvas.line(area, line);
        pen.skip(SCALE);
        for (label, all) in self.label.iter().zip(&self.all) {
            let eighths = bars::height(*label, most_of_label, height).saturating_sub(below).min(8);
            let baseline = bars::height(*all, most_of_all, height).saturating_sub(below);
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

    /// The column of the selected bar, which may be an empty one.
    fn draw_selection(&self, canvas: &mut Canvas<'_>, area: Rect) {
        let Some(selected) = self.selected else { return };
        let x = area.x + (SCALE + selected * self.step) as u16;
        canvas.look(Rect { x, width: self.bar as u16, ..area }, Role::Selected);
    }

    /// The axis with the selected bar and what stands out, and the dates below it.
    fn draw_dates(&self, canvas: &mut Canvas<'_>, area: Rect, app: &App) {
        let columns = self.columns();
        let mut pen = canvas.line(area, 0);
        pen.skip(SCALE - 1).put("└", Role::Rule).fill(columns.width, "─", Role::Rule).put("┘", Role::Rule);
        for tick in axis::ticks(&self.dates, columns, Zone::Utc.date(app.now)) {
            canvas.line(area, 0).skip(SCALE + tick.column).put("┴", Role::Rule);
            canvas.line(area, 1).skip(SCALE + tick.column).put(tick.text, Role::Dim);
        }
        if let Some(selected) = self.selected {
            canvas.line(area, 0).skip(SCALE + selected * self.step).fill(self.bar, "━", Role::Key);
        }
        for (bar, mark) in self.marks.iter().enumerate() {
            if let Some(direction) = mark {
                let middle = SCALE + bar * self.step + self.bar / 2;
                canvas.line(area, 0).skip(middle).put(sign(*direction), Role::Standout);
            }
        }
    }
}

fn most(values: &[u64]) -> u64 {
    values.iter().copied().max().unwrap_or(0)
}
