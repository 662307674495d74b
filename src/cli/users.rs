//! `vipdeck users`: the VIP users of a channel, highest lifetime value first, written page by page.

use std::time::Instant;

use super::args::UsersArgs;
use super::context::Context;
use super::error::CliError;
use super::output::note;
use super::place::{Place, find_place};
use super::rows::USERS;
use super::stream::{self, PageOfRows, Pages};
use super::{network, wait};
use crate::api::{self, Client, NextUsers, Route, UserFilter, UsersPage, UsersQuery};
use crate::text::{counted, grouped};

/// Rows a page.
const PAGE_SIZE: u32 = 200;

/// Prints users.
pub(super) fn run(arguments: &UsersArgs, context: &Context) -> Result<(), CliError> {
    let client = network::client(&context.account_noting()?)?;
    let (out, stream) = stream::start(arguments.list.format, &USERS, context.target());
    let started = Instant::now();
    let asked = wait::block_on(async {
        let place = find_place(&client, &arguments.place).await?;
        let mut pager = UsersPager::new(&client, &place, arguments.filter.filter(), arguments.amount.most());
        send_all(&mut pager, out).await?;
        Ok(pager.told())
    });
    let told = stream.end(asked)?;
    note(&format!("vipdeck: {told}, {:.1} s", started.elapsed().as_secs_f64()));
    Ok(())
}

async fn send_all(pager: &mut UsersPager<'_>, out: Pages) -> Result<(), CliError> {
    while let Some(page) = pager.next().await? {
        out.send(page).await?;
    }
    out.finish().await
}

/// Asks for one page of users after the other.
pub(super) struct UsersPager<'a> {
    client: &'a Client,
    place: &'a Place,
    filter: UserFilter,
    most: Option<u64>,
    /// What to skip for the next page; `None` at the end.
    offset: Option<u64>,
    /// The last page promised more and led nowhere, which is told after its rows.
    leads_nowhere: bool,
    /// Users so far.
    pub(super) rows: u64,
    pages: u64,
    total: Option<u64>,
    is_capped: bool,
}

impl<'a> UsersPager<'a> {
    /// Asks for at most so many users.
    pub(super) fn new(client: &'a Client, place: &'a Place, filter: UserFilter, most: Option<u64>) -> Self {
        Self {
            client,
            place,
            filter,
            most,
            offset: Some(0),
            leads_nowhere: false,
            rows: 0,
            pages: 0,
            total: None,
            is_capped: false,
        }
    }

    /// The next page; `None` at the end, or when there are enough users.
    pub(super) async fn next(&mut self) -> Result<Option<PageOfRows>, CliError> {
        let left = self.most.map(|most| most - self.rows);
        if self.leads_nowhere && left != Some(0) {
            let message = "users are missing: the server promised more and sent nothing further";
            return Err(CliError::Incomplete(message.to_owned()));
        }
        let Some(offset) = self.offset.filter(|_| left != Some(0)) else { return Ok(None) };
        let query = UsersQuery {
            scope: self.place.scope.clone(),
            filter: self.filter,
            limit: Some(left.map_or(PAGE_SIZE, |left| left.min(u64::from(PAGE_SIZE)) as u32)),
            offset: Some(offset).filter(|offset| *offset > 0),
        };
        let body = match self.client.get_raw(Route::Users, &query.params()).await {
            Ok(body) => body,
            Err(error) => return Err(self.place.explain(self.client, error).await),
        };
        let page = UsersPage::read(&body)?;
        let start = body.as_ptr().addr();
        let place = |json: &str| {
            let place = json.as_ptr().addr() - start;
            place..place + json.len()
        };
        let mut rows: Vec<_> = api::rows(&body)?.into_iter().map(|row| place(row.get())).collect();
        let next = page.next(offset);
        if let Some(left) = left {
            rows.truncate(usize::try_from(left).unwrap_or(usize::MAX));
        }
        self.pages += 1;
        self.rows += rows.len() as u64;
        (self.offset, self.leads_nowhere) = match next {
            NextUsers::At(next) => (Some(next), false),
            NextUsers::End => (None, false),
            NextUsers::Nowhere => (None, true),
        };
        (self.total, self.is_capped) = (page.total.or(self.total), page.scan_capped);
        Ok(Some(PageOfRows { body: body.clone(), rows }))
    }

    /// How many there were, of how many.
    pub(super) fn told(&self) -> String {
        let at_least = if self.is_capped { "at least " } else { "" };
        let of = self.total.map(|total| format!(" of {at_least}{}", grouped(total))).unwrap_or_default();
        format!("{}{of} in {}", counted(self.rows, "user"), counted(self.pages, "page"))
    }

    /// How many there are, as far as the server has counted; `None` when that is a lower bound or unknown.
    pub(super) fn expected(&self) -> Option<u64> {
        self.total.filter(|_| !self.is_capped)
    }
}
