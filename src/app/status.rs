//! What the screen says about the state of things: why a list is empty, and how loading goes.

use crate::app::messages::NarrowBy;
use crate::app::person::{self, Standing};
use crate::app::popup::{PickerKind, Popup};
use crate::app::requests::{Open, Purpose, Waiting};
use crate::app::{App, Screen};
use crate::feed::{Completeness, Cut, Failure, FeedState, Sum, ledger};
use crate::insight::LabelExpr;
use crate::view::{Named, Unresolved, resolve};

/// Why the message list is empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Emptiness {
    /// No workspace or channel is chosen.
    NothingChosen,
    /// The first page is on its way.
    Loading,
    /// It was refused or lost.
    Failed(Failure),
    /// There are no messages in this window.
    Nothing,
    /// None of those that are loaded carries the view's labels; there are more to load.
    NoneYet {
        /// How many are loaded.
        loaded: usize,
    },
    /// There are messages, but what narrows the list hides them all.
    FilteredAway {
        /// How many are loaded.
        loaded: usize,
    },
}

/// What keeps something from coming, once that is worth a word.
#[derive(Clone, Copy, Debug)]
pub enum Hold<'a> {
    /// The last attempt failed, and the next one is waited for.
    Retrying(&'a Open, &'a Waiting),
    /// No answer has come for long.
    Silent(&'a Open),
}

/// How loading goes, in order of urgency.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Progress {
    /// An attempt failed; the next one comes in so many ms.
    Retrying {
        /// What is asked for.
        what: &'static str,
        /// Until the next attempt, ms.
        wait: i64,
        /// Which attempt that is, and of how many.
        attempt: (u32, u32),
        /// Why the last one failed, not yet cleaned.
        because: String,
    },
    /// Something was refused or lost for good.
    Failed(Failure),
    /// A page is on its way.
    Loading(&'static str),
    /// Every page is being loaded.
    LoadingAll {
        /// Rows a second, once that can be told.
        rate: Option<u64>,
        /// Until the last page, ms, as far as the overview tells how many rows there are.
        left: Option<i64>,
    },
    /// Nothing is under way.
    Quiet,
}

impl App {
    /// Why the message list is empty; `None` when it is not.
    #[must_use]
    pub fn emptiness(&self) -> Option<Emptiness> {
        if !self.messages.is_empty() {
            return None;
        }
        let loaded = self.messages.feed.store().len();
        // Of a person, what they wrote is what is filtered.
        let of_person = self.messages.narrow.as_ref().filter(|_| self.is_person_open()).map(|it| it.search.len());
        let is_narrowed = self.messages.narrow.is_some() || self.messages.filter.is_some();
        if loaded > 0 && (is_narrowed || self.messages.labels.is_none()) {
            return Some(Emptiness::FilteredAway { loaded: of_person.unwrap_or(loaded) });
        }
        if self.place.channel.is_none() {
            if let Some(failure) = self.workspaces.failure().or_else(|| self.channels.failure()) {
                return Some(Emptiness::Failed(failure.clone()));
            }
            let loading = self.workspaces.is_loading() || self.channels.is_loading();
            return Some(if loading { Emptiness::Loading } else { Emptiness::NothingChosen });
        }
        Some(match self.messages.state() {
            FeedState::Failed(failure) => Emptiness::Failed(failure),
            FeedState::More if loaded > 0 => Emptiness::NoneYet { loaded },
            FeedState::Loading | FeedState::More => Emptiness::Loading,
            FeedState::Cut(cut) => Emptiness::Failed(Failure { why: cut.why().to_owned(), again: true }),
            FeedState::Complete => Emptiness::Nothing,
        })
    }

