//! The table of labels that occur together.

use crate::app::layout::picker_rows;
use crate::app::list::Step;
use crate::app::popup::{LabelPairs, Popup};
use crate::app::{Action, App};
use crate::insight::{LabelExpr, Together};

/// Pairs that the table names at most.
const MOST_PAIRS: usize = 200;

impl App {
    pub(super) fn show_together(&mut self) {
        if self.messages.feed.store().is_empty() {
            return self.complain("no messages are loaded to look at");
        }
        let mut table = LabelPairs::default();
        self.count_together(&mut table);
        self.popup = Some(Popup::Together(table));
    }

    /// Counts anew, when rows have come.
    pub(super) fn count_together(&self, table: &mut LabelPairs) {
        let store = self.messages.feed.store();
        if table.rows == store.len() as u64 {
            return;
        }
        let mut together = Together::default();
        for (labels, rows) in store.label_sets() {
            together.add_many(labels, rows);
        }
        table.rows = store.len() as u64;
        table.pairs = together.top(MOST_PAIRS);
        table.cursor.fit(table.pairs.len(), picker_rows(self.size.1));
    }

    /// Rows have come: an open table counts them too.
    pub(super) fn renew_together(&mut self) {
        if let Some(Popup::Together(mut table)) = self.popup.take_if(|popup| matches!(popup, Popup::Together(_))) {
            self.count_together(&mut table);
            self.popup = Some(Popup::Together(table));
        }
    }

    /// A key in the table: moves, loads what is not counted yet, opens the messages that carry both labels, or closes it.
    pub(super) fn together_action(&mut self, mut table: LabelPairs, action: Option<Action>) {
        let step = match action {
            Some(Action::Down) => Step::Rows(1),
            Some(Action::Up) => Step::Rows(-1),
            Some(Action::PageDown) => Step::HalfPanes(2),
            Some(Action::PageUp) => Step::HalfPanes(-2),
            Some(Action::HalfDown) => Step::HalfPanes(1),
            Some(Action::HalfUp) => Step::HalfPanes(-1),
            Some(Action::First) => Step::First,
            Some(Action::Last) => Step::Last,
            Some(Action::Open) => {
                if let Some(pair) = table.pairs.get(table.cursor.selected) {
                    let labels = [&pair.first, &pair.second].map(|label| LabelExpr::Label(label.clone()));
                    self.enter_labels(Some(LabelExpr::all(labels.into())));
                }
                return;
            }
            Some(Action::LoadAll) => {
                self.load_all();
                self.popup = Some(Popup::Together(table));
                return;
            }
            _ => return,
        };
        table.cursor.step(step, table.pairs.len(), picker_rows(self.size.1));
        self.popup = Some(Popup::Together(table));
    }
}
