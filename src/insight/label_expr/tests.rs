use std::collections::HashMap;

use proptest::prelude::*;

use super::*;

#[expect(clippy::unnecessary_wraps, reason = "`LabelExpr::parse` takes what can find nothing")]
fn as_typed(name: &str) -> Option<String> {
    Some(name.to_owned())
}

fn parse(text: &str) -> LabelExpr {
    LabelExpr::parse(text, &as_typed).unwrap_or_else(|error| panic!("{text}: {error} @{:?}", error.part()))
}

fn holds(text: &str, carried: &[&str]) -> bool {
    parse(text).eval(&|label| carried.contains(&label))
}

#[test]
fn words_signs_and_capitals_mean_the_same() {
    let expr = parse("frustrated and (payment_issue or not spam)");
    for text in [
        "frustrated & (payment_issue | !spam)",
        "frustrated&&(payment_issue||!spam)",
        "  frustrated AND ( payment_issue Or NOT spam ) ",
        "\"frustrated\" and (payment_issue or not \"spam\")",
    ] {
        assert_eq!(parse(text), expr, "{text}");
    }
    assert_eq!(expr.to_string(), "frustrated and (payment_issue or not spam)");
}

#[test]
fn it_holds_as_logic_says() {
    let text = "frustrated and (payment_issue or not spam)";
    for (carried, expected) in [
        (&["frustrated"][..], true),
        (&["frustrated", "spam"], false),
        (&["frustrated", "spam", "payment_issue"], true),
        (&["payment_issue"], false),
        (&[], false),
    ] {
        assert_eq!(holds(text, carried), expected, "{carried:?}");
    }
}

#[test]
fn not_binds_closest_then_and() {
    assert!(holds("a or b and c", &["a"]));
    assert!(!holds("(a or b) and c", &["a"]));
    assert!(!holds("not a and b", &["a", "b"]));
    assert!(holds("not (a and b)", &["a"]));
    assert!(holds("not not a", &["a"]));
}

