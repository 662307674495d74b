//! A person's profile, line by line: what the pane shows and what its scrolling is measured by.

use crate::api::User;
use crate::app::App;
use crate::app::load::Load;
use crate::app::person::Person;
use crate::app::person::standing::{Keys, Sureness};
use crate::app::{Action, Screen, users};
use crate::insight::{Birthday, in_days, relative};
use crate::text::{Clean, grouped};

/// Cells that the names of fields take, the gap behind them included.
pub const NAME_CELLS: usize = 13;

/// Cells of a value that are shown at most.
const LONGEST: usize = 200;

/// What a value is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// The person's name.
    Name,
    /// A value.
    Plain,
    /// What stands beside a value.
    Aside,
    /// What stands for something that is missing.
    Missing,
    /// A sentence about something that is under way.
    Busy,
    /// A sentence about something that is certain.
    Done,
    /// A sentence about something to know of.
    Warning,
}

/// One line of the pane.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProfileRow {
    /// Nothing.
    Blank,
    /// A field's name, empty where its value goes on, and its value.
    Field(&'static str, Clean, Look),
    /// A line of a sentence.
    Words(Clean, Look),
    /// All messages by day.
    AllMessages,
    /// The label of this place in the tally, by day.
    Label(usize),
}

/// The lines of the profile in a pane of `width` cells; none while nobody is looked at.
#[must_use]
pub fn lines(app: &App, width: u16) -> Vec<ProfileRow> {
    let Some(person) = &app.person else { return Vec::new() };
    let mut lines = Lines { width: usize::from(width.saturating_sub(2)).max(1), lines: Vec::new() };
    lines.field("name", &person.called(), Look::Name);
    match &person.user {
        Some(user) => lines.user(app, person, user),
        None => lines.stranger(app, person),
    }
    lines.lines.push(ProfileRow::Blank);
    lines.standing(app, person);
    lines.lines.push(ProfileRow::Blank);
    lines.lines.push(ProfileRow::AllMessages);
    lines.lines.extend((0..person.tally.labels.len()).map(ProfileRow::Label));
    lines.lines
}

/// One thing that the users list has a place for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// What it is about.
    pub name: &'static str,
    /// What is known of it, not yet cleaned; `None`: nothing.
    pub value: Option<String>,
    /// How long ago that was, or is to come.
    pub aside: Option<String>,
}

/// What the users list says of a user beside the name.
#[must_use]
pub fn facts(app: &App, user: &User) -> Vec<Fact> {
    let plain = |name, value: &Option<String>| Fact { name, value: value.clone(), aside: None };
    let time = |name, at: Option<i64>| Fact {
        name,
        value: at.map(|at| app.zone.at(at).format("%-d %b %Y %H:%M").to_string()),
        aside: at.map(|at| relative(app.now, at)),
    };
    vec![
        plain("customer", &user.cuid),
        plain("conversation", &user.conversation_id),
        birthday(app, user.birthday.as_deref()),
        time("message", user.last_user_message),
        time("purchase", user.last_purchase),
        time("app open", user.last_app_open),
    ]
}

/// One that cannot be read as it was sent.
fn birthday(app: &App, sent: Option<&str>) -> Fact {
    let name = "birthday";
    let Some(birthday) = sent.and_then(Birthday::read) else {
        return Fact { name, value: sent.map(ToOwned::to_owned), aside: None };
    };
    let today = app.zone.date(app.now);
    let turns = birthday.turns(today).map(|age| format!(", turns {age}")).unwrap_or_default();
    let ahead = format!("{}{turns}", in_days(birthday.days_until(today)));
    Fact { name, value: Some(birthday.to_string()), aside: Some(ahead) }
}

struct Lines {
    width: usize,
    lines: Vec<ProfileRow>,
}

impl Lines {
    fn field(&mut self, name: &'static str, value: &str, look: Look) {
        let room = self.width.saturating_sub(NAME_CELLS).max(8);
        for (index, text) in Clean::start(value, LONGEST).wrap(room).into_iter().enumerate() {
            self.lines.push(ProfileRow::Field(if index == 0 { name } else { "" }, text, look));
        }
    }

