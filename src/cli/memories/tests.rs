use super::*;
use crate::view::SavedView;

fn recalled(owner: &str, names: &[&str]) -> Recalled {
    let view = |name: &&str| SavedView { name: (*name).to_owned(), ..SavedView::default() };
    let memory = Memory { views: names.iter().map(view).collect(), ..Memory::default() };
    Recalled { owner: owner.to_owned(), memory }
}

#[test]
fn no_two_accounts_share_a_memory_and_no_name_holds_a_key_or_an_address() {
    let owners = [
        owner(Some("main"), "https://a.example/v1", "key1"),
        owner(Some("main"), "https://a.example/v1", "key2"),
        owner(Some("main"), "https://b.example/v1", "key1"),
        owner(Some("other"), "https://a.example/v1", "key1"),
        owner(None, "https://a.example/v1", "key1"),
        DEMO.to_owned(),
    ];
    for (index, owner) in owners.iter().enumerate() {
        assert!(!owners[..index].contains(owner), "{owners:?}");
        assert!(!owner.contains("key") && !owner.contains("example"), "{owner}");
    }
    assert_eq!(owners[0], owner(Some("main"), "https://a.example/v1/", "key1"));
}

#[test]
fn two_programs_see_each_others_views_at_the_next_start() {
    let home = tempfile::tempdir().unwrap();
    let file = home.path().join("state.json");
    let (one, two) = (Memories::new(file.clone()), Memories::new(file.clone()));
    assert_eq!(one.recall("main".into()), (recalled("main", &[]), None));
    assert_eq!(two.recall("main".into()), (recalled("main", &[]), None));
    one.keep(recalled("main", &["one"])).unwrap();
    two.keep(recalled("main", &["two"])).unwrap();
    one.keep(recalled("main", &["one", "more"])).unwrap();
    two.keep(recalled("main", &[])).unwrap();
    let (next, _) = Memories::new(file).recall("main".into());
    assert_eq!(next, recalled("main", &["one", "more"]));
}

#[test]
fn what_has_not_changed_is_not_written() {
    let home = tempfile::tempdir().unwrap();
    let file = home.path().join("state.json");
    let memories = Memories::new(file.clone());
    memories.recall("main".into());
    memories.keep(recalled("main", &[])).unwrap();
    assert!(!file.exists());
}

#[test]
fn a_folder_that_takes_no_file_is_told() {
    let home = tempfile::tempdir().unwrap();
    let blocked = home.path().join("file");
    std::fs::write(&blocked, "").unwrap();
    let memories = Memories::new(blocked.join("state.json"));
    let why = memories.keep(recalled("main", &["one"])).unwrap_err();
    assert!(why.starts_with("cannot "), "{why}");
}
