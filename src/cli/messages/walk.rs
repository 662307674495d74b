//! Walks through a view, slice by slice, newest first.

use std::hash::RandomState;

use tokio::task::JoinHandle;

use super::page::MessagesPage;
use super::tally::{self, Tally};
use super::twins::Twins;
use crate::api::{ApiError, Client, MessagesBody, MessagesQuery};
use crate::cli::error::CliError;
use crate::cli::stream::{PageOfRows, Pages};
use crate::cli::view::View;
use crate::feed::{Ask, End, Ties, Walk};
use crate::view::Window;

/// Rows a page. Larger ones cost less each; a server that takes less says so, and is asked for less from then on.
const PAGE_SIZE: u32 = 500;

/// How much is wanted.
#[derive(Clone, Copy, Debug)]
pub(super) struct Wanted {
    /// The most rows; `None` for all, and then they are held against the overview's count.
    pub(super) most: Option<u64>,
    /// The time now, in epoch ms.
    pub(super) now_ms: i64,
}

/// Sends every wanted row, once, and counts.
pub(super) async fn walk(
    client: &Client,
    view: &View,
    wanted: Wanted,
    out: &Pages,
    tally: &mut Tally,
) -> Result<(), CliError> {
    let mut pager = Pager::new(client, view, wanted.most);
    for slice in view.window.slices() {
        let counts = wanted.most.is_none() && view.kind.is_none();
        let counting = counts.then(|| tally::Counting::start(client, view, slice));
        let before = pager.rows;
        while let Some(page) = pager.next(slice).await? {
            tally.pages += 1;
            tally.rows = pager.rows;
            out.send(page).await?;
        }
        tally.cuts.append(&mut pager.cuts);
        if let Some(counting) = counting {
            tally.counted(counting.end(pager.rows - before, wanted.now_ms).await);
        }
        if pager.has_enough() {
            tally.stopped = true;
            break;
        }
    }
    Ok(())
}

/// Asks for the pages of one slice after the other, and finds the rows that have not come before.
pub(in crate::cli) struct Pager<'a> {
    client: &'a Client,
    view: &'a View,
    most: Option<u64>,
    page_size: u32,
    walk: Option<Walk>,
    ahead: Option<Ahead>,
    ties: Ties,
    twins: Twins,
    hasher: RandomState,
    /// Rows so far.
    pub(in crate::cli) rows: u64,
    /// Where rows are missing, and why.
    pub(in crate::cli) cuts: Vec<String>,
}

impl<'a> Pager<'a> {
    /// Asks for at most so many rows.
    pub(in crate::cli) fn new(client: &'a Client, view: &'a View, most: Option<u64>) -> Self {
        let page_size = most.map_or(PAGE_SIZE, |most| most.min(u64::from(PAGE_SIZE)) as u32);
        let (twins, hasher) = (Twins::default(), RandomState::new());
        Self {
            client,
            view,
            most,
            page_size,
            walk: None,
            ahead: None,
            ties: Ties::default(),
            twins,
            hasher,
            rows: 0,
            cuts: Vec::new(),
        }
    }

    /// Whether as many rows have come as are wanted.
    pub(in crate::cli) fn has_enough(&self) -> bool {
        self.most.is_some_and(|most| self.rows >= most)
    }

    /// The next page of the slice; `None` at its end, or when there are enough rows.
    pub(in crate::cli) async fn next(&mut self, slice: Window) -> Result<Option<PageOfRows>, CliError> {
        if self.walk.as_ref().is_none_or(|walk| walk.window() != slice) {
            self.walk = Some(Walk::new(slice, self.page_size));
        }
        let Some(walk) = self.walk.as_mut().filter(|_| self.most.is_none_or(|most| self.rows < most)) else {
            return Ok(None);
        };
        let Some(ask) = walk.ask(self.ties) else {
            self.cuts.extend(cuts(walk));
            return Ok(None);
        };
        let window = ask.window;
        let read = async {
            let body = self.fetch(ask).await?;
            let page = MessagesPage::read(&body, window)?;
            Ok::<_, ApiError>((body, page))
        };
        let (body, page) = match read.await {
            Ok(read) => read,
            Err(error) => return Err(self.view.place.explain(self.client, error).await),
        };
        let counts = self.walk.as_mut().is_none_or(|walk| walk.land(page.landed(), &mut self.ties));
        self.ask_ahead(page.len());
        let bytes = body.bytes().clone();
        if !counts {
            // The page before may have ended inside a tie. This one comes again, after the rest of that.
            return Ok(Some(PageOfRows { body: bytes, rows: Vec::new() }));
        }
        let rows = page.identities(&body, &self.hasher);
        let mut rows: Vec<_> =
            rows.filter(|(_, identity)| self.twins.is_new(*identity)).map(|(place, _)| place).collect();
        if let Some(most) = self.most {
            rows.truncate(usize::try_from(most - self.rows).unwrap_or(usize::MAX));
        }
        self.rows += rows.len() as u64;
        Ok(Some(PageOfRows { body: bytes, rows }))
    }

    /// The page, which may be under way already.
    async fn fetch(&mut self, ask: Ask) -> Result<MessagesBody, ApiError> {
        match self.ahead.take() {
            Some(ahead) if ahead.ask == ask => {
                ahead.body.await.unwrap_or_else(|error| Err(ApiError::misconfigured(error.to_string())))
            }
            _ => self.client.messages(&self.query(ask)).await,
        }
    }

    /// Asks for the next page while the rows of this one are read and written, unless these may be enough.
    fn ask_ahead(&mut self, rows: usize) {
        if self.most.is_some_and(|most| self.rows + rows as u64 >= most) {
            return;
        }
        let Some(ask) = self.walk.as_mut().and_then(|walk| walk.ask(self.ties)) else { return };
        let (client, query) = (self.client.clone(), self.query(ask.clone()));
        self.ahead = Some(Ahead { ask, body: tokio::spawn(async move { client.messages(&query).await }) });
    }

    fn query(&self, ask: Ask) -> MessagesQuery {
        MessagesQuery {
            scope: self.view.place.scope.clone(),
            window: ask.window,
            label: self.view.label.clone(),
            kind: self.view.kind,
            limit: Some(ask.limit),
            before: ask.before,
        }
    }
}

/// A page that is under way.
struct Ahead {
    ask: Ask,
    body: JoinHandle<Result<MessagesBody, ApiError>>,
}

/// What is missing of a slice that has been walked.
fn cuts(walk: &Walk) -> Vec<String> {
    let window = walk.window();
    let slice = format!("{} to {}", window.from_param(), window.to_param());
    let end = walk.end().filter(|end| *end != End::Complete).map(|end| format!("{slice}: {}", end.why()));
    let torn = walk.torn().iter().map(|ms| format!("{slice}: more rows share the millisecond {ms} than a page holds"));
    end.into_iter().chain(torn).collect()
}
