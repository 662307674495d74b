use super::*;
use proptest::prelude::*;

fn of_pieces(pieces: &[&[u8]]) -> Records {
    let mut records = Records::default();
    for piece in pieces {
        records.update(piece);
    }
    records
}

fn count(text: &str) -> u64 {
    of_pieces(&[text.as_bytes()]).count()
}

#[test]
fn a_record_ends_where_a_line_ends_outside_quotes() {
    for (text, records) in [
        ("", 0),
        ("\n\r\n", 0),
        ("a", 1),
        ("a\n", 1),
        ("a,b\r\n1,2\r\n3,4", 3),
        ("a\rb\rc", 3),
        ("a\n\n\nb\n", 2),
        ("a,b\n\"1\n2\r\n3\",x\n", 2),
        ("a\n\"he said \"\"so\n\"\"\"\n1", 3),
        ("a\nx\"y\nz\"\n", 3),
        ("a\n\"x\"y\n\"\n", 3),
        ("a\n\"\"\n", 2),
        ("a,\n,\n", 2),
        ("\u{FEFF}\"a\nb\",c\n1,2\n", 2),
        ("\u{FEFF}", 0),
    ] {
        assert_eq!(count(text), records, "{text:?}");
    }
}

#[test]
fn columns_come_without_the_mark_and_the_quotes() {
    for (text, columns) in [
        ("\u{FEFF}\"a\nb\",c\r\n1,2\r\n", vec!["a\nb", "c"]),
        ("\n\na,b", vec!["a", "b"]),
        ("a", vec!["a"]),
        ("", vec![]),
        ("\u{FEFE}x,y\n", vec!["\u{FEFE}x", "y"]),
    ] {
        assert_eq!(of_pieces(&[text.as_bytes()]).columns(), columns, "{text:?}");
    }
    assert_eq!(of_pieces(&[b"caf\xE9,b\n"]).columns(), ["caf\u{FFFD}", "b"]);
}

#[test]
fn a_header_without_end_takes_no_memory_without_end() {
    let piece = vec![b'x'; 1 << 16];
    let records = of_pieces(&vec![piece.as_slice(); 64]);
    assert!(records.header.len() <= LONGEST_HEADER + piece.len());
    assert_eq!(records.columns(), Vec::<String>::new());
}

#[test]
fn a_cut_inside_quotes_is_seen() {
    assert!(of_pieces(&[b"a\n\"x, and"]).end_inside_quotes());
    assert!(!of_pieces(&[b"a\n\"x, and\""]).end_inside_quotes());
    assert!(!of_pieces(&[b"a\nx\"y"]).end_inside_quotes());
}

#[test]
fn one_record_can_be_taken_at_a_time() {
    let mut records = Records::default();
    assert_eq!(records.take_record(b"\xEF\xBB\xBFa,b\r\n1,2"), Some(7));
    assert_eq!(records.take_record(b"\n1,2"), None);
    assert_eq!(records.count(), 2);
}

proptest! {
    #[test]
    fn any_bytes_in_any_pieces_are_counted_as_the_csv_crate_reads_them(
        text in r#"(\u{FEFF})?[ab,"\r\n]{0,40}"#,
        cuts in prop::collection::vec(0usize..44, 0..4),
    ) {
        let bytes = text.as_bytes();
        let mut cuts: Vec<usize> = cuts.into_iter().map(|cut| cut.min(bytes.len())).collect();
        cuts.extend([0, bytes.len()]);
        cuts.sort_unstable();
        let pieces: Vec<&[u8]> = cuts.windows(2).map(|pair| &bytes[pair[0]..pair[1]]).collect();
        let records = of_pieces(&pieces);
        let mut reader = ReaderBuilder::new().has_headers(false).flexible(true).from_reader(bytes);
        let read: Vec<csv::ByteRecord> = reader.byte_records().map(Result::unwrap).collect();
        prop_assert_eq!(records.count(), read.len() as u64);
        let header: Vec<String> =
            read.first().map(|record| record.iter().map(|field| String::from_utf8_lossy(field).into_owned()).collect()).unwrap_or_default();
        prop_assert_eq!(records.columns(), header);
    }
}
