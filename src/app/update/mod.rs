//! One event in, the effects out.

mod act;
mod back;
mod copy;
mod export;
mod filing;
mod follow;
mod keys;
mod labels;
mod leaving;
mod ledger;
mod loading;
mod marks;
mod open;
mod person;
mod pickers;
mod radar;
mod reading;
mod replies;
mod save;
mod search;
mod sort;
mod stopping;
mod together;
mod users;
mod views;

use crate::api::{Attempt, ClockOffset};
use crate::app::exports::{ExportJob, ExportState};
use crate::app::popup::Popup;
use crate::app::requests::Purpose;
use crate::app::update::back::marks_in_words;
use crate::app::{Account, App, Asked, Effect, Event, Notice, Outcome, Request, Target, Ticket, Tone};
use crate::memory::Recalled;

/// A view is opened anew for the sake of the server's clock at most this often, ms of this machine's clock.
const REOPEN_APART_MS: i64 = 30_000;

impl App {
    /// Takes in one event that happened at `now` (epoch ms), and returns what is to be done.
    pub fn update(&mut self, event: Event, now: i64) -> Vec<Effect> {
        self.take_time(now);
        match event {
            Event::Start => self.start(),
            Event::Switched(account, recalled) => self.switch(account, *recalled),
            Event::Key(key) => self.pressed(key),
            Event::Paste(text) => self.paste(&text),
            Event::Resize { width, height } => self.resize(width, height),
            Event::Attempt(ticket, attempt) => self.attempt(ticket, &attempt),
            Event::Clock(offset) => self.learn_clock(offset),
            Event::Saving(ticket, progress) => self.saving(ticket, progress),
            Event::Reply(ticket, reply) => self.reply(ticket, reply),
            Event::Tick => self.tick(),
            Event::Idle => {
                let height = self.areas().list_rows();
                self.messages.search_on(height);
                self.settle_search();
                self.reckon_on();
            }
            Event::Done(outcome) => self.done(outcome),
        }
        self.renew_question();
        self.follow_person();
        self.load_on();
        self.count_views();
        self.weigh();
        self.tabulate();
        self.sift_exports();
        self.remember_view();
        self.plan_wake();
        std::mem::take(&mut self.out)
    }

    /// Takes over the time. When the machine's clock is set back, what is planned goes back with it: no countdown and no
    /// look for newer rows waits until the clock is there again.
    fn take_time(&mut self, now: i64) {
        let now = now.saturating_add(self.skew);
        let back = self.now.saturating_sub(now);
        if back > 0 {
            self.set_planned_back(back);
        }
        self.now = now;
    }

    /// What is planned comes earlier by so many ms, or later.
    fn set_planned_back(&mut self, back: i64) {
        self.requests.set_back(back);
        for transfer in self.exports.jobs.iter_mut().filter_map(ExportJob::transfer_mut) {
            transfer.set_back(back);
        }
        self.wake = self.wake.map(|at| at.saturating_sub(back));
        if let Some(follow) = &mut self.messages.follow {
            follow.next = follow.next.saturating_sub(back);
        }
        // What is shown is as old as before.
        for looked in [&mut self.messages.looked, &mut self.radar.looked].into_iter().flatten() {
            *looked = looked.saturating_sub(back);
        }
    }

    /// Starts over with another account; nothing of the old one stays. Tickets go on: an answer to the old one that is
    /// in the queue already must not be taken for one to the new.
    fn switch(&mut self, account: Account, recalled: Recalled) {
        let unsaved = match &account {
            Account::Unsaved(why) => Some(why.clone()),
            _ => None,
        };
        let settings = self.settings.clone().with(account);
        let target = match &recalled.memory.last_view {
            Some(last) => Target::new(Asked::default(), Some(last)),
            None => Target { spec: self.place.spec, ..Target::default() },
        };
        // What was typed is this session's too.
        let (requests, histories) = (self.requests.successor(), std::mem::take(&mut self.histories));
        // Exports are this session's, whoever they were made for; what still ran was aborted.
        let mut exports = std::mem::take(&mut self.exports);
        for job in exports.jobs.iter_mut().filter(|job| job.is_running()) {
            job.state = ExportState::Stopped { why: "stopped by the change of the profile".to_owned(), at: self.now };
        }
        let marks = self.marks_held();
        let app = Self::new(settings, target, self.size, self.now).recalling(recalled);
        *self = Self { zone: self.zone, skew: self.skew, requests, exports, histories, beside: self.beside, ..app };
        self.start();
        if marks > 0 {
            self.say(format!("{} cleared with the profile", marks_in_words(marks)));
        }
        if let Some(why) = unsaved {
            self.complain(format!(
                "signed in for this session only, nothing was saved: {why}; VIPDECK_API_KEY and VIPDECK_SECRET need no file"
            ));
        }
    }

