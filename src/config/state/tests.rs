use super::*;
use crate::view::{Kind, Ref, SavedView, Span, WindowSpec};

fn view(name: &str) -> SavedView {
    SavedView {
        name: name.into(),
        workspace: Ref { id: "ws-1".into(), name: "Star Harbour".into() },
        channel: Ref { id: "FB_PAGE_1".into(), name: "Star Harbour EN".into() },
        window: WindowSpec::Last(Span::days(7)),
        label: Some("frustrated".into()),
        kind: Some(Kind::Text),
    }
}

fn memory(names: &[&str]) -> Memory {
    Memory { views: names.iter().map(|name| view(name)).collect(), ..Memory::default() }
}

fn state() -> State {
    State { accounts: BTreeMap::from([("main 1".into(), memory(&["Angry"]))]) }
}

#[test]
fn what_is_saved_is_loaded() {
    let home = tempfile::tempdir().unwrap();
    let path = home.path().join("state/state.json");
    assert_eq!(load(&path), (State::default(), None));
    save(&path, &state()).unwrap();
    assert_eq!(load(&path), (state(), None));
    assert!(fs::read_to_string(&path).unwrap().contains(r#""window": "7d""#));
}

#[test]
fn a_damaged_file_is_set_aside_and_can_be_looked_at() {
    let home = tempfile::tempdir().unwrap();
    let path = home.path().join("state.json");
    for damaged in ["{", r#"{"accounts": {"a": {"views": [{"window": "someday"}]}}}"#, "\u{0}", ""] {
        fs::write(&path, damaged).unwrap();
        let (loaded, warning) = load(&path);
        assert_eq!(loaded, State::default());
        assert!(warning.unwrap().to_string().contains("state.json.bad"));
        assert!(!path.exists());
        assert_eq!(fs::read_to_string(home.path().join("state.json.bad")).unwrap(), damaged);
    }
}

#[test]
fn a_file_of_a_later_version_still_loads() {
    let home = tempfile::tempdir().unwrap();
    let path = home.path().join("state.json");
    fs::write(&path, r#"{"themes": {}, "accounts": {"a": {"colours": 1}}}"#).unwrap();
    let state = State { accounts: BTreeMap::from([("a".into(), Memory::default())]) };
    assert_eq!(load(&path), (state, None));
}

#[test]
fn two_programs_do_not_lose_each_others_views_nor_another_accounts() {
    let home = tempfile::tempdir().unwrap();
    let path = home.path().join("state.json");
    remember(&path, "other", &Memory::default(), &memory(&["Theirs"])).unwrap();
    let base = memory(&["Angry"]);
    remember(&path, "main", &Memory::default(), &base).unwrap();
    remember(&path, "main", &base, &memory(&["Angry", "One"])).unwrap();
    remember(&path, "main", &base, &memory(&["Two"])).unwrap();
    let (state, _) = load(&path);
    assert_eq!(state.accounts["main"], memory(&["One", "Two"]));
    assert_eq!(state.accounts["other"], memory(&["Theirs"]));
}

#[test]
fn many_at_once_lose_nothing() {
    let home = tempfile::tempdir().unwrap();
    let path = home.path().join("state.json");
    std::thread::scope(|scope| {
        for number in 0..16 {
            let path = &path;
            scope.spawn(move || {
                remember(path, "main", &Memory::default(), &memory(&[&format!("view {number}")])).unwrap();
            });
        }
    });
    assert_eq!(load(&path).0.accounts["main"].views.len(), 16);
}

#[test]
fn a_file_that_went_missing_or_broke_meanwhile_costs_nothing_that_is_known() {
    let home = tempfile::tempdir().unwrap();
    let path = home.path().join("state.json");
    let known = memory(&["Angry"]);
    remember(&path, "main", &known, &known).unwrap();
    assert_eq!(load(&path).0.accounts["main"], known);
    fs::write(&path, "{").unwrap();
    remember(&path, "main", &known, &known).unwrap();
    assert_eq!(load(&path).0.accounts["main"], known);
    assert!(home.path().join("state.json.bad").exists());
}

#[cfg(unix)]
#[test]
fn only_its_owner_can_read_it() {
    use std::os::unix::fs::PermissionsExt;

    let home = tempfile::tempdir().unwrap();
    let path = home.path().join("vipdeck/state.json");
    remember(&path, "main", &Memory::default(), &memory(&["Angry"])).unwrap();
    for file in ["state.json", "state.json.lock"] {
        let mode = fs::metadata(path.with_file_name(file)).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600, "{file}");
    }
}
