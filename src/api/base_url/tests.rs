use super::*;

fn parse(text: &str) -> Result<BaseUrl, BaseUrlError> {
    text.parse()
}

#[test]
fn routes_join_with_and_without_a_slash_at_the_end() {
    let params = Params::default().with("workspaceId", "a b&c");
    for base in ["https://host/externalApi/v1", "https://host/externalApi/v1/", "https://host/externalApi/v1//"] {
        let base = parse(base).unwrap();
        assert_eq!(
            base.of(Route::Channels, &params).as_str(),
            "https://host/externalApi/v1/channels?workspaceId=a+b%26c"
        );
        assert_eq!(base.to_string(), "https://host/externalApi/v1");
    }
    let root = parse("http://127.0.0.1:8080").unwrap();
    assert_eq!(root.of(Route::Workspaces, &Params::default()).as_str(), "http://127.0.0.1:8080/workspaces");
}

#[test]
fn http_is_for_loopback_alone() {
    for fine in ["http://127.0.0.1:1/v1", "http://127.9.9.9/v1", "http://[::1]:4/v1", "http://localhost:9/v1"] {
        assert!(parse(fine).unwrap().is_plain_loopback(), "{fine}");
    }
    for bad in
        ["http://example.com/v1", "http://localhost.example.com", "http://10.0.0.1/", "ftp://host/", "file:///v1"]
    {
        assert_eq!(parse(bad), Err(BaseUrlError::Insecure), "{bad}");
    }
    assert!(!parse("https://localhost/v1").unwrap().is_plain_loopback());
}

#[test]
fn what_has_no_place_in_a_base_url_is_named() {
    assert_eq!(parse("https://me:pw@host/v1"), Err(BaseUrlError::UserInfo));
    assert_eq!(parse("https://host/v1?x=1"), Err(BaseUrlError::Trailing));
    assert_eq!(parse("https://host/v1#x"), Err(BaseUrlError::Trailing));
    assert!(matches!(parse("host/v1"), Err(BaseUrlError::Malformed(_))));
    assert!(matches!(parse(""), Err(BaseUrlError::Malformed(_))));
}
