use serde_json::value::RawValue;

use super::*;
use crate::feed::{PageRows, Ties};
use crate::store::Batch;

/// 2026-05-01T00:00:00Z
const MAY: i64 = 1_777_593_600_000;

fn page(times: &[i64], more: bool) -> PageRows {
    let items: Vec<Box<RawValue>> = times
        .iter()
        .map(|at| RawValue::from_string(format!(r#"{{"timestamp":{at},"conversationId":"c","text":"{at}"}}"#)).unwrap())
        .collect();
    PageRows {
        batch: Batch::read(items.iter().map(AsRef::as_ref)),
        cursor: times.last().map(|at| crate::api::Cursor::at(*at)),
        may_have_more: Some(more),
        returned: None,
    }
}

/// A list of three days that holds these rows.
fn feed(times: &[i64], more: bool) -> Feed {
    let mut feed = Feed::new(Window::new(MAY, MAY + 3 * DAY_MS).unwrap(), 100, Ties::Unknown);
    let (part, _) = feed.next_page().unwrap();
    feed.take(part, &page(times, more));
    feed
}

fn states(feed: &Feed, now: i64, counted: &[Option<u64>]) -> Vec<DayState> {
    let days = days(feed, now, |midnight| counted[((midnight - MAY) / DAY_MS) as usize]);
    days.into_iter().rev().map(|day| day.state).collect()
}

const LATER: i64 = MAY + 10 * DAY_MS;

#[test]
fn a_day_with_every_row_is_complete_and_one_with_fewer_says_how_many_are_missing() {
    let feed = feed(&[MAY + 2 * DAY_MS, MAY + DAY_MS, MAY + 5, MAY], false);
    let states = states(&feed, LATER, &[Some(2), Some(4), Some(1)]);
    assert_eq!(states, [DayState::Complete, DayState::Missing(3), DayState::Complete]);
}

#[test]
fn a_day_whose_pages_have_not_all_come_is_loading() {
    let feed = feed(&[MAY + 2 * DAY_MS + 5, MAY + DAY_MS + 7], true);
    let states = states(&feed, LATER, &[Some(0), Some(1), Some(1)]);
    assert_eq!(states, [DayState::Loading, DayState::Loading, DayState::Complete]);
}

#[test]
fn a_day_whose_page_was_lost_is_not_on_its_way() {
    let mut feed = feed(&[MAY + 2 * DAY_MS + 5, MAY + DAY_MS + 7], true);
    let (part, _) = feed.next_page().unwrap();
    feed.fail(part, crate::feed::Failure::stopped());
    let days = days(&feed, LATER, |_| Some(1));
    let states: Vec<_> = days.iter().rev().map(|day| day.state).collect();
    assert_eq!(states, [DayState::Failed, DayState::Failed, DayState::Complete]);
    assert_eq!(total(&days), Completeness::Loading);
}

#[test]
fn today_grows_and_a_day_without_a_count_cannot_be_told() {
    let feed = feed(&[MAY + 2 * DAY_MS + 5, MAY], false);
    let states = states(&feed, MAY + 2 * DAY_MS + 9, &[None, Some(0), Some(3)]);
    assert_eq!(states, [DayState::CannotTell, DayState::Complete, DayState::Growing]);
}

#[test]
fn more_rows_than_counted_cannot_be_explained() {
    let feed = feed(&[MAY + 1, MAY], false);
    assert_eq!(states(&feed, LATER, &[Some(1), Some(0), Some(0)])[0], DayState::CannotTell);
}

#[test]
fn a_part_of_a_day_is_complete_or_cannot_be_told() {
    let window = Window::new(MAY + DAY_MS / 2, MAY + DAY_MS).unwrap();
    let mut feed = Feed::new(window, 100, Ties::Unknown);
    let (part, _) = feed.next_page().unwrap();
    feed.take(part, &page(&[MAY + DAY_MS - 1], false));
    let state = |counted| days(&feed, LATER, |_| Some(counted))[0].state;
    assert_eq!(state(1), DayState::Complete);
    assert_eq!(state(9), DayState::CannotTell);
}

#[test]
fn the_whole_says_the_worst() {
    let day = |state| Day { span: Window::new(0, 1).unwrap(), held: 0, counted: None, state };
    let of = |states: &[DayState]| total(&states.iter().map(|state| day(*state)).collect::<Vec<_>>());
    assert_eq!(of(&[DayState::Complete, DayState::Complete]), Completeness::Complete);
    assert_eq!(of(&[DayState::Missing(2), DayState::Missing(3), DayState::CannotTell]), Completeness::Missing(5));
    assert_eq!(of(&[DayState::Loading, DayState::Missing(3)]), Completeness::Loading);
    assert_eq!(of(&[DayState::Complete, DayState::CannotTell]), Completeness::CannotTell);
    assert_eq!(of(&[DayState::Complete, DayState::Growing]), Completeness::Growing);
}

#[test]
fn loaded_missing_and_unchecked_rows_add_up_to_those_counted() {
    let day = |number: i64, held, counted: Option<u64>, state| Day {
        span: Window::new(MAY + number * DAY_MS, MAY + (number + 1) * DAY_MS).unwrap(),
        held,
        counted,
        state,
    };
    let days = [
        day(3, 2, Some(8), DayState::Growing),
        day(2, 4, Some(9), DayState::Missing(5)),
        day(1, 3, Some(3), DayState::Complete),
        day(0, 1, Some(4), DayState::CannotTell),
    ];
    let sum = sum(&days, 10, 24);
    assert_eq!((sum.missing, sum.unchecked, sum.whose()), (5, 9, "today and days in part"));
    let one = |state, loaded, counted| super::sum(&[day(0, loaded, Some(counted), state)], loaded, counted);
    assert_eq!((one(DayState::Growing, 2, 8).unchecked, one(DayState::Growing, 2, 8).whose()), (6, "today"));
    assert_eq!(one(DayState::CannotTell, 9, 8).unchecked, -1, "more rows than are counted");
    assert_eq!(one(DayState::Complete, 8, 8).unchecked, 0);
    assert_eq!(super::sum(&[], 0, u64::MAX).unchecked, i64::MAX);
}

#[test]
fn a_row_without_a_time_on_the_wrong_side_of_midnight_is_not_missing_on_the_other() {
    let timed = |at: i64| format!(r#"{{"timestamp":{at},"conversationId":"c","text":"{at}"}}"#);
    let nameless = r#"{"timestamp":null,"date":null,"conversationId":"c","text":"when?"}"#.to_owned();
    let items = [timed(MAY + DAY_MS + 5), nameless, timed(MAY + DAY_MS - 5)];
    let items: Vec<Box<RawValue>> = items.into_iter().map(|item| RawValue::from_string(item).unwrap()).collect();
    let mut feed = Feed::new(Window::new(MAY, MAY + 3 * DAY_MS).unwrap(), 100, Ties::Unknown);
    let (part, _) = feed.next_page().unwrap();
    feed.take(part, &PageRows { batch: Batch::read(items.iter().map(AsRef::as_ref)), ..page(&[], false) });
    let held = |day: i64| feed.store().count_on(MAY + day * DAY_MS) as u64;
    assert_eq!((feed.store().damaged(), held(0) + held(1)), (1, 3));
    // Counted on the other day than the one on which it stands.
    let states_of = |first, second| states(&feed, LATER, &[Some(first), Some(second), Some(0)]);
    assert_eq!(states_of(held(1), held(0)), [DayState::CannotTell, DayState::CannotTell, DayState::Complete]);
    let short = states_of(held(1) + 4, held(0));
    let short =
        short.iter().chain(&states_of(held(1), held(0) + 4)).filter(|day| matches!(day, DayState::Missing(4))).count();
    assert_eq!(short, 1, "what is short beyond that is missing");
}
