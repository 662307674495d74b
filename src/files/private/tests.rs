use tempfile::tempdir;

use super::*;

#[cfg(unix)]
fn mode(path: &Path) -> u32 {
    std::os::unix::fs::PermissionsExt::mode(&fs::metadata(path).unwrap().permissions()) & 0o777
}

#[test]
fn a_file_is_written_whole_with_its_folder() {
    let home = tempdir().unwrap();
    let path = home.path().join("a/b/config.toml");
    write_private(&path, b"one").unwrap();
    write_private(&path, b"two").unwrap();
    assert_eq!(fs::read(&path).unwrap(), b"two");
    assert_eq!(fs::read_dir(path.parent().unwrap()).unwrap().count(), 1, "no temporary file is left");
}

#[test]
fn of_several_that_make_a_file_at_once_one_does_and_the_others_leave_it() {
    let home = tempdir().unwrap();
    let path = home.path().join("a/config.toml");
    let texts: Vec<String> = (0..8).map(|number| number.to_string().repeat(10_000)).collect();
    let made: Vec<_> = std::thread::scope(|scope| {
        let threads: Vec<_> = texts.iter().map(|text| scope.spawn(|| create_private(&path, text.as_bytes()))).collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).collect()
    });
    let winner = made.iter().position(Result::is_ok).unwrap();
    assert_eq!(fs::read_to_string(&path).unwrap(), texts[winner]);
    let refused = |made: &Result<(), FileError>| {
        made.as_ref().is_err_and(|error| error.source.kind() == io::ErrorKind::AlreadyExists)
    };
    assert_eq!(made.iter().filter(|made| refused(made)).count(), 7, "{made:?}");
    assert_eq!(fs::read_dir(path.parent().unwrap()).unwrap().count(), 1, "no temporary file is left");
}

#[cfg(unix)]
#[test]
fn file_and_folders_are_private_even_where_the_old_file_was_not() {
    use std::os::unix::fs::PermissionsExt;
    let home = tempdir().unwrap();
    let path = home.path().join("a/config.toml");
    write_private(&path, b"one").unwrap();
    assert_eq!((mode(&path), mode(path.parent().unwrap())), (0o600, 0o700));
    fs::set_permissions(&path, fs::Permissions::from_mode(0o644)).unwrap();
    write_private(&path, b"two").unwrap();
    assert_eq!(mode(&path), 0o600);
}

#[cfg(unix)]
#[test]
fn a_symbolic_link_is_followed_even_to_nothing() {
    let home = tempdir().unwrap();
    let (link, real) = (home.path().join("link.toml"), home.path().join("dotfiles/real.toml"));
    std::os::unix::fs::symlink("dotfiles/real.toml", &link).unwrap();
    write_private(&link, b"one").unwrap();
    write_private(&link, b"two").unwrap();
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    assert_eq!(fs::read(real).unwrap(), b"two");
}

#[cfg(unix)]
#[test]
fn a_circle_of_links_is_an_error_not_a_hang() {
    let home = tempdir().unwrap();
    std::os::unix::fs::symlink("b", home.path().join("a")).unwrap();
    std::os::unix::fs::symlink("a", home.path().join("b")).unwrap();
    assert!(write_private(&home.path().join("a"), b"one").is_err());
}

#[test]
fn an_error_names_the_action_and_the_path() {
    let home = tempdir().unwrap();
    fs::write(home.path().join("file"), "").unwrap();
    let error = write_private(&home.path().join("file/config.toml"), b"one").unwrap_err().to_string();
    assert!(error.starts_with("cannot ") && error.contains("file"), "{error}");
}
