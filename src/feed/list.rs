//! The list of a whole window: one walk a slice, all into one store, newest slice first.

use crate::api::Cursor;
use crate::feed::{Ask, End, Failure, Landed, PageRows, Part, PartId, PartState, Role, Ties, Walk};
use crate::store::{Batch, Merged, Place, Store};
use crate::view::{DAY_MS, Window};

/// How a list stands as a whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FeedState {
    /// More can be asked for.
    More,
    /// A page is on its way.
    Loading,
    /// The next page was refused or lost.
    Failed(Failure),
    /// Every slice has been walked to its end.
    Complete,
    /// Every slice has ended, one of them without all of its rows.
    Cut(Cut),
}

/// Why the rows of a walk that has ended may not be all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cut {
    /// It did not end as the contract says: asked for again, it may.
    Ended(End),
    /// More rows share a millisecond than the server puts on a page, and its cursor can only go past it. Asking again is of no
    /// use; but the label and the kind narrow what the server pages through, and an export has no pages.
    Torn,
}

impl Cut {
    /// What to tell the reader.
    #[must_use]
    pub const fn why(self) -> &'static str {
        match self {
            Self::Ended(end) => end.why(),
            Self::Torn => "more rows share a millisecond than the server puts on a page",
        }
    }
}

/// Messages of a window, and what is still to be asked for.
#[derive(Debug)]
pub struct Feed {
    store: Store,
    window: Window,
    page_size: u32,
    ties: Ties,
    parts: Vec<Part>,
    next_id: u32,
    /// Up to here, epoch ms, nothing newer is missing: where the next look for newer rows begins.
    mark: Option<i64>,
}

/// How far back a look for newer rows overlaps what is held: rows can be stored a little later than they are stamped.
const NEWER_OVERLAP_MS: i64 = 60_000;

impl Feed {
    /// An empty list over `window`, in pages of `page_size` rows; `ties` is what the session knows so far.
    #[must_use]
    pub fn new(window: Window, page_size: u32, ties: Ties) -> Self {
        let mut feed = Self { store: Store::new(), window, page_size, ties, parts: Vec::new(), next_id: 0, mark: None };
        for slice in window.slices() {
            feed.add(Role::Slice, slice);
        }
        feed
    }

    fn add(&mut self, role: Role, window: Window) -> PartId {
        let id = self.next_id();
        self.parts.push(Part { id, role, walk: Walk::new(window, self.page_size), state: PartState::Waiting });
        id
    }

    const fn next_id(&mut self) -> PartId {
        let id = PartId(self.next_id);
        self.next_id += 1;
        id
    }

    /// Cuts what is left of the slices into pieces of so many UTC days at most, newest first, so that several can be
    /// walked at once. A slice whose page is on its way stays whole until that has come.
    pub fn split(&mut self, days: i64) {
        let mut index = 0;
        while let Some(part) = self.parts.get_mut(index) {
            index += 1;
            let newest = part.walk.edge().unwrap_or(part.walk.window().end() - 1);
            let at = newest.div_euclid(DAY_MS) * DAY_MS - (days - 1) * DAY_MS;
            if part.role == Role::Slice
                && part.state == PartState::Waiting
                && let Some(walk) = part.walk.split_off(at)
            {
                let id = self.next_id();
                self.parts.insert(index, Part { id, role: Role::Slice, walk, state: PartState::Waiting });
            }
        }
    }

    /// The rows held.
    #[must_use]
    pub const fn store(&self) -> &Store {
        &self.store
    }

    /// The window that it lists.
    #[must_use]
    pub const fn window(&self) -> Window {
        self.window
    }

    /// What `before` means to this server, as far as it is known.
    #[must_use]
    pub const fn ties(&self) -> Ties {
        self.ties
    }

    /// All walks, slices first, newest first.
    #[must_use]
    pub fn parts(&self) -> &[Part] {
        &self.parts
    }

    /// The next page of the list in reading order; `None` while one is on its way, after a failure, and at the end.
    pub fn next_page(&mut self) -> Option<(PartId, Ask)> {
        let part = self
            .parts
            .iter_mut()
            .find(|part| part.role == Role::Slice && !matches!(part.state, PartState::Ended(_)))?;
        start(part, self.ties)
    }

    /// The next page of a look for newer rows, else of a repair.
    pub fn next_extra(&mut self) -> Option<(PartId, Ask)> {
        let ties = self.ties;
        let mut next = |role| self.parts.iter_mut().filter(|part| part.role == role).find_map(|part| start(part, ties));
        next(Role::Newer).or_else(|| next(Role::Repair))
    }

    /// The next page of any slice that waits, for loading several at once.
    pub fn next_of_any_slice(&mut self) -> Option<(PartId, Ask)> {
        let ties = self.ties;
        self.parts.iter_mut().filter(|part| part.role == Role::Slice).find_map(|part| start(part, ties))
    }

    /// Why a part is walked; `None` when it is done with.
    #[must_use]
    pub fn role_of(&self, id: PartId) -> Option<Role> {
        self.parts.iter().find(|part| part.id == id).map(|part| part.role)
    }

