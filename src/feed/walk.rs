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
    /// Time of the newest row, epoch ms.
    pub newest: Option<i64>,
    /// Time of the oldest row, epoch ms.
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
    /// Time of the oldest row seen.
    edge: Option<i64>,
    /// The last cursor, to see whether the next one advances.
    cursor: Option<Cursor>,
    /// Rows of the largest page that held one millisecond only.
    widest: usize,
    /// Milliseconds of which not every row could be had.
    torn: Vec<i64>,
    end: Option<End>,
}

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

    /// Time of the oldest row seen, epoch ms: above it nothing is missing, except at [`Walk::torn`].
    #[must_use]
    pub const fn edge(&self) -> Option<i64> {
        self.edge
    }

    /// Milliseconds of which not every row could be had.
    #[must_use]
    pub fn torn(&self) -> &[i64] {
        &self.torn
    }

    /// The page to ask for now, or `None` at the end.
    #[must_use]
    pub fn ask(&self, ties: Ties) -> Option<Ask> {
        if self.end.is_some() {
            return None;
        }
        let before = match &self.step {
            Step::Head => None,
            Step::Echo(cursor) => Some(cursor.clone()),
            Step::Overlap { edge } if ties == Ties::Inclusive => Some(Cursor::at(*edge)),
            Step::Overlap { edge } => Some(Cursor::at(edge.saturating_add(1))),
            Step::Past { edge } if ties == Ties::Inclusive => Some(Cursor::at(edge.saturating_sub(1))),
            Step::Past { edge } => Some(Cursor::at(*edge)),
        };
        Some(Ask { window: self.window, before, limit: self.limit })
    }

    /// Takes in what the page brought, and what it shows about `ties`.
    pub fn land(&mut self, page: Landed<'_>, ties: &mut Ties) {
        if self.end.is_some() {
            return;
        }
        if let (Step::Echo(cursor), Ties::Unknown) = (&self.step, *ties)
            && let Some(edge) = self.edge.filter(|edge| cursor.millis() == Some(*edge))
        {
            *ties = shown_by(&page, edge);
            if *ties == Ties::Exclusive {
                // The page before may have ended inside a tie: go back to where it ended, this once.
                self.step = Step::Overlap { edge };
                return;
            }
        }
        let before = self.edge;
        self.edge = match (self.edge, page.oldest) {
            (Some(a), Some(b)) => Some(a.min(b)),
            (a, b) => a.or(b),
        };
        self.advance(&page, before, *ties);
    }

    fn advance(&mut self, page: &Landed<'_>, edge_before: Option<i64>, ties: Ties) {
        if page.rows == 0 {
            self.end = Some(if page.more == Some(true) { End::NothingBehind } else { End::Complete });
            return;
        }
        if page.more == Some(false) || (page.more.is_none() && page.cursor.is_none()) {
            self.end = Some(End::Complete);
            return;
        }
        let Some(cursor) = page.cursor else {
            self.end = Some(End::NoCursor);
            return;
        };
        match cursor.millis() {
            Some(at) => self.advance_in_time(page, cursor, at, edge_before, ties),
            None if self.cursor.as_ref() == Some(cursor) => self.end = Some(End::CursorStuck),
            None => self.step = Step::Echo(cursor.clone()),
        }
        self.cursor = Some(cursor.clone());
    }

    fn advance_in_time(&mut self, page: &Landed<'_>, cursor: &Cursor, at: i64, edge_before: Option<i64>, ties: Ties) {
        let last = self.cursor.as_ref().and_then(Cursor::millis);
        if last.is_some_and(|last| at > last) {
            self.end = Some(End::CursorBack);
            return;
        }
        let advanced = edge_before.is_none_or(|edge| page.oldest.is_some_and(|oldest| oldest < edge));
        match self.edge {
            Some(edge) if !advanced && page.newest.is_some_and(|newest| newest <= edge.saturating_add(1)) => {
                self.widen(page.rows, edge);
            }
            _ if !advanced => self.end = Some(End::CursorStuck),
            Some(edge) if ties != Ties::Unknown || at != edge => {
                self.limit = self.page_size;
                self.widest = 0;
                self.step = Step::Overlap { edge };
            }
            _ => self.step = Step::Echo(cursor.clone()),
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
