//! The one owner of the state: takes all that is pending, then draws once.

use std::collections::VecDeque;
use std::time::Duration;

use crossterm::event::KeyModifiers;
use tokio::sync::mpsc::error::TryRecvError;
use tokio::time::Instant;

use crate::app::{Event, Outcome};

use super::device::Device;
use super::effects::{Effects, Rest};
use super::inbound::{Inbound, Inbox, Outbox};
use super::screen::Screen;
use super::signals::{self, Signal};
use super::{Host, Model, RunError, RunOptions, clipboard};

/// The longest time between two frames while more is pending, and the shortest while there is only work in steps.
const FRAME: Duration = Duration::from_millis(16);

/// The current time in epoch ms.
pub(super) type Clock = Box<dyn Fn() -> i64>;

pub(super) struct EventLoop<M, H, D: Device> {
    model: M,
    effects: Effects<H>,
    screen: Screen<D>,
    inbox: Inbox,
    clock: Clock,
    /// When the state wants a tick: not by the machine's clock, which can be set back by hours.
    wake_at: Option<Instant>,
    drawn_at: Option<Instant>,
    /// What was taken from the queue and comes before what is in it: behind a key that is to be shown first, or a question.
    held: VecDeque<Inbound>,
    /// Whether the state may have changed since it was drawn.
    is_stale: bool,
    leaving: bool,
}

/// What a turn took in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Turn {
    /// A key, or something else that a person waits for.
    Person,
    /// Only what came of itself: answers, a tick.
    World,
    /// Nothing but a step of the work that is done in steps.
    Step,
}

impl<M: Model, H: Host<M>, D: Device> EventLoop<M, H, D> {
    pub(super) fn new(
        model: M,
        host: H,
        options: RunOptions,
        screen: Screen<D>,
        (outbox, inbox): (Outbox, Inbox),
        clock: Clock,
    ) -> Self {
        let effects = Effects::new(host, options, outbox);
        Self {
            model,
            effects,
            screen,
            inbox,
            clock,
            wake_at: None,
            drawn_at: None,
            held: VecDeque::new(),
            is_stale: false,
            leaving: false,
        }
    }

    /// Draws the first frame, and only then carries out what the start asks for.
    pub(super) fn start(&mut self) -> Result<(), RunError> {
        let now = (self.clock)();
        let size = self.screen.size()?;
        let mut effects = self.model.update(Event::Resize { width: size.width, height: size.height }, now);
        effects.extend(self.model.update(Event::Start, now));
        self.draw()?;
        self.carry_out(effects)
    }

    /// Runs until the user leaves or something ends it; the terminal is given back in either case.
    pub(super) async fn run(&mut self) -> Result<(), RunError> {
        let ended = self.turns().await;
        // First what the user sees; what is left to write comes after.
        let left = self.screen.leave();
        self.effects.end(&self.model).await;
        ended.and(left.map_err(RunError::from))
    }

    async fn turns(&mut self) -> Result<(), RunError> {
        while !self.leaving {
            let turn = self.turn().await?;
            self.is_stale = true;
            // A key is answered at once. Pages and steps of a search can follow each other faster than anyone can see.
            let is_due = match turn {
                Turn::Person => true,
                Turn::World => self.frame_ends().is_none(),
                Turn::Step => !self.model.is_busy() || self.frame_ends().is_none(),
            };
            if !self.leaving && is_due {
                self.draw()?;
            }
        }
        Ok(())
    }

    /// When the frame that is shown has been shown long enough; `None` when it has.
    fn frame_ends(&self) -> Option<Instant> {
        self.drawn_at.map(|at| at + FRAME).filter(|end| *end > Instant::now())
    }

    /// Waits for something, then takes all that is pending.
    async fn turn(&mut self) -> Result<Turn, RunError> {
        let first = match self.pending() {
            Err(TryRecvError::Empty) if self.model.is_busy() => {
                self.tick_if_due()?;
                return self.update(Event::Idle).map(|()| Turn::Step);
            }
            Err(_) => self.next().await?,
            inbound => inbound.ok(),
        };
        self.tick_if_due()?;
        self.drain(first)
    }

