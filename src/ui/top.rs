//! The top line: where one is, as a path, which screens there are, and as whom one looks.

use ratatui::layout::Rect;

use crate::app::{Action, App, Screen};
use crate::text::Clean;
use crate::ui::paint::{Canvas, Pen};
use crate::ui::theme::{self, Role};
use crate::view::{DAY_MS, Ref, Until, WindowSpec, Years};

/// Cells that the longest name may take before anything is cut.
const LONGEST_NAME: usize = 80;

/// The steps that come first: workspace and channel.
const NAMED_STEPS: usize = 2;

const BETWEEN: &str = " › ";

/// How much is said of the window's dates.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Dates {
    /// All.
    Whole,
    /// All but the year that it is.
    Short,
    /// Only those that no name stands for.
    Named,
}

/// One step of the path.
struct Step {
    text: Clean,
    role: Role,
    /// Cells below which it is not cut.
    least: usize,
}

impl Step {
    fn new(text: &str, role: Role, least: usize) -> Self {
        Self { text: Clean::start(text, LONGEST_NAME), role, least }
    }

    fn missing(text: &'static str) -> Self {
        Self { text: Clean::fixed(text), role: Role::Missing, least: usize::MAX }
    }
}

/// What the line holds, before and after it was made to fit.
struct Line {
    brand: bool,
    /// The screens with their keys; none where there is no room.
    tabs: Vec<(Clean, Role)>,
    /// Cells behind each of them.
    gap: usize,
    profile: Option<Clean>,
    zone: Clean,
    steps: Vec<Step>,
}

pub(super) fn draw(canvas: &mut Canvas<'_>, area: Rect, app: &App) {
    let mut line = Line {
        brand: true,
        tabs: tabs(app, false),
        gap: 2,
        profile: profile(app),
        zone: Clean::line(&app.zone.name()),
        steps: steps(app, Dates::Whole),
    };
    line.fit(usize::from(area.width), app);
    line.draw(canvas.line(area, 0));
}

fn profile(app: &App) -> Option<Clean> {
    app.settings.account.as_ref().map(|account| Clean::start(account.name(), 24))
}

fn steps(app: &App, dates: Dates) -> Vec<Step> {
    let place = &app.place;
    let named = |named: Option<&Ref>, missing| match named {
        Some(named) => Step::new(&named.name, Role::Text, 8),
        None => Step::missing(missing),
    };
    let mut steps = vec![
        named(place.workspace.as_ref(), "no workspace"),
        named(place.channel.as_ref(), "no channel"),
        Step::new(&window(app, dates), Role::Text, usize::MAX),
    ];
    if app.screen == Screen::Users {
        steps.extend(app.users.narrowed_by().map(|by| Step::new(&by, Role::Warning, 10)));
        return steps;
    }
    if let Some(person) = app.person.as_ref().filter(|_| app.screen == Screen::Person) {
        steps.push(Step::new(&person.called(), Role::Name, 10));
        steps.extend(app.narrowed_by().map(|by| Step::new(&by, Role::Warning, 10)));
        return steps;
    }
    let filter = app.sieve().and(app.filter()).map(|filter| format!("& {}", filter.as_str()));
    let filter = filter.map(|filter| Step::new(&filter, Role::Warning, 10));
    // Counts and the radar are of every label and kind, whatever the messages are narrowed to.
    if matches!(app.screen, Screen::Labels | Screen::Radar) {
        steps.extend(filter);
        return steps;
    }
    if let Some(labels) = app.labels_text() {
        let role = place.label().map_or(Role::Strong, |label| theme::tag(&app.settings, label));
        steps.push(Step::new(&labels, role, 8));
    }
    if let Some(kind) = place.kind {
        steps.push(Step::new(kind.as_str(), Role::Text, usize::MAX));
    }
    if app.screen == Screen::Messages
        && let Some(narrowed) = app.narrowed_by()
    {
        steps.push(Step::new(&narrowed, Role::Warning, 10));
    }
    steps.extend(filter);
    steps
}

/// `last 7 days (24–30 May 2026)`.
fn window(app: &App, dates: Dates) -> String {
    let spec = app.place.spec;
    let years = if dates == Dates::Whole { Years::All } else { Years::AllBut(app.now) };
    let until = app.as_of().map_or(Until::Now(app.now), Until::AsOf);
    let opened = spec.describe_opened(app.place.window, until, app.zone, years);
    let is_named = !matches!(spec, WindowSpec::Fixed(_));
    // What was opened days ago and has been followed since is no longer what its name says.
    let moved = spec.resolve(app.now, app.zone).start() - app.place.window.start() >= DAY_MS;
    match dates {
        Dates::Whole | Dates::Short if is_named => format!("{} ({opened})", spec.describe(app.zone)),
        Dates::Named if is_named && !moved => spec.describe(app.zone),
        _ => opened,
    }
}

