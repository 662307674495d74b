use super::*;

const WORKSPACES: [Named<'_>; 5] = [
    Named { id: "ws-1", name: "Puzzle Kingdom" },
    Named { id: "ws-2", name: "Twins" },
    Named { id: "ws-3", name: "Twins" },
    Named { id: "ws-5", name: "ws-5" },
    Named { id: "ws-6", name: "Forged\nvipdeck: all is well" },
];

fn id(wanted: &str) -> Result<&'static str, (Code, String)> {
    find(Noun::Workspace, wanted, &WORKSPACES)
        .map(|at| WORKSPACES[at].id)
        .map_err(|error| (error.code(), error.to_string()))
}

#[test]
fn an_id_or_a_name_gives_the_one() {
    assert_eq!(id("ws-1"), Ok("ws-1"));
    assert_eq!(id("puzzle kingdom"), Ok("ws-1"));
    assert_eq!(id("ws-5"), Ok("ws-5"));
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

#[test]
fn a_choice_is_a_usage_error_with_all_of_them() {
    let error = Noun::Workspace.choose(&WORKSPACES[..2]);
    assert_eq!(error.code(), Code::Usage);
    assert_eq!(error.to_string(), "which workspace? name one with --workspace:\n  ws-1  Puzzle Kingdom\n  ws-2  Twins");
}
