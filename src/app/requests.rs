//! What is under way, and what each answer is for.

use std::collections::BTreeMap;

use crate::api::Attempt;
use crate::app::request::Ticket;
use crate::feed::PartId;
use crate::view::Window;

/// What a request is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// The list of workspaces.
    Workspaces,
    /// The list of channels.
    Channels,
    /// A page of the message list.
    Page(PartId),
    /// The overview of one slice of the window.
    Overview(Window),
    /// The overview of one slice of the window before.
    Before(Window),
    /// A page of every user.
    Users,
    /// A page of the users that a filter lets through.
    UsersNarrowed,
    /// A page of a negative label's messages, for the radar: which of the labels, and of which walk.
    Negatives(usize, PartId),
    /// One of the overviews that saved views are counted by.
    ViewCount(usize),
    /// A step of an export.
    Export(usize),
}

impl Purpose {
    /// Whether the answer belongs to the view, so that it means nothing once the view has changed.
    #[must_use]
    pub const fn of_view(self) -> bool {
        matches!(self, Self::Page(_) | Self::Overview(_) | Self::Before(_) | Self::Negatives(..))
    }

    /// What it is called in the bottom line.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Workspaces => "workspaces",
            Self::Channels => "channels",
            Self::Page(_) => "messages",
            Self::Overview(_) => "label overview",
            Self::Before(_) => "the window before",
            Self::ViewCount(_) => "counts of the views",
            Self::Users | Self::UsersNarrowed => "users",
            Self::Negatives(..) => "negative messages",
            Self::Export(_) => "export",
        }
    }
}

/// A request that waits before its next attempt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiting {
    /// The attempt that comes next, from 2.
    pub attempt: u32,
    /// Attempts at most.
    pub of: u32,
    /// When it comes, epoch ms.
    pub until: i64,
    /// Why the last one failed.
    pub because: String,
}

/// One request under way.
#[derive(Clone, Debug)]
pub struct Open {
    /// What it is for.
    pub purpose: Purpose,
    /// When it was sent, epoch ms.
    pub since: i64,
    /// When its latest attempt was sent, epoch ms.
    pub sent: i64,
    /// Which attempt that is, from 1, and how many there will be at most; `None` while it is not on its way yet.
    pub attempt: Option<(u32, u32)>,
    /// Set while it waits for its next attempt.
    pub waiting: Option<Waiting>,
}

/// From here on, ms, what is under way is said to take long: how long, which attempt, and that it can be stopped.
pub(super) const SLOW_MS: i64 = 2_000;

impl Open {
    /// Whether it is worth a word that this attempt has not brought its answer yet; an export says by itself how long it takes.
    #[must_use]
    pub const fn is_silent(&self, now: i64) -> bool {
        self.waiting.is_none() && self.can_be_slow() && now.saturating_sub(self.sent) >= SLOW_MS
    }

    /// Whether it takes long, all attempts together, so that it can be stopped. Who saw that it can must not miss it by the
    /// moment in which the next attempt begins.
    #[must_use]
    pub const fn is_slow(&self, now: i64) -> bool {
        let again = matches!(self.attempt, Some((attempt, _)) if attempt > 1);
        self.can_be_slow() && (again || self.waiting.is_some() || now.saturating_sub(self.since) >= SLOW_MS)
    }

    /// When what is said of it changes next, epoch ms; `None` when it does not.
    #[must_use]
    pub const fn changes(&self, now: i64) -> Option<i64> {
        const SECOND: i64 = 1_000;
        if self.waiting.is_some() || !self.can_be_slow() {
            return None;
        }
        let (slow, silent) = (self.since.saturating_add(SLOW_MS), self.sent.saturating_add(SLOW_MS));
        Some(if now < slow {
            slow
        } else if now < silent {
            silent
        } else {
            now + SECOND - now.saturating_sub(self.sent).rem_euclid(SECOND)
        })
    }

