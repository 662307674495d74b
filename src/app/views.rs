//! The saved views, and how many messages each of them holds now.

use crate::api::{Overview, Scope};
use crate::app::Ticket;
use crate::app::load::Load;
use crate::feed::Failure;
use crate::insight::{LabelExpr, Plan, Volumes};
use crate::view::{SavedView, Window, Zone};

/// The labels of a view, which are kept as label algebra of values and ids; a text that is none is one label.
pub(super) fn labels_of(view: &SavedView) -> Option<LabelExpr> {
    let text = view.label.as_deref()?;
    let labels = LabelExpr::parse(text, &|label| Some(label.to_owned()));
    Some(labels.unwrap_or_else(|_| LabelExpr::Label(text.to_owned())))
}

/// Views that can be gone to.
#[derive(Debug, Default)]
pub struct Views {
    /// Those that the person saved, in the order of saving.
    pub saved: Vec<SavedView>,
    /// Those that the program offers besides, for the channel that is open.
    pub offered: Vec<SavedView>,
    /// What they hold.
    pub counts: ViewCounts,
}

/// How many messages a view holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ViewCount {
    /// Not known yet.
    Loading,
    /// So many.
    Exactly(u64),
    /// Not more than so many: the overview counts single labels, not kinds.
    AtMost(u64),
    /// The server does not say.
    Unknown,
    /// It could not be had.
    Failed,
}

/// The overviews that views are counted by. Views of one channel and window share theirs.
#[derive(Debug)]
pub struct ViewCounts {
    asks: Vec<CountAsk>,
    /// When the windows were taken to end, epoch ms, and in which zone.
    at: (i64, Zone),
}

#[derive(Debug)]
struct CountAsk {
    scope: Scope,
    window: Window,
    load: Load<Overview>,
}

impl Views {
    /// All of them: the saved ones, then those that are offered.
    pub fn all(&self) -> impl Iterator<Item = &SavedView> {
        self.saved.iter().chain(&self.offered)
    }

    /// The one at a place of [`Views::all`].
    #[must_use]
    pub fn get(&self, index: usize) -> Option<&SavedView> {
        self.all().nth(index)
    }

    /// The saved view of this name.
    #[must_use]
    pub fn named(&self, name: &str) -> Option<&SavedView> {
        self.saved.iter().find(|view| view.name == name)
    }

    /// Saves a view, in the place of the one that had its name.
    pub fn save(&mut self, view: SavedView) {
        match self.saved.iter_mut().find(|saved| saved.name == view.name) {
            Some(saved) => *saved = view,
            None => self.saved.push(view),
        }
    }

    /// Deletes the saved view of this name.
    pub fn delete(&mut self, name: &str) {
        self.saved.retain(|view| view.name != name);
    }

    /// Begins to count all of them as they are at `now`, epoch ms.
    pub fn count(&mut self, now: i64, zone: Zone) {
        let mut asks: Vec<CountAsk> = Vec::new();
        for view in self.saved.iter().chain(&self.offered) {
            let scope = scope(view);
            for window in view.window.resolve(now, zone).slices() {
                if !asks.iter().any(|ask| ask.scope == scope && ask.window == window) {
                    asks.push(CountAsk { scope: scope.clone(), window, load: Load::NotAsked });
                }
            }
        }
        self.counts = ViewCounts { asks, at: (now, zone) };
    }

    /// How many messages a view holds.
    #[must_use]
    pub fn count_of(&self, view: &SavedView) -> ViewCount {
        let ViewCounts { asks, at: (now, zone) } = &self.counts;
        let scope = scope(view);
        let labels = labels_of(view);
        let mut sum = 0;
        for window in view.window.resolve(*now, *zone).slices() {
            let Some(ask) = asks.iter().find(|ask| ask.scope == scope && ask.window == window) else {
                return ViewCount::Loading;
            };
            let overview = match &ask.load {
                Load::Ready(overview) => overview,
                Load::Failed(_) => return ViewCount::Failed,
                Load::NotAsked | Load::Loading(_) => return ViewCount::Loading,
            };
            let count = |label: &str| Some(overview.count_of(label));
            let all = overview.user_messages();
            sum += match labels.as_ref().map(|labels| labels.plan(Volumes { of: &count, all })) {
                Some(Plan::Label(label)) => overview.count_of(&label),
                Some(Plan::Union(labels)) => labels.iter().map(|label| overview.count_of(label)).sum(),
                Some(Plan::All) | None => match all {
                    Some(all) => all,
                    None => return ViewCount::Unknown,
                },
            };
        }
        let algebra = labels.is_some_and(|labels| labels.as_label().is_none());
        // At most none is none.
        if sum > 0 && (view.kind.is_some() || algebra) { ViewCount::AtMost(sum) } else { ViewCount::Exactly(sum) }
    }
}

impl Default for ViewCounts {
    fn default() -> Self {
        Self { asks: Vec::new(), at: (0, Zone::Utc) }
    }
}

impl ViewCounts {
    /// Whether nothing is counted.
    #[must_use]
    pub const fn is_idle(&self) -> bool {
        self.asks.is_empty()
    }

    /// The next overview to ask for, and its number.
    #[must_use]
    pub fn next(&self) -> Option<(usize, Scope, Window)> {
        let at = self.asks.iter().position(|ask| matches!(ask.load, Load::NotAsked))?;
        self.asks.get(at).map(|ask| (at, ask.scope.clone(), ask.window))
    }

    /// How many are on their way.
    #[must_use]
    pub fn loading(&self) -> usize {
        self.asks.iter().filter(|ask| ask.load.is_loading()).count()
    }

    /// One was asked for.
    pub fn asked(&mut self, number: usize, ticket: Ticket) {
        self.set(number, Load::Loading(ticket));
    }

    /// One is here.
    pub fn take(&mut self, number: usize, overview: Overview) {
        self.set(number, Load::Ready(overview));
    }

    /// One could not be had.
    pub fn failed(&mut self, number: usize, failure: Failure) {
        self.set(number, Load::Failed(failure));
    }

    fn set(&mut self, number: usize, load: Load<Overview>) {
        if let Some(ask) = self.asks.get_mut(number) {
            ask.load = load;
        }
    }
}

fn scope(view: &SavedView) -> Scope {
    Scope { workspace_id: view.workspace.id.clone(), channel_id: view.channel.id.clone() }
}
