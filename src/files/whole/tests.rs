use super::*;

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn a_file_has_its_name_only_once_it_is_whole() {
    let folder = tempfile::tempdir().unwrap();
    let target = folder.path().join("x.csv");
    let mut file = WholeFile::create(&target, false).unwrap();
    file.write_all(b"half").unwrap();
    assert!(!target.exists());
    file.write_all(b" and half").unwrap();
    assert_eq!(file.commit().unwrap(), target);
    assert_eq!(fs::read(&target).unwrap(), b"half and half");
    assert_eq!(names(folder.path()), ["x.csv"]);
}

#[test]
fn a_file_that_is_given_up_leaves_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let mut file = WholeFile::create(&folder.path().join("x.csv"), false).unwrap();
    file.write_all(b"half").unwrap();
    drop(file);
    assert_eq!(names(folder.path()), Vec::<String>::new());
}

#[test]
fn a_name_that_is_taken_stays_with_its_file() {
    let folder = tempfile::tempdir().unwrap();
    let target = folder.path().join("x.csv");
    fs::write(&target, "old").unwrap();
    let error = WholeFile::create(&target, false).unwrap_err();
    assert!(matches!(error, WriteError::Exists(_)));
    assert!(error.to_string().contains("x.csv exists already"), "{error}");
    let mut file = WholeFile::create(&target, true).unwrap();
    file.write_all(b"new").unwrap();
    assert_eq!(fs::read(&target).unwrap(), b"old", "until it is whole");
    file.commit().unwrap();
    assert_eq!(fs::read(&target).unwrap(), b"new");
}

#[test]
fn a_name_that_is_taken_in_between_stays_too() {
    let folder = tempfile::tempdir().unwrap();
    let target = folder.path().join("x.csv");
    let file = WholeFile::create(&target, false).unwrap();
    fs::write(&target, "quicker").unwrap();
    assert!(matches!(file.commit(), Err(WriteError::Exists(_))));
    assert_eq!(fs::read(&target).unwrap(), b"quicker");
    assert_eq!(names(folder.path()), ["x.csv"]);
}

#[test]
fn only_files_are_written_and_only_in_folders_that_are_there() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("file");
    fs::write(&file, "").unwrap();
    assert!(matches!(WholeFile::create(folder.path(), true), Err(WriteError::NotAFile(_))));
    for missing in [folder.path().join("none/x.csv"), file.join("x.csv")] {
        let error = WholeFile::create(&missing, true).unwrap_err();
        assert!(matches!(error, WriteError::NoFolder(_)), "{error}");
        assert!(error.to_string().starts_with("there is no folder "), "{error}");
    }
}

#[cfg(unix)]
#[test]
fn a_file_is_private_and_a_link_is_followed() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let folder = tempfile::tempdir().unwrap();
    let (file, link) = (folder.path().join("file"), folder.path().join("link"));
    fs::write(&file, "old").unwrap();
    symlink(&file, &link).unwrap();
    assert!(matches!(WholeFile::create(&link, false), Err(WriteError::Exists(_))));
    let mut whole = WholeFile::create(&link, true).unwrap();
    whole.write_all(b"new").unwrap();
    whole.commit().unwrap();
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    assert_eq!(fs::read(&file).unwrap(), b"new");
    assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
    assert!(matches!(WholeFile::create(Path::new("/dev/null"), true), Err(WriteError::NotAFile(_))));
}

#[test]
fn what_the_system_says_is_told_with_what_to_do() {
    use io::ErrorKind as Kind;
    for (kind, says, to_do) in [
        (Kind::StorageFull, "no space is left for out/x.csv", "free some"),
        (Kind::QuotaExceeded, "no space is left for out/x.csv", "choose another disk"),
        (Kind::PermissionDenied, "nothing can be written in out ", "choose another folder"),
        (Kind::ReadOnlyFilesystem, "nothing can be written in out ", "choose another folder"),
        (Kind::TimedOut, "cannot write out/x.csv", "timed out"),
    ] {
        let text = WriteError::of(Path::new("out/x.csv"), io::Error::from(kind)).to_string();
        assert!(text.contains(says) && text.contains(to_do), "{text}");
    }
    let text = WriteError::of(Path::new("a\u{1b}[2J"), io::Error::from(Kind::StorageFull)).to_string();
    assert!(!text.contains('\u{1b}'), "{text:?}");
}

#[cfg(target_os = "linux")]
#[test]
fn a_folder_that_takes_no_files_is_named() {
    // Nobody can make a file there, root included.
    let error = WholeFile::create(Path::new("/sys/x.csv"), false).unwrap_err();
    assert!(matches!(&error, WriteError::ReadOnly { folder, .. } if folder == Path::new("/sys")), "{error:?}");
}
