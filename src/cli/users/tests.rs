use super::*;

fn page(may_have_more: Option<bool>, next_offset: Option<u64>) -> UsersPage {
    UsersPage { may_have_more, next_offset, ..UsersPage::default() }
}

#[test]
fn the_next_offset_is_the_servers_or_counted() {
    assert_eq!(next_offset(&page(Some(true), Some(20)), 10, 10), Next::Offset(20));
    assert_eq!(next_offset(&page(Some(true), None), 10, 7), Next::Offset(17));
    assert_eq!(next_offset(&page(None, Some(20)), 10, 10), Next::Offset(20), "a server that says it by the offset");
    assert_eq!(next_offset(&page(None, Some(20)), 20, 0), Next::End, "and by it alone promises nothing");
    assert_eq!(next_offset(&page(Some(false), Some(20)), 10, 10), Next::End);
    assert_eq!(next_offset(&page(None, None), 10, 10), Next::End);
}

#[test]
fn an_offset_that_leads_nowhere_is_told_not_followed() {
    for (next, rows) in [(Some(10), 10), (Some(3), 10), (Some(20), 0), (None, 0)] {
        assert_eq!(next_offset(&page(Some(true), next), 10, rows), Next::Nowhere, "{next:?} {rows}");
    }
}
