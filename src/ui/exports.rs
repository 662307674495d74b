//! The exports screen: this session's exports, newest first, and the selected one's address in full.

use ratatui::layout::Rect;

use crate::api::CsvUrl;
use crate::app::detail;
use crate::app::exports::{ExportJob, ExportOf, ExportState, Listed, Saving};
use crate::app::layout::Areas;
use crate::app::{Action, App, SavedFile};
use crate::export::Period;
use crate::text::Clean;
use crate::ui::empty;
use crate::ui::format::{self, Clock};
use crate::ui::highlight::Texts;
use crate::ui::paint::{Canvas, Pen, Side};
use crate::ui::pane::{self, Heading};
use crate::ui::theme::{self, Role};
use crate::ui::transfer;

/// Cells of how an export goes.
const STATE: usize = 14;

/// Bytes of an address or a reason that are shown.
const LONGEST: usize = 8 << 10;

pub(super) fn draw(canvas: &mut Canvas<'_>, areas: &Areas, app: &App) {
    let Some(area) = areas.list else { return };
    let jobs = app.exports.len();
    let Some(selected) = app.exports.listed().nth(app.exports.cursor.selected) else {
        Heading::new("exports", true).draw(canvas, area);
        draw_empty(canvas, pane::body(area), app);
        return;
    };
    let below = (area.height / 2).clamp(3, 14).min(area.height.saturating_sub(2));
    let list = Rect { height: area.height - below, ..area };
    Heading::new("exports", true).note(&format::number(jobs as u64), Role::Dim).draw(canvas, list);
    draw_list(canvas, pane::body(list), app);
    draw_selected(canvas, Rect { y: area.y + list.height, height: below, ..area }, app, selected);
}

fn draw_empty(canvas: &mut Canvas<'_>, area: Rect, app: &App) {
    if empty::sieved_away(canvas, area, app, (app.exports.jobs.len(), "exports are listed"), None) {
        return;
    }
    let press = format!(
        "{} exports the messages of this view, {} the users of this channel; the CSV opens in the browser, \
         that of more than 31 days is saved to a file that you name.",
        app.key(Action::ExportMessages),
        app.key(Action::ExportUsers),
    );
    empty::say(canvas, area, "No exports in this session yet", &press);
}

fn draw_list(canvas: &mut Canvas<'_>, area: Rect, app: &App) {
    let height = usize::from(area.height);
    let top = pane::top_of(app.exports.cursor, app.exports.len(), height);
    for (line, job) in app.exports.listed().skip(top).take(height).enumerate() {
        let selected = top + line == app.exports.cursor.selected;
        let row = Rect { y: area.y + line as u16, height: 1, ..area };
        draw_row(canvas, row, app, job, selected);
    }
}

fn draw_row(canvas: &mut Canvas<'_>, area: Rect, app: &App, job: &ExportJob, selected: bool) {
    let mut texts = Texts::new(app);
    let mut pen = canvas.line(area, 0);
    let width = pen.room();
    let wide = width >= 90;
    pen.put(pane::gutter(selected), Role::Key);
    pen.column(Clock::Short.cells(), Side::Right, Clock::Short.show(job.started, app.now, app.zone), Role::Time)
        .skip(1);
    texts.add(&pen, 8, &Clean::fixed(job.of.name()));
    pen.column(8, Side::Left, job.of.name(), Role::Strong).skip(1);
    draw_state(&mut pen, app, job);
    pen.skip(1);
    if wide {
        let channel = Clean::start(&job.channel.name, 20);
        texts.add(&pen, 20, &channel);
        pen.column(20, Side::Left, &channel, Role::Text).skip(1);
    }
    // What moves comes before what stands below in full.
    if wide && (width >= 130 || job.transfer().is_none()) {
        let cells = (width / 4).clamp(30, 60);
        let words = Clean::start(&app.exported_in_words(job), cells);
        texts.add(&pen, cells, &words);
        pen.column(cells, Side::Left, &words, Role::Text).skip(1);
    }
    let room = pen.room().saturating_sub(1);
    match &job.state {
        ExportState::Running(_) => {}
        ExportState::Done { .. } => draw_result(&mut pen, room, app, job),
        ExportState::Stopped { why, .. } => _ = pen.put(Clean::start(why, room), Role::Warning),
        ExportState::Failed { failure, .. } => _ = pen.put(Clean::start(&failure.why, room), Role::Problem),
    }
    if selected {
        canvas.look(area, Role::Selected);
    }
    texts.mark(canvas, area, app);
}

