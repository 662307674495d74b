//! What is claimed of a list: whole only where that is proven.

use std::sync::Arc;

use super::desk::{Desk, NOW, page};
use crate::api::Overview;
use crate::app::{Reply, Request, Target};
use crate::feed::{Completeness, PageRows};
use crate::view::DAY_MS;

/// A page that promises more and gives no cursor.
pub(super) fn cut(newest: i64, count: i64) -> PageRows {
    PageRows { cursor: None, ..page(newest, count, Some(true)) }
}

/// A dashboard of a label that the overview lists nowhere, after one page.
fn unlisted(first: PageRows) -> Desk {
    let mut desk = Desk::new(Target { label: Some("ckl_x".into()), ..Target::default() });
    desk.answer_directory();
    desk.answer_page(first);
    desk.answer_overview();
    desk
}

#[test]
fn rows_of_a_label_that_nobody_counted_are_not_complete() {
    for first in [cut(NOW, 50), page(NOW, 50, Some(false))] {
        let desk = unlisted(first);
        assert_eq!(desk.app.completeness(), Completeness::CannotTell);
        assert!(!desk.app.is_whole());
    }
}

#[test]
fn a_label_that_is_listed_nowhere_has_no_messages_while_none_came_and_none_was_cut_off() {
    assert_eq!(unlisted(page(NOW, 0, Some(false))).app.completeness(), Completeness::Complete);
    assert_eq!(unlisted(cut(NOW, 0)).app.completeness(), Completeness::CannotTell);
}

#[test]
fn that_today_grows_does_not_hide_that_the_list_was_cut_short() {
    let mut desk = Desk::new(Target::default());
    desk.answer_directory();
    desk.answer_page(cut(NOW, 40));
    desk.answer_overview();
    assert_eq!(desk.app.completeness(), Completeness::Growing);
    assert!(desk.app.cut().is_some() && !desk.app.is_whole());
}

#[test]
fn where_every_row_that_is_counted_has_come_it_does_not_matter_that_the_list_was_cut_short() {
    let mut desk = Desk::new(Target::default());
    desk.answer_directory();
    desk.answer_page(cut(NOW, 50));
    desk.answer_overview();
    assert!(desk.app.cut().is_none() && desk.app.is_whole());
}

#[test]
fn what_is_missing_of_one_slice_is_told_while_the_next_one_loads() {
    let mut desk = Desk::new(Target { spec: "40d".parse().unwrap(), ..Target::default() });
    desk.answer_directory();
    desk.answer_page(cut(NOW - DAY_MS, 50));
    let ticket = desk.pending(|request| matches!(request, Request::Overview { .. })).unwrap();
    let body = br#"{"totals":{},"activity":{"2026-05-29":60},"activityTotals":{"userMessages":60}}"#;
    desk.reply(ticket, Reply::Overview(Overview::read(body).map_err(Arc::new)));
    assert!(desk.pending_page().is_some());
    assert_eq!((desk.app.completeness(), desk.app.missing()), (Completeness::Loading, 10));
    assert!(desk.app.cut().is_some());
}
