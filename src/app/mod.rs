//! What the dashboard knows and decides: pure state, events in, effects out.
//!
//! [`App::update`] takes one event and the time at which it happened, changes the state, and returns what is to be done.
//! There is no clock, no terminal and no network in here.

pub mod action;
pub mod command_line;
pub mod counts;
pub mod detail;
pub mod exports;
pub mod history;
pub mod input;
pub mod keymap;
pub mod labels;
pub mod layout;
pub mod list;
pub mod load;
pub mod marks;
pub mod messages;
pub mod person;
pub mod place;
pub mod popup;
pub mod radar;
pub mod requests;
pub mod sieve;
pub mod sort;
pub mod stakes;
pub mod users;
pub mod views;
pub mod visits;

mod able;
mod age;
mod effect;
mod event;
mod kept;
mod notice;
mod request;
mod screen;
mod settings;
mod status;
mod update;

pub use action::Action;
pub use effect::{Effect, SignIn};
pub use event::{Answer, Event, NotSaved, Outcome, Reply, SavedFile};
pub use notice::{Notice, Tone};
pub use request::{Request, Ticket};
pub use screen::Screen;
pub use settings::{Account, Asked, Settings, Target, read_labels};
pub use status::{Emptiness, Hold, Progress};
#[cfg(test)]
pub(crate) use update::tests::desk;

use crate::api::{Channel, ClockOffset, Workspace};
use crate::app::counts::Counts;
use crate::app::exports::Exports;
use crate::app::history::Histories;
use crate::app::kept::Kept;
use crate::app::labels::Labels;
use crate::app::layout::{Areas, Pane};
use crate::app::load::Load;
use crate::app::messages::Messages;
use crate::app::person::Person;
use crate::app::place::Place;
use crate::app::popup::{Naming, Popup};
use crate::app::radar::Radar;
use crate::app::requests::{Purpose, Requests};
use crate::app::stakes::Beside;
use crate::app::users::Users;
use crate::app::views::Views;
use crate::app::visits::Here;
use crate::feed::{Day, Feed, Ties};
use crate::insight::LabelExpr;
use crate::view::Zone;

/// The whole state of the dashboard.
#[derive(Debug)]
pub struct App {
    /// What the configuration and the command line say.
    pub settings: Settings,
    /// The terminal's columns and lines.
    pub size: (u16, u16),
    /// When the last event happened, epoch ms.
    pub now: i64,
    /// In which zone times are shown.
    pub zone: Zone,
    /// The screen that is shown.
    pub screen: Screen,
    /// What is looked at.
    pub place: Place,
    /// All workspaces of the key.
    pub workspaces: Load<Vec<Workspace>>,
    /// The channels of the chosen workspace.
    pub channels: Load<Vec<Channel>>,
    /// The messages of the view.
    pub messages: Messages,
    /// The label overview of the window.
    pub counts: Counts,
    /// The labels screen.
    pub labels: Labels,
    /// The VIP users of the channel.
    pub users: Users,
    /// Who is looked at, while the person's screen is shown.
    pub person: Option<Person>,
    /// Who needs attention.
    pub radar: Radar,
    /// This session's exports.
    pub exports: Exports,
    /// What else runs on this computer.
    beside: Beside,
    /// The saved views.
    pub views: Views,
    /// What is loaded against what is counted, newest day first.
    pub ledger: Vec<Day>,
    /// What lies over the screen.
    pub popup: Option<Popup>,
    /// What was typed and taken earlier in this session.
    pub histories: Histories,
    /// What just happened.
    pub notice: Option<Notice>,
    /// What is under way.
    pub requests: Requests,
    /// What is added to the machine's clock, ms: not nothing when it is off by more than seconds.
    skew: i64,
    /// When the view was opened anew because the server's clock is another, epoch ms by this machine's.
    reopened: Option<i64>,
    /// What Esc has stopped since the last reload, whatever screen it was for: that is what a reload asks for again.
    stopped: Vec<Purpose>,
    /// How far the server's clock is ahead, once that had to be corrected.
    pub clock: Option<ClockOffset>,
    /// Whether the last answer was that the network cannot be reached.
    pub offline: bool,
    /// What `Esc` goes back to, newest last.
    back: Vec<Spot>,
    /// What was asked for at the start and has not been found yet.
    target: Target,
    /// Whether the workspace was chosen by hand, so that the channel is chosen by hand too.
    chose_workspace: bool,
    ties: Ties,
    kept: Kept,
    /// The visit under way.
    here: Option<Here>,
    /// Whether rows or counts have changed since the ledger was made.
    stale_ledger: bool,
    wake: Option<i64>,
    out: Vec<Effect>,
}

