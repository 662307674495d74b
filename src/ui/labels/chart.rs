//! Labels by day or week, before all user messages: each on its own scale, since a label is a small part of all.

use chrono::NaiveDate;
use ratatui::layout::Rect;

use crate::app::App;
use crate::app::labels::{Bars, SCALE};
use crate::app::layout::Pane;
use crate::text::Clean;
use crate::ui::labels::axis::{self, Columns};
use crate::ui::labels::bands::Bands;
use crate::ui::labels::series::Series;
use crate::ui::labels::{sign, trouble};
use crate::ui::paint::Canvas;
use crate::ui::pane::{self, Heading};
use crate::ui::theme::Role;
use crate::view::Zone;

/// The widest bar, in cells.
const WIDEST_BAR: usize = 16;

/// Lines of the sentence below the chart at most.
const WORDS: usize = 2;

/// Everything that the chart shows.
struct Chart {
    bars: Bars,
    /// Each label that it is of; never empty.
    series: Vec<Series>,
    all: Vec<u64>,
    /// The first day of each bar.
    dates: Vec<NaiveDate>,
    /// The selected bar.
    selected: Option<usize>,
    columns: Columns,
}

/// In `area`; `alone` when the table has no room beside it.
pub(super) fn draw(canvas: &mut Canvas<'_>, area: Rect, app: &App, alone: bool) {
    let body = pane::body(area);
    let focused = app.focus() == Pane::Detail;
    if app.selected_label().is_none() {
        Heading::new("chart", focused).note("by UTC day", Role::Text).draw(canvas, area);
        if alone {
            trouble::draw(canvas, body, app);
        }
        return;
    }
    let chart = Chart::new(app, usize::from(body.width).saturating_sub(2 * SCALE));
    let words = words(app, &chart, body);
    let below = 2 + words.len() as u16;
    let plot = Rect { height: body.height.saturating_sub(below), ..body };
    let bands = Bands::new(chart.series.len(), chart.selected_series(), plot.height.into());
    chart.heading(focused, &bands).draw(canvas, area);
    if plot.height == 0 || chart.dates.is_empty() {
        return;
    }
    chart.draw_bands(canvas, plot, &bands);
    let after = |lines: u16, height: u16| Rect { y: body.y + plot.height + lines, height, ..body };
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

impl Chart {
    fn new(app: &App, cells: usize) -> Self {
        let bars = app.bars();
        let days: Vec<NaiveDate> = app.counts.days().collect();
        let dates: Vec<NaiveDate> = bars.spans.iter().filter_map(|span| days.get(span.start).copied()).collect();
        let step = (cells / dates.len().max(1)).clamp(1, WIDEST_BAR + 1);
        Self {
            series: app.charted_labels().into_iter().map(|row| Series::new(app, &bars, row)).collect(),
            all: bars.sums(&app.counts.activity_by_day()),
            selected: app.selected_bar(&bars).filter(|_| app.focus() == Pane::Detail),
            columns: Columns { bar: if step > 2 { step - 1 } else { step }, step, width: step * dates.len() },
            bars,
            dates,
        }
    }

    /// The place of the label that the keys are about.
    fn selected_series(&self) -> usize {
        self.series.iter().position(|series| series.selected).unwrap_or(0)
    }

    fn heading(&self, focused: bool, bands: &Bands) -> Heading {
        let heading = Heading::new("chart", focused);
        let heading = match self.series.as_slice() {
            [series] => {
                let (name, role) = series.name();
                heading.note(name.as_str(), role)
            }
            several if bands.shown.len() == several.len() => {
                heading.note(&format!("{} labels", several.len()), Role::Text)
            }
            several => heading.note(&format!("{} of {} labels", bands.shown.len(), several.len()), Role::Warning),
        };
        heading
            .note(&self.bars.in_words(), Role::Text)
            .end("█ label, left scale   ░ all messages, right scale", Role::Dim)
    }

    /// The labels one below the other; a single one needs no name of its own.
    fn draw_bands(&self, canvas: &mut Canvas<'_>, area: Rect, bands: &Bands) {
        let mut y = area.y;
        for (series, lines) in self.series.iter().skip(bands.shown.start).zip(&bands.lines) {
            let band = Rect { y, height: *lines as u16, ..area };
            y += band.height;
            let titled = self.series.len() > 1 && band.height > 1;
            if titled {
                series.draw_title(canvas, band);
            }
            let bars = if titled { pane::body(band) } else { band };
            series.draw_bars(canvas, bars, self.columns, &self.all);
            self.draw_selection(canvas, bars, series.selected);
        }
    }

    /// The column of the selected bar, which may be an empty one.
    fn draw_selection(&self, canvas: &mut Canvas<'_>, area: Rect, of_selected: bool) {
        let Some(selected) = self.selected else { return };
        let x = area.x + (SCALE + selected * self.columns.step) as u16;
        let role = if of_selected { Role::Selected } else { Role::SelectedAside };
        canvas.look(Rect { x, width: self.columns.bar as u16, ..area }, role);
    }

    /// The axis with the selected bar and what stands out of the selected label, and the dates below it.
    fn draw_dates(&self, canvas: &mut Canvas<'_>, area: Rect, app: &App) {
        let Columns { bar, step, width } = self.columns;
        let mut pen = canvas.line(area, 0);
        pen.skip(SCALE - 1).put("└", Role::Rule).fill(width, "─", Role::Rule).put("┘", Role::Rule);
        for tick in axis::ticks(&self.dates, self.columns, Zone::Utc.date(app.now)) {
            canvas.line(area, 0).skip(SCALE + tick.column).put("┴", Role::Rule);
            canvas.line(area, 1).skip(SCALE + tick.column).put(tick.text, Role::Dim);
        }
        if let Some(selected) = self.selected {
            canvas.line(area, 0).skip(SCALE + selected * step).fill(bar, "━", Role::Key);
        }
        let marks = self.series.get(self.selected_series()).map(|series| series.marks.as_slice()).unwrap_or_default();
        for (place, mark) in marks.iter().enumerate() {
            if let Some(direction) = mark {
                canvas.line(area, 0).skip(SCALE + place * step + bar / 2).put(sign(*direction), Role::Standout);
            }
        }
    }
}
