//! The bottom line: what can be pressed here at the left, how things stand at the right; or the line that is typed.

use ratatui::layout::Rect;

use crate::app::action::{BINDINGS, Binding, Place};
use crate::app::popup::{PickerKind, Popup, Prompt, PromptKind};
use crate::app::{Action, App, Notice, Screen, Tone, detail};
use crate::text::Clean;
use crate::ui::input;
use crate::ui::naming;
use crate::ui::paint::{Canvas, Pen};
use crate::ui::state;
use crate::ui::theme::Role;

/// Lines of a notice at most, and one more for words that do not end with a line.
const LONGEST_NOTICE: usize = 3;

pub(super) fn draw(canvas: &mut Canvas<'_>, area: Rect, app: &App) {
    if let Some(Popup::Prompt(prompt)) = &app.popup {
        draw_prompt(canvas.line(area, 0), app, prompt);
        return;
    }
    if let Some(notice) = &app.notice
        && draw_long(canvas, area, notice)
    {
        return;
    }
    let parts = state::parts(app);
    let state_width = width_of(&parts);
    let mut pen = canvas.line(area, 0);
    pen.skip(1);
    if let Some(notice) = &app.notice {
        draw_notice(&mut pen, notice);
        // The notice is what just happened: the state gives way to it, not the other way round.
        if pen.room() < state_width.min(24) + 2 {
            return;
        }
        pen.skip(2);
    } else {
        let hints = hints(app);
        // The first one always stands there: it is the way to all others. Who reads needs the next message more than the state
        // of the list that it lies over.
        let always = if app.is_reading() && app.popup.is_none() { 4 } else { 1 };
        let least = hints.iter().take(always).map(|(key, does)| Clean::line(key).width() + 3 + does.len()).sum();
        let room = pen.room().saturating_sub(state_width + 3);
        draw_hints(&mut pen, room.max(least), &hints);
        pen.skip(2);
    }
    let parts = fitting(&parts, pen.room().saturating_sub(1));
    pen.skip_to_last(width_of(parts) + 1);
    draw_state(&mut pen, parts);
}

/// As many of the parts as have room, the most urgent of them always: half a word says nothing.
fn fitting(parts: &[(Clean, Role)], room: usize) -> &[(Clean, Role)] {
    let count = (1..=parts.len()).rev().find(|count| width_of(&parts[..*count]) <= room).unwrap_or(1);
    &parts[..count.min(parts.len())]
}

fn width_of(parts: &[(Clean, Role)]) -> usize {
    parts.iter().map(|(text, _)| text.width()).sum::<usize>() + 3 * parts.len().saturating_sub(1)
}

fn draw_state(pen: &mut Pen<'_>, parts: &[(Clean, Role)]) {
    for (index, (text, role)) in parts.iter().enumerate() {
        if index > 0 {
            pen.put(" · ", Role::Dim);
        }
        pen.put(text, *role);
    }
}

/// Draws a notice that is longer than the line over the lines above it, as it is gone with the next key. Returns whether
/// it is that long.
fn draw_long(canvas: &mut Canvas<'_>, area: Rect, notice: &Notice) -> bool {
    let width = usize::from(area.width.saturating_sub(2));
    let mut lines = Clean::start(&notice.text, width * LONGEST_NOTICE).wrap(width);
    // Words that do not end with a line can need one more.
    lines.truncate(LONGEST_NOTICE + 1);
    if lines.len() < 2 {
        return false;
    }
    let above = lines.len() as u16 - 1;
    let over = Rect { y: area.y.saturating_sub(above), height: above + 1, ..area };
    canvas.clear(over);
    for (line, text) in lines.iter().enumerate() {
        canvas.line(over, line).skip(1).put(text, tone(notice));
    }
    true
}

fn draw_notice(pen: &mut Pen<'_>, notice: &Notice) {
    let text = Clean::start(&notice.text, pen.room());
    pen.put(&text, tone(notice));
}

const fn tone(notice: &Notice) -> Role {
    match notice.tone {
        Tone::Done => Role::Done,
        Tone::Problem => Role::Problem,
    }
}

