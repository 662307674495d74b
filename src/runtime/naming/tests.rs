use super::*;

#[test]
fn what_is_there_is_named_and_what_cannot_be_written_is_told_before_anything_is_fetched() {
    let folder = tempfile::tempdir().unwrap();
    let typed = |name: &str| folder.path().join(name).display().to_string();
    assert_eq!(look(&typed("a.csv"), false), Ok(vec![]));
    std::fs::write(folder.path().join("a.csv"), "mine").unwrap();
    assert_eq!(look(&typed("a.csv"), false), Ok(vec!["a.csv".to_owned()]));
    assert_eq!(look(&typed(""), false), Ok(vec![]), "a folder is one to write in");
    let why = look(&typed("none/a.csv"), false).unwrap_err();
    assert!(why.starts_with("there is no folder"), "{why}");
    let why = look(&typed("a.csv/b.csv"), false).unwrap_err();
    assert!(why.starts_with("there is no folder"), "{why}");
}

#[test]
fn a_name_is_meant_in_the_working_folder() {
    assert_eq!(named("a.csv"), env::current_dir().unwrap().join("a.csv"));
}

#[test]
fn a_receipt_is_looked_for_too_where_one_is_written() {
    let folder = tempfile::tempdir().unwrap();
    let typed = folder.path().join("a.csv").display().to_string();
    std::fs::write(folder.path().join("a.csv.receipt.json"), "mine").unwrap();
    assert_eq!(look(&typed, false), Ok(vec![]));
    assert_eq!(look(&typed, true), Ok(vec!["a.csv.receipt.json".to_owned()]));
    std::fs::write(&typed, "mine").unwrap();
    assert_eq!(look(&typed, true), Ok(vec!["a.csv".to_owned(), "a.csv.receipt.json".to_owned()]));
}
