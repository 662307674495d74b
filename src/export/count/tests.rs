use super::*;

const TEXT: &[u8] = b"id,text\r\n1,\"two\nlines\"\r\n2,last";

#[test]
fn rows_bytes_hash_and_columns_come_in_one_pass() {
    let mut counter = Counter::default();
    for piece in TEXT.chunks(3) {
        counter.update(piece);
    }
    let expected = Tally {
        rows: 2,
        bytes: TEXT.len() as u64,
        // printf 'id,text\r\n1,"two\nlines"\r\n2,last' | sha256sum
        sha256: "7f319cee70498782f60af0e6b477d4e6526f5bcc6c22bc632cd1eeed63d0ee8f".to_owned(),
        columns: vec!["id".to_owned(), "text".to_owned()],
        is_cut: false,
    };
    assert_eq!(counter.tally(), expected);

    let mut writer = Counted::new(Vec::new());
    writer.write_all(TEXT).unwrap();
    assert_eq!(writer.finish(), (TEXT.to_vec(), expected));
}

#[test]
fn nothing_and_a_header_alone_have_no_rows() {
    for (text, columns) in [("", 0), ("a,b", 2), ("a,b\n", 2)] {
        let mut counter = Counter::default();
        counter.update(text.as_bytes());
        let tally = counter.tally();
        assert_eq!((tally.rows, tally.columns.len()), (0, columns), "{text:?}");
    }
}
