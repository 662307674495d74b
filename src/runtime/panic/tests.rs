use super::without_quotes;

#[test]
fn a_report_quotes_no_value() {
    assert_eq!(without_quotes("index out of bounds, the len is 3"), "index out of bounds, the len is 3");
    assert_eq!(
        without_quotes("byte index 1 is not a char boundary; it is inside 'é' of `héllo`"),
        "byte index 1 is not a char boundary; it is inside"
    );
    assert_eq!(without_quotes("expected a page: Error(\"a secret\")"), "expected a page");
    assert_eq!(without_quotes("called `Result::unwrap()` on an `Err` value"), "called");
}
