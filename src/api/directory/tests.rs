use super::*;
use crate::api::rows::{Listing, rows};

#[test]
fn a_workspace_is_read_whatever_its_fields_are() {
    let raw = rows(
        br#"[
        {"id":"w1","name":"Northwind","type":"VIP","vipIndicator":true,"vipIndicatorInProcess":false,"new":[1]},
        {"id":7,"name":null,"type":"BASIC","vipIndicator":{"score":1}},
        {"name":"nameless"},
        null
    ]"#,
    )
    .unwrap();
    let listing = Listing::read(&raw, Workspace::read);
    assert_eq!(listing.damaged, 2);
    let [first, second] = listing.rows.as_slice() else { panic!("{listing:?}") };
    assert!(first.is_vip() && !second.is_vip());
    assert_eq!((first.vip_indicator, first.vip_indicator_in_process), (Some(true), Some(false)));
    assert_eq!((second.id.as_str(), second.name.as_str(), second.vip_indicator), ("7", "7", None));
}

#[test]
fn a_channel_and_an_organization_keep_their_words() {
    let raw = rows(br#"[{"id":"FB_PAGE_1","type":"FB_PAGE","name":"Page","role":"ADMIN"}]"#).unwrap();
    let channel = Channel { id: "FB_PAGE_1".into(), name: "Page".into(), kind: Some("FB_PAGE".into()) };
    assert_eq!(Listing::read(&raw, Channel::read).rows, [channel]);
    assert_eq!(Listing::read(&raw, Organization::read).rows[0].role.as_deref(), Some("ADMIN"));
}
