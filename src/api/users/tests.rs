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
