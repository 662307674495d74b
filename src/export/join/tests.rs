use super::*;
use std::fs;

/// Joins texts, and gives the outcome with the text of the file.
fn joined(slices: &[&str]) -> (Result<Saved, JoinError>, Option<String>) {
    let folder = tempfile::tempdir().unwrap();
    let paths: Vec<_> = (0..slices.len()).map(|number| folder.path().join(format!("{number}"))).collect();
    for (path, text) in paths.iter().zip(slices) {
        fs::write(path, text).unwrap();
    }
    let target = folder.path().join("all.csv");
    let saved = join(&paths, &target, false);
    if let Ok(saved) = &saved {
        let mut counter = crate::export::Counter::default();
        counter.update(&fs::read(&saved.path).unwrap());
        assert_eq!(saved.tally, counter.tally());
        assert_eq!(saved.tally.rows, saved.slices.iter().sum::<u64>());
    }
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), slices.len() + usize::from(saved.is_ok()));
    (saved, fs::read_to_string(target).ok())
}

#[test]
fn the_header_comes_once_and_the_rows_as_they_are() {
    for (slices, text, rows) in [
        (vec!["a,b\n4,x\n3,y\n", "a,b\n2,\"z\nz\"\n", "a,b\n1,w\n"], "a,b\n4,x\n3,y\n2,\"z\nz\"\n1,w\n", vec![2, 1, 1]),
        (vec!["a\r\n2\r\n", "a\r\n1\r\n"], "a\r\n2\r\n1\r\n", vec![1, 1]),
        (vec!["a\n2", "a\n1"], "a\n2\n1\n", vec![1, 1]),
        (vec!["a\r\n2", "a\r\n1"], "a\r\n2\r\n1\r\n", vec![1, 1]),
        (vec!["a", "a\n1"], "a\n1\n", vec![0, 1]),
        (vec!["a\n2\n", "\"a\"\r\n1\r\n"], "a\n2\n1\r\n", vec![1, 1]),
        (vec!["\u{FEFF}a\n2\n", "\u{FEFF}a\n1\n"], "\u{FEFF}a\n2\n1\n", vec![1, 1]),
        (vec!["a ,\"b \"\n1, \n"], "a ,\"b \"\n1, \n", vec![1]),
        (vec!["", "a\n2\n", "", "a\n1\n"], "a\n2\n1\n", vec![0, 1, 0, 1]),
        (vec!["", ""], "", vec![0, 0]),
        (vec![], "", vec![]),
    ] {
        let (saved, file) = joined(&slices);
        assert_eq!(file.as_deref(), Some(text), "{slices:?}");
        assert_eq!(saved.unwrap().slices, rows, "{slices:?}");
    }
}

#[test]
fn slices_with_other_columns_are_not_joined() {
    let (saved, file) = joined(&["a,b\n1,2\n", "a,b\n", "b,a\u{1b}\n1,2\n"]);
    let error = saved.unwrap_err();
    assert!(matches!(error, JoinError::Columns { slice: 3, .. }), "{error:?}");
    let text = error.to_string();
    assert!(text.contains("slice 3 has other columns (b, a␛) than those before it (a, b)"), "{text}");
    assert_eq!(file, None);
}

#[test]
fn a_slice_that_was_cut_is_told() {
    let (saved, file) = joined(&["a\n2\n", "a\n\"1, and"]);
    assert!(matches!(saved, Err(JoinError::Cut { slice: 2 })));
    assert_eq!(file, None);
}

#[test]
fn a_header_without_end_is_none() {
    let (saved, _) = joined(&[&"x".repeat(3 << 20)]);
    assert!(matches!(saved, Err(JoinError::NoHeader { slice: 1 })));
}

#[test]
fn a_header_across_the_pieces_that_are_read_is_one() {
    let column = "x".repeat((64 << 10) - 1);
    let (saved, file) = joined(&[&format!("{column}\r\n2\r\n"), &format!("{column}\r\n1\r\n")]);
    assert_eq!(saved.unwrap().slices, [1, 1]);
    assert_eq!(file, Some(format!("{column}\r\n2\r\n1\r\n")));
}

#[test]
fn a_slice_that_is_not_there_leaves_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let error = join(&[folder.path().join("none")], &folder.path().join("all.csv"), false).unwrap_err();
    assert!(matches!(error, JoinError::Read { slice: 1, .. }));
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
}

#[test]
fn a_join_that_is_stopped_at_any_piece_goes_on_from_there() {
    let folder = tempfile::tempdir().unwrap();
    let (first, last) = (folder.path().join("1"), folder.path().join("2"));
    let rows = "1,\"some\nwords\"\n".repeat(20_000);
    fs::write(&first, format!("a,b\n{rows}")).unwrap();
    fs::write(&last, "a,b\n0,last").unwrap();
    let target = folder.path().join("all.csv");
    let mut joiner = Joiner::create(&target, false).unwrap();
    let mut stops = 0;
    for path in [&first, &last] {
        let asked = std::cell::Cell::new(0);
        // Of two questions the second one stops it: it gets on by a piece each time.
        while !joiner.append(path, || asked.replace(asked.get() + 1) % 2 == 0).unwrap() {
            joiner = joiner.again(false).unwrap();
            stops += 1;
        }
    }
    assert!(stops > 3, "{stops}");
    let saved = joiner.commit(None).unwrap();
    let text = format!("a,b\n{rows}0,last\n");
    assert_eq!(fs::read_to_string(&target).unwrap(), text);
    let mut counter = crate::export::Counter::default();
    counter.update(text.as_bytes());
    assert_eq!((saved.tally, saved.slices), (counter.tally(), vec![20_000, 1]));
}
