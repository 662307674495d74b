//! Walks through a view, slice by slice, newest first.

use tokio::task::JoinHandle;

use super::counting::Counting;
use super::page::MessagesPage;
use super::pick::{is_meant, smallest_set};
use super::tally::{Tally, fewer, is_of_whole_days, missing};
use super::twins::Twins;
use crate::api::{ApiError, Client, GroupBy, MessagesBody, MessagesQuery};
use crate::cli::error::CliError;
use crate::cli::output::note;
use crate::cli::stream::{PageOfRows, Pages};
use crate::cli::view::View;
use crate::feed::{Ask, End, Ties, Walk};
use crate::text::{counted, grouped};
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
    let picks = view.algebra().is_some();
    for slice in view.window.slices() {
        let counting = pager.enter(slice).await.filter(|_| wanted.most.is_none());
        let before = pager.fetched;
        while let Some(page) = pager.next(slice).await? {
            tally.pages += 1;
            (tally.rows, tally.fetched) = (pager.rows, if picks { pager.fetched } else { pager.rows });
            out.send(page).await?;
        }
        tally.cuts.append(&mut pager.cuts);
        if let Some(counting) = counting {
            tally.counted(counting.end(pager.fetched - before, wanted.now_ms).await);
        }
        if pager.has_enough() {
            tally.stopped = true;
            break;
        }
    }
    Ok(())
}

/// How many messages carry labels, counted from those that came.
pub(in crate::cli) struct Picked {
    /// Those that carry them.
    pub(in crate::cli) count: u64,
    /// Why there may be more.
    pub(in crate::cli) short: Option<CliError>,
}

/// How many messages carry the view's labels, counted from the messages. Says where the overview counts otherwise.
pub(in crate::cli) async fn count_picked(client: &Client, view: &View, now_ms: i64) -> Result<Picked, CliError> {
    let mut pager = Pager::new(client, view, None);
    let mut short = None;
    for slice in view.window.slices() {
        let counting = pager.enter(slice).await;
        let before = pager.fetched;
        while pager.next(slice).await?.is_some() {}
        let fetched = pager.fetched - before;
        let Some(counting) = counting else { continue };
        let expected = counting.end(fetched, now_ms).await?;
        if fetched < expected && is_of_whole_days(slice) {
            short = short.or_else(|| Some(fewer(fetched, expected, slice)));
        } else if fetched < expected {
            // Nobody states whether the count is of the parts of days: no proof that rows are missing.
            note(&format!("vipdeck: {}", fewer(fetched, expected, slice)));
        } else if fetched > expected {
            let (came, expected) = (counted(fetched, "message"), grouped(expected));
            note(&format!("vipdeck: of {came} that came, the label overview counts {expected}"));
        }
    }
    if !pager.cuts.is_empty() {
        short = Some(missing(&pager.cuts));
    }
    Ok(Picked { count: pager.rows, short })
}

/// Asks for the pages of one slice after the other, and finds the rows that have not come before.
pub(in crate::cli) struct Pager<'a> {
    client: &'a Client,
    view: &'a View,
    /// The label that the API is asked for: the view's own, or one of its label algebra.
    label: Option<String>,
    most: Option<u64>,
    page_size: u32,
    walk: Option<Walk>,
    ahead: Option<Ahead>,
    ties: Ties,
    twins: Twins,
    /// Rows so far.
    pub(in crate::cli) rows: u64,
    /// Rows that came, each once: those that label algebra does not mean are among them.
    pub(in crate::cli) fetched: u64,
    /// Where rows are missing, and why.
    pub(in crate::cli) cuts: Vec<String>,
}

impl<'a> Pager<'a> {
    /// Asks for at most so many rows.
    pub(in crate::cli) fn new(client: &'a Client, view: &'a View, most: Option<u64>) -> Self {
        let fitting = most.filter(|_| view.algebra().is_none());
        let page_size = fitting.map_or(PAGE_SIZE, |most| most.min(u64::from(PAGE_SIZE)) as u32);
        Self {
            client,
            view,
            label: view.label().map(str::to_owned),
            most,
            page_size,
            walk: None,
            ahead: None,
            ties: Ties::default(),
            twins: Twins::default(),
            rows: 0,
            fetched: 0,
            cuts: Vec::new(),
        }
    }

