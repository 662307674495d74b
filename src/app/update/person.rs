//! One person: opened from a message, a user or the radar, and left to the same row.

use crate::app::messages::NarrowBy;
use crate::app::person::{Person, Tally};
use crate::app::{App, Effect, Screen};

impl App {
    /// `u` on a message: who wrote it.
    pub(super) fn open_writer(&mut self) {
        if self.screen == Screen::Person {
            self.say("these are all their messages");
            return;
        }
        let Some(row) = self.messages.selected() else {
            self.complain("no message is selected");
            return;
        };
        let Some(conversation) = row.conversation.map(ToOwned::to_owned) else {
            self.complain("this message names no conversation");
            return;
        };
        let name = row.user.map(ToOwned::to_owned);
        let seek = Some(row.at);
        self.open_person(Person { conversation: Some(conversation), name, seek, ..Person::default() });
    }

    /// `Enter` on a user.
    pub(super) fn open_user(&mut self) {
        let Some(user) = self.users.selected().cloned() else { return };
        let conversation = user.conversation_id.clone();
        self.open_person(Person { conversation, user: Some(user), ..Person::default() });
    }

    /// `Enter` on the radar.
    pub(super) fn open_radar_row(&mut self) {
        self.radar.settle();
        let Some(row) = self.radar.selected() else { return };
        let user = row.user.and_then(|index| self.users.all.rows.get(index)).cloned();
        let conversation = row.conversation.clone();
        let name = conversation.as_deref().and_then(|id| self.radar.name_of(id)).map(ToOwned::to_owned);
        self.open_person(Person { conversation, name, user, ..Person::default() });
    }

    /// Shows somebody: in the list of the view when it is not narrowed by label or kind, else in a list of their own.
    fn open_person(&mut self, mut person: Person) {
        if self.place.labels.is_none() && self.place.kind.is_none() {
            person.reader = Some(self.messages.set_aside(self.screen));
        } else {
            self.leave_spot();
            self.place.labels = None;
            self.place.kind = None;
            self.open_list();
            self.messages.focus = crate::app::layout::Pane::List;
        }
        self.show_person(person);
    }

    /// Shows somebody in the list that is there.
    pub(super) fn show_person(&mut self, person: Person) {
        let by = NarrowBy::Conversation { id: person.conversation.clone(), name: person.called() };
        self.person = Some(person);
        self.screen = Screen::Person;
        self.messages.cursor.select(0, 0, 1);
        let height = self.areas().list_rows();
        self.messages.narrow_to(Some(by), height);
    }

    /// The list that the person was shown in is gone: shows them in the new one.
    pub(super) fn show_person_anew(&mut self) {
        if let Some(mut person) = self.person.take() {
            let mut reader = person.reader.take();
            if let Some(reader) = &mut reader {
                reader.forget_rows();
            }
            self.show_person(Person { reader, ..person.anew() });
        }
    }

    /// Back to where the person was opened from.
    pub(super) fn close_person(&mut self) {
        let reader = self.person.as_mut().and_then(|person| person.reader.take());
        if let Some(reader) = reader {
            self.person = None;
            self.screen = reader.screen;
            let height = self.areas().list_rows();
            self.messages.resume(reader, height);
        } else if let Some(spot) = self.back.pop() {
            self.return_to(spot);
        } else {
            // So many windows were looked at since that the first view was given up.
            self.person = None;
            self.screen = Screen::Messages;
            let height = self.areas().list_rows();
            self.messages.filter = None;
            self.messages.narrow_to(None, height);
        }
    }

    /// Back to what was looked at before the person, whatever windows of theirs were looked at since.
    pub(super) fn leave_person(&mut self) {
        while self.person.is_some() {
            self.close_person();
        }
    }

    /// Goes to a screen that has a key; a person who is looked at is left for good.
    pub(super) fn go_to_screen(&mut self, screen: Screen) {
        self.leave_person();
        self.screen = screen;
        self.arrange_people();
    }

    /// Learns what has come of the person since: messages, their place in the users list.
    pub(super) fn follow_person(&mut self) {
        if !self.is_person_open() {
            return;
        }
        let (users, messages, zone) = (&self.users, &self.messages, self.zone);
        let Some(person) = &mut self.person else { return };
        if person.user.is_none() {
            let found = person.conversation.as_deref().and_then(|id| users.all.find(id));
            person.user = found.and_then(|index| users.all.rows.get(index)).cloned();
        }
        let Some(narrow) = &messages.narrow else { return };
        if person.tally.messages != narrow.search.len() || person.tally.days.is_empty() || person.tally.zone != zone {
            let rows = narrow.search.rows(messages.feed.store());
            person.tally = Tally::of(rows, messages.feed.window(), zone);
        }
        self.seek_message();
    }

    /// Goes to the message that the person was opened from, once it is loaded.
    fn seek_message(&mut self) {
        let Some(at) = self.person.as_ref().and_then(|person| person.seek) else { return };
        let height = self.areas().list_rows();
        if self.messages.go_to_time(at, height)
            && let Some(person) = &mut self.person
        {
            person.seek = None;
        }
    }

    pub(super) fn turn_order(&mut self) {
        let height = self.areas().list_rows();
        self.messages.turn_order(height);
        let oldest = self.messages.narrow.as_ref().is_some_and(|narrow| narrow.oldest_first);
        self.say(if oldest { "oldest first" } else { "newest first" });
    }

    pub(super) fn copy_person(&mut self) {
        if let Some(text) = self.person_in_words() {
            self.copy_line("name", &text);
        }
    }

    pub(super) fn copy_line(&mut self, what: &'static str, text: &str) {
        self.out.push(Effect::Copy { what, text: crate::text::Clean::line(text).to_string() });
    }
}
