use super::*;

#[test]
fn fields_are_quoted_where_rfc_4180_wants_it() {
    let mut csv = Csv::new(&["a", "b"]);
    csv.row(["plain", "with, comma"]);
    csv.row(["two\nlines", "a \"quote\""]);
    csv.row(["", "ünïcode"]);
    let text = String::from_utf8(csv.into_bytes()).unwrap();
    assert_eq!(text, "a,b\r\nplain,\"with, comma\"\r\n\"two\nlines\",\"a \"\"quote\"\"\"\r\n,ünïcode\r\n");
}
