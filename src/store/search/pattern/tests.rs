use super::*;

fn found(pattern: &str, mode: Mode, text: &str) -> Vec<String> {
    let pattern = Pattern::parse(pattern, mode).unwrap();
    let ranges = pattern.ranges(text);
    assert_eq!(pattern.matches(text), !ranges.is_empty(), "{pattern:?} in {text:?}");
    ranges.into_iter().map(|range| text[range].to_owned()).collect()
}

#[test]
fn a_pattern_without_capitals_finds_both_cases() {
    assert_eq!(found("refund", Mode::Literal, "Refund? REFUND! refund"), ["Refund", "REFUND", "refund"]);
    assert_eq!(found("Refund", Mode::Literal, "Refund? REFUND! refund"), ["Refund"]);
    assert_eq!(found("straße", Mode::Literal, "STRAßE"), ["STRAßE"]);
    assert_eq!(found("re.und", Mode::Regex, "Refund"), ["Refund"]);
    assert_eq!(found(r"\Wre", Mode::Regex, "a Re"), [" Re"]);
    assert_eq!(found(r"\p{Lu}re", Mode::Regex, "Xre xre"), ["Xre", "xre"]);
    assert!(found("Re.und", Mode::Regex, "refund").is_empty());
}

#[test]
fn a_literal_means_itself() {
    assert_eq!(found("a.b(", Mode::Literal, "axb( a.b("), ["a.b("]);
    assert!(found("a.B(", Mode::Literal, "axB(").is_empty());
}

#[test]
fn lines_begin_and_end_inside_a_message() {
    assert_eq!(found("^b$", Mode::Regex, "a\nb\nc"), ["b"]);
}

#[test]
fn an_expression_that_is_none_says_where() {
    let error = Pattern::parse("ä(b", Mode::Regex).unwrap_err();
    assert_eq!((error.at.clone(), error.to_string()), (2..3, "unclosed group at character 2".to_owned()));
    let error = Pattern::parse("[z-a]", Mode::Regex).unwrap_err();
    assert_eq!(error.at, 1..4);
}

#[test]
fn an_expression_that_explodes_is_refused() {
    let error = Pattern::parse("((a{100}){100}){100}", Mode::Regex).unwrap_err();
    assert!(error.message.contains("too large"), "{error}");
    assert!(Pattern::parse(&"(".repeat(10_000), Mode::Regex).is_err());
    let slow = Pattern::parse("(a*)*(a|aa)*b", Mode::Regex).unwrap();
    assert!(!slow.matches(&"a".repeat(10_000)));
}

#[test]
fn fuzzy_wants_its_words_mostly_together() {
    assert_eq!(found("rfnd", Mode::Fuzzy, "my refund is late"), ["r", "f", "nd"]);
    assert_eq!(found("late refund", Mode::Fuzzy, "my refund is late"), ["refund", "late"]);
    assert!(found("refund", Mode::Fuzzy, "really every form under no day").is_empty());
    assert!(found("refund", Mode::Fuzzy, "the reef where tuna and plaice dive").is_empty());
    assert!(found("refund", Mode::Fuzzy, "unrelated").is_empty());
    assert_eq!(found("größe", Mode::Fuzzy, "日本 Größe"), ["Größe"]);
}
