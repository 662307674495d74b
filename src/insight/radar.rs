//! The radar: which VIPs need attention, and why. Joins the users with their messages and their dates.

use std::collections::HashSet;

use chrono::NaiveDate;

use super::{Birthday, Negative, Negatives, in_days, relative};
use crate::api::User;
use crate::view::DAY_MS;

/// What the radar looks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RadarRules {
    /// Birthdays from today up to so many days ahead.
    pub birthday_within: u32,
    /// Who has not written for so many days; `None` does not look.
    pub silent: Option<u32>,
    /// Who has not bought for so many days; `None` does not look.
    pub no_purchase: Option<u32>,
}

/// The rules, and when it is.
#[derive(Clone, Copy, Debug)]
pub struct Radar {
    /// What to look for.
    pub rules: RadarRules,
    /// Epoch ms.
    pub now_ms: i64,
    /// The day that it is where the reader is: a birthday has no zone.
    pub today: NaiveDate,
}

/// Someone who needs attention.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RadarRow {
    /// Where they stand in the list of users, 0 for the highest value; `None` when they are not in it.
    pub user: Option<usize>,
    /// The conversation that they write in.
    pub conversation: Option<String>,
    /// Why; one at least. What they wrote comes first, then the birthday, then what they did not do.
    pub reasons: Vec<Reason>,
}

/// Why someone needs attention.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// They wrote messages with a negative label.
    Negative(Negative),
    /// They have a birthday soon.
    Birthday {
        /// 0 is today.
        in_days: u32,
        /// The age that they reach, when it is known.
        age: Option<u32>,
    },
    /// They have not written for so many whole days.
    Silent {
        /// Whole days since their last message.
        days: u32,
    },
    /// They have not bought for so many whole days.
    NoPurchase {
        /// Whole days since their last purchase.
        days: u32,
    },
}

impl Radar {
    /// Who needs attention: the users in their order, which is that of value, then those who wrote negative messages but are
    /// not among the users, the latest first.
    ///
    /// A time that is unknown, or not after 1970, says nothing: who was never seen is not silent.
    #[must_use]
    pub fn rows(&self, users: &[User], negatives: &Negatives) -> Vec<RadarRow> {
        let ranked = users.iter().enumerate().map(|(rank, user)| RadarRow {
            user: Some(rank),
            conversation: user.conversation_id.clone(),
            reasons: self.reasons(user, negatives),
        });
        let mut rows: Vec<RadarRow> = ranked.filter(|row| !row.reasons.is_empty()).collect();
        rows.extend(unlisted(users, negatives));
        rows
    }

    /// Why a user needs attention; empty when nothing says so.
    #[must_use]
    pub fn reasons(&self, user: &User, negatives: &Negatives) -> Vec<Reason> {
        let negative = user.conversation_id.as_deref().map(|id| negatives.of(id)).unwrap_or_default();
        // The list of users can be older than the messages.
        let last_message = negative.iter().map(|negative| negative.at).chain(user.last_user_message).max();
        let mut reasons: Vec<Reason> = negative.into_iter().map(Reason::Negative).collect();
        reasons.extend(self.birthday(user));
        reasons.extend(self.days_since(last_message, self.rules.silent).map(|days| Reason::Silent { days }));
        reasons.extend(
            self.days_since(user.last_purchase, self.rules.no_purchase).map(|days| Reason::NoPurchase { days }),
        );
        reasons
    }

    fn birthday(&self, user: &User) -> Option<Reason> {
        let birthday = Birthday::read(user.birthday.as_deref()?)?;
        let in_days = birthday.days_until(self.today);
        (in_days <= self.rules.birthday_within).then(|| Reason::Birthday { in_days, age: birthday.turns(self.today) })
    }

    /// Whole days since then, when they are as many as the rule says.
    fn days_since(&self, at: Option<i64>, at_least: Option<u32>) -> Option<u32> {
        let ms = self.now_ms.saturating_sub(at.filter(|at| *at > 0)?);
        let days = u32::try_from(ms.div_euclid(DAY_MS)).ok()?;
        (days >= at_least?).then_some(days)
    }
}

fn unlisted(users: &[User], negatives: &Negatives) -> Vec<RadarRow> {
    let listed: HashSet<&str> = users.iter().filter_map(|user| user.conversation_id.as_deref()).collect();
    let missing = negatives.conversations().filter(|conversation| !listed.contains(conversation));
    let mut found: Vec<(&str, Vec<Negative>)> = missing.map(|id| (id, negatives.of(id))).collect();
    found.sort_by_key(|(_, negatives)| std::cmp::Reverse(negatives.iter().map(|negative| negative.at).max()));
    let row = |(id, negatives): (&str, Vec<Negative>)| RadarRow {
        user: None,
        conversation: Some(id.to_owned()),
        reasons: negatives.into_iter().map(Reason::Negative).collect(),
    };
    found.into_iter().map(row).collect()
}

impl Reason {
    /// In words, with each label under the name that `name` gives it: `3 × frustrated, 2 h ago`, `birthday in 2 d (36)`,
    /// `silent for 45 d`, `no purchase for 80 d`.
    #[must_use]
    pub fn in_words(&self, now_ms: i64, name: &dyn Fn(&str) -> String) -> String {
        match self {
            Self::Negative(Negative { label, count, at }) => {
                format!("{count} × {}, {}", name(label), relative(now_ms, *at))
            }
            Self::Birthday { in_days: days, age: Some(age) } => format!("birthday {} ({age})", in_days(*days)),
            Self::Birthday { in_days: days, age: None } => format!("birthday {}", in_days(*days)),
            Self::Silent { days } => format!("silent for {days} d"),
            Self::NoPurchase { days } => format!("no purchase for {days} d"),
        }
    }
}

#[cfg(test)]
mod tests;