    /// Waits for what comes in, or until the tick that was asked for is due, or what is not shown yet has to be.
    async fn next(&mut self) -> Result<Option<Inbound>, RunError> {
        let frame = self.is_stale.then(|| self.frame_ends().unwrap_or_else(Instant::now));
        let Some(wake_at) = self.wake_at.into_iter().chain(frame).min() else {
            return self.inbox.recv().await.map(Some).ok_or(RunError::HungUp);
        };
        match tokio::time::timeout_at(wake_at, self.inbox.recv()).await {
            Ok(inbound) => inbound.map(Some).ok_or(RunError::HungUp),
            Err(_) => Ok(None),
        }
    }

    /// What is there already.
    fn pending(&mut self) -> Result<Inbound, TryRecvError> {
        self.held.pop_front().map_or_else(|| self.inbox.try_recv(), Ok)
    }

    /// A question has come up by itself: shows it, and drops the keys that were pressed before it could be read. Those with
    /// Control stay; they answer none.
    fn show_question(&mut self) -> Result<(), RunError> {
        self.draw()?;
        let mut typed_before = Vec::new();
        while let Ok(inbound) = self.pending() {
            typed_before.push(inbound);
        }
        let answers = |inbound: &Inbound| match inbound {
            Inbound::Input(Event::Key(key)) => !key.modifiers.contains(KeyModifiers::CONTROL),
            Inbound::Input(Event::Paste(_)) => true,
            _ => false,
        };
        self.held.extend(typed_before.into_iter().filter(|inbound| !answers(inbound)));
        Ok(())
    }

    fn tick_if_due(&mut self) -> Result<(), RunError> {
        if self.wake_at.is_none_or(|at| at > Instant::now()) {
            return Ok(());
        }
        self.wake_at = None;
        self.update(Event::Tick)
    }

    /// Takes `first` and whatever else is pending, but for a frame's time at most: a flood must not keep the screen
    /// from being drawn. Nor does an answer that came behind a key keep that one waiting. Of sizes in a row only the last
    /// one counts.
    fn drain(&mut self, first: Option<Inbound>) -> Result<Turn, RunError> {
        let began = Instant::now();
        let mut pending = first;
        let mut resized = None;
        let mut turn = Turn::World;
        while let Some(inbound) = pending.take() {
            let is_answer = matches!(inbound, Inbound::Attempt(..) | Inbound::Saving(..) | Inbound::Reply(..));
            if is_answer && turn == Turn::Person {
                self.held.push_front(inbound);
                break;
            }
            if !is_answer {
                turn = Turn::Person;
            }
            if let Inbound::Input(size @ Event::Resize { .. }) = inbound {
                resized = Some(size);
            } else {
                resized.take().map_or(Ok(()), |size| self.update(size))?;
                self.take(inbound)?;
            }
            if !self.leaving && began.elapsed() < FRAME {
                pending = self.pending().ok();
            }
        }
        resized.map_or(Ok(()), |size| self.update(size))?;
        Ok(turn)
    }

