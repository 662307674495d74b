use proptest::prelude::*;
use serde_json::value::RawValue;

use super::*;
use crate::api::Cursor;
use crate::store::Batch;
use crate::view::DAY_MS;

/// A server that holds rows (time, number) and plays the contract's paging; see also `walk/tests.rs`.
struct Server {
    rows: Vec<(i64, u32)>,
    inclusive: bool,
}

impl Server {
    fn answer(&self, ask: &Ask) -> PageRows {
        let before = ask.before.as_ref().and_then(Cursor::millis);
        let fits = |at: i64| before.is_none_or(|before| at < before || (self.inclusive && at == before));
        let mut all: Vec<_> = self.rows.iter().filter(|(at, _)| ask.window.contains(*at) && fits(*at)).collect();
        all.sort_by_key(|(at, number)| (std::cmp::Reverse(*at), *number));
        let page: Vec<_> = all.iter().take(ask.limit as usize).collect();
        let items: Vec<Box<RawValue>> = page
            .iter()
            .map(|(at, number)| {
                let json = format!(r#"{{"timestamp":{at},"conversationId":"c","kind":"text","text":"{number}"}}"#);
                RawValue::from_string(json).unwrap()
            })
            .collect();
        PageRows {
            batch: Batch::read(items.iter().map(AsRef::as_ref)),
            cursor: page.last().map(|(at, _)| Cursor::at(*at)),
            may_have_more: Some(all.len() > page.len()),
            returned: Some(page.len() as u64),
        }
    }
}

fn numbers(feed: &Feed) -> Vec<u32> {
    let store = feed.store();
    let mut numbers: Vec<u32> =
        (0..store.len()).map(|index| store.get(index).unwrap().text.unwrap().parse().unwrap()).collect();
    numbers.sort_unstable();
    numbers
}

fn newest_first(feed: &Feed) -> bool {
    let times: Vec<i64> = (0..feed.store().len()).map(|index| feed.store().get(index).unwrap().at).collect();
    times.is_sorted_by(|a, b| a >= b)
}

fn run_to_the_end(feed: &mut Feed, server: &Server) {
    while let Some((part, ask)) = feed.next_extra().or_else(|| feed.next_of_any_slice()) {
        feed.take(part, &server.answer(&ask));
    }
}

fn year(page_size: u32) -> Feed {
    Feed::new(Window::new(0, 400 * DAY_MS).unwrap(), page_size, Ties::Unknown)
}

#[test]
fn four_hundred_days_are_one_list() {
    let rows = (0..2_000).map(|number| (i64::from(number) * 400 * DAY_MS / 2_000, number)).collect();
    let server = Server { rows, inclusive: false };
    let mut feed = year(50);
    assert_eq!(feed.parts().len(), 13);
    run_to_the_end(&mut feed, &server);
    assert_eq!(feed.state(), FeedState::Complete);
    assert_eq!(numbers(&feed), (0..2_000).collect::<Vec<_>>());
    assert!(newest_first(&feed));
}

#[test]
fn a_slice_that_fails_half_way_keeps_its_rows_and_goes_on_where_it_stood() {
    let server = Server { rows: (0..100).map(|number| (i64::from(number), number)).collect(), inclusive: true };
    let mut feed = Feed::new(Window::new(0, DAY_MS).unwrap(), 30, Ties::Unknown);
    let (part, ask) = feed.next_page().unwrap();
    feed.take(part, &server.answer(&ask));
    let (part, lost) = feed.next_page().unwrap();
    let failure = Failure { why: "503".into(), again: true };
    feed.fail(part, failure.clone());
    assert_eq!(feed.state(), FeedState::Failed(failure));
    assert_eq!(feed.store().len(), 30);
    assert_eq!(feed.next_page(), None);
    feed.retry();
    assert_eq!(feed.next_page().unwrap().1, lost);
    feed.retry();
    assert_eq!(feed.next_page(), None, "a page under way is not asked for twice");
    feed.release(part);
    run_to_the_end(&mut feed, &server);
    assert_eq!(feed.store().len(), 100);
}

#[test]
fn what_arrived_during_a_long_sleep_is_caught_up_without_a_hole() {
    let mut server =
        Server { rows: (0..40).map(|number| (i64::from(number) * 1_000, number)).collect(), inclusive: false };
    let mut feed = Feed::new(Window::new(0, DAY_MS).unwrap(), 10, Ties::Unknown);
    run_to_the_end(&mut feed, &server);
    // Two months later: more than a slice, more than a page.
    server.rows.extend((40..300).map(|number| (i64::from(number) * DAY_MS / 4, number)));
    assert!(feed.look_for_newer(80 * DAY_MS, 80 * DAY_MS).is_some());
    assert!(feed.look_for_newer(80 * DAY_MS, 80 * DAY_MS).is_none(), "one look at a time");
    // The first look breaks off in the middle; the next one begins where nothing is missing.
    let (part, ask) = feed.next_extra().unwrap();
    feed.take(part, &server.answer(&ask));
    let (part, _) = feed.next_extra().unwrap();
    feed.fail(part, Failure::stopped());
    assert!(feed.failed_extra().is_some());
    feed.retry_newer();
    run_to_the_end(&mut feed, &server);
    assert_eq!(numbers(&feed), (0..300).collect::<Vec<_>>());
    assert!(newest_first(&feed));
}

#[test]
fn a_row_from_the_future_hides_nothing_that_comes_before_it() {
    let mut server = Server { rows: vec![(1_000, 0), (80_000_000, 1)], inclusive: false };
    let mut feed = Feed::new(Window::new(0, DAY_MS).unwrap(), 10, Ties::Unknown);
    run_to_the_end(&mut feed, &server);
    server.rows.push((5_000_000, 2));
    feed.look_for_newer(2_000_000, DAY_MS);
    run_to_the_end(&mut feed, &server);
    assert_eq!(numbers(&feed), [0, 1, 2]);
}

#[test]
fn a_look_that_is_cut_short_leaves_no_hole() {
    let mut server = Server { rows: vec![(1_000, 0)], inclusive: false };
    let mut feed = Feed::new(Window::new(0, DAY_MS).unwrap(), 2, Ties::Unknown);
    run_to_the_end(&mut feed, &server);
    server.rows.extend((1..9).map(|number| (i64::from(number) * 100_000, number)));
    feed.look_for_newer(DAY_MS, DAY_MS);
    let (part, ask) = feed.next_extra().unwrap();
    feed.take(part, &PageRows { cursor: None, ..server.answer(&ask) });
    assert!(feed.failed_extra().is_some(), "the server promised more and gave no cursor");
    feed.retry_newer();
    run_to_the_end(&mut feed, &server);
    assert_eq!(feed.store().len(), 9);
}

#[test]
fn a_repair_brings_what_was_missing() {
    let mut server =
        Server { rows: (0..50).map(|number| (i64::from(number) * 1_000, number)).collect(), inclusive: false };
    let mut feed = Feed::new(Window::new(0, DAY_MS).unwrap(), 20, Ties::Unknown);
    run_to_the_end(&mut feed, &server);
    // A row that was stored late, under an old time.
    server.rows.push((10_500, 50));
    feed.repair(Window::new(0, DAY_MS).unwrap());
    run_to_the_end(&mut feed, &server);
    assert_eq!(feed.store().len(), 51);
    assert!(feed.parts().iter().all(|part| part.role == Role::Slice), "the repair is done with");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Any rows, any page size, either meaning of `before`, arrivals between pages, looks for newer rows in between: in
    /// the end the client holds what the server holds.
    #[test]
    fn in_the_end_the_client_holds_what_the_server_holds(
        times in proptest::collection::vec(0i64..3_000, 0..200),
        arrivals in proptest::collection::vec((0usize..6, 0i64..500), 0..40),
        page_size in 1u32..25,
        inclusive: bool,
        scale in prop_oneof![Just(1i64), Just(40 * 60_000)],
    ) {
        let rows = times.iter().zip(0..).map(|(at, number)| (at * scale, number)).collect();
        let mut server = Server { rows, inclusive };
        let end = 4_000 * scale + 1;
        let mut feed = Feed::new(Window::new(0, end).unwrap(), page_size, Ties::Unknown);
        let mut newest = 3_000 * scale;
        let mut arrivals = arrivals.into_iter();
        let mut asked = 0;
        while let Some((part, ask)) = feed.next_extra().or_else(|| feed.next_of_any_slice()) {
            asked += 1;
            prop_assert!(asked < 20_000, "it never ends");
            feed.take(part, &server.answer(&ask));
            if let Some((many, gap)) = arrivals.next() {
                for _ in 0..many {
                    server.rows.push((newest, server.rows.len() as u32));
                }
                newest += gap * scale / 500;
                if gap % 3 == 0 {
                    feed.look_for_newer(end, end);
                }
            }
        }
        feed.look_for_newer(end, end);
        run_to_the_end(&mut feed, &server);
        prop_assert_eq!(feed.state(), FeedState::Complete);
        prop_assert_eq!(numbers(&feed), (0..server.rows.len() as u32).collect::<Vec<_>>());
        prop_assert!(newest_first(&feed));
    }
}

#[test]
fn a_slice_is_split_into_days_newest_first_and_only_while_no_page_of_it_is_on_its_way() {
    let mut feed = Feed::new(Window::new(DAY_MS / 2, 5 * DAY_MS).unwrap(), 10, Ties::Exclusive);
    let (part, ask) = feed.next_page().unwrap();
    feed.split(1);
    assert_eq!(feed.parts().len(), 1, "its page is on its way");
    let rows = (0..40).map(|number| (5 * DAY_MS - 1 - i64::from(number), number)).collect();
    feed.take(part, &Server { rows, inclusive: false }.answer(&ask));
    feed.split(2);
    let windows = |feed: &Feed| feed.parts().iter().map(|part| part.walk.window()).collect::<Vec<_>>();
    let piece = |from: i64, to: i64| Window::new(from * DAY_MS / 2, to * DAY_MS / 2).unwrap();
    assert_eq!(windows(&feed), [piece(6, 10), piece(2, 6), piece(1, 2)]);
    feed.split(2);
    assert_eq!(feed.parts().len(), 3, "nothing is left to split");
    assert_eq!(feed.next_page().unwrap().0, part, "it goes on where it was");
}

proptest! {
    #[test]
    fn split_at_any_time_it_holds_every_row_once(
        times in prop::collection::vec(0i64..6 * DAY_MS, 1..60),
        inclusive: bool,
        page_size in 2u32..9,
        before in 0usize..6,
        days in 1i64..4,
    ) {
        let server = Server { rows: times.iter().copied().zip(0..).collect(), inclusive };
        let mut feed = Feed::new(Window::new(0, 6 * DAY_MS).unwrap(), page_size, Ties::Unknown);
        for _ in 0..before {
            if let Some((part, ask)) = feed.next_page() {
                feed.take(part, &server.answer(&ask));
            }
        }
        feed.split(days);
        run_to_the_end(&mut feed, &server);
        prop_assert_eq!(numbers(&feed), (0..times.len() as u32).collect::<Vec<_>>());
        prop_assert!(newest_first(&feed));
        prop_assert_eq!(feed.state(), FeedState::Complete);
    }
}

#[test]
fn a_slice_that_was_cut_short_is_not_whole_while_others_load() {
    let mut feed = Feed::new(Window::new(0, 40 * DAY_MS).unwrap(), 2, Ties::Unknown);
    let server = Server { rows: vec![(39 * DAY_MS, 1), (DAY_MS, 0)], inclusive: false };
    let (part, ask) = feed.next_page().unwrap();
    let cut = PageRows { cursor: None, may_have_more: Some(true), ..server.answer(&ask) };
    feed.take(part, &cut);
    assert_eq!(feed.state(), FeedState::More);
    assert_eq!(feed.cut(), Some(Cut::Ended(End::NoCursor)), "it is known before the other slices have ended");
    assert_eq!(feed.progress(), (0, 2));
    run_to_the_end(&mut feed, &server);
    assert_eq!((feed.state(), feed.progress()), (FeedState::Cut(Cut::Ended(End::NoCursor)), (1, 2)));
}
