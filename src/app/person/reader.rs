//! Where a reader was in a list, to come back to the same row.

use crate::app::Screen;
use crate::app::layout::Pane;
use crate::app::list::ListCursor;
use crate::app::messages::{Find, Messages, Narrow};
use crate::store::RowId;

/// Where a reader was in a list, and what narrowed it.
#[derive(Debug)]
pub struct Reader {
    /// The screen that they came from.
    pub screen: Screen,
    cursor: ListCursor,
    anchor: Option<RowId>,
    focus: Pane,
    detail_top: usize,
    narrow: Option<Narrow>,
    filter: Option<Find>,
    find: Option<Find>,
}

impl Reader {
    /// For a list whose rows are gone: only the screen stays.
    pub fn forget_rows(&mut self) {
        *self = Self {
            cursor: ListCursor::default(),
            anchor: None,
            detail_top: 0,
            narrow: None,
            filter: None,
            find: None,
            screen: self.screen,
            focus: self.focus,
        };
    }
}

impl Messages {
    /// Lets somebody else read the list, on the same row. A match that is waited for is none of theirs.
    pub fn set_aside(&mut self, screen: Screen) -> Reader {
        let reader = Reader {
            screen,
            cursor: self.cursor,
            anchor: self.anchor,
            focus: self.focus,
            detail_top: self.detail_top,
            narrow: self.narrow.take(),
            filter: self.filter.take(),
            find: self.find.take(),
        };
        self.focus = Pane::List;
        self.detail_top = 0;
        self.jump = false;
        reader
    }

    /// Gives the list back to who read it before, in a pane of `height` rows.
    pub fn resume(&mut self, reader: Reader, height: usize) {
        self.cursor = reader.cursor;
        self.anchor = reader.anchor;
        self.focus = reader.focus;
        self.narrow = reader.narrow;
        self.filter = reader.filter;
        self.find = reader.find;
        self.jump = false;
        self.search_on(height);
        self.hold_still(height);
        self.detail_top = reader.detail_top;
    }
}
