use serde_json::json;

use super::*;

/// The one error of a refused request.
async fn refusal(sandbox: &Sandbox, path: &str) -> Value {
    let (status, body) = ask(sandbox, path).await;
    assert_eq!(status, 422, "{path}: {body}");
    let errors = body["error"].as_array().unwrap();
    assert_eq!(errors.len(), 1, "Joi stops at the first error");
    errors[0].clone()
}

#[tokio::test]
async fn every_parameter_is_checked_as_joi_checks() {
    let sandbox = start(frozen(0)).await;
    let messages = |query: &str| flagship("vip-messages", query);
    let with = |more: &str| messages(&format!("{MAY}&{more}"));
    for (path, field, kind, message) in [
        ("vip-messages".to_owned(), "workspaceId", "any.required", "\"workspaceId\" is required"),
        (
            "vip-messages?workspaceId=".into(),
            "workspaceId",
            "string.empty",
            "\"workspaceId\" is not allowed to be empty",
        ),
        (messages("to=2026-05-01"), "from", "any.required", "\"from\" is required"),
        (messages("from=2026-05-01&to="), "to", "date.format", "\"to\" must be in ISO 8601 date format"),
        (messages("from=yesterday&to=2026-05-01"), "from", "date.format", "\"from\" must be in ISO 8601 date format"),
        (with("foo=1"), "foo", "object.unknown", "\"foo\" is not allowed"),
        (with("label="), "label", "string.empty", "\"label\" is not allowed to be empty"),
        (with("label=a&label=b"), "label", "string.base", "\"label\" must be a string"),
        (with("limit=many"), "limit", "number.base", "\"limit\" must be a number"),
        (with("limit="), "limit", "number.base", "\"limit\" must be a number"),
        (with("limit=1.5"), "limit", "number.integer", "\"limit\" must be an integer"),
        (with("limit=0"), "limit", "number.min", "\"limit\" must be greater than or equal to 1"),
        (with("limit=501"), "limit", "number.max", "\"limit\" must be less than or equal to 500"),
        (with("limit=1e300"), "limit", "number.unsafe", "\"limit\" must be a safe number"),
        (with("before="), "before", "string.empty", "\"before\" is not allowed to be empty"),
        (
            with("before=null"),
            "before",
            "string.pattern.base",
            "\"before\" with value \"null\" fails to match the required pattern: /^\\d+$/",
        ),
        (
            with("contentType=video"),
            "contentType",
            "any.only",
            "\"contentType\" must be one of [text, postback, attachment, other]",
        ),
        (
            flagship("label-overview", &format!("{MAY}&groupBy=month")),
            "groupBy",
            "any.only",
            "\"groupBy\" must be one of [day, week]",
        ),
        (flagship("vip-users", "hasBirthday=false"), "hasBirthday", "any.only", "\"hasBirthday\" must be [true]"),
        (
            flagship("vip-users", "birthdayMonth=13"),
            "birthdayMonth",
            "number.max",
            "\"birthdayMonth\" must be less than or equal to 12",
        ),
        (flagship("vip-users", "offset=-1"), "offset", "number.min", "\"offset\" must be greater than or equal to 0"),
        (flagship("vip-users/export", "limit=5"), "limit", "object.unknown", "\"limit\" is not allowed"),
        (
            flagship("vip-messages/export", &format!("{MAY}&before=5")),
            "before",
            "object.unknown",
            "\"before\" is not allowed",
        ),
        ("workspaces?limit=5".into(), "limit", "object.unknown", "\"limit\" is not allowed"),
        ("organizations?q=".into(), "q", "string.empty", "\"q\" is not allowed to be empty"),
        ("channels?workspaceId=".into(), "workspaceId", "string.empty", "\"workspaceId\" is not allowed to be empty"),
    ] {
        let error = refusal(&sandbox, &path).await;
        assert_eq!(
            (&error["path"], &error["type"], &error["message"]),
            (&json!([field]), &json!(kind), &json!(message)),
            "{path}"
        );
        assert_eq!(error["context"]["label"], field);
        assert_eq!(error["context"]["key"], field);
    }
}

#[tokio::test]
async fn limit_beyond_the_maximum_tells_the_maximum() {
    let sandbox = start(Options { max_limit: 30, ..frozen(0) }).await;
    let error = refusal(&sandbox, &flagship("vip-messages", &format!("{MAY}&limit=200"))).await;
    assert_eq!(error["context"], json!({ "limit": 30, "value": 200, "label": "limit", "key": "limit" }));
}

#[tokio::test]
async fn shape_is_judged_before_the_rules_and_after_the_signature() {
    let sandbox = start(frozen(0)).await;
    refusal(&sandbox, "vip-users?workspaceId=nowhere&mediumId=x&limit=0").await;
    let unsigned = client().get(format!("{}/vip-users", sandbox.base_url())).send().await.unwrap();
    assert_eq!(unsigned.status(), 403);
}