    fn optional(&mut self, name: &'static str, value: Option<&str>) {
        match value {
            Some(value) => self.field(name, value, Look::Plain),
            None => self.field(name, "–", Look::Missing),
        }
    }

    fn words(&mut self, text: &str, look: Look) {
        let lines = Clean::start(text, 2 * LONGEST).wrap(self.width);
        self.lines.extend(lines.into_iter().map(|line| ProfileRow::Words(line, look)));
    }

    fn user(&mut self, app: &App, person: &Person, user: &User) {
        if user.user_name.as_ref().is_some_and(|name| *name != person.called()) {
            self.optional("user name", user.user_name.as_deref());
        }
        let rank = person.conversation.as_deref().and_then(|id| app.users.all.find(id));
        if let Some(rank) = rank {
            self.field("by value", &format!("#{}", rank + 1), Look::Plain);
        }
        for fact in facts(app, user) {
            match fact.value {
                Some(value) => self.field(fact.name, &value, Look::Plain),
                None => self.field(fact.name, "–", Look::Missing),
            }
            if let Some(aside) = fact.aside {
                self.field("", &aside, Look::Aside);
            }
        }
    }

    /// Somebody of whom the users list says nothing, or nothing yet.
    fn stranger(&mut self, app: &App, person: &Person) {
        self.optional("conversation", person.conversation.as_deref());
        self.lines.push(ProfileRow::Blank);
        let seen = grouped(app.users.all.seen() as u64);
        let (words, look) = match &app.users.all.next {
            Load::Failed(failure) => (
                format!(
                    "Not in the first {seen} users; then: {}. {} asks again.",
                    failure.clause(),
                    app.key(Action::Reload)
                ),
                Look::Warning,
            ),
            Load::Ready(None) if app.users.all.is_capped => (
                format!("Not among the {seen} users that the server sends; it stopped counting, so there can be more."),
                Look::Warning,
            ),
            Load::Ready(None) => (format!("Not in the users list: none of its {seen} users."), Look::Warning),
            Load::Ready(Some(_)) if app.users.all.rows.len() >= app.users.reach => {
                let key = app.key(Action::LoadAll);
                (format!("Not among the first {seen} users. {key} looks at all of them."), Look::Warning)
            }
            _ if person.conversation.is_none() => ("Not in the users list.".to_owned(), Look::Warning),
            _ => (format!("Looking in the users list: {seen} so far…"), Look::Busy),
        };
        self.words(&words, look);
    }

    fn standing(&mut self, app: &App, person: &Person) {
        if person.conversation.is_none() {
            let words = "The API names no conversation of this user, so which messages are theirs cannot be told.";
            return self.words(words, Look::Warning);
        }
        let Some(standing) = app.standing() else { return };
        let keys = Keys {
            load_all: app.key(Action::LoadAll),
            repair: app.key(Action::Repair),
            reload: app.key(Action::Reload),
        };
        let (words, sureness) = standing.in_words(&keys);
        let look = match sureness {
            Sureness::Proven => Look::Done,
            Sureness::Looking => Look::Busy,
            Sureness::Open => Look::Warning,
        };
        self.words(&words, look);
        self.last_message(app, person);
    }

    /// Who wrote nothing in the window, but did before or after it, can be found in another.
    fn last_message(&mut self, app: &App, person: &Person) {
        let last = person.user.as_ref().and_then(|user| user.last_user_message);
        if let Some(at) = last.filter(|at| app.messages.is_empty() && !app.place.window.contains(*at)) {
            let day = app.zone.at(at).format("%-d %b %Y");
            let key = app.key(Action::PickDates);
            self.words(&format!("Their last message is of {day}; {key} chooses other dates."), Look::Aside);
        }
    }
}

impl App {
    /// What the person who is looked at is called, and their ids, in one line.
    #[must_use]
    pub fn person_in_words(&self) -> Option<String> {
        let person = self.person.as_ref()?;
        let customer = person.user.as_ref().and_then(|user| user.cuid.as_deref());
        Some(users::name_and_ids(&person.called(), customer, person.conversation.as_deref()))
    }

    /// Whether the person's screen is shown.
    #[must_use]
    pub fn is_person_open(&self) -> bool {
        self.screen == Screen::Person && self.person.is_some()
    }
}