    /// How many pages are on their way.
    #[must_use]
    pub fn loading(&self) -> usize {
        self.parts.iter().filter(|part| part.state == PartState::Loading).count()
    }

    /// How many of these are of the list itself.
    #[must_use]
    pub fn loading_slices(&self) -> usize {
        self.parts.iter().filter(|part| part.role == Role::Slice && part.state == PartState::Loading).count()
    }

    /// Begins to look for rows newer than all that is held, up to `end` (epoch ms, exclusive), which becomes the
    /// window's new end. `None` when such a look is under way or nothing is held yet whose newer rows could be asked for.
    ///
    /// `now` (epoch ms): a row that is stamped later says nothing about what has come by now.
    pub fn look_for_newer(&mut self, now: i64, end: i64) -> Option<PartId> {
        if self.parts.iter().any(|part| part.role == Role::Newer) {
            return None;
        }
        if !self
            .parts
            .first()
            .is_some_and(|part| part.walk.edge().is_some() || matches!(part.state, PartState::Ended(_)))
        {
            return None;
        }
        let newest = self.mark.or_else(|| self.newest()).map_or(self.window.start(), |newest| newest.min(now));
        self.window = Window::new(self.window.start(), end.max(self.window.end()))?;
        let start = newest.saturating_sub(NEWER_OVERLAP_MS).max(self.window.start());
        let mut slices = Window::new(start, self.window.end())?.slices();
        let first = slices.pop()?;
        // Longer than 31 days asleep: the older slices of the gap are walked like any other.
        for slice in slices {
            self.add(Role::Newer, slice);
        }
        Some(self.add(Role::Newer, first))
    }

    /// Begins to fetch a span again, because it holds fewer rows than it should, unless that is under way.
    pub fn repair(&mut self, span: Window) {
        let repairs = |part: &Part| part.role == Role::Repair && part.walk.window() == span;
        if !self.parts.iter().any(repairs) {
            self.add(Role::Repair, span);
        }
    }

    /// Takes a page of a part into the store. `None` when the part is gone.
    pub fn take(&mut self, id: PartId, page: &PageRows) -> Option<Merged> {
        let part = self.parts.iter_mut().find(|part| part.id == id)?;
        let (newest, oldest) = ends_of(part.walk.window(), &page.batch);
        let place = Place { near: Some(near(&part.walk, page)), goes_on: part.walk.goes_on() };
        part.walk.land(
            Landed { rows: page.batch.len(), newest, oldest, cursor: page.cursor.as_ref(), more: page.may_have_more },
            &mut self.ties,
        );
        part.state = part.walk.end().map_or(PartState::Waiting, PartState::Ended);
        if part.role != Role::Slice
            && let Some(why) = cut_short(&part.walk)
        {
            // It is not done with: what it was to bring may still be missing.
            part.walk = Walk::new(part.walk.window(), self.page_size);
            part.state = PartState::Failed(Failure { why: why.why().to_owned(), again: true });
        }
        let merged = self.store.merge_at(&page.batch, place);
        self.settle();
        Some(merged)
    }

    /// Drops extra walks that have ended, and moves the mark once nothing newer is missing.
    fn settle(&mut self) {
        let newer_open = |parts: &[Part]| {
            parts.iter().any(|part| part.role == Role::Newer && !matches!(part.state, PartState::Ended(_)))
        };
        let had_newer = self.parts.iter().any(|part| part.role == Role::Newer);
        if had_newer && newer_open(&self.parts) {
            self.parts.retain(|part| part.role != Role::Repair || !matches!(part.state, PartState::Ended(_)));
            return;
        }
        self.parts.retain(|part| part.role == Role::Slice || !matches!(part.state, PartState::Ended(_)));
        self.mark = self.newest();
    }

    /// The time of the newest row that can be: one that states a far future would leave nothing newer to look for.
    fn newest(&self) -> Option<i64> {
        let rows = self.store.rows(0..self.store.len());
        rows.map(|row| row.at).find(|at| *at < self.window.end().saturating_add(DAY_MS))
    }

    /// A page of a part was refused or lost.
    pub fn fail(&mut self, id: PartId, failure: Failure) {
        self.set(id, PartState::Failed(failure));
    }

    /// A page of a part is no longer under way: it can be asked for again.
    pub fn release(&mut self, id: PartId) {
        self.set(id, PartState::Waiting);
    }

    fn set(&mut self, id: PartId, state: PartState) {
        if let Some(part) = self.parts.iter_mut().find(|part| part.id == id) {
            part.state = state;
        }
    }

    /// Lets everything that failed be asked for again; what is held stays, and what is under way goes on.
    pub fn retry(&mut self) {
        for part in self.parts.iter_mut().filter(|part| matches!(part.state, PartState::Failed(_))) {
            part.state = PartState::Waiting;
        }
    }

    /// Lets slices that were cut short be asked for again where they were cut. Whether there was one.
    pub fn resume(&mut self) -> bool {
        let mut any = false;
        for part in self.parts.iter_mut().filter(|part| matches!(part.state, PartState::Ended(_))) {
            if part.walk.resume() {
                part.state = PartState::Waiting;
                any = true;
            }
        }
        any
    }