fn draw_prompt(mut pen: Pen<'_>, app: &App, prompt: &Prompt) {
    if naming::draws(&mut pen, prompt) {
        return;
    }
    pen.skip(1).put(prompt.kind.lead(), Role::Key);
    let error = prompt.error.as_deref().map(|error| Clean::start(error, pen.room() / 2));
    let after = match &error {
        Some(error) => error.width() + 3,
        None => 0,
    };
    let typed = Clean::line(prompt.input.text()).width() + 1;
    let mode = mode(app, prompt, pen.room().saturating_sub(typed + after + 2));
    let cells = pen.room().saturating_sub(after + mode.width() + 2);
    // What is typed matters more than how it is read.
    let (cells, mode) = if typed > cells { (cells + mode.width() + 2, Clean::default()) } else { (cells, mode) };
    input::draw(&mut pen, cells.min(typed), &prompt.input, &input::Look { active: true, fault: None });
    if let Some(error) = &error {
        pen.skip(2).put(error, Role::Problem);
    }
    if pen.room() > mode.width() {
        pen.skip_to_last(mode.width() + 1).put(&mode, Role::Dim);
    }
}

/// How the typed text is read, what changes that, and what brings back an earlier one; where a file will be, in `room` cells.
fn mode(app: &App, prompt: &Prompt, room: usize) -> Clean {
    let earlier = app.histories.of(prompt.kind).is_some_and(|history| history.newest().is_some());
    let earlier = if earlier { " · ↑ earlier ones" } else { "" };
    match prompt.kind {
        PromptKind::SaveAs(_) | PromptKind::ExportTo | PromptKind::SaveMarked | PromptKind::SaveLabels => {
            naming::hint(app, prompt, room)
        }
        PromptKind::ViewName => Clean::fixed("Enter saves, Esc cancels"),
        PromptKind::Pipe => {
            Clean::line(&format!("no shell reads it: sh -c '…' for | and > · its output is not shown{earlier}"))
        }
        PromptKind::Search | PromptKind::Filter => {
            let of = match app.screen {
                Screen::Messages | Screen::Person => "text and names",
                Screen::Labels | Screen::Users => "names and ids",
                Screen::Radar => "names, ids and reasons",
                Screen::Exports => "what, whence and where to",
            };
            Clean::line(&format!("{of} · {}, Ctrl-R: {}{earlier}", prompt.mode.name(), prompt.mode.next().name()))
        }
    }
}

