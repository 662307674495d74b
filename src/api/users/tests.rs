use super::*;

#[test]
fn a_page_is_read_with_whatever_is_missing_or_odd() {
    let page = UsersPage::read(
        br#"{"items":[
            {"conversationId":"c1","userName":"Mira Olsen","birthday":"05/30","lastPurchaseTimestamp":1780146000000,
             "lastUserMessageTimestamp":"2026-05-30T13:00:00.000Z","lastAppOpenTimestamp":null,"cuid":42},
            {}, 5],
        "returned":3,"total":"120","mayHaveMore":true,"nextOffset":3,"scanCapped":true}"#,
    )
    .unwrap();
    assert_eq!((page.users.rows.len(), page.users.damaged), (2, 1));
    let first = &page.users.rows[0];
    assert_eq!((first.cuid.as_deref(), first.birthday.as_deref()), (Some("42"), Some("05/30")));
    assert_eq!(first.last_purchase, first.last_user_message);
    assert_eq!(first.last_app_open, None);
    assert_eq!(page.users.rows[1], User::default());
    assert_eq!((page.total, page.next_offset, page.scan_capped), (Some(120), Some(3), true));
}

#[test]
fn a_page_without_items_is_a_failure() {
    assert!(UsersPage::read(br#"{"total":0}"#).is_err());
}

fn next(
    may_have_more: Option<bool>,
    next_offset: Option<u64>,
    total: Option<u64>,
    offset: u64,
    rows: usize,
) -> NextUsers {
    let users = Listing { rows: vec![User::default(); rows], damaged: 0 };
    UsersPage { users, total, may_have_more, next_offset, ..UsersPage::default() }.next(offset)
}

#[test]
fn the_next_offset_is_the_servers_or_counted() {
    let (yes, no) = (Some(true), Some(false));
    assert_eq!(next(yes, Some(20), None, 10, 10), NextUsers::At(20));
    assert_eq!(next(yes, None, None, 10, 7), NextUsers::At(17));
    assert_eq!(next(None, Some(20), None, 10, 10), NextUsers::At(20), "a server that says it by the offset");
    assert_eq!(next(None, Some(20), None, 20, 0), NextUsers::End, "and by it alone promises nothing");
    assert_eq!(next(None, None, Some(18), 10, 7), NextUsers::At(17), "a server that says it by the total");
    assert_eq!(next(None, None, Some(17), 10, 7), NextUsers::End);
    assert_eq!(next(no, Some(20), Some(99), 10, 10), NextUsers::End);
    assert_eq!(next(None, None, None, 10, 10), NextUsers::End);
}

#[test]
fn an_offset_that_leads_nowhere_is_told_not_followed() {
    for (offset, rows) in [(Some(10), 10), (Some(3), 10), (Some(20), 0), (None, 0)] {
        assert_eq!(next(Some(true), offset, None, 10, rows), NextUsers::Nowhere, "{offset:?} {rows}");
    }
    assert_eq!(next(None, Some(3), None, 10, 10), NextUsers::Nowhere, "back to where one was");
}
