use proptest::prelude::*;

use super::*;

/// A server that holds rows (time, number), newest first, and plays the contract's paging.
struct Server {
    rows: Vec<(i64, u32)>,
    ties: Ties,
    max: u32,
}

impl Server {
    fn new(mut times: Vec<i64>, ties: Ties, max: u32) -> Self {
        times.sort_unstable_by(|a, b| b.cmp(a));
        Self { rows: times.into_iter().zip(0..).collect(), ties, max }
    }

    fn page(&self, ask: &Ask) -> (Vec<(i64, u32)>, Option<Cursor>, bool) {
        let before = ask.before.as_ref().and_then(Cursor::millis);
        let fits = |at: i64| match (before, self.ties) {
            (None, _) => true,
            (Some(before), Ties::Inclusive) => at <= before,
            (Some(before), _) => at < before,
        };
        let all: Vec<_> = self.rows.iter().copied().filter(|(at, _)| ask.window.contains(*at) && fits(*at)).collect();
        let limit = ask.limit.min(self.max) as usize;
        let page: Vec<_> = all.iter().copied().take(limit).collect();
        let cursor = page.last().map(|(at, _)| Cursor::at(*at));
        (page, cursor, all.len() > limit)
    }
}

struct Outcome {
    held: Vec<u32>,
    asks: usize,
    walk: Walk,
    ties: Ties,
}

fn walk(server: &mut Server, page_size: u32, mut arrive: impl FnMut(&mut Server)) -> Outcome {
    let mut walk = Walk::new(Window::new(0, 1_000_000).unwrap(), page_size);
    let mut ties = Ties::Unknown;
    let mut held = std::collections::BTreeSet::new();
    let mut asks = 0;
    while let Some(ask) = walk.ask(ties) {
        asks += 1;
        assert!(asks < 10_000, "the walk never ends");
        let (rows, cursor, more) = server.page(&ask);
        held.extend(rows.iter().map(|(_, number)| *number));
        walk.land(
            Landed {
                rows: rows.len(),
                newest: rows.first().map(|(at, _)| *at),
                oldest: rows.last().map(|(at, _)| *at),
                cursor: cursor.as_ref(),
                more: Some(more),
            },
            &mut ties,
        );
        arrive(server);
    }
    Outcome { held: held.into_iter().collect(), asks, walk, ties }
}

fn whole(server: &Server) -> Vec<u32> {
    (0..server.rows.len() as u32).collect()
}

#[test]
fn both_meanings_of_before_are_found_out() {
    for ties in [Ties::Exclusive, Ties::Inclusive] {
        let mut server = Server::new((0..50).collect(), ties, 100);
        let outcome = walk(&mut server, 10, |_| {});
        assert_eq!(outcome.ties, ties);
        assert_eq!(outcome.held, whole(&server));
        assert_eq!(outcome.walk.end(), Some(End::Complete));
        assert!(outcome.asks <= 8, "{} pages for 50 rows by 10", outcome.asks);
    }
}

#[test]
fn a_page_that_ends_inside_a_tie_loses_nothing() {
    for ties in [Ties::Exclusive, Ties::Inclusive] {
        let mut server = Server::new(vec![9, 8, 7, 7, 7, 7, 3, 3, 3, 1], ties, 100);
        let outcome = walk(&mut server, 4, |_| {});
        assert_eq!(outcome.held, whole(&server), "{ties:?}");
    }
}

#[test]
fn the_last_rows_of_all_can_be_a_cut_tie() {
    for ties in [Ties::Exclusive, Ties::Inclusive] {
        let mut server = Server::new(vec![5, 4, 2, 2, 2], ties, 100);
        assert_eq!(walk(&mut server, 3, |_| {}).held, whole(&server), "{ties:?}");
    }
}

#[test]
fn a_tie_larger_than_a_page_takes_a_larger_page() {
    for ties in [Ties::Exclusive, Ties::Inclusive] {
        let mut server = Server::new([vec![9; 3], vec![5; 40], vec![1; 2]].concat(), ties, 100);
        let outcome = walk(&mut server, 4, |_| {});
        assert_eq!(outcome.held, whole(&server), "{ties:?}");
        assert!(outcome.walk.torn().is_empty());
    }
}

#[test]
fn a_tie_larger_than_any_page_is_passed_and_named() {
    for ties in [Ties::Exclusive, Ties::Inclusive] {
        let mut server = Server::new([vec![9; 3], vec![5; 40], vec![1; 2]].concat(), ties, 10);
        let outcome = walk(&mut server, 4, |_| {});
        assert_eq!(outcome.walk.torn(), [5], "{ties:?}");
        assert_eq!(outcome.walk.end(), Some(End::Complete));
        assert!(outcome.held.contains(&44), "what is older is still reached");
    }
}

