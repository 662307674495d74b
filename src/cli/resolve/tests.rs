use super::super::rows::{WORKSPACES, array};
use super::*;

const BODY: &str = r#"[{"id":"ws-1","name":"Puzzle Kingdom"},{"id":"ws-2","name":"Twins"},{"id":"ws-3","name":"Twins"},
    {"id":"ws-4","name":null},{"id":"ws-5"},{"name":"no id"},{"id":"ws-6","name":"Forged\nvipdeck: all is well"},7]"#;

fn id(wanted: &str) -> Result<String, (Code, String)> {
    id_of(Noun::Workspace, wanted, &array(BODY, &WORKSPACES).unwrap())
        .map_err(|error| (error.code(), error.to_string()))
}

#[test]
fn an_id_or_a_name_gives_the_id() {
    assert_eq!(id("ws-1"), Ok("ws-1".into()));
    assert_eq!(id("puzzle kingdom"), Ok("ws-1".into()));
    assert_eq!(id("ws-5"), Ok("ws-5".into()));
}

#[test]
fn what_cannot_be_found_lists_what_comes_near() {
    let (code, message) = id("Puzzle Kingdon").unwrap_err();
    assert_eq!(code, Code::Rejected);
    assert_eq!(message, "there is no workspace \"Puzzle Kingdon\"; these come near:\n  ws-1  Puzzle Kingdom");
    assert_eq!(id("zzz").unwrap_err().1, "there is no workspace \"zzz\": `vipdeck workspaces` lists them");
    assert_eq!(id("forged").unwrap_err().1.lines().count(), 2, "a name cannot forge a line");
    let (_, message) = id("twins").unwrap_err();
    assert!(message.contains("give the id of one\n  ws-2  Twins\n  ws-3  Twins"), "{message}");
}