impl Line {
    /// Leaves out and cuts, what matters least first, until it fits: words that say no more than others do, then what is no
    /// part of the path; the path itself last of all, as it tells what the list below shows.
    fn fit(&mut self, width: usize, app: &App) {
        let shorter: [fn(&mut Self, &App); 6] = [
            |line, app| (line.tabs, line.gap) = (tabs(app, true), 1),
            |line, app| line.steps = steps(app, Dates::Short),
            |line, _| line.brand = false,
            |line, app| line.steps = steps(app, Dates::Named),
            |line, _| line.profile = None,
            |line, _| line.tabs.clear(),
        ];
        for make_shorter in shorter {
            if self.width() > width {
                make_shorter(self, app);
            }
        }
        for index in 0..self.steps.len() {
            self.shorten(index, width);
        }
        // What narrows the list is said to the last; what it is part of can be guessed.
        for _ in 0..NAMED_STEPS {
            if self.width() > width {
                self.steps.remove(0);
            }
        }
    }

    /// Cuts a step as far as it must, but not below its least.
    fn shorten(&mut self, index: usize, width: usize) {
        let over = self.width().saturating_sub(width);
        if let Some(step) = self.steps.get_mut(index) {
            let cells = step.text.width().saturating_sub(over).max(step.least);
            step.text = step.text.cut(cells);
        }
    }

    fn width(&self) -> usize {
        let path: usize = self.steps.iter().map(|step| step.text.width()).sum();
        let between = BETWEEN.chars().count() * self.steps.len().saturating_sub(1);
        let brand = if self.brand { "vipdeck  ".len() } else { 0 };
        brand + path + between + self.tabs_width() + self.right_width() + 3
    }

    /// Each tab and its gap, and one cell more.
    fn tabs_width(&self) -> usize {
        let tabs: usize = self.tabs.iter().map(|(tab, _)| tab.width() + self.gap).sum();
        tabs + usize::from(!self.tabs.is_empty())
    }

    fn right_width(&self) -> usize {
        self.zone.width() + self.profile.as_ref().map_or(0, |profile| profile.width() + 3)
    }

    fn draw(&self, mut pen: Pen<'_>) {
        pen.skip(1);
        if self.brand {
            pen.put("vipdeck", Role::Brand).skip(2);
        }
        for (index, step) in self.steps.iter().enumerate() {
            if index > 0 {
                pen.put(BETWEEN, Role::Dim);
            }
            let room = pen.room().saturating_sub(self.right_width() + 2);
            pen.put(step.text.cut(room), step.role);
        }
        pen.skip_to_last(self.right_width() + 1 + self.tabs_width());
        for (tab, role) in &self.tabs {
            pen.put(tab, *role).skip(self.gap);
        }
        pen.skip(usize::from(!self.tabs.is_empty()));
        if let Some(profile) = &self.profile {
            pen.put(profile, Role::Strong).put(" · ", Role::Dim);
        }
        pen.put(&self.zone, Role::Text);
    }
}

/// The screens: `1 messages  2 labels`; short: `[1] 2`, brackets around the key of the one that is shown.
fn tabs(app: &App, short: bool) -> Vec<(Clean, Role)> {
    let tab = |screen: Screen| {
        let key = app.settings.keymap.first(show(screen));
        let active = screen == app.screen;
        let text = match (short, key) {
            (false, Some(key)) => format!("{key} {}", screen.name()),
            (true, Some(key)) if active => format!("[{key}]"),
            (true, Some(key)) => key,
            // A screen without a key is gone to from the palette.
            (_, None) => screen.name().to_owned(),
        };
        (Clean::line(&text), if active { Role::TabActive } else { Role::Dim })
    };
    Screen::TABS.map(tab).into()
}

const fn show(screen: Screen) -> Action {
    match screen {
        Screen::Messages => Action::ShowMessages,
        Screen::Labels => Action::ShowLabels,
        Screen::Users => Action::ShowUsers,
        Screen::Exports => Action::ShowExports,
        Screen::Radar | Screen::Person => Action::ShowRadar,
    }
}