fn land(walk: &mut Walk, ties: &mut Ties, newest: i64, oldest: i64, cursor: Option<&str>, more: bool) {
    let cursor = cursor.and_then(Cursor::new);
    let page =
        Landed { rows: 2, newest: Some(newest), oldest: Some(oldest), cursor: cursor.as_ref(), more: Some(more) };
    walk.land(page, ties);
}

fn begun(ties: &mut Ties) -> Walk {
    let mut walk = Walk::new(Window::new(0, 1_000).unwrap(), 2);
    land(&mut walk, ties, 100, 90, Some("90"), true);
    walk
}

#[test]
fn the_first_cursor_is_echoed_as_it_came() {
    let mut ties = Ties::Unknown;
    assert_eq!(begun(&mut ties).ask(ties).unwrap().before, Cursor::new("90"));
}

#[test]
fn a_time_is_known_however_the_cursor_writes_it_and_its_tie_comes_whole() {
    for cursor in ["50", "50.0"] {
        let mut walk = Walk::new(Window::new(0, 1_000_000).unwrap(), 10);
        let mut ties = Ties::Unknown;
        land(&mut walk, &mut ties, 99, 50, Some(cursor), true);
        let asked = |walk: &mut Walk, ties| walk.ask(ties).and_then(|ask| ask.before);
        assert_eq!(asked(&mut walk, ties), Cursor::new(cursor), "echoed as it came");
        land(&mut walk, &mut ties, 49, 40, Some("40"), true);
        assert_eq!(
            (ties, asked(&mut walk, ties)),
            (Ties::Exclusive, Some(Cursor::at(51))),
            "{cursor}: back to the tie"
        );
    }
}

#[test]
fn a_page_that_repeats_ends_the_walk() {
    let mut ties = Ties::Unknown;
    let mut walk = begun(&mut ties);
    land(&mut walk, &mut ties, 100, 90, Some("90"), true);
    assert_eq!(walk.end(), Some(End::CursorStuck));
}

#[test]
fn a_cursor_that_goes_back_up_ends_the_walk() {
    let mut ties = Ties::Unknown;
    let mut walk = begun(&mut ties);
    land(&mut walk, &mut ties, 90, 80, Some("95"), true);
    assert_eq!(walk.end(), Some(End::CursorBack));
}

#[test]
fn more_without_a_cursor_ends_the_walk() {
    let mut ties = Ties::Unknown;
    let mut walk = begun(&mut ties);
    land(&mut walk, &mut ties, 90, 80, None, true);
    assert_eq!(walk.end(), Some(End::NoCursor));
}

#[test]
fn more_with_nothing_behind_it_ends_the_walk() {
    let mut ties = Ties::Inclusive;
    let mut walk = begun(&mut ties);
    walk.land(Landed { more: Some(true), ..Landed::default() }, &mut ties);
    assert_eq!(walk.end(), Some(End::NothingBehind));
}

#[test]
fn what_another_walk_finds_out_counts_for_this_one() {
    // Found out before the second page is asked for, and while it is under way.
    for (before_asking, before_landing) in [(true, false), (false, true)] {
        let server = Server::new(vec![995, 990, 990, 980], Ties::Exclusive, 100);
        let mut walk = Walk::new(Window::new(0, 1_000_000).unwrap(), 2);
        let mut ties = Ties::Unknown;
        let mut held = std::collections::BTreeSet::new();
        for page in 0.. {
            if page == 1 && before_asking {
                ties = Ties::Exclusive;
            }
            let Some(ask) = walk.ask(ties) else { break };
            let (rows, cursor, more) = server.page(&ask);
            if page == 1 && before_landing {
                ties = Ties::Exclusive;
            }
            held.extend(rows.iter().map(|(_, number)| *number));
            let (newest, oldest) = (rows.first().map(|row| row.0), rows.last().map(|row| row.0));
            let page = Landed { rows: rows.len(), newest, oldest, cursor: cursor.as_ref(), more: Some(more) };
            walk.land(page, &mut ties);
        }
        assert_eq!(held.len(), 4, "before asking: {before_asking}");
    }
}

#[test]
fn a_row_out_of_order_does_not_pull_the_walk_along() {
    let mut ties = Ties::Exclusive;
    let mut walk = Walk::new(Window::new(0, 10_000).unwrap(), 3);
    land(&mut walk, &mut ties, 5_002, 1_500, Some("5000"), true);
    assert_eq!(walk.ask(ties).unwrap().before, Cursor::new("5001"));
    assert_eq!(walk.edge(), Some(5_000));
}

#[test]
fn a_page_of_rows_without_a_time_goes_by_the_cursor() {
    let mut ties = Ties::Exclusive;
    let mut walk = begun(&mut ties);
    let cursor = Cursor::new("70");
    walk.land(Landed { rows: 2, cursor: cursor.as_ref(), more: Some(true), ..Landed::default() }, &mut ties);
    assert_eq!(walk.ask(ties).unwrap().before, cursor);
}

