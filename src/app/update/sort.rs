//! The order of the lists that have one to choose.

use crate::app::sort::{Column, Sort};
use crate::app::{Action, App, Screen};
use crate::text::grouped;

impl App {
    /// Sorts this screen's list by its next column.
    pub(super) fn sort_by_next(&mut self) {
        match self.screen {
            Screen::Labels => self.labels.sort.turn(),
            Screen::Users => self.users.sort.turn(),
            Screen::Radar => self.radar.sort.turn(),
            Screen::Messages | Screen::Person | Screen::Exports => return,
        }
        self.sorted();
    }

    /// Sorts this screen's list the other way round.
    pub(super) fn sort_reversed(&mut self) {
        match self.screen {
            Screen::Labels => self.labels.sort.reverse(),
            Screen::Users => self.users.sort.reverse(),
            Screen::Radar => self.radar.sort.reverse(),
            Screen::Messages | Screen::Person | Screen::Exports => return,
        }
        self.sorted();
    }

    /// Puts the list in its new order and says which. Who is at the top stays there, to see what comes first; else the reader
    /// stays on the same row.
    fn sorted(&mut self) {
        let at_top = self.selected_row() == 0;
        self.sift();
        if at_top && self.screen == Screen::Users {
            self.go_to_row(0);
        }
        let said = match self.screen {
            Screen::Labels => format!("by {} {}", self.labels.sort.by.name(), self.labels.sort.arrow()),
            Screen::Radar => format!("by {} {}", self.radar.sort.by.name(), self.radar.sort.arrow()),
            _ => self.users_order_in_words(),
        };
        self.say(said);
    }

    /// Users who are not loaded may belong above those who are: that is said.
    fn users_order_in_words(&self) -> String {
        let (sort, list) = (self.users.sort, self.users.list());
        let order = format!("by {} {}", self.users.order_name(), sort.arrow());
        if list.is_whole() || sort == Sort::default() {
            return order;
        }
        let all = self.key(Action::LoadAllUsers);
        format!("{order}, of the {} users that are loaded; {all} loads all", grouped(list.rows.len() as u64))
    }
}
