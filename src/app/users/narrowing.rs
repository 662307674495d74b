//! Which users are asked for.

use chrono::{Month, NaiveDate};

use crate::api::{User, UserFilter};
use crate::insight::{Ahead, Birthday};

/// Which users are asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Narrowing {
    /// Every one.
    #[default]
    All,
    /// Those who have a birthday soon, the next one first.
    Ahead(Ahead),
    /// Those whose birthday is known.
    HasBirthday,
    /// Those born in a month, 1 to 12.
    Month(u8),
}

impl Narrowing {
    /// All of them, in the order in which they are offered.
    pub fn offered() -> impl Iterator<Item = Self> {
        let ahead = Ahead::ALL.into_iter().map(Self::Ahead);
        std::iter::once(Self::All).chain(ahead).chain([Self::HasBirthday]).chain((1..=12).map(Self::Month))
    }

    /// What it is called on screen.
    #[must_use]
    pub fn name(self) -> String {
        match self {
            Self::All => "all users".to_owned(),
            Self::Ahead(ahead) => ahead.name().to_owned(),
            Self::HasBirthday => "with a birthday".to_owned(),
            Self::Month(month) => {
                let name = Month::try_from(month).map_or("a month", |month| month.name());
                format!("birthday in {name}")
            }
        }
    }

    /// What stands beside its name, and is found as well when it is typed.
    #[must_use]
    pub fn aside(self) -> String {
        match self {
            Self::All => "everybody".to_owned(),
            Self::Ahead(_) => "next one first".to_owned(),
            Self::HasBirthday => "any month".to_owned(),
            Self::Month(month) => format!("month {month}"),
        }
    }

    /// What the API is asked, one after another.
    #[must_use]
    pub fn filters(self, today: NaiveDate) -> Vec<UserFilter> {
        let month = |month| UserFilter { birthday_month: Some(month), ..UserFilter::default() };
        match self {
            Self::All => vec![UserFilter::default()],
            Self::HasBirthday => vec![UserFilter { has_birthday: true, ..UserFilter::default() }],
            Self::Month(of) => vec![month(of)],
            Self::Ahead(ahead) => {
                ahead.months_needed(today).into_iter().filter_map(|of| u8::try_from(of).ok()).map(month).collect()
            }
        }
    }

    /// Whether it shows all that a filter lets through.
    #[must_use]
    pub fn is_filter(self, filter: UserFilter) -> bool {
        let is_day = matches!(self, Self::Ahead(_));
        !is_day && self.filters(NaiveDate::default()) == [filter]
    }

    /// The indices of the rows that it shows, in the order in which it shows them.
    ///
    /// Of those who have a birthday soon: by days until then, and last those whose birthday cannot be read, which the
    /// server counts among the months that were asked for.
    #[must_use]
    pub fn arrange(self, rows: &[User], today: NaiveDate) -> Vec<usize> {
        let Self::Ahead(ahead) = self else { return (0..rows.len()).collect() };
        let days = |user: &User| match user.birthday.as_deref().map(Birthday::read)? {
            Some(birthday) => ahead.holds(birthday, today).then(|| birthday.days_until(today)),
            None => Some(u32::MAX),
        };
        let mut shown: Vec<(u32, usize)> =
            rows.iter().enumerate().filter_map(|(index, user)| Some((days(user)?, index))).collect();
        shown.sort_unstable();
        shown.into_iter().map(|(_, index)| index).collect()
    }
}

/// The users that a filter lets through, in words.
#[must_use]
pub fn filter_in_words(filter: UserFilter) -> String {
    match (filter.birthday_month, filter.has_birthday) {
        (Some(month), _) => {
            let name = Month::try_from(month).map_or("one month", |month| month.name());
            format!("VIP users with a birthday in {name}")
        }
        (None, true) => "VIP users with a birthday".to_owned(),
        (None, false) => "all VIP users".to_owned(),
    }
}

#[cfg(test)]
mod tests;