    const fn can_be_slow(&self) -> bool {
        !matches!(self.purpose, Purpose::Export(_))
    }
}

/// All requests under way.
#[derive(Debug, Default)]
pub struct Requests {
    last: u64,
    open: BTreeMap<Ticket, Open>,
}

impl Requests {
    /// None under way, and none of the tickets that were given so far.
    #[must_use]
    pub const fn successor(&self) -> Self {
        Self { last: self.last, open: BTreeMap::new() }
    }

    /// The clock was set back by so many ms.
    pub fn set_back(&mut self, back: i64) {
        for open in self.open.values_mut() {
            open.since = open.since.saturating_sub(back);
            open.sent = open.sent.saturating_sub(back);
            if let Some(waiting) = &mut open.waiting {
                waiting.until = waiting.until.saturating_sub(back);
            }
        }
    }

    /// A ticket for what is no request to the API.
    pub const fn stamp(&mut self) -> Ticket {
        self.last += 1;
        Ticket(self.last)
    }

    /// Gives a ticket to a new request.
    pub fn open(&mut self, purpose: Purpose, now: i64) -> Ticket {
        let ticket = self.stamp();
        self.open.insert(ticket, Open { purpose, since: now, sent: now, attempt: None, waiting: None });
        ticket
    }

    /// Takes a request off the list: it was answered, or is no longer wanted. `None` for one that is not on it.
    pub fn close(&mut self, ticket: Ticket) -> Option<Open> {
        self.open.remove(&ticket)
    }

    /// Takes all requests off the list whose purpose is named by `which`, and returns their tickets.
    pub fn close_all(&mut self, which: impl Fn(&Open) -> bool) -> Vec<(Ticket, Open)> {
        let tickets: Vec<_> = self.open.iter().filter(|(_, open)| which(open)).map(|(ticket, _)| *ticket).collect();
        tickets.into_iter().filter_map(|ticket| Some((ticket, self.open.remove(&ticket)?))).collect()
    }

    /// Notes how the attempts at a request go.
    pub fn attempt(&mut self, ticket: Ticket, attempt: &Attempt, now: i64) {
        if let Some(open) = self.open.get_mut(&ticket) {
            if let Attempt::Sending { attempt, of } = attempt {
                open.sent = now;
                open.attempt = Some((*attempt, *of));
            }
            open.waiting = match attempt {
                Attempt::Waiting { attempt, of, wait, because } => Some(Waiting {
                    attempt: *attempt + 1,
                    of: *of,
                    until: now.saturating_add(i64::try_from(wait.as_millis()).unwrap_or(i64::MAX)),
                    because: because.clone(),
                }),
                _ => None,
            };
        }
    }

    /// The oldest request that waits for its next attempt.
    #[must_use]
    pub fn waiting(&self) -> Option<(&Open, &Waiting)> {
        self.waiting_for(|_| true)
    }

    /// The oldest of the requests for such a purpose that waits for its next attempt.
    pub fn waiting_for(&self, which: impl Fn(Purpose) -> bool) -> Option<(&Open, &Waiting)> {
        self.open.values().filter(|open| which(open.purpose)).find_map(|open| Some((open, open.waiting.as_ref()?)))
    }

    /// The oldest of the requests for such a purpose whose attempt has not brought its answer for long.
    pub fn silent_for(&self, now: i64, which: impl Fn(Purpose) -> bool) -> Option<&Open> {
        self.open.values().find(|open| which(open.purpose) && open.is_silent(now))
    }

    /// Whether a request for such a purpose takes so long that it can be stopped.
    pub fn is_slow_for(&self, now: i64, which: impl Fn(Purpose) -> bool) -> bool {
        self.open.values().any(|open| which(open.purpose) && open.is_slow(now))
    }

    /// All requests under way, oldest first.
    pub fn iter(&self) -> impl Iterator<Item = &Open> {
        self.open.values()
    }
}
