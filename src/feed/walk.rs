//! One walk through a span of time, page by page, from the newest row to the oldest.
//!
//! The contract leaves open whether `before` is exclusive or inclusive, and pages can split between rows that share a
//! millisecond. The walk echoes the first cursor as it came, sees from the answer which of the two it is, and from then
//! on asks so that each page begins with the rows of the millisecond at which the last one ended. The store removes what
//! comes twice. Where a page of the usual size holds nothing but one millisecond, a larger page is asked for.

use crate::api::Cursor;
use crate::view::Window;

/// What `before` means to this server: learnt once, then valid for the session.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Ties {
    /// Not seen yet.
    #[default]
    Unknown,
    /// Rows of the cursor's own millisecond are left out.
    Exclusive,
    /// Rows of the cursor's own millisecond come again.
    Inclusive,
}

/// One page to ask for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ask {
    /// The span of time.
    pub window: Window,
    /// The parameter `before`.
    pub before: Option<Cursor>,
    /// The parameter `limit`, in rows.
    pub limit: u32,
}

/// What a page brought, as far as paging is concerned.
#[derive(Clone, Copy, Debug, Default)]
pub struct Landed<'a> {
    /// Rows on the page, damaged ones too.
    pub rows: usize,
    /// Time of the newest row, epoch ms, of those inside the window that was asked for.
    pub newest: Option<i64>,
    /// Time of the oldest row, epoch ms, likewise.
    pub oldest: Option<i64>,
    /// `nextCursor`.
    pub cursor: Option<&'a Cursor>,
    /// `mayHaveMore`.
    pub more: Option<bool>,
}

/// How a walk ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// The server said that there is no more.
    Complete,
    /// The server said that there is more, and sent nothing.
    NothingBehind,
    /// The server said that there is more, and gave no cursor.
    NoCursor,
    /// The cursor stood still.
    CursorStuck,
    /// The cursor went back up.
    CursorBack,
}

impl End {
    /// What to tell the reader.
    #[must_use]
    pub const fn why(self) -> &'static str {
        match self {
            Self::Complete => "complete",
            Self::NothingBehind => "the server promised more and sent nothing",
            Self::NoCursor => "the server promised more and gave no cursor",
            Self::CursorStuck => "the server's cursor stands still",
            Self::CursorBack => "the server's cursor goes back up",
        }
    }
}

/// What the current page was asked for with.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Step {
    /// The first page, without a cursor.
    Head,
    /// The server's cursor as it came.
    Echo(Cursor),
    /// From the millisecond `edge` on down, so that its rows come (again).
    Overlap { edge: i64 },
    /// Past the millisecond `edge`, whose rows no page holds whole.
    Past { edge: i64 },
}

/// Pages through one window. Start with [`Walk::ask`], feed each page to [`Walk::land`], until [`Walk::end`].
#[derive(Clone, Debug)]
pub struct Walk {
    window: Window,
    page_size: u32,
    limit: u32,
    step: Step,
    /// How far the walk has come: where the last page ended.
    edge: Option<i64>,
    /// The last cursor, to see whether the next one advances.
    cursor: Option<Cursor>,
    /// Rows of the largest page that held one millisecond only.
    widest: usize,
    /// Milliseconds of which not every row could be had.
    torn: Vec<i64>,
    /// Pages in a row that brought nothing.
    fruitless: u32,
    end: Option<End>,
}

/// How a cursor that tells a time has moved, in epoch ms.
#[derive(Clone, Copy)]
struct Moved {
    /// What the page was asked for with.
    asked: Option<i64>,
    /// The cursor of the page before.
    last: Option<i64>,
    /// The cursor now.
    at: i64,
}

/// Pages in a row that may bring nothing, while the cursor moves on.
const PATIENCE: u32 = 50;

/// The largest page that is asked for to get over a millisecond with many rows.
const WIDEST_PAGE: u32 = 5_000;

impl Walk {
    /// A walk through `window` in pages of `page_size` rows.
    #[must_use]
    pub const fn new(window: Window, page_size: u32) -> Self {
        Self {
            window,
            page_size,
            limit: page_size,
            step: Step::Head,
            edge: None,
            cursor: None,
            widest: 0,
            torn: Vec::new(),
            fruitless: 0,
            end: None,
        }
    }

