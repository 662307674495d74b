//! Users: which are asked for, which are shown.

use crate::api::UsersQuery;
use crate::app::requests::Purpose;
use crate::app::users::{Narrowing, UserList, called, name_and_ids};
use crate::app::{App, Request, Screen};
use crate::text::grouped;

impl App {
    /// Asks for the next page of users, as far as the screen needs it.
    pub(super) fn load_users(&mut self) {
        match self.screen {
            Screen::Users => {
                if self.needs_more_users() {
                    let all = self.users.narrowing == Narrowing::All;
                    self.ask_users(if all { Purpose::Users } else { Purpose::UsersNarrowed });
                }
            }
            Screen::Person => {
                let stranger = self.person.as_ref().is_some_and(|it| it.user.is_none() && it.conversation.is_some());
                if stranger && self.users.all.seen() < self.users.reach {
                    self.ask_users(Purpose::Users);
                }
            }
            Screen::Radar => {
                if self.users.all.seen() < self.users.reach {
                    self.ask_users(Purpose::Users);
                }
            }
            Screen::Messages | Screen::Labels | Screen::Exports => {}
        }
    }

    /// Whether the reader will soon need rows that are not loaded. Birthdays ahead are known only when all have come; a
    /// filter does not pull in page after page of rows that it hides.
    fn needs_more_users(&self) -> bool {
        let near_end = self.users.cursor.top + self.areas().list_rows() * 2 >= self.users.len();
        self.users.load_all
            || matches!(self.users.narrowing, Narrowing::Ahead(_))
            || self.users.list().rows.is_empty()
            || (self.users.sieve.filter.is_none() && near_end)
    }

    pub(super) fn ask_users(&mut self, purpose: Purpose) {
        let Some(scope) = self.place.scope() else { return };
        let Some((filter, offset)) = self.users_of(purpose).wanted() else { return };
        let limit = Some(self.settings.page_size);
        let query = UsersQuery { scope, filter, limit, offset: (offset > 0).then_some(offset) };
        let ticket = self.send(purpose, Request::Users(query));
        self.users_of(purpose).asked(offset, ticket);
    }

    /// The list that a request of this purpose fills.
    pub(super) const fn users_of(&mut self, purpose: Purpose) -> &mut UserList {
        match purpose {
            Purpose::UsersNarrowed => self.users.list_mut(),
            _ => &mut self.users.all,
        }
    }

    /// Users have come, or time has passed: which are shown?
    pub(super) fn arrange_users(&mut self) {
        let (today, height) = (self.zone.date(self.now), self.areas().list_rows());
        self.users.arrange(today, height);
        if self.users.load_all && self.users.list().is_whole() {
            self.users.load_all = false;
        }
    }

    /// Another day may have begun, or another zone: whose birthday is it?
    pub(super) fn arrange_people(&mut self) {
        self.arrange_users();
        self.arrange_radar();
    }

    /// Drops what is known of the users, and what was asked for.
    pub(super) fn forget_users(&mut self) {
        self.abort(|open| matches!(open.purpose, Purpose::Users | Purpose::UsersNarrowed));
        self.users.forget();
        // Its rows point at users.
        self.arrange_radar();
    }

    /// Shows other users.
    pub(super) fn narrow_users(&mut self, narrowing: Narrowing) {
        self.abort(|open| open.purpose == Purpose::UsersNarrowed);
        let today = self.zone.date(self.now);
        self.users.narrow_to(narrowing, today);
        self.arrange_users();
    }

    /// Asks anew: after a failure from where it failed, else from the first user on.
    pub(super) fn reload_users(&mut self) {
        if self.users.list().next.failure().is_some() {
            self.users.list_mut().release();
            return;
        }
        let (narrowing, sieve) = (self.users.narrowing, std::mem::take(&mut self.users.sieve));
        self.forget_users();
        self.users.sieve = sieve;
        self.narrow_users(narrowing);
    }

    /// `Esc` on the users screen: whether there was something to undo before leaving it.
    pub(super) fn widen_users(&mut self) -> bool {
        let is_narrowed = self.users.narrowing != Narrowing::All;
        if is_narrowed {
            self.narrow_users(Narrowing::All);
        }
        is_narrowed
    }

    /// `Esc` while every user is being loaded: whether that was so.
    pub(super) fn stop_loading_users(&mut self) -> bool {
        let was_loading = std::mem::take(&mut self.users.load_all);
        if was_loading {
            self.say(format!("stopped; {} loaded", grouped(self.users.list().rows.len() as u64)));
        }
        was_loading
    }

    pub(super) fn load_all_users(&mut self) {
        self.users.load_all = true;
    }

    pub(super) fn copy_user(&mut self) {
        let Some(user) = self.users.selected() else { return };
        let conversation = user.conversation_id.as_deref();
        let text = name_and_ids(&called(Some(user), None, conversation), user.cuid.as_deref(), conversation);
        self.copy_line("name", &text);
    }
}
