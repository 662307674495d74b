//! One label of the chart: its bars before those of all messages, and where several are shown their names above them.

use ratatui::layout::Rect;

use crate::app::App;
use crate::app::counts::LabelRow;
use crate::app::labels::{Bars, SCALE};
use crate::insight::Direction;
use crate::text::Clean;
use crate::ui::bars::{self, EIGHTHS};
use crate::ui::format;
use crate::ui::labels::axis::Columns;
use crate::ui::labels::sign;
use crate::ui::paint::{Canvas, Side};
use crate::ui::theme::{self, Role};

/// One label by day or week.
pub(super) struct Series {
    name: Clean,
    role: Role,
    total: u64,
    rate: Option<f64>,
    /// Of each bar.
    values: Vec<u64>,
    /// How each bar stands out, if it does.
    pub(super) marks: Vec<Option<Direction>>,
    /// The day that stands out most.
    strongest: Option<(Direction, String)>,
    /// Whether it is the one that the keys are about.
    pub(super) selected: bool,
}

impl Series {
    pub(super) fn new(app: &App, bars: &Bars, row: &LabelRow) -> Self {
        let days: Vec<chrono::NaiveDate> = app.counts.days().collect();
        let standouts = app.labels.standouts.of(&row.label);
        let mark = |span: &std::ops::Range<usize>| {
            let days = days.get(span.clone()).unwrap_or_default();
            let within = standouts.iter().filter(|standout| days.contains(&standout.date));
            within.max_by(|a, b| a.by_strength(b)).map(crate::insight::Standout::direction)
        };
        let strongest = app.labels.standouts.strongest_of(&row.label);
        Self {
            name: Clean::start(app.label_name(&row.label), 30),
            role: theme::tag(&app.settings, &row.label),
            total: row.count,
            rate: app.counts.user_messages().and_then(|all| row.rate(all)),
            values: bars.sums(&row.days),
            marks: bars.spans.iter().map(mark).collect(),
            strongest: strongest.map(|it| (it.direction(), it.date.format("%a %-d %b").to_string())),
            selected: app.selected_label().is_some_and(|selected| selected.label == row.label),
        }
    }

    pub(super) const fn name(&self) -> (&Clean, Role) {
        (&self.name, self.role)
    }

    /// `▌frustrated 1,234 4.1% ▲ Wed 27 May`, on the first line of an area.
    pub(super) fn draw_title(&self, canvas: &mut Canvas<'_>, area: Rect) {
        let mut pen = canvas.line(area, 0);
        pen.skip(SCALE - 1).put(if self.selected { "▌" } else { " " }, Role::Key).put(&self.name, self.role);
        pen.skip(1).put(format::number(self.total), Role::Number);
        if let Some(rate) = self.rate {
            pen.skip(1).put(format::rate(rate), Role::Dim);
        }
        if let Some((direction, day)) = &self.strongest {
            pen.skip(1).put(sign(*direction), Role::Standout).skip(1).put(day.clone(), Role::Standout);
        }
    }

    /// The bars in an area; `all` is what they are held against, on a scale of its own at the right.
    pub(super) fn draw_bars(&self, canvas: &mut Canvas<'_>, area: Rect, columns: Columns, all: &[u64]) {
        self.draw_scales(canvas, area, columns, all);
        for line in 0..usize::from(area.height) {
            self.draw_line(canvas, area, columns, all, line);
        }
    }

    /// The highest value of each scale at the top, nought at the bottom.
    fn draw_scales(&self, canvas: &mut Canvas<'_>, area: Rect, columns: Columns, all: &[u64]) {
        let last = usize::from(area.height).saturating_sub(1);
        for line in 0..=last {
            let number = |most: u64| match line {
                0 => Clean::line(&format::short_number(most)),
                _ if line == last => Clean::fixed("0"),
                _ => Clean::default(),
            };
            let marked = line == 0 || line == last;
            let mut pen = canvas.line(area, line);
            pen.column(SCALE - 2, Side::Right, number(most(&self.values)), Role::Number).skip(1);
            pen.put(if marked { "┤" } else { "│" }, Role::Rule).skip(columns.width);
            pen.put(if marked { "├" } else { "│" }, Role::Rule).skip(1);
            pen.put(number(most(all)), Role::Dim);
        }
    }

    fn draw_line(&self, canvas: &mut Canvas<'_>, area: Rect, columns: Columns, all: &[u64], line: usize) {
        let height = usize::from(area.height);
        let below = (height - 1 - line) * 8;
        let (most_of_label, most_of_all) = (most(&self.values), most(all));
        let mut pen = canvas.line(area, line);
        pen.skip(SCALE);
        for (label, all) in self.values.iter().zip(all) {
            let eighths = bars::height(*label, most_of_label, height).saturating_sub(below).min(8);
            let baseline = bars::height(*all, most_of_all, height).saturating_sub(below);
            match eighths.checked_sub(1).and_then(|eighth| EIGHTHS.get(eighth)) {
                Some(block) => pen.fill(columns.bar, block, self.role),
                None if baseline >= 4 => pen.fill(columns.bar, "░", Role::Baseline),
                // A day of nothing is a day all the same.
                None if below == 0 => pen.fill(columns.bar, "·", Role::Rule),
                None => pen.skip(columns.bar),
            };
            pen.skip(columns.step - columns.bar);
        }
    }
}

fn most(values: &[u64]) -> u64 {
    values.iter().copied().max().unwrap_or(0)
}