    /// The span that it walks through.
    #[must_use]
    pub const fn window(&self) -> Window {
        self.window
    }

    /// How it ended; `None` while there is a page to ask for.
    #[must_use]
    pub const fn end(&self) -> Option<End> {
        self.end
    }

    /// How far the walk has come, epoch ms: above it nothing is missing, except at [`Walk::torn`].
    #[must_use]
    pub const fn edge(&self) -> Option<i64> {
        self.edge
    }

    /// Milliseconds of which not every row could be had.
    #[must_use]
    pub fn torn(&self) -> &[i64] {
        &self.torn
    }

    /// Leaves what is older than `at` (epoch ms) to another walk, which it gives back. `None` when `at` is not inside of
    /// what is left to walk, or the way there is known to the server alone.
    pub fn split_off(&mut self, at: i64) -> Option<Self> {
        let is_by_time = matches!(self.step, Step::Head | Step::Overlap { .. });
        if self.end.is_some() || !is_by_time || self.edge.is_some_and(|edge| edge <= at) {
            return None;
        }
        let older = Window::new(self.window.start(), at)?;
        self.window = Window::new(at, self.window.end())?;
        Some(Self::new(older, self.page_size))
    }

    /// Whether the page that is asked for may begin inside a millisecond of which the page before showed a part: where the server
    /// alone knows the way.
    #[must_use]
    pub fn goes_on(&self) -> bool {
        matches!(&self.step, Step::Echo(cursor) if cursor.millis().is_none())
    }

    /// The page to ask for now, or `None` at the end.
    pub fn ask(&mut self, ties: Ties) -> Option<Ask> {
        if self.end.is_some() {
            return None;
        }
        // Another walk may have found out in the meantime.
        if let (Step::Echo(cursor), Ties::Exclusive) = (&self.step, ties)
            && let Some(edge) = self.edge.filter(|edge| cursor.millis() == Some(*edge))
        {
            self.step = Step::Overlap { edge };
        }
        Some(Ask { window: self.window, before: self.before(ties), limit: self.limit })
    }

    fn before(&self, ties: Ties) -> Option<Cursor> {
        match &self.step {
            Step::Head => None,
            Step::Echo(cursor) => Some(cursor.clone()),
            Step::Overlap { edge } if ties == Ties::Inclusive => Some(Cursor::at(*edge)),
            Step::Overlap { edge } => Some(Cursor::at(edge.saturating_add(1))),
            Step::Past { edge } if ties == Ties::Inclusive => Some(Cursor::at(edge.saturating_sub(1))),
            Step::Past { edge } => Some(Cursor::at(*edge)),
        }
    }

    /// Begins again where it was cut short: the page whose cursor led nowhere is asked for once more. Whether it was.
    pub fn resume(&mut self) -> bool {
        let cut = self.end.is_some_and(|end| end != End::Complete);
        if cut {
            self.end = None;
            self.cursor = None;
            self.fruitless = 0;
        }
        cut
    }

    /// Takes in what the page brought, and what it shows about `ties`. `false` when its rows come again, after others that
    /// belong before them.
    pub fn land(&mut self, page: Landed<'_>, ties: &mut Ties) -> bool {
        if self.end.is_some() {
            return true;
        }
        if let Step::Echo(cursor) = &self.step
            && let Some(edge) = self.edge.filter(|edge| cursor.millis() == Some(*edge))
        {
            if *ties == Ties::Unknown {
                *ties = shown_by(&page, edge);
            }
            if *ties == Ties::Exclusive {
                // The page before may have ended inside a tie: go back to where it ended, this once.
                self.step = Step::Overlap { edge };
                return false;
            }
        }
        self.advance(&page, *ties);
        true
    }

    fn advance(&mut self, page: &Landed<'_>, ties: Ties) {
        if page.more == Some(false) || (page.more.is_none() && (page.rows == 0 || page.cursor.is_none())) {
            self.end = Some(End::Complete);
            return;
        }
        let last = self.cursor.take();
        let Some(cursor) = page.cursor else {
            self.end = Some(if page.rows == 0 { End::NothingBehind } else { End::NoCursor });
            return;
        };
        self.cursor = Some(cursor.clone());
        let asked = self.before(ties).and_then(|before| before.millis());
        match cursor.millis() {
            Some(at) => {
                let last = last.as_ref().and_then(Cursor::millis);
                self.advance_in_time(page, cursor, Moved { asked, last, at }, ties);
            }
            None => self.advance_blindly(page, cursor, last.as_ref()),
        }
    }

