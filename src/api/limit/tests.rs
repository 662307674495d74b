use super::*;

fn ask(limit: u32) -> Params {
    Params::default().with("workspaceId", "w").with("limit", limit)
}

fn refusal(path: &str, context: &str) -> ApiError {
    let body = format!(r#"{{"error":[{{"message":"m","path":["{path}"],"context":{context}}}]}}"#);
    ApiError::of_status(422, body.as_bytes())
}

#[test]
fn a_maximum_is_taken_and_remembered_for_its_route() {
    let limits = Limits::default();
    let again = limits.learn(Route::Messages, &ask(500), &refusal("limit", r#"{"limit":100}"#)).unwrap();
    assert_eq!(again, ask(100));
    assert_eq!(limits.applied(Route::Messages, &ask(500)), ask(100));
    assert_eq!(limits.applied(Route::Messages, &ask(20)), ask(20));
    assert_eq!(limits.applied(Route::Users, &ask(500)), ask(500));
}

#[test]
fn without_a_bound_the_parameter_is_left_out_from_then_on() {
    for context in ["{}", "null", r#"{"limit":0}"#, r#"{"limit":"x"}"#, r#"{"limit":500}"#] {
        let limits = Limits::default();
        let bare = Params::default().with("workspaceId", "w");
        assert_eq!(
            limits.learn(Route::Messages, &ask(500), &refusal("limit", context)),
            Some(bare.clone()),
            "{context}"
        );
        assert_eq!(limits.applied(Route::Messages, &ask(5)), bare);
    }
}

#[test]
fn a_minimum_holds_for_one_question() {
    let limits = Limits::default();
    assert_eq!(limits.learn(Route::Users, &ask(1), &refusal("limit", r#"{"limit":10}"#)), Some(ask(10)));
    assert_eq!(limits.applied(Route::Users, &ask(1)), ask(1));
}

#[test]
fn other_refusals_teach_nothing() {
    let limits = Limits::default();
    assert_eq!(limits.learn(Route::Messages, &ask(500), &refusal("from", r#"{"limit":100}"#)), None);
    assert_eq!(limits.learn(Route::Messages, &Params::default(), &refusal("limit", r#"{"limit":100}"#)), None);
}