/// Where the file is, or else the CSV.
fn draw_result(pen: &mut Pen<'_>, room: usize, app: &App, job: &ExportJob) {
    if let (None, None, Some(why)) = (&job.saving, &job.saved, job.bad_url()) {
        pen.put(Clean::start(&why.to_string(), room), Role::Problem);
        return;
    }
    match (&job.saving, &job.saved, job.url()) {
        (Some(Saving::Running(transfer)), ..) => {
            transfer::draw(pen, room, app, transfer);
        }
        // A file that was saved before stays, and is what the row is about.
        (_, Some(SavedFile { path, mismatch: None, .. }), _) => _ = pen.put(Clean::start(path, room), Role::Text),
        (_, Some(SavedFile { mismatch: Some(why), .. }), _) | (Some(Saving::Failed(why)), None, _) => {
            pen.put(Clean::start(why, room), Role::Problem);
        }
        (None, None, Some(url)) => _ = pen.put(Clean::start(url, room), Role::Dim),
        (None, None, None) => {}
    }
}

fn draw_state(pen: &mut Pen<'_>, app: &App, job: &ExportJob) {
    let time = format::length(job.elapsed(app.now));
    let (text, role) = match &job.state {
        ExportState::Running(_) => match job.progress() {
            (_, 1) => (format!("⧗ {time}"), Role::Busy),
            (written, of) => (format!("⧗ {written}/{of} {time}"), Role::Busy),
        },
        ExportState::Done { .. } if job.bad_url().is_some() => ("✗ bad address".to_owned(), Role::Problem),
        ExportState::Done { .. } => {
            let (mark, role) = match job.mismatch(app.now, app.zone) {
                None => ("✓", Role::Done),
                Some(_) => ("⚠", Role::Warning),
            };
            let said = job.total().map_or_else(|| "done".to_owned(), rows_in_words);
            (format!("{mark} {said}"), role)
        }
        ExportState::Stopped { .. } => ("✗ stopped".to_owned(), Role::Warning),
        ExportState::Failed { .. } => ("✗ failed".to_owned(), Role::Problem),
    };
    pen.column(STATE, Side::Left, text, role);
}

/// To the last row where that has room: a count that is one off is to be seen.
fn rows_in_words(rows: u64) -> String {
    let exact = format!("{} rows", format::number(rows));
    if exact.len() + 2 <= STATE { exact } else { format!("{} rows", format::short_number(rows)) }
}

/// The selected export: everything about it, its address whole.
fn draw_selected(canvas: &mut Canvas<'_>, area: Rect, app: &App, job: &ExportJob) {
    Heading::new("export", false).note(job.of.name(), Role::Text).draw(canvas, area);
    let body = pane::body(area);
    let width = usize::from(body.width.saturating_sub(2));
    for (line, (text, role)) in about(app, job, width).iter().enumerate() {
        canvas.line(body, line).skip(1).put(text, *role);
    }
}

/// The lines about one export.
struct About {
    width: usize,
    lines: Vec<(Clean, Role)>,
}

impl About {
    fn say(&mut self, text: &str, role: Role) {
        let (text, _) = detail::start_of(text, LONGEST);
        self.add(&[Clean::line(text)], role);
    }

    /// An address; one that is none with every odd sign of it escaped, so that it can be judged.
    fn address(&mut self, url: &str, role: Role) {
        if CsvUrl::parse(url).is_ok() {
            self.say(url, role);
        } else {
            let (url, _) = detail::start_of(url, LONGEST);
            self.add(&Clean::escaped(url), Role::Warning);
        }
    }

    fn add(&mut self, texts: &[Clean], role: Role) {
        let width = self.width;
        self.lines.extend(texts.iter().flat_map(|text| text.wrap(width)).map(|line| (line, role)));
    }
}