    /// A cursor that tells no time can only be echoed; it ends the walk when it repeats, or brings nothing older for long.
    fn advance_blindly(&mut self, page: &Landed<'_>, cursor: &Cursor, last: Option<&Cursor>) {
        let older = self.edge.is_none_or(|edge| page.oldest.is_some_and(|oldest| oldest < edge));
        self.fruitless = if older { 0 } else { self.fruitless + 1 };
        self.edge = self.edge.into_iter().chain(page.oldest).min();
        if last == Some(cursor) || self.fruitless > PATIENCE {
            self.end = Some(End::CursorStuck);
        } else {
            self.step = Step::Echo(cursor.clone());
        }
    }

    fn advance_in_time(&mut self, page: &Landed<'_>, cursor: &Cursor, moved: Moved, ties: Ties) {
        let Moved { asked, last, at } = moved;
        if last.is_some_and(|last| at > last) {
            // One that is what was asked with stands still, although it was asked a millisecond higher than before.
            self.end = Some(if asked == Some(at) { End::CursorStuck } else { End::CursorBack });
            return;
        }
        if page.oldest.is_none_or(|oldest| at < oldest.saturating_sub(1)) {
            self.follow_cursor(page, cursor, at, last);
            return;
        }
        // The server's place in the list, not its oldest row: one that is out of order must not pull the walk along.
        let edge = page.oldest.map_or(at, |oldest| oldest.max(at));
        if self.edge.is_some_and(|before| edge >= before) {
            match page.newest {
                // It points above the rows that it came with: further than by a clock of whole seconds.
                Some(newest) if at > newest.saturating_add(1_000) => self.end = Some(End::CursorBack),
                Some(newest) if newest <= edge.saturating_add(1) => self.widen(page.rows, edge),
                _ => self.end = Some(End::CursorStuck),
            }
            return;
        }
        self.edge = Some(edge);
        self.fruitless = 0;
        self.limit = self.page_size;
        self.widest = 0;
        self.step =
            if ties == Ties::Unknown && at == edge { Step::Echo(cursor.clone()) } else { Step::Overlap { edge } };
    }

    /// The server has looked further than the rows that it sent reach: go on from where it stands.
    fn follow_cursor(&mut self, page: &Landed<'_>, cursor: &Cursor, at: i64, last: Option<i64>) {
        self.fruitless = if page.rows == 0 { self.fruitless + 1 } else { 0 };
        if last.is_some_and(|last| at >= last) {
            self.end = Some(End::CursorStuck);
        } else if self.fruitless > PATIENCE {
            self.end = Some(End::NothingBehind);
        } else {
            self.edge = Some(at.saturating_add(1));
            self.step = Step::Echo(cursor.clone());
        }
    }

    /// A whole page of one millisecond: ask for a larger one, and when that does not come, go past it and say so.
    fn widen(&mut self, rows: usize, edge: i64) {
        if matches!(self.step, Step::Past { .. }) {
            self.end = Some(End::CursorStuck);
        } else if rows > self.widest && self.limit < WIDEST_PAGE {
            self.widest = rows;
            self.limit = self.limit.saturating_mul(4).min(WIDEST_PAGE);
            self.step = Step::Overlap { edge };
        } else {
            self.torn.push(edge);
            self.limit = self.page_size;
            self.widest = 0;
            self.step = Step::Past { edge };
        }
    }
}

/// What the answer to an echoed cursor shows, when a row of the cursor's own millisecond, `edge`, is held already.
fn shown_by(page: &Landed<'_>, edge: i64) -> Ties {
    match page.newest {
        Some(newest) if newest == edge => Ties::Inclusive,
        Some(newest) if newest > edge => Ties::Unknown,
        None if page.rows > 0 => Ties::Unknown,
        _ => Ties::Exclusive,
    }
}

#[cfg(test)]
mod tests;