    /// Why a look for newer rows or a repair did not come to its end.
    #[must_use]
    pub fn failed_extra(&self) -> Option<&Failure> {
        self.parts.iter().filter(|part| part.role != Role::Slice).find_map(|part| match &part.state {
            PartState::Failed(failure) => Some(failure),
            _ => None,
        })
    }

    /// Whether every page of a span has come; of one that no slice covers, when no look for newer rows is open.
    #[must_use]
    pub fn is_walked(&self, span: Window) -> bool {
        let mut covered = span.start();
        let mut walked = true;
        for part in self.parts.iter().filter(|part| part.role == Role::Slice) {
            let Some(shared) = part.walk.window().overlap(span) else { continue };
            covered = covered.max(shared.end());
            walked &=
                matches!(part.state, PartState::Ended(_)) || part.walk.edge().is_some_and(|edge| edge < shared.start());
        }
        walked && (covered >= span.end() || !self.parts.iter().any(|part| part.role == Role::Newer))
    }

    /// Whether a part of a span was refused or lost.
    #[must_use]
    pub fn has_failed(&self, span: Window) -> bool {
        let failed = self.parts.iter().filter(|part| matches!(part.state, PartState::Failed(_)));
        failed.filter(|part| part.role != Role::Repair).any(|part| part.walk.window().overlap(span).is_some())
    }

    /// How many of the window's slices have been walked to their end, one that was cut short not being such, and how many
    /// there are.
    #[must_use]
    pub fn progress(&self) -> (usize, usize) {
        let slices = self.window.slices();
        let is_whole = |slice: &&Window| self.is_walked(**slice) && self.cut_in(**slice).is_none();
        (slices.iter().filter(is_whole).count(), slices.len())
    }

    /// Lets a look for newer rows that failed be asked for again.
    pub fn retry_newer(&mut self) {
        for part in self.parts.iter_mut().filter(|part| part.role == Role::Newer) {
            if matches!(part.state, PartState::Failed(_)) {
                part.state = PartState::Waiting;
            }
        }
    }

    /// Why rows of a slice that has ended may not have come, of the oldest one that says so; others may still be under way.
    #[must_use]
    pub fn cut(&self) -> Option<Cut> {
        self.cut_in(self.window)
    }

    fn cut_in(&self, span: Window) -> Option<Cut> {
        let slices = self.parts.iter().filter(|part| part.role == Role::Slice);
        slices.filter(|part| part.walk.window().overlap(span).is_some()).rev().find_map(|part| cut_short(&part.walk))
    }

    /// How the list stands as a whole, its own slices only.
    #[must_use]
    pub fn state(&self) -> FeedState {
        let slices = || self.parts.iter().filter(|part| part.role == Role::Slice);
        if slices().any(|part| part.state == PartState::Loading) {
            return FeedState::Loading;
        }
        for part in slices() {
            match &part.state {
                PartState::Failed(failure) => return FeedState::Failed(failure.clone()),
                PartState::Waiting | PartState::Loading => return FeedState::More,
                PartState::Ended(_) => {}
            }
        }
        self.cut().map_or(FeedState::Complete, FeedState::Cut)
    }
}

/// Whether a row of this time can be one of the window: from one that states the year 275760 nothing follows about where a
/// page ends. A day's tolerance, for servers that read a window by days of their own.
#[must_use]
pub fn is_near(window: Window, at: i64) -> bool {
    window.start().saturating_sub(DAY_MS) <= at && at < window.end().saturating_add(DAY_MS)
}

/// The newest and the oldest time on a page by which its walk can go on.
fn ends_of(window: Window, batch: &Batch) -> (Option<i64>, Option<i64>) {
    let mut ends = (None, None);
    for at in batch.rows().map(|row| row.at).filter(|at| is_near(window, *at)) {
        ends = (ends.0.max(Some(at)), ends.1.map_or(Some(at), |oldest: i64| Some(oldest.min(at))));
    }
    ends
}

/// Where the last row of a page stands, epoch ms, as far as the walk tells that asked for it.
fn near(walk: &Walk, page: &PageRows) -> i64 {
    let window = walk.window();
    let cursor = page.cursor.as_ref().and_then(Cursor::millis).filter(|at| window.contains(*at));
    cursor.or(walk.edge()).unwrap_or(window.end() - 1)
}

/// Why a walk that has ended may not have brought every row; `None` when it has, or goes on.
fn cut_short(walk: &Walk) -> Option<Cut> {
    match walk.end()? {
        End::Complete if walk.torn().is_empty() => None,
        End::Complete => Some(Cut::Torn),
        end => Some(Cut::Ended(end)),
    }
}

/// Marks the part as loading and says what to ask.
fn start(part: &mut Part, ties: Ties) -> Option<(PartId, Ask)> {
    if part.state != PartState::Waiting {
        return None;
    }
    let ask = part.walk.ask(ties)?;
    part.state = PartState::Loading;
    Some((part.id, ask))
}

#[cfg(test)]
mod tests;