#[test]
fn quotes_hold_spaces_signs_and_words() {
    assert_eq!(parse(r#""Goodwill & refunds""#), LabelExpr::Label("Goodwill & refunds".into()));
    assert_eq!(parse(r#""say \"hi\" \\""#), LabelExpr::Label(r#"say "hi" \"#.into()));
    assert_eq!(parse("\"and\"").to_string(), "\"and\"");
    assert_eq!(parse("android").to_string(), "android");
    assert_eq!(parse("überfällig or 苦情").to_string(), "überfällig or 苦情");
}

#[test]
fn parentheses_are_written_only_where_they_matter() {
    for (text, shortest) in [
        ("(a)", "a"),
        ("a or (b and c)", "a or b and c"),
        ("(a or b) and c", "(a or b) and c"),
        ("a and (b and (c and d))", "a and b and c and d"),
        ("not (a or b)", "not (a or b)"),
        ("not (not a)", "not not a"),
        ("(not a) and b", "not a and b"),
    ] {
        assert_eq!(parse(text).to_string(), shortest, "{text}");
    }
}

#[test]
fn every_mistake_is_told_exactly_and_where() {
    for (text, message, part) in [
        ("", "type a label, or several with and, or, not between them", 0..0),
        ("  ", "type a label, or several with and, or, not between them", 0..2),
        ("a and", "a label is missing here", 5..5),
        ("a or  ", "a label is missing here", 4..4),
        ("not", "a label is missing here", 3..3),
        ("and a", "a label is missing before “and”", 0..3),
        ("a & | b", "a label is missing before “|”", 4..5),
        ("()", "a label is missing before “)”", 1..2),
        ("é b", "“and” or “or” is missing before “b”", 3..4),
        ("a not b", "“and” or “or” is missing before “not”", 2..5),
        ("a and nt b", "“and” or “or” is missing before “b”", 9..10),
        ("(a b)", "“and” or “or” is missing before “b”", 3..4),
        ("a (b)", "“and” or “or” is missing before “(”", 2..3),
        ("a or (b and c", "the ) to this ( is missing", 5..6),
        ("a)", "no ( belongs to this )", 1..2),
        ("a or \"b", "the closing \" is missing", 5..7),
        ("\"b\\", "the closing \" is missing", 0..3),
        ("\"\"", "there is no label in these quotes", 0..2),
    ] {
        let error = LabelExpr::parse(text, &as_typed).unwrap_err();
        assert_eq!((error.to_string().as_str(), error.part()), (message, part), "{text}");
    }
}

#[test]
fn nesting_is_bounded() {
    assert!(LabelExpr::parse(&format!("{}a{}", "(".repeat(64), ")".repeat(64)), &as_typed).is_ok());
    let error = LabelExpr::parse(&"(".repeat(100_000), &as_typed).unwrap_err();
    assert_eq!((error.to_string().as_str(), error.part()), ("this nests deeper than 64", 64..65));
    assert!(LabelExpr::parse(&"!".repeat(100_000), &as_typed).is_err());
    assert!(LabelExpr::parse(&vec!["a"; 10_000].join("|"), &as_typed).is_ok(), "length is not depth");
}

#[test]
fn names_are_turned_into_ids_and_back() {
    let find = |name: &str| match name {
        "VIP at risk" => Some("lbl_7f3".to_owned()),
        "spam" => Some("spam".to_owned()),
        _ => None,
    };
    let expr = LabelExpr::parse("\"VIP at risk\" and not spam", &find).unwrap();
    assert_eq!(expr.to_string(), "lbl_7f3 and not spam");
    let name = |label: &str| if label == "lbl_7f3" { "VIP at risk".to_owned() } else { label.to_owned() };
    assert_eq!(expr.to_text(&name), "\"VIP at risk\" and not spam");
    let error = LabelExpr::parse("spam or scam", &find).unwrap_err();
    assert_eq!((error.to_string().as_str(), error.part()), ("there is no label “scam”", 8..12));
    assert_eq!(error.unknown(), Some("scam"));
}

fn plan(text: &str, all: Option<u64>) -> Plan {
    let counts = HashMap::from([("rare", 5), ("some", 100), ("many", 700)]);
    parse(text).plan(Volumes { of: &|label| counts.get(label).copied(), all })
}

#[test]
fn the_smallest_set_is_asked_for() {
    let label = |label: &str| Plan::Label(label.to_owned());
    let union = |labels: &[&str]| Plan::Union(labels.iter().map(|label| (*label).to_owned()).collect());
    for (text, expected) in [
        ("some", label("some")),
        ("many and some", label("some")),
        ("many and not rare", label("many")),
        ("many and (rare or not some)", label("many")),
        ("many and (rare or some)", union(&["rare", "some"])),
        ("rare or some", union(&["rare", "some"])),
        ("some or some", label("some")),
        ("rare and some or some and many", union(&["rare", "some"])),
        ("many or some or rare", union(&["many", "rare", "some"])),
        ("not some", Plan::All),
        ("rare or not some", Plan::All),
        ("not (not some and not rare)", union(&["rare", "some"])),
        ("not (not some or rare)", label("some")),
        ("unknown", label("unknown")),
        ("unknown and many", label("many")),
        ("unknown or rare", Plan::All),
    ] {
        assert_eq!(plan(text, Some(1_000)), expected, "{text}");
    }
    assert_eq!(plan("many or some", Some(800)), Plan::All, "together they are as many as all");
    assert_eq!(plan("many or some", None), Plan::All, "nobody knows how many there are");
}

#[test]
fn what_is_being_typed_is_the_last_operand() {
    for (text, last) in [
        ("", None),
        ("frus", None),
        ("refund wan", None),
        ("not ", Some("")),
        ("a and", Some("")),
        ("a and  refund wan", Some("refund wan")),
        ("a or (b and not c", Some("c")),
        ("(a or b)", Some("")),
        ("a&b", Some("b")),
        ("\"refund wan", Some("\"refund wan")),
        ("a and \"x\"", Some("\"x\"")),
        ("\"x", Some("\"x")),
    ] {
        assert_eq!(LabelExpr::last_operand(text).map(|at| &text[at..]), last, "{text}");
    }
}

#[test]
fn only_a_plain_label_needs_no_filter() {
    assert_eq!(parse("spam").as_label(), Some("spam"));
    assert_eq!(parse("not spam").as_label(), None);
}

fn expr() -> impl Strategy<Value = LabelExpr> {
    let label = prop_oneof!["[abc]", "[a-z ()&|!\"\\\\é]{1,6}", Just("and".to_owned()), Just("NOT".to_owned())];
    label.prop_map(LabelExpr::Label).prop_recursive(4, 24, 3, |inner| {
        prop_oneof![
            inner.clone().prop_map(|inner| LabelExpr::Not(Box::new(inner))),
            prop::collection::vec(inner.clone(), 2..4).prop_map(LabelExpr::all),
            prop::collection::vec(inner, 2..4).prop_map(LabelExpr::any),
        ]
    })
}

proptest! {
    #[test]
    fn what_is_written_is_read_back(expr in expr()) {
        prop_assert_eq!(LabelExpr::parse(&expr.to_string(), &as_typed), Ok(expr));
    }

    #[test]
    fn no_text_panics_and_faults_lie_in_the_text(text in ".*|[ab()&|! \"\\\\é]{0,20}") {
        prop_assert!(LabelExpr::last_operand(&text).is_none_or(|at| text.get(at..).is_some()));
        if let Err(error) = LabelExpr::parse(&text, &as_typed) {
            prop_assert!(text.get(error.part()).is_some());
        }
    }

    #[test]
    fn a_plan_misses_no_message(expr in expr(), carried in prop::collection::btree_set("[abc]", 0..4), counts: [u16; 3], all: u16) {
        let carries = |label: &str| carried.contains(label);
        let count = |label: &str| "abc".find(label).and_then(|at| counts.get(at)).map(|count| u64::from(*count));
        let fetched = match expr.plan(Volumes { of: &count, all: Some(all.into()) }) {
            Plan::Label(label) => carries(&label),
            Plan::Union(labels) => labels.iter().any(|label| carries(label)),
            Plan::All => true,
        };
        prop_assert!(fetched || !expr.eval(&carries));
    }
}