#[test]
fn empty_pages_are_passed_while_the_cursor_moves_on_and_not_for_ever() {
    let mut ties = Ties::Exclusive;
    let mut walk = Walk::new(Window::new(0, 1_000).unwrap(), 2);
    land(&mut walk, &mut ties, 900, 890, Some("890"), true);
    for at in (0..890).rev() {
        let Some(_) = walk.ask(ties) else { break };
        let cursor = Cursor::at(at);
        walk.land(Landed { cursor: Some(&cursor), more: Some(true), ..Landed::default() }, &mut ties);
    }
    assert_eq!(walk.end(), Some(End::NothingBehind));
    assert!(walk.edge().unwrap() < 850, "it went on for a while");
}

#[test]
fn cursors_without_time_that_bring_nothing_older_end_the_walk() {
    let mut ties = Ties::Unknown;
    let mut walk = Walk::new(Window::new(0, 1_000).unwrap(), 2);
    let mut asks = 0;
    while walk.ask(ties).is_some() {
        asks += 1;
        land(&mut walk, &mut ties, 100, 90, Some(if asks % 2 == 0 { "a" } else { "b" }), true);
    }
    assert_eq!(walk.end(), Some(End::CursorStuck));
    assert!(asks < 100, "{asks}");
}

#[test]
fn a_cursor_that_is_no_number_is_echoed_until_it_repeats() {
    let mut ties = Ties::Unknown;
    let mut walk = Walk::new(Window::new(0, 1_000).unwrap(), 2);
    land(&mut walk, &mut ties, 100, 90, Some("abc"), true);
    assert_eq!(walk.ask(ties).unwrap().before, Cursor::new("abc"));
    land(&mut walk, &mut ties, 90, 80, Some("def"), true);
    assert_eq!(walk.ask(ties).unwrap().before, Cursor::new("def"));
    land(&mut walk, &mut ties, 80, 70, Some("def"), true);
    assert_eq!(walk.end(), Some(End::CursorStuck));
}

#[test]
fn a_silent_server_is_taken_at_its_word() {
    let mut ties = Ties::Unknown;
    let mut walk = Walk::new(Window::new(0, 1_000).unwrap(), 2);
    walk.land(Landed { rows: 2, newest: Some(9), oldest: Some(8), cursor: None, more: None }, &mut ties);
    assert_eq!(walk.end(), Some(End::Complete));
}

proptest! {
    #[test]
    fn what_is_held_in_the_end_is_what_the_server_holds(
        times in proptest::collection::vec(0i64..60, 0..150),
        page_size in 1u32..20,
        inclusive: bool,
        arrivals in proptest::collection::vec(60i64..90, 0..20),
    ) {
        let ties = if inclusive { Ties::Inclusive } else { Ties::Exclusive };
        let mut server = Server::new(times, ties, 5_000);
        let before = whole(&server);
        let mut arrivals = arrivals.into_iter();
        let outcome = walk(&mut server, page_size, |server| {
            if let Some(at) = arrivals.next() {
                let number = server.rows.len() as u32;
                let place = server.rows.partition_point(|(other, _)| *other > at);
                server.rows.insert(place, (at, number));
            }
        });
        for number in before {
            prop_assert!(outcome.held.contains(&number), "row {number} is lost");
        }
        prop_assert_eq!(outcome.walk.end(), Some(End::Complete));
    }
}

/// Walks where every page holds the rows 90 to 100 and its cursor is what `cursor` makes of what was asked.
fn strays(cursor: impl Fn(Option<i64>) -> i64) -> Option<End> {
    let mut walk = Walk::new(Window::new(0, 1_000_000).unwrap(), 10);
    let mut ties = Ties::Unknown;
    while let Some(ask) = walk.ask(ties) {
        let cursor = Cursor::at(cursor(ask.before.as_ref().and_then(Cursor::millis)));
        let page = Landed { rows: 10, newest: Some(100), oldest: Some(90), cursor: Some(&cursor), more: Some(true) };
        walk.land(page, &mut ties);
    }
    walk.end()
}

#[test]
fn a_cursor_that_stands_still_is_told_from_one_that_goes_back_up() {
    assert_eq!(strays(|asked| asked.unwrap_or(101)), Some(End::CursorStuck));
    assert_eq!(strays(|_| 3_600_100), Some(End::CursorBack));
}

#[test]
fn a_walk_that_was_cut_short_asks_for_the_same_page_again() {
    let mut walk = Walk::new(Window::new(0, 1_000_000).unwrap(), 10);
    let mut ties = Ties::Unknown;
    let first = walk.ask(ties);
    let page = Landed { rows: 10, newest: Some(100), oldest: Some(90), cursor: None, more: Some(true) };
    walk.land(page, &mut ties);
    assert_eq!((walk.end(), walk.ask(ties)), (Some(End::NoCursor), None));
    assert!(walk.resume());
    assert_eq!(walk.ask(ties), first);
    walk.land(Landed { more: Some(false), ..page }, &mut ties);
    assert!(!walk.resume(), "what is whole stays so");
}