    fn resize(&mut self, width: u16, height: u16) {
        self.size = (width, height);
        let areas = self.areas();
        let rows = areas.list_rows();
        self.messages.cursor.fit(self.messages.len(), rows);
        self.labels.cursor.fit(self.labels.rows.len(), rows);
        self.users.cursor.fit(self.users.len(), rows);
        self.radar.cursor.fit(self.radar.rows().len(), rows);
        self.exports.cursor.fit(self.exports.len(), rows);
        self.messages.rail.fit(self.counts.rows().len() + 1, areas.rail_rows());
    }

    fn attempt(&mut self, ticket: Ticket, attempt: &Attempt) {
        self.requests.attempt(ticket, attempt, self.now);
        if let Attempt::ClockCorrected(offset) = attempt {
            self.learn_clock(*offset);
        }
    }

    /// The server's time is the one that counts: windows end there, days begin there. A clock that is off by seconds is left
    /// alone.
    fn learn_clock(&mut self, offset: ClockOffset) {
        self.clock = Some(offset);
        let skew = if offset.is_slight() { 0 } else { offset.ms() };
        if ClockOffset::of_ms(skew - self.skew).is_slight() {
            return;
        }
        let local = self.now.saturating_sub(self.skew);
        // Time has not passed by that: what is planned is as far away as before.
        self.set_planned_back(self.skew - skew);
        self.now = local.saturating_add(skew);
        self.skew = skew;
        // Servers that contradict each other must not make the list begin over and over.
        let lately = self.reopened.is_some_and(|at| (local - at).abs() < REOPEN_APART_MS);
        if !lately && self.place.spec.resolve(self.now, self.zone) != self.place.window {
            self.reopened = Some(local);
            self.open_view();
        }
    }

    fn done(&mut self, outcome: Outcome) {
        match outcome {
            Outcome::Opened(Ok(())) => {}
            Outcome::Copied(Ok(what)) => self.say(format!("{what} copied")),
            Outcome::Saved(ticket, saved) => self.saved(ticket, saved),
            Outcome::Looked(ticket, found) => self.looked(ticket, found),
            Outcome::Piped(piped) => {
                self.beside.commands = self.beside.commands.saturating_sub(1);
                self.tell(piped);
            }
            Outcome::Written(written) => {
                self.beside.files = self.beside.files.saturating_sub(1);
                self.tell(written);
            }
            Outcome::Opened(Err(why)) => self.not_opened(&why),
            Outcome::Copied(Err(why)) => self.complain(why),
            Outcome::NotRemembered(why) => self.not_remembered(&why),
            Outcome::NotSwitched(why) => match &mut self.popup {
                Some(Popup::Welcome(welcome)) => {
                    welcome.checking = None;
                    welcome.error = Some(why);
                }
                _ => self.complain(why),
            },
        }
    }

    /// Sends a request, and returns the ticket of its answer.
    fn send(&mut self, purpose: Purpose, request: Request) -> Ticket {
        let ticket = self.requests.open(purpose, self.now);
        self.out.push(Effect::Send(ticket, request));
        ticket
    }

    /// Says what came of something.
    fn tell(&mut self, what: Result<String, String>) {
        match what {
            Ok(done) => self.say(done),
            Err(why) => self.complain(why),
        }
    }

    /// Says what was done.
    fn say(&mut self, text: impl Into<String>) {
        self.notice = Some(Notice { tone: Tone::Done, text: text.into() });
    }

    /// Says what could not be done.
    fn complain(&mut self, text: impl Into<String>) {
        self.notice = Some(Notice { tone: Tone::Problem, text: text.into() });
    }

    /// Asks to be woken when the next countdown, clock, age or look for newer rows is due; nothing due, nothing asked.
    fn plan_wake(&mut self) {
        const SECOND: i64 = 1_000;
        let countdown = self
            .requests
            .waiting()
            .map(|(_, waiting)| self.now + (waiting.until - self.now).rem_euclid(SECOND).max(50));
        let slow = self.requests.iter().filter_map(|open| open.changes(self.now)).min();
        let running = self
            .exports
            .jobs
            .iter()
            .filter(|job| job.is_running())
            .map(|job| self.now + SECOND - (self.now - job.started).rem_euclid(SECOND))
            .min();
        let saving = self.exports.jobs.iter().filter_map(|job| Some(job.transfer()?.changes(self.now))).min();
        let checking = match &self.popup {
            Some(Popup::Welcome(welcome)) => welcome.checking,
            _ => None,
        };
        let checking = checking.map(|since| self.now + SECOND - (self.now - since).rem_euclid(SECOND));
        let due = [countdown, slow, checking, running, saving, self.next_look(), self.age_changes()]
            .into_iter()
            .flatten()
            .min();
        if let Some(at) = due
            && self.wake.is_none_or(|planned| planned <= self.now || at < planned)
        {
            self.wake = Some(at);
            self.out.push(Effect::WakeAt(at.saturating_sub(self.skew)));
        }
    }

    fn tick(&mut self) {
        self.wake = None;
        self.look_if_due();
    }
}

#[cfg(test)]
pub(super) mod tests;
