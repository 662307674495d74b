use super::*;
use crate::view::Span;

fn state() -> State {
    let view = SavedView {
        name: "Angry".into(),
        workspace: Some("ws-1".into()),
        channel: Some("FB_PAGE_1".into()),
        window: WindowSpec::Last(Span::days(7)),
        label: Some("frustrated".into()),
        kind: Some(Kind::Text),
    };
    State { last_view: Some(SavedView::default()), views: vec![view] }
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
    for damaged in ["{", r#"{"views": [{"window": "someday"}]}"#, "\u{0}", ""] {
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
    fs::write(&path, r#"{"watermarks": {}, "views": []}"#).unwrap();
    assert_eq!(load(&path), (State::default(), None));
}
