use super::*;
use crate::api::Route;

fn said(status: u16, body: &str) -> String {
    ApiError::of_status(status, body.as_bytes()).to_string()
}

#[test]
fn each_status_has_its_kind() {
    for (status, kind) in [
        (302, ErrorKind::Redirect),
        (400, ErrorKind::BadRequest),
        (402, ErrorKind::Inactive),
        (403, ErrorKind::Forbidden),
        (404, ErrorKind::NotFound),
        (418, ErrorKind::OtherStatus),
        (422, ErrorKind::Shape),
        (429, ErrorKind::Busy),
        (500, ErrorKind::Server),
        (599, ErrorKind::Server),
    ] {
        let error = ApiError::of_status(status, b"{}");
        assert_eq!((error.kind(), error.status()), (kind, Some(status)));
        assert_eq!(error.is_retryable(), status == 429 || status >= 500, "{status}");
    }
}

#[test]
fn a_line_says_what_the_server_said_and_what_to_do() {
    assert_eq!(
        said(400, r#"{"message":"Channel not found"}"#),
        "The API refused the request (400): Channel not found. Check that the workspace is a VIP one and that the channel belongs to it."
    );
    assert_eq!(
        said(402, r#"{"message":"Organization inactive."}"#),
        "The organization is inactive (402): Organization inactive. Ask the account's owner to activate it."
    );
    for page in
        ["503 Service Unavailable", "<html><title>503 Service Unavailable</title></html>", "Service Unavailable"]
    {
        assert_eq!(
            ApiError::of_status(503, page.as_bytes()).reason(),
            "the server failed (503): Service Unavailable",
            "the number stands there once"
        );
    }
    assert_eq!(ApiError::of_status(500, b"500").reason(), "the server failed (500)");
    assert_eq!(ApiError::of_status(500, b"5000 errors").reason(), "the server failed (500): 5000 errors");
    assert_eq!(said(503, ""), "The server failed (503). It is not your doing: try again later.");
    assert_eq!(
        ApiError::of_status(429, b"<title>Slow down</title>").after(1).reason(),
        "the API is busy (429)".to_owned() + ": Slow down"
    );
    assert!(ApiError::of_status(500, b"{}").after(5).to_string().starts_with("The server failed (500), 5 times. "));
}

#[test]
fn a_refused_shape_names_the_fields() {
    let body = r#"{"error":[{"message":"\"from\" is required","path":["from"]},{"message":"\"x\" is odd","path":["items",0,"x"]}]}"#;
    assert_eq!(
        said(422, body),
        "The API refused \"from\", \"items.0.x\" (422): \"from\" is required; \"x\" is odd. Change that and try again."
    );
    assert_eq!(said(422, r#"{"message":"no"}"#), "The API refused the request (422): no. Change that and try again.");
}

#[test]
fn a_refused_key_names_the_header_if_the_server_does() {
    for (message, header) in [
        ("Invalid API key", "x-api-key"),
        ("unknown x-api-key", "x-api-key"),
        ("Signature expired", "x-date"),
        ("x-date is malformed", "x-date"),
        ("Invalid signature", "x-signature"),
    ] {
        let line = said(403, &format!(r#"{{"message":"{message}"}}"#));
        assert!(line.contains(&format!("disliked {header}:")) && line.contains("`vipdeck config show`"), "{line}");
    }
    let line = said(403, r#"{"message":"no"}"#);
    assert!(!line.contains("disliked") && line.contains("`vipdeck config show`"), "{line}");
}

#[test]
fn only_an_expired_signature_is_one() {
    let is_expired = |status, body: &str| ApiError::of_status(status, body.as_bytes()).is_expired_signature();
    assert!(is_expired(403, r#"{"message":"Signature expired"}"#));
    assert!(!is_expired(403, r#"{"message":"API key expired"}"#));
    assert!(!is_expired(400, r#"{"message":"Signature expired"}"#));
}

#[test]
fn no_control_character_gets_through() {
    let body = r#"{"message":"a\u001b[2J\u009b\nb","error":[{"message":"\u0007","path":["\r"]}]}"#;
    for status in [302, 400, 402, 403, 404, 418, 422, 429, 500] {
        let error = ApiError::of_status(status, body.as_bytes()).about("\u{1b}]0;x\u{7}".into());
        for line in [error.to_string(), error.reason()] {
            assert!(!line.chars().any(char::is_control), "{line:?}");
        }
        assert!(error.server_message().unwrap().contains('\u{1b}'), "raw for who wants it raw");
    }
    let long = said(400, &format!(r#"{{"message":"{}"}}"#, "é".repeat(9_000)));
    assert!(long.chars().count() < 500 && long.contains('…'), "{long}");
}

#[test]
fn sources_stay_in_the_chain() {
    let error = ApiError::new(ErrorKind::Connect, "no").because(std::io::Error::other("deep"));
    assert_eq!(error.clone().source().unwrap().to_string(), "deep");
}

#[test]
fn advice_on_a_large_answer_fits_what_was_asked() {
    let says = |route: Route| ApiError::new(ErrorKind::TooLarge, "too large").asking(route).to_string();
    assert!(says(Route::Messages).contains("shorter window or a smaller limit"));
    assert!(says(Route::LabelOverview).ends_with("Ask for a shorter window."));
    for route in [Route::Workspaces, Route::Channels, Route::Organizations] {
        let says = says(route);
        assert!(!says.contains("window") && !says.contains("limit") && says.contains("base_url"), "{says}");
    }
}