    /// What keeps that from coming which this screen shows nothing without.
    #[must_use]
    pub fn hold(&self) -> Option<Hold<'_>> {
        self.hold_of(|purpose| self.is_needed(purpose))
    }

    /// What keeps a picker's rows from coming.
    #[must_use]
    pub fn hold_of_picker(&self, kind: PickerKind) -> Option<Hold<'_>> {
        self.hold_of(|purpose| kind.waits_for(purpose))
    }

    fn hold_of(&self, which: impl Fn(Purpose) -> bool) -> Option<Hold<'_>> {
        let retrying = self.requests.waiting_for(&which).map(|(open, waiting)| Hold::Retrying(open, waiting));
        retrying.or_else(|| self.requests.silent_for(self.now, which).map(Hold::Silent))
    }

    /// Whether the next `Esc` stops what is waited for: it closes a popup first, but for a picker that has nothing else to show.
    #[must_use]
    pub fn escape_stops(&self) -> bool {
        match &self.popup {
            None => !self.stops_saving(),
            Some(Popup::Picker(picker)) => {
                picker.is_awaited() && self.requests.is_slow_for(self.now, |purpose| picker.kind.waits_for(purpose))
            }
            Some(_) => false,
        }
    }

    /// The picker that is open and has no row because its list was refused or lost; letters have nothing to filter there.
    #[must_use]
    pub fn failed_picker(&self) -> Option<PickerKind> {
        match &self.popup {
            Some(Popup::Picker(picker)) if picker.is_failed() => Some(picker.kind),
            _ => None,
        }
    }

    /// What this screen shows nothing without, while nothing has come of it for long.
    #[must_use]
    pub fn hanging(&self) -> Option<&Open> {
        self.requests.silent_for(self.now, |purpose| self.is_needed(purpose))
    }

    /// Whatever has not brought its answer for long, what this screen needs first.
    #[must_use]
    pub fn silent(&self) -> Option<&Open> {
        self.hanging().or_else(|| self.requests.silent_for(self.now, |_| true))
    }

    /// Whether something takes long, or is waited for again, whichever screen it is for: `Esc` stops it.
    #[must_use]
    pub fn is_slow(&self) -> bool {
        self.requests.is_slow_for(self.now, |_| true)
    }

    /// Whether this screen shows nothing without what is asked for.
    fn is_needed(&self, purpose: Purpose) -> bool {
        match purpose {
            Purpose::Workspaces | Purpose::Channels => self.place.channel.is_none(),
            Purpose::Page(_) => matches!(self.screen, Screen::Messages | Screen::Person),
            Purpose::Overview(_) => self.screen == Screen::Labels,
            Purpose::Users | Purpose::UsersNarrowed => matches!(self.screen, Screen::Users | Screen::Radar),
            Purpose::Negatives(..) => self.screen == Screen::Radar,
            Purpose::Before(_) | Purpose::ViewCount(_) | Purpose::Export(_) => false,
        }
    }

    /// How loading goes.
    #[must_use]
    pub fn progress(&self) -> Progress {
        if let Some((open, waiting)) = self.requests.waiting() {
            return Progress::Retrying {
                what: open.purpose.name(),
                wait: (waiting.until - self.now).max(0),
                attempt: (waiting.attempt, waiting.of),
                because: waiting.because.clone(),
            };
        }
        if let Some(failure) = self.failure() {
            return Progress::Failed(failure);
        }
        if let Some((since, from)) = self.messages.load_all {
            let rows = self.messages.feed.store().len().saturating_sub(from) as i64;
            let rate = (self.now > since + 200).then(|| (rows * 1000 / (self.now - since)).unsigned_abs());
            let missing = self.expected().map(|all| all.saturating_sub(self.messages.feed.store().len() as u64));
            let left = rate
                .filter(|rate| *rate > 0)
                .zip(missing)
                .map(|(rate, rows)| i64::try_from(rows.saturating_mul(1000) / rate).unwrap_or(i64::MAX));
            return Progress::LoadingAll { rate, left };
        }
        let loading = self.requests.iter().find(|open| !matches!(open.purpose, Purpose::Export(_)));
        loading.map_or(Progress::Quiet, |open| Progress::Loading(open.purpose.name()))
    }

    /// What was refused or lost for good, of what this screen shows.
    fn failure(&self) -> Option<Failure> {
        match self.screen {
            Screen::Users => return self.users.list().next.failure().cloned(),
            Screen::Radar => return self.radar_failure(),
            _ => {}
        }
        match self.messages.state() {
            FeedState::Failed(failure) => Some(failure),
            _ => self.messages.feed.failed_extra().cloned(),
        }
    }

    /// How many messages the overview counts of what this view asks for: all, or those of its label; `None` when it cannot tell.
    #[must_use]
    pub fn expected(&self) -> Option<u64> {
        if !self.counts.is_complete() || self.place.kind.is_some() {
            return None;
        }
        match &self.place.asked {
            None => self.counts.user_messages(),
            Some(label) => self.counts.whole().totals.get(label).map(|count| count.count),
        }
    }

    /// How the list stands against the overview, as a whole.
    #[must_use]
    pub fn completeness(&self) -> Completeness {
        ledger::total(&self.ledger)
    }

    /// Rows that are known to be missing by now, while others may still be loading.
    #[must_use]
    pub fn missing(&self) -> u64 {
        ledger::missing(&self.ledger)
    }

    /// Why rows of what has been walked may be missing; `None` where every day is proven to be whole all the same, as after a
    /// repair. That today grows proves nothing: what it is short of may be what was cut off.
    #[must_use]
    pub fn cut(&self) -> Option<Cut> {
        self.messages.feed.cut().filter(|_| self.completeness() != Completeness::Complete)
    }

    /// Whether nothing is known to be missing, and that could be told.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        match self.completeness() {
            Completeness::Complete => true,
            Completeness::Growing => self.cut().is_none(),
            Completeness::Missing(_) | Completeness::Loading | Completeness::CannotTell => false,
        }
    }

    /// How the rows loaded add up to those counted, once the pages have come; `None` without a count.
    #[must_use]
    pub fn sum(&self) -> Option<Sum> {
        let counted = self.expected().filter(|_| self.completeness() != Completeness::Loading)?;
        Some(ledger::sum(&self.ledger, self.messages.feed.store().len() as u64, counted))
    }

    /// What is expected, only when the count is sure to be of exactly this window: nobody states whether the overview counts the
    /// parts of days at a window's ends, but where all rows are here and are as many, it does.
    #[must_use]
    pub fn expected_exactly(&self) -> Option<u64> {
        let is_proven = self.completeness() == Completeness::Complete;
        if is_proven || self.place.window.is_whole_days() { self.expected() } else { None }
    }

    /// Names of labels that are like the view's one, when the overview lists it nowhere: it may be misspelt.
    #[must_use]
    pub fn labels_near(&self) -> Vec<&str> {
        let wanted = self.place.labels.as_ref().and_then(LabelExpr::as_label);
        let Some(wanted) = wanted.filter(|label| self.counts.is_complete() && self.counts.row(label).is_none()) else {
            return Vec::new();
        };
        let known: Vec<Named<'_>> =
            self.counts.rows().iter().map(|row| Named { id: &row.label, name: self.label_name(&row.label) }).collect();
        match resolve(wanted, &known) {
            Err(Unresolved::Unknown(near)) => {
                near.iter().filter_map(|at| known.get(*at)).map(|label| label.name).collect()
            }
            _ => Vec::new(),
        }
    }

    /// What narrows the list, in words. Of a person, whose conversation it is stands in the path.
    #[must_use]
    pub fn narrowed_by(&self) -> Option<String> {
        let narrow = self.messages.narrow.as_ref().filter(|_| !self.is_person_open()).map(|narrow| match &narrow.by {
            NarrowBy::Conversation { name, .. } => format!("conversation of {name}"),
            NarrowBy::NewerThan(visit) => format!("new since {}", visit.since(self.now, self.zone)),
        });
        let filter = self.messages.filter.as_ref().map(|filter| format!("& {}", filter.pattern.as_str()));
        let parts: Vec<String> = narrow.into_iter().chain(filter).collect();
        (!parts.is_empty()).then(|| parts.join(" "))
    }

    /// How much of what the person wrote is known; `None` while nobody is looked at.
    #[must_use]
    pub fn standing(&self) -> Option<Standing> {
        self.person.as_ref()?;
        let store = self.messages.feed.store();
        Some(Standing {
            found: self.messages.narrow.as_ref().map_or(self.messages.len(), |narrow| narrow.search.len()),
            looked_at: store.len(),
            of: self.expected(),
            damaged: store.damaged(),
            state: self.messages.state(),
            completeness: self.completeness(),
            rests: !self.looks_for_person(),
        })
    }

    /// Whether pages are read on for the person's messages.
    #[must_use]
    pub fn looks_for_person(&self) -> bool {
        self.is_person_open() && (self.messages.load_all.is_some() || self.messages.feed.store().len() < person::REACH)
    }
}
