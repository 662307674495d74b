use std::io::Write;

use super::*;

#[test]
fn a_short_file_never_has_its_name_and_takes_nothing_from_the_one_that_has() {
    let folder = tempfile::tempdir().unwrap();
    let target = folder.path().join("x.csv");
    let file = |rows: u64, is_cut: bool, expected: Option<u64>| {
        let tally = Tally { rows, is_cut, bytes: 0, sha256: String::new(), columns: Vec::new() };
        let mut file = WholeFile::create(&target, true).unwrap();
        write!(file, "{rows} rows").unwrap();
        commit_counted(file, &tally, expected).unwrap().file_name().unwrap().to_owned()
    };
    fs::write(&target, "yesterday's").unwrap();
    fs::write(folder.path().join("x.csv.incomplete.3.receipt.json"), "of another").unwrap();
    let names_of = ["x.csv.incomplete", "x.csv.incomplete.2", "x.csv.incomplete.4"];
    for ((rows, is_cut, expected), name) in
        [(1, false, Some(2)), (2, true, Some(2)), (3, true, None)].into_iter().zip(names_of)
    {
        assert_eq!(file(rows, is_cut, expected), name);
        assert_eq!(fs::read(&target).unwrap(), b"yesterday's");
    }
    for (rows, name) in (1..).zip(names_of) {
        assert_eq!(fs::read(folder.path().join(name)).unwrap(), format!("{rows} rows").into_bytes());
    }
    for (rows, expected) in [(2, Some(2)), (4, Some(2)), (5, None)] {
        assert_eq!(file(rows, false, expected), "x.csv");
        assert_eq!(fs::read(&target).unwrap(), format!("{rows} rows").into_bytes());
    }
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 5);
}