/// Where to come back to, as it was left.
#[derive(Debug)]
struct Spot {
    screen: Screen,
    labels: Labels,
    /// `None` when the view is still the same.
    view: Option<SpotView>,
}

/// A view to come back to.
#[derive(Debug)]
struct SpotView {
    place: Place,
    messages: Messages,
    counts: Counts,
    here: Option<Here>,
    person: Option<Person>,
}

impl App {
    /// The state before anything happened, in a terminal of `size` (columns, lines) at `now` (epoch ms).
    #[must_use]
    pub fn new(settings: Settings, target: Target, size: (u16, u16), now: i64) -> Self {
        let zone = settings.zone;
        let window = target.spec.resolve(now, zone);
        let place = Place {
            workspace: None,
            channel: None,
            spec: target.spec,
            window,
            labels: target.label.as_deref().map(|text| settings.labels_of(text)).or_else(|| target.labels_left.clone()),
            asked: None,
            kind: target.kind,
        };
        Self {
            messages: Messages::new(Feed::new(window, settings.page_size, Ties::Unknown)),
            counts: Counts::new(window),
            settings,
            size,
            now,
            zone,
            screen: Screen::Messages,
            place,
            workspaces: Load::NotAsked,
            channels: Load::NotAsked,
            labels: Labels::default(),
            users: Users::default(),
            person: None,
            radar: Radar::default(),
            exports: Exports::default(),
            beside: Beside::default(),
            views: Views::default(),
            ledger: Vec::new(),
            popup: None,
            histories: Histories::default(),
            notice: None,
            requests: Requests::default(),
            stopped: Vec::new(),
            skew: 0,
            reopened: None,
            clock: None,
            offline: false,
            back: Vec::new(),
            target,
            chose_workspace: false,
            ties: Ties::Unknown,
            kept: Kept::default(),
            here: None,
            stale_ledger: true,
            wake: None,
            out: Vec::new(),
        }
    }

    /// Where the panes are.
    #[must_use]
    pub fn areas(&self) -> Areas {
        layout::areas(self.size.0, self.size.1, self.screen, self.focus())
    }

    /// The pane that takes the keys.
    #[must_use]
    pub const fn focus(&self) -> Pane {
        match self.screen {
            Screen::Messages | Screen::Person => self.messages.focus,
            Screen::Labels => self.labels.focus,
            Screen::Users | Screen::Exports | Screen::Radar => Pane::List,
        }
    }

    /// Whether a message was opened, and is read.
    #[must_use]
    pub fn is_reading(&self) -> bool {
        matches!(self.screen, Screen::Messages | Screen::Person) && self.focus() == Pane::Detail
    }

    /// Whether there is work to be done in steps when nothing else happens: see [`Event::Idle`].
    #[must_use]
    pub fn is_busy(&self) -> bool {
        self.messages.is_searching() || self.labels.standouts.is_busy() || self.to_recount().is_some()
    }

    /// Whether it is asked if a file may be replaced: of all questions the one that no key brings up, but an answer.
    #[must_use]
    pub fn is_asking(&self) -> bool {
        matches!(&self.popup, Some(Popup::Prompt(prompt)) if matches!(prompt.naming, Naming::Asking { .. }))
    }

    /// The view's labels as they are typed, by name.
    #[must_use]
    pub fn labels_text(&self) -> Option<String> {
        self.place.labels.as_ref().map(|labels| self.labels_named(labels))
    }

    /// Labels as they are typed, by name; one label is its bare name.
    #[must_use]
    pub fn labels_named(&self, labels: &LabelExpr) -> String {
        let name = |label: &str| self.label_name(label).to_owned();
        labels.as_label().map_or_else(|| labels.to_text(&name), name)
    }

    /// What a label is called: the configured name of a custom label's id, else the label itself.
    #[must_use]
    pub fn label_name<'a>(&'a self, label: &'a str) -> &'a str {
        self.settings.label_names.get(label).map_or(label, String::as_str)
    }
}
