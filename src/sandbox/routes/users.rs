//! `GET /vip-users`: a page, highest lifetime value first.

use serde::Serialize;

use super::super::faults::{Active, Kind};
use super::super::joi::{Rule, Values, check, optional};
use super::super::query::Query;
use super::super::reply::Reply;
use super::super::server::Server;
use super::super::world::{Channel, User, World};
use super::{BIRTHDAY_MONTH, HAS_BIRTHDAY, MEDIUM, WORKSPACE, channel, limit, limit_of, named};

/// How many users beyond the page a capped scan still counts.
const CAPPED_AHEAD: usize = 10;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Page {
    items: Vec<User>,
    returned: usize,
    total: usize,
    may_have_more: bool,
    next_offset: Option<usize>,
    scan_capped: bool,
}

pub(super) fn answer(server: &Server, world: &World, query: &Query, faults: &Active) -> Result<Reply, Reply> {
    let offset = optional("offset", Rule::Integer { min: 0, max: None });
    let values = check(query, &[WORKSPACE, MEDIUM, HAS_BIRTHDAY, BIRTHDAY_MONTH, limit(server), offset])?;
    let channel = channel(world, &values)?;
    let size = limit_of(server, &values);
    let offset = values.integer("offset").map_or(0, |offset| offset as usize);
    let all = matching(channel, &values);
    let page = all.get(offset..).unwrap_or_default();
    let page = &page[..page.len().min(size)];
    let next = offset.saturating_add(page.len());
    let more = next < all.len();
    let capped = faults.has(&Kind::ScanCapped) && more;
    let items = page.iter().enumerate().map(|(n, user)| item(user, faults, n)).collect();
    Ok(Reply::json(&Page {
        items,
        returned: page.len(),
        total: if capped { all.len().min(next + CAPPED_AHEAD) } else { all.len() },
        may_have_more: more,
        next_offset: more.then_some(next),
        scan_capped: capped,
    }))
}

fn item(user: &User, faults: &Active, n: usize) -> User {
    let mut user = user.clone();
    if faults.has(&Kind::HostileNames) {
        for (shift, name) in [&mut user.user_name, &mut user.first_name, &mut user.last_name].into_iter().enumerate() {
            *name = Some(named(faults, "", n + shift).to_owned());
        }
    }
    user
}

/// The listed users that the filters take, in their order.
pub(super) fn matching<'w>(channel: &'w Channel, values: &Values) -> Vec<&'w User> {
    let has_birthday = values.text("hasBirthday").is_some();
    let month = values.integer("birthdayMonth");
    channel
        .listed_users()
        .filter(|user| !has_birthday || user.has_birthday())
        .filter(|user| month.is_none() || user.birthday_month().map(i64::from) == month)
        .collect()
}
