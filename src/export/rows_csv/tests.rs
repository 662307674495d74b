use super::*;
use proptest::prelude::*;
use serde_json::json;

const ABC: &[&str] = &["a", "b", "c"];

fn raw(text: &str) -> Box<RawValue> {
    RawValue::from_string(text.to_owned()).unwrap()
}

fn written(style: CsvStyle, rows: &[&str]) -> (String, RowsWritten) {
    let mut csv = RowsCsv::new(Vec::new(), ABC, style).unwrap();
    for row in rows {
        csv.write(&raw(row)).unwrap();
    }
    let (out, written) = csv.finish().unwrap();
    (String::from_utf8(out).unwrap(), written)
}

#[test]
fn a_field_is_the_apis_own_value() {
    for (row, line) in [
        (r#"{"c":"z","a":"x","b":"y","unknown":1}"#, "x,y,z"),
        (r#"{"a":1780146000000,"b":1.50,"c":true}"#, "1780146000000,1.50,true"),
        (r#"{"a":null,"c":{"x": 1}}"#, r#",,"{""x"": 1}""#),
        (r#"{"a":"he said \"so\", and\nleft","b":"\r"}"#, "\"he said \"\"so\"\", and\nleft\",\"\r\","),
        (r#"{"a":["x","y"],"b":[],"c":["x"]}"#, "x;y,,x"),
        (r#"{"a":["x;y"],"b":[1,2],"c":[""]}"#, r#""[""x;y""]","[1,2]","[""""]""#),
        (r#"{"a":["[1]"],"b":["x","[1]"]}"#, r#""[""[1]""]",x;[1],"#),
        (r#"{"a":"x\ud800y","b":"=1+1","c":"\u0000"}"#, "x\\ud800y,=1+1,\u{0}"),
    ] {
        let (text, counts) = written(CsvStyle::Exact, &[row]);
        assert_eq!(text, format!("a,b,c\r\n{line}\r\n"), "{row}");
        assert_eq!(counts, RowsWritten { rows: 1, neutralised: 0, damaged: 0 });
    }
}

#[test]
fn a_row_that_is_no_object_is_kept_and_counted() {
    let (text, counts) = written(CsvStyle::Exact, &["7", r#"["x"]"#, r#"{"a":1}"#]);
    assert_eq!(text, "a,b,c\r\n7,,\r\n\"[\"\"x\"\"]\",,\r\n1,,\r\n");
    assert_eq!(counts, RowsWritten { rows: 3, neutralised: 0, damaged: 2 });
}

#[test]
fn a_spreadsheet_runs_nothing() {
    let rows =
        [r#"{"a":"=1","b":"+1","c":"-1"}"#, r#"{"a":"@x","b":"\tx","c":"\rx"}"#, r#"{"a":"\nx","b":"x=1","c":-5}"#];
    let (text, counts) = written(CsvStyle::Spreadsheet, &rows);
    assert_eq!(text, "\u{FEFF}a,b,c\r\n'=1,'+1,'-1\r\n'@x,'\tx,\"'\rx\"\r\n\"'\nx\",x=1,'-5\r\n");
    assert_eq!(counts, RowsWritten { rows: 3, neutralised: 8, damaged: 0 });
}

#[test]
fn no_rows_are_a_header() {
    assert_eq!(written(CsvStyle::Exact, &[]).0, "a,b,c\r\n");
}

#[test]
fn what_is_written_is_counted_as_it_passes() {
    let mut csv = RowsCsv::new(crate::export::Counted::new(Vec::new()), MESSAGE_FIELDS, CsvStyle::Spreadsheet).unwrap();
    csv.write(&raw(r#"{"timestamp":1,"text":"two\nlines"}"#)).unwrap();
    let (counted, _) = csv.finish().unwrap();
    let (_, tally) = counted.finish();
    assert_eq!((tally.rows, tally.columns.len()), (1, MESSAGE_FIELDS.len()));
    assert_eq!(tally.columns, MESSAGE_FIELDS);
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_told() {
    let full = std::fs::File::options().write(true).open("/dev/full").unwrap();
    let mut csv = RowsCsv::new(full, ABC, CsvStyle::Exact).unwrap();
    csv.write(&raw(r#"{"a":1}"#)).unwrap();
    let error = csv.finish().map(|(_, written)| written).unwrap_err();
    assert_eq!(error.kind(), io::ErrorKind::StorageFull);
}

/// What a field says, read back by the documented rules.
fn list_of(field: &str) -> Vec<String> {
    if field.starts_with('[') {
        serde_json::from_str(field).unwrap()
    } else {
        field.split(';').filter(|item| !item.is_empty()).map(ToOwned::to_owned).collect()
    }
}

proptest! {
    #[test]
    fn every_text_and_list_reads_back_exactly(
        rows in prop::collection::vec((any::<String>(), "[\\x00-\\x7F]{0,12}", prop::collection::vec("[a;\\[\",\n]{0,4}", 0..4)), 0..6),
    ) {
        let mut csv = RowsCsv::new(Vec::new(), ABC, CsvStyle::Exact).unwrap();
        for (a, b, list) in &rows {
            csv.write(&raw(&json!({"a": a, "b": b, "c": list}).to_string())).unwrap();
        }
        let (out, _) = csv.finish().unwrap();
        let read: Vec<(String, String, Vec<String>)> = csv::Reader::from_reader(out.as_slice())
            .records()
            .map(Result::unwrap)
            .map(|row| (row[0].to_owned(), row[1].to_owned(), list_of(&row[2])))
            .collect();
        prop_assert_eq!(read, rows);
    }

    #[test]
    fn a_spreadsheet_gets_no_field_that_it_runs(texts in prop::collection::vec("[=+@\t\r\n'x-]{0,5}", 3)) {
        let mut csv = RowsCsv::new(Vec::new(), ABC, CsvStyle::Spreadsheet).unwrap();
        csv.write(&raw(&json!({"a": texts[0], "b": texts[1], "c": texts[2]}).to_string())).unwrap();
        let (out, written) = csv.finish().unwrap();
        let read = csv::Reader::from_reader(out.as_slice()).records().next().unwrap().unwrap();
        let mut changed = 0;
        for (field, text) in read.iter().zip(&texts) {
            prop_assert!(!field.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']));
            changed += u64::from(field != text);
            prop_assert!(field == text || field.strip_prefix('\'') == Some(text));
        }
        prop_assert_eq!(written.neutralised, changed);
    }
}