fn about(app: &App, job: &ExportJob, width: usize) -> Vec<(Clean, Role)> {
    let mut about = About { width, lines: Vec::new() };
    // What goes wrong and the address come first: they have to be readable on the lowest of terminals.
    match &job.state {
        ExportState::Running(_) => about.say("The server writes the CSV; big windows take minutes.", Role::Busy),
        ExportState::Stopped { why, .. } => {
            let again = app.key(Action::Reload);
            let way_on = if job.can_go_on(app.settings.account.as_ref()) {
                format!("{again} goes on where it was")
            } else {
                format!("it goes on with the account {} only", job.account_name())
            };
            about.say(&format!("{why}; {way_on}"), Role::Warning);
        }
        ExportState::Failed { failure, .. } => about.say(&failure.why, Role::Problem),
        ExportState::Done { .. } => {}
    }
    if let Some(why) = job.bad_url() {
        about.say(&why.to_string(), Role::Problem);
    }
    if let Some(url) = job.url() {
        about.address(url, Role::Text);
    }
    receipt(app, job, &mut about);
    if job.url().is_none() {
        for written in job.written() {
            about.address(&written.csv_url, Role::Dim);
        }
    }
    let label = match &job.of {
        ExportOf::Messages { label: Some(label), .. } => theme::tag(&app.settings, label),
        _ => Role::Text,
    };
    about.say(&format!("{} › {}, {}", job.workspace.name, job.channel.name, app.exported_in_words(job)), label);
    let started = Clock::Full.show(job.started, app.now, app.zone);
    let time = format::length(job.elapsed(app.now));
    let took = match &job.state {
        ExportState::Running(_) => "running for",
        ExportState::Done { .. } => "took",
        ExportState::Stopped { .. } => "stopped after",
        ExportState::Failed { .. } => "failed after",
    };
    about.say(&format!("started {started} {}, {took} {time}", app.zone.short_name(job.started)), Role::Dim);
    about.lines
}

/// What the server counted, what the overview says, and what the file holds.
fn receipt(app: &App, job: &ExportJob, about: &mut About) {
    match &job.saving {
        Some(Saving::Running(transfer)) => {
            let words = transfer::words(app, transfer).join(", ");
            about.say(&format!("saving: {words}; {} stops", app.key(Action::Back)), transfer::role(app, transfer));
        }
        Some(Saving::Failed(why)) => about.say(why, Role::Problem),
        None => {}
    }
    if let Some(SavedFile { path, facts, mismatch, has_receipt }) = &job.saved {
        if let Some(why) = mismatch {
            about.say(why, Role::Problem);
        }
        let (rows, bytes) = (format::number(facts.rows), format::number(facts.bytes));
        let role = if mismatch.is_some() { Role::Text } else { Role::Done };
        let beside = if *has_receipt { "; its receipt is beside it" } else { "" };
        about.say(&format!("{path}: {rows} rows, {bytes} bytes{beside}"), role);
        about.say(&format!("SHA-256 {}", facts.sha256), Role::Dim);
    } else if job.saving.is_none()
        && let Some(why) = job.mismatch(app.now, app.zone)
    {
        about.say(&why, Role::Problem);
    }
    if matches!(job.state, ExportState::Done { .. }) {
        let counted = |who: &str, count: Option<u64>| match count {
            Some(count) => format!("{who} counted {}", format::number(count)),
            None => format!("{who} gave no count"),
        };
        let other = match &job.of {
            ExportOf::Users(_) => counted("the list of users", job.expected),
            ExportOf::Messages { window, .. } if job.expected.is_none() && !window.is_whole_days() => {
                "what the overview counts may be of whole UTC days".to_owned()
            }
            ExportOf::Messages { .. } => counted("the overview", job.expected),
        };
        about.say(&format!("{}, {other}", counted("the server", job.total())), Role::Text);
    }
    if let Some((Listed { rows, at }, end)) = job.outgrown() {
        let clock = |at| Clock::Full.show(at, app.now, app.zone);
        let (rows, at, end) = (format::number(rows), clock(at), clock(end));
        about.say(
            &format!("the list held {rows} as of {at}; the export goes on to {end}, with what came since"),
            Role::Text,
        );
    }
    if let ExportOf::Messages { window, .. } = &job.of {
        let period = Period::new(*window, app.zone);
        about.say(&format!("{} – {} UTC", period.utc.from, period.utc.to), Role::Dim);
    }
}