    fn take(&mut self, inbound: Inbound) -> Result<(), RunError> {
        match inbound {
            Inbound::Input(event) => self.update(event),
            Inbound::Attempt(ticket, attempt) if self.effects.is_wanted(ticket) => {
                self.update(Event::Attempt(ticket, attempt))
            }
            Inbound::Reply(ticket, reply) if self.effects.finish(ticket) => self.update(Event::Reply(ticket, reply)),
            Inbound::Saving(ticket, progress) if self.effects.is_saving(ticket) => {
                self.update(Event::Saving(ticket, progress))
            }
            Inbound::Saved(ticket, saved) if self.effects.finish_saving(ticket) => {
                self.update(Event::Done(Outcome::Saved(ticket, saved)))
            }
            Inbound::Attempt(..) | Inbound::Reply(..) | Inbound::Saving(..) | Inbound::Saved(..) => Ok(()),
            Inbound::Clock(offset) => self.update(Event::Clock(offset)),
            Inbound::Done(outcome) => self.take_outcome(outcome),
            Inbound::Switched(number, session) => match self.effects.switched(number, session) {
                None => Ok(()),
                Some(Err(why)) => self.update(Event::Done(Outcome::NotSwitched(why))),
                Some(Ok(switched)) => self.update(switched),
            },
            Inbound::Signal(Signal::Stop) => self.suspend(),
            Inbound::Signal(Signal::Continue) => self.resume(),
            Inbound::Signal(Signal::End(number)) => Err(RunError::Signal(number)),
            Inbound::HungUp => Err(RunError::HungUp),
            Inbound::InputFailed(error) => Err(error.into()),
        }
    }

    /// Takes what came of something. Only the state knows whether that asks a question: what it was for may be closed by now.
    fn take_outcome(&mut self, outcome: Outcome) -> Result<(), RunError> {
        let was_asking = self.model.is_asking();
        self.update(Event::Done(outcome))?;
        if self.model.is_asking() && !was_asking { self.show_question() } else { Ok(()) }
    }

    fn update(&mut self, event: Event) -> Result<(), RunError> {
        let effects = self.model.update(event, (self.clock)());
        self.carry_out(effects)
    }

    fn carry_out(&mut self, effects: Vec<crate::app::Effect>) -> Result<(), RunError> {
        for effect in effects {
            match self.effects.carry_out(effect, &self.model) {
                None => {}
                Some(Rest::WakeAt(at)) => self.wake_at(at),
                Some(Rest::Copy { what, text }) => self.copy(what, &text)?,
                Some(Rest::Ring) => self.screen.send(b"\x07")?,
                Some(Rest::Redraw) => self.screen.clear(),
                Some(Rest::Suspend) => self.suspend()?,
                Some(Rest::Quit) => self.leaving = true,
            }
        }
        Ok(())
    }

    /// Plans a tick at `at`, epoch ms; the earliest one counts.
    fn wake_at(&mut self, at: i64) {
        let wait = u64::try_from(at.saturating_sub((self.clock)())).unwrap_or(0);
        let planned = Instant::now().checked_add(Duration::from_millis(wait));
        self.wake_at = self.wake_at.into_iter().chain(planned).min();
    }

    fn copy(&mut self, what: &'static str, text: &str) -> Result<(), RunError> {
        let copied = match clipboard::osc52(text) {
            Ok(bytes) => self.screen.send(&bytes).map(|()| Ok(what))?,
            Err(why) => Err(why),
        };
        self.update(Event::Done(Outcome::Copied(copied)))
    }

    /// Gives the terminal back and stops; what resumes the process sends [`Signal::Continue`].
    fn suspend(&mut self) -> Result<(), RunError> {
        if !signals::can_stop() {
            return Ok(());
        }
        self.screen.leave()?;
        signals::stop().or_else(|_| self.screen.enter())?;
        Ok(())
    }

    /// Takes the terminal, again or still: a stop that nobody could see coming (SIGSTOP) may have changed it too.
    fn resume(&mut self) -> Result<(), RunError> {
        self.screen.leave()?;
        self.screen.enter()?;
        self.screen.clear();
        let size = self.screen.size()?;
        self.update(Event::Resize { width: size.width, height: size.height })
    }

    /// Draws, unless the terminal is given back.
    fn draw(&mut self) -> Result<(), RunError> {
        if self.screen.is_taken() {
            self.screen.draw(|buffer| self.model.draw(buffer))?;
            self.drawn_at = Some(Instant::now());
        }
        // What was not drawn because the terminal is given back is drawn when it is taken again.
        self.is_stale = false;
        Ok(())
    }
}

#[cfg(test)]
mod tests;
