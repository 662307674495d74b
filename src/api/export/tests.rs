use super::*;

#[test]
fn the_url_is_kept_as_sent_and_not_debugged() {
    let export = Export::read(br#"{"totalCount":12,"csvUrl":"https://files.example/x.csv?sig=canary"}"#).unwrap();
    assert_eq!(export.csv_url, "https://files.example/x.csv?sig=canary");
    assert_eq!(export.total_count, Some(12));
    assert!(!format!("{export:?}").contains("canary"));
}

#[test]
fn an_export_without_a_url_is_a_failure() {
    for body in [r#"{"totalCount":0}"#, r#"{"csvUrl":""}"#, r#"{"csvUrl":null}"#, "[]"] {
        assert!(Export::read(body.as_bytes()).is_err(), "{body}");
    }
}
