//! Who writes on a channel: names, languages, birthdays, purchases; highest lifetime value first.

use chrono::{DateTime, Datelike, TimeDelta, Utc};
use fastrand::Rng;

use super::super::texts::{self, Language};
use super::person::Person;
use super::plan::Plan;
use super::user::User;

const DAY_MS: i64 = 86_400_000;

/// Every so many'th person is not in the users list.
const STRANGERS: usize = 9;

/// `count` people, as of `now`, epoch ms.
pub(super) fn lay(seed: u64, plan: &Plan, now: i64, count: usize) -> Vec<Person> {
    let home = plan.name.ends_with("Türkiye").then(|| Language::index("tr")).flatten();
    let mut rng = Rng::with_seed(texts::mix(seed, 2));
    (0..count).map(|rank| person(&mut rng, home, now, rank)).collect()
}

fn person(rng: &mut Rng, home: Option<u8>, now: i64, rank: usize) -> Person {
    let drawn = Language::draw(rng);
    let language = if rng.u32(0..10) < 8 { home.unwrap_or(drawn) } else { drawn };
    let name = texts::name(language, rng);
    let conversation_id = format!("t_{}", rng.u64(1_000_000_000_000_000..10_000_000_000_000_000));
    let listed = rank % STRANGERS != STRANGERS - 1;
    let user = listed.then(|| {
        let quiet = (rank as f64).sqrt();
        User {
            conversation_id: conversation_id.clone(),
            user_name: (rng.u32(0..60) != 0).then(|| name.shown.clone()),
            first_name: name.first.filter(|_| rng.u32(0..25) != 0),
            last_name: name.last.filter(|_| rng.u32(0..18) != 0),
            cuid: (rng.u32(0..15) != 0).then(|| format!("{:016x}", rng.u64(..))),
            profile_pic: (rng.u32(0..5) != 0)
                .then(|| format!("https://cdn.example.com/avatars/{:08x}.jpg", rng.u32(..))),
            birthday: birthday(rng, now, rank),
            last_purchase_timestamp: ago(rng, now, 1.0 + quiet / 2.0, 30),
            last_user_message_timestamp: None,
            last_app_open_timestamp: ago(rng, now, 0.2 + quiet / 9.0, 20),
        }
    });
    // Those of the highest value behave.
    let troll = rank > 30 && rng.u32(0..120) == 0;
    Person { conversation_id, name: Some(name.shown), language, troll, user }
}

/// An instant some days ago, exponentially, in epoch ms; one in `unknown` is not known.
fn ago(rng: &mut Rng, now: i64, mean_days: f64, unknown: u32) -> Option<i64> {
    let days = -(1.0 - rng.f64()).ln() * mean_days;
    (rng.u32(0..unknown) != 0).then(|| now - (days.min(900.0) * DAY_MS as f64) as i64)
}

/// A birthday in one of the shapes that are seen; several of the highest in value have theirs this week.
fn birthday(rng: &mut Rng, now: i64, rank: usize) -> Option<String> {
    let today: DateTime<Utc> = DateTime::from_timestamp_millis(now).unwrap_or_default();
    let days_ahead = if rank % 11 == 3 { rng.i64(0..7) } else { rng.i64(0..365) };
    let date = today + TimeDelta::days(days_ahead);
    let (month, day, year) = (date.month(), date.day(), 1952 + rng.i32(0..56));
    let year = if (month, day) == (2, 29) { year - year % 4 } else { year };
    Some(match rng.u32(0..100) {
        0..40 => format!("{year}-{month:02}-{day:02}"),
        40..58 => format!("{month:02}/{day:02}"),
        58..74 => format!("{month:02}/{day:02}/{year}"),
        74 => "02/29".to_owned(),
        75 => "0000-00-00".to_owned(),
        76 => format!("{year}-{month:02}-{day:02}T00:00:00.000Z"),
        77 => format!("{} {day}", date.format("%B")),
        _ => return None,
    })
}
