use std::io;

use super::{OpenError, open};

#[tokio::test]
async fn an_address_that_is_not_of_the_web_is_refused_before_anything_starts() {
    for url in ["file:///etc/passwd", "javascript:alert(1)", "/etc/passwd", "-h", ""] {
        let refused = open(url, &["/nonexistent/opener".into()]).await;
        assert!(matches!(refused, Err(OpenError::Refused(_))), "{url}: {refused:?}");
    }
}

#[tokio::test]
async fn a_configured_program_that_is_not_there_is_named() {
    let missing = open("https://example.com/a", &["/nonexistent/opener".into()]).await.unwrap_err();
    assert_eq!(missing, OpenError::NotStarted { program: "/nonexistent/opener".into(), why: io::ErrorKind::NotFound });
    assert!(missing.to_string().contains("`/nonexistent/opener` ([open] command) cannot be started"));
}

#[cfg(unix)]
#[tokio::test]
async fn a_configured_program_gets_its_arguments_and_then_exactly_the_address() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("out");
    let script = r#"printf '%s\n' "$@" > "$0""#;
    let command = ["sh", "-c", script, out.to_str().unwrap(), "--new tab"].map(String::from);
    let url = "https://example.com/export.csv?sig=a%20b&x=$(id);y";
    assert_eq!(open(url, &command).await, Ok(()));
    assert_eq!(std::fs::read_to_string(out).unwrap(), format!("--new tab\n{url}\n"));
}

#[cfg(unix)]
#[tokio::test]
async fn a_configured_program_that_fails_at_once_is_told() {
    let failed = open("https://example.com/?secret=1", &["false".into()]).await.unwrap_err();
    assert_eq!(failed, OpenError::Failed);
    assert!(!failed.to_string().contains("secret"));
}
