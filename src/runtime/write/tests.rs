use super::*;

#[test]
fn a_file_is_written_whole_and_for_its_owner_alone() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("labels.csv");
    assert_eq!(write(path.to_str().unwrap(), false, b"label\r\n").unwrap(), told(&path));
    assert_eq!(std::fs::read(&path).unwrap(), b"label\r\n");
    #[cfg(unix)]
    {
        let mode = std::os::unix::fs::PermissionsExt::mode(&path.metadata().unwrap().permissions());
        assert_eq!(mode & 0o777, 0o600);
    }
}

#[test]
fn what_is_there_stays_and_no_part_of_a_file_is_left() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("labels.csv");
    std::fs::write(&path, "mine").unwrap();
    let why = write(path.to_str().unwrap(), false, b"x").unwrap_err();
    assert!(why.ends_with("labels.csv by now; name another file"), "{why}");
    assert_eq!(std::fs::read(&path).unwrap(), b"mine");
    assert_eq!(folder.path().read_dir().unwrap().count(), 1);
    let why = write(folder.path().join("none/labels.csv").to_str().unwrap(), false, b"x").unwrap_err();
    assert!(why.starts_with("there is no folder"), "{why}");
}

#[test]
fn what_is_there_is_replaced_when_that_was_asked_for() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("labels.csv");
    std::fs::write(&path, "mine").unwrap();
    write(path.to_str().unwrap(), true, b"x").unwrap();
    assert_eq!(std::fs::read(&path).unwrap(), b"x");
}