    /// Makes ready for a slice: finds out which label to ask for, and has its messages counted. `None` when nobody counts what
    /// is asked for.
    pub(in crate::cli) async fn enter(&mut self, slice: Window) -> Option<Counting> {
        let counts = self.view.kind.is_none();
        let Some(labels) = self.view.algebra() else {
            let counts = counts && self.most.is_none();
            return counts.then(|| Counting::start(self.client, self.view, slice));
        };
        let overview = self.client.label_overview(&self.view.place.scope, slice, GroupBy::Day).await;
        self.label = smallest_set(labels, overview.as_ref().ok());
        let overview = overview.map_err(CliError::from);
        counts.then(|| Counting::known(self.client, self.view, slice, self.label.as_deref(), overview))
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
        let (body, page) = match self.fetch(ask).await {
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
        let mut rows = self.twins.new_rows(&bytes, page.into_rows());
        self.fetched += rows.len() as u64;
        if let Some(labels) = self.view.algebra() {
            rows.retain(|place| is_meant(labels, bytes.get(place.clone()).unwrap_or_default()));
        }
        if let Some(most) = self.most {
            rows.truncate(usize::try_from(most - self.rows).unwrap_or(usize::MAX));
        }
        self.rows += rows.len() as u64;
        Ok(Some(PageOfRows { body: bytes, rows }))
    }

    /// The page, which may be under way already.
    async fn fetch(&mut self, ask: Ask) -> Result<Fetched, ApiError> {
        match self.ahead.take() {
            Some(ahead) if ahead.ask == ask => {
                ahead.body.await.unwrap_or_else(|error| Err(ApiError::misconfigured(error.to_string())))
            }
            _ => fetch(self.client, &self.query(ask)).await,
        }
    }

    /// Asks for the next page while the rows of this one are read and written, unless these may be enough.
    fn ask_ahead(&mut self, rows: usize) {
        let may_be_enough = |most| self.view.algebra().is_none() && self.rows + rows as u64 >= most;
        if self.most.is_some_and(may_be_enough) {
            return;
        }
        let Some(ask) = self.walk.as_mut().and_then(|walk| walk.ask(self.ties)) else { return };
        let (client, query) = (self.client.clone(), self.query(ask.clone()));
        self.ahead = Some(Ahead { ask, body: tokio::spawn(async move { fetch(&client, &query).await }) });
    }

    fn query(&self, ask: Ask) -> MessagesQuery {
        MessagesQuery {
            scope: self.view.place.scope.clone(),
            window: ask.window,
            label: self.label.clone(),
            kind: self.view.kind,
            limit: Some(ask.limit),
            before: ask.before,
        }
    }
}

/// A page that is under way.
struct Ahead {
    ask: Ask,
    body: JoinHandle<Result<Fetched, ApiError>>,
}

/// A page, and what paging learns from it.
type Fetched = (MessagesBody, MessagesPage);

async fn fetch(client: &Client, query: &MessagesQuery) -> Result<Fetched, ApiError> {
    client.messages_read(query, |body| MessagesPage::read(body, query.window)).await
}

/// What is missing of a slice that has been walked.
fn cuts(walk: &Walk) -> Vec<String> {
    let window = walk.window();
    let slice = format!("{} to {}", window.from_param(), window.to_param());
    let end = walk.end().filter(|end| *end != End::Complete).map(|end| format!("{slice}: {}", end.why()));
    let torn: Vec<String> = walk.torn().iter().map(i64::to_string).collect();
    let way_on = "an export brings them, or one --label or --kind at a time";
    let torn = (!torn.is_empty())
        .then(|| format!("{slice}: more rows share the millisecond {} than a page holds: {way_on}", torn.join(", ")));
    end.into_iter().chain(torn).collect()
}