/// One key and what it does.
type Hint = (String, &'static str);

fn hints(app: &App) -> Vec<Hint> {
    match &app.popup {
        None if app.is_reading() => reading_hints(app),
        None => screen_hints(app),
        Some(Popup::Picker(_)) if app.escape_stops() => {
            [("Esc", "stop"), ("Esc Esc", "close")].map(|(key, does)| (key.to_owned(), does)).into()
        }
        Some(Popup::Picker(_)) if app.failed_picker().is_some() => {
            vec![(app.key(Action::Reload), "try again"), ("Esc".to_owned(), "close")]
        }
        Some(popup) => {
            let fixed = popup_hints(popup).into_iter().map(|(key, does)| (key.to_owned(), does));
            let repair = matches!(popup, Popup::Ledger(_)).then(|| (app.key(Action::Repair), "repair"));
            fixed.chain(repair).collect()
        }
    }
}

fn popup_hints(popup: &Popup) -> Vec<(&'static str, &'static str)> {
    match popup {
        Popup::Picker(picker) if matches!(picker.kind, PickerKind::View) => {
            vec![("Enter", "go to"), ("Esc", "close"), ("Del Ctrl-X", "delete"), ("type", "to filter")]
        }
        Popup::Confirm(confirm) => confirm.answers().into(),
        Popup::Picker(_) => vec![("Enter", "take"), ("Esc", "close"), ("↑↓", "move"), ("type", "to filter")],
        Popup::Dates(_) => vec![("Enter", "take"), ("Esc", "close"), ("↑↓", "presets"), ("type", "dates")],
        Popup::Help(_) | Popup::Ledger(_) | Popup::Original(_) => vec![("Esc", "close"), ("↑↓", "scroll")],
        Popup::Together(_) => vec![("Enter", "both"), ("Esc", "close"), ("↑↓", "move")],
        Popup::Welcome(_) => vec![("Tab", "next field"), ("Enter", "go on"), ("Esc", "quit")],
        Popup::Prompt(_) => Vec::new(),
    }
}

/// While a message is read: the way back, to the next one, and what can be done with it.
fn reading_hints(app: &App) -> Vec<Hint> {
    let scrolls = detail::lines_below(app) > 0;
    let hints = [
        Some((Action::Help, "help")),
        Some((Action::Back, "list")),
        Some((Action::NextMessage, "next")),
        Some((Action::PreviousMessage, "previous")),
        scrolls.then_some((Action::Down, "scroll")),
        Some((Action::CopyText, "copy")),
        // The list of a person is of this user already.
        (!app.is_person_open()).then_some((Action::UserMessages, "this user")),
        Some((Action::ShowOriginal, "original")),
    ];
    let hint = |(action, does): (Action, &'static str)| Some((app.settings.keymap.first(action)?, does));
    hints.into_iter().flatten().filter_map(hint).collect()
}

/// Help first, so that it is never cut; then what belongs to this screen alone, then what holds on every one.
fn screen_hints(app: &App) -> Vec<Hint> {
    let hint = |action: Action, hint: &'static str| Some((app.settings.keymap.first(action)?, hint));
    let mut hints: Vec<Hint> = hint(Action::Help, "help").into_iter().collect();
    let goes_back = match app.screen {
        Screen::Messages | Screen::Person if app.narrowed_by().is_some() => Some("show all"),
        Screen::Users if app.users.narrowed_by().is_some() => Some("show all"),
        Screen::Labels | Screen::Radar | Screen::Exports if app.filter().is_some() => Some("show all"),
        Screen::Person => Some("back"),
        _ => None,
    };
    hints.extend(goes_back.and_then(|does| hint(Action::Back, does)));
    if matches!(app.screen, Screen::Messages | Screen::Person) && !app.messages.marks.is_empty() {
        let marks = [
            (Action::CopyMarked, "copy"),
            (Action::SaveMarked, "save"),
            (Action::PipeMarked, "pipe"),
            (Action::ClearMarks, "unmark"),
        ];
        hints.extend(marks.into_iter().filter_map(|(action, does)| hint(action, does)));
    }
    let own = match app.screen {
        Screen::Exports => Place::Exports,
        Screen::Labels => Place::Labels,
        Screen::Users => Place::Users,
        Screen::Radar => Place::Radar,
        Screen::Person => Place::Person,
        Screen::Messages => Place::Messages,
    };
    let of = |place: Place| BINDINGS.iter().filter(move |binding| binding.place == place && is_hinted(binding, app));
    let searches = |binding: &&Binding| matches!(binding.action, Action::Search | Action::Filter);
    hints.extend(of(Place::Lists).filter(|it| !searches(it)).filter_map(|it| hint(it.action, it.hint)));
    // Of messages there are many: they are searched first of all. Elsewhere that comes after what the screen is for.
    let (first, then) = if app.screen == Screen::Messages { (Place::Lists, own) } else { (own, Place::Lists) };
    let order = [Place::Sorted, first, then, Place::Export, Place::View, Place::Views, Place::Everywhere];
    let rest = order.into_iter().flat_map(of).filter(|it| it.place != Place::Lists || searches(it));
    hints.extend(rest.filter_map(|it| hint(it.action, it.hint)));
    hints
}

fn is_hinted(binding: &Binding, app: &App) -> bool {
    let belongs = match binding.action {
        Action::Help => false,
        // On each screen the CSV of what it lists; the other one stays in the help.
        Action::ExportMessages => app.screen != Screen::Users,
        Action::ExportUsers => app.screen == Screen::Users,
        Action::LookFurther => app.can_look_further(),
        _ => true,
    };
    belongs && binding.place.holds_on(app.screen) && !binding.hint.is_empty()
}

fn draw_hints(pen: &mut Pen<'_>, room: usize, hints: &[Hint]) {
    let end = pen.room().saturating_sub(room);
    for (index, (key, does)) in hints.iter().enumerate() {
        let (key, does) = (Clean::line(key), Clean::fixed(does));
        let gap = if index > 0 { 2 } else { 0 };
        if pen.room() < end + gap + key.width() + 1 + does.width() {
            return;
        }
        pen.skip(gap).put(&key, Role::Key).skip(1).put(&does, Role::Dim);
    }
}
