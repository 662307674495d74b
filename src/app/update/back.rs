//! `Esc`: one step back, whatever that is here.

use crate::app::layout::Pane;
use crate::app::load::Load;
use crate::app::messages::Messages;
use crate::app::requests::{Open, Purpose};
use crate::app::{Action, App, Effect, Screen, Spot, SpotView};
use crate::feed::Feed;
use crate::text::grouped;

/// Views that can be gone back to. Each keeps its rows.
const DEEPEST: usize = 5;

impl Spot {
    /// How many messages are marked in it.
    fn marked(&self) -> usize {
        self.view.as_ref().map_or(0, |view| view.messages.marks.len())
    }
}

impl App {
    /// Stops, closes, widens or goes back: the first of these that there is something to do for.
    pub(super) fn step_back(&mut self) {
        let height = self.areas().list_rows();
        if self.stops_saving() {
            self.stop_saving();
        } else if self.requests.waiting().is_some() || self.is_slow() {
            self.stop_waiting();
        } else if self.messages.load_all.take().is_some() {
            self.say(format!("stopped; {} loaded", grouped(self.messages.feed.store().len() as u64)));
        } else if matches!(self.screen, Screen::Messages | Screen::Person) && self.messages.focus != Pane::List {
            self.messages.focus = Pane::List;
        } else if self.screen == Screen::Labels && self.labels.focus != Pane::List {
            self.labels.focus = Pane::List;
        } else if self.screen == Screen::Users && self.stop_loading_users() {
            // What is filtered stays.
        } else if self.unsift() {
            // The next one goes on.
        } else if self.screen == Screen::Messages && self.messages.narrow.is_some() {
            self.messages.narrow_to(None, height);
        } else if self.person.is_some() {
            self.close_person();
        } else if self.screen == Screen::Users && self.widen_users() {
            // The next one leaves the screen.
        } else if self.screen != Screen::Messages {
            self.screen = Screen::Messages;
        } else if let Some(spot) = self.back.pop() {
            self.return_to(spot);
        }
    }

    /// Remembers the view for `Esc`, and puts an empty one in its place.
    pub(super) fn leave_spot(&mut self) {
        if self.place.channel.is_none() {
            return;
        }
        self.note_visit();
        self.abort_view();
        self.messages.load_all = None;
        // Who comes back wants the row that they left.
        self.messages.jump = false;
        let blank = Feed::new(self.place.window, self.settings.page_size, self.ties);
        let place = self.place.clone();
        let screen = std::mem::take(&mut self.screen);
        let person = self.person.take();
        // A person is looked at in the view that is left.
        self.screen = if screen == Screen::Person { Screen::Messages } else { screen };
        let messages = std::mem::replace(&mut self.messages, Messages::new(blank));
        let marked = messages.marks.len();
        let counts = self.counts.clone();
        let labels = self.labels.clone();
        let view = SpotView { place, messages, counts, here: self.here.clone(), person };
        let lost = self.remember_spot(Spot { screen, labels, view: Some(view) });
        if marked > 0 {
            let them = if marked == 1 { "it" } else { "them" };
            let (marks, back) = (marks_in_words(marked), self.key(Action::Back));
            self.say(format!("{marks} left behind; {back} goes back to {them}"));
        }
        self.tell_of_forgotten_marks(lost);
    }

    /// Goes to the messages of the same view; `Esc` comes back.
    pub(super) fn leave_screen(&mut self) {
        let lost = self.remember_spot(Spot { screen: self.screen, labels: self.labels.clone(), view: None });
        self.screen = Screen::Messages;
        self.tell_of_forgotten_marks(lost);
    }

    /// Returns how many marks are lost by it. Marks are the last that is forgotten: somebody was told that `Esc` goes back to them.
    fn remember_spot(&mut self, spot: Spot) -> usize {
        self.back.push(spot);
        if self.back.len() <= DEEPEST {
            return 0;
        }
        let oldest = self.back.iter().take(DEEPEST).position(|spot| spot.marked() == 0).unwrap_or(0);
        self.back.remove(oldest).marked()
    }

    fn tell_of_forgotten_marks(&mut self, marks: usize) {
        if marks > 0 {
            let told = format!("{} of {DEEPEST} views ago cleared", marks_in_words(marks));
            match &mut self.notice {
                Some(notice) => notice.text = format!("{}; {told}", notice.text),
                None => self.say(told),
            }
        }
    }

    pub(super) fn return_to(&mut self, spot: Spot) {
        self.screen = spot.screen;
        let Some(view) = spot.view else {
            // What was counted since is kept.
            (self.labels.focus, self.labels.bar) = (spot.labels.focus, spot.labels.bar);
            return;
        };
        self.note_visit();
        self.abort_view();
        self.tell_of_lost_marks();
        if self.place.workspace != view.place.workspace {
            self.channels = Load::NotAsked;
        }
        if self.place.scope() != view.place.scope() {
            self.forget_users();
        }
        if self.place.scope() != view.place.scope() || self.place.window != view.place.window {
            self.forget_radar();
        }
        self.place = view.place;
        self.messages = view.messages;
        self.counts = view.counts;
        self.labels = spot.labels;
        self.here = view.here;
        self.person = view.person;
        self.messages.feed.retry();
        self.stale_ledger = true;
        self.counts.retry();
        if let Some(before) = &mut self.labels.before {
            before.counts.retry();
        }
        let areas = self.areas();
        self.messages.cursor.fit(self.messages.len(), areas.list_rows());
        if !matches!(self.channels, Load::Ready(_)) {
            self.ask_channels();
        }
    }

    /// How many messages are marked, in the view and in those that `Esc` goes back to.
    pub(super) fn marks_held(&self) -> usize {
        self.messages.marks.len() + self.back.iter().map(Spot::marked).sum::<usize>()
    }

    /// The rows go, and with them their marks: not without a word.
    pub(super) fn tell_of_lost_marks(&mut self) {
        if !self.messages.marks.is_empty() {
            self.say(format!("{} cleared with the view", marks_in_words(self.messages.marks.len())));
        }
    }

    /// Drops requests, and lets what they were for be asked again.
    pub(super) fn abort(&mut self, which: impl Fn(&Open) -> bool) {
        for (ticket, open) in self.requests.close_all(which) {
            self.out.push(Effect::Abort(ticket));
            match open.purpose {
                Purpose::Page(part) => self.messages.feed.release(part),
                Purpose::Overview(slice) => self.counts.released(slice),
                Purpose::Before(slice) => {
                    if let Some(before) = &mut self.labels.before {
                        before.counts.released(slice);
                    }
                }
                Purpose::Users | Purpose::UsersNarrowed => self.users_of(open.purpose).release(),
                Purpose::Negatives(walk, part) => {
                    if let Some(walk) = self.radar.walks.get_mut(walk) {
                        walk.feed.release(part);
                    }
                }
                _ => {}
            }
        }
    }
}

pub(super) fn marks_in_words(marks: usize) -> String {
    if marks == 1 { "1 mark".to_owned() } else { format!("{} marks", grouped(marks as u64)) }
}
