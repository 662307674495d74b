use super::*;

fn scope() -> Scope {
    Scope { workspace_id: "w1".into(), channel_id: "FB_PAGE_1".into() }
}

#[test]
fn a_parameter_without_a_value_is_not_sent() {
    let params = Params::default().with("label", "").with_some("limit", None::<u32>).with("q", "x");
    assert_eq!(params.iter().collect::<Vec<_>>(), [("q", "x")]);
}

#[test]
fn a_messages_query_uses_the_names_of_the_contract() {
    let query = MessagesQuery {
        scope: scope(),
        window: Window::new(1_748_736_000_000, 1_748_822_400_000).unwrap(),
        label: Some("frustrated".into()),
        kind: Some(Kind::Postback),
        limit: Some(50),
        before: Cursor::new("1748800000000"),
    };
    assert_eq!(
        query.params().iter().collect::<Vec<_>>(),
        [
            ("workspaceId", "w1"),
            ("mediumId", "FB_PAGE_1"),
            ("from", "2025-06-01"),
            ("to", "2025-06-01"),
            ("label", "frustrated"),
            ("contentType", "postback"),
            ("limit", "50"),
            ("before", "1748800000000"),
        ]
    );
}

#[test]
fn has_birthday_is_sent_as_true_or_not_at_all() {
    let query = |has_birthday, birthday_month| UsersQuery {
        scope: scope(),
        filter: UserFilter { has_birthday, birthday_month },
        limit: None,
        offset: Some(0),
    };
    assert_eq!(query(false, None).params().get("hasBirthday"), None);
    let both = query(true, Some(12)).params();
    assert_eq!((both.get("hasBirthday"), both.get("birthdayMonth")), (Some("true"), Some("12")));
    assert_eq!(both.get("offset"), Some("0"));
}
