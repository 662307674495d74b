use super::*;

const LIST: [Named<'static>; 6] = [
    Named { id: "ws-1", name: "Puzzle Kingdom" },
    Named { id: "ws-2", name: "Farm Valley" },
    Named { id: "ws-3", name: "Twins" },
    Named { id: "ws-4", name: "Twins" },
    Named { id: "Farm Valley", name: "an id like a name" },
    Named { id: "ws-6", name: "STRAßE" },
];

#[test]
fn an_exact_id_wins_over_a_name() {
    assert_eq!(resolve("ws-2", &LIST), Ok(1));
    assert_eq!(resolve("Farm Valley", &LIST), Ok(4));
}

#[test]
fn a_name_is_found_whatever_its_capitals() {
    assert_eq!(resolve("Puzzle Kingdom", &LIST), Ok(0));
    assert_eq!(resolve("puzzle kingdom", &LIST), Ok(0));
    assert_eq!(resolve("farm valley", &LIST), Ok(1));
    assert_eq!(resolve("straße", &LIST), Ok(5));
}

#[test]
fn a_name_of_several_lists_all_of_them() {
    assert_eq!(resolve("twins", &LIST), Err(Unresolved::Ambiguous(vec![2, 3])));
}

#[test]
fn a_slip_of_the_pen_lists_what_comes_near() {
    assert_eq!(resolve("Puzle Kingdm", &LIST), Err(Unresolved::Unknown(vec![0])));
    assert_eq!(resolve("valley", &LIST), Err(Unresolved::Unknown(vec![1, 4])));
    assert_eq!(resolve("zzzzzz", &LIST), Err(Unresolved::Unknown(vec![])));
    assert_eq!(resolve("", &[]), Err(Unresolved::Unknown(vec![])));
}

#[test]
fn a_slip_is_another_spelling_and_no_other_word() {
    let is = |wanted, known| is_slip(wanted, &[Named { id: known, name: "" }]);
    for (wanted, known) in [
        ("frustratd", "frustrated"),
        ("frusrtaed", "frustrated"),
        ("Frustrated", "frustrated"),
        ("bug report", "bug_report"),
        ("bugreprot", "bug_report"),
        ("spma", "spam"),
        ("AB", "ab"),
    ] {
        assert!(is(wanted, known), "{wanted} {known}");
    }
    for (wanted, known) in [
        ("happy", "unhappy"),
        ("ckl_1k", "ckl_2k"),
        ("unhappy", "happy"),
        ("bug", "bug_report"),
        ("frustrated", "not_frustrated"),
        ("feedback", "positive_feedback"),
        ("sad", "spam"),
        ("refund_request", "feature_request"),
        ("a", "b"),
        ("!!", "??"),
        ("x", ""),
        ("", ""),
    ] {
        assert!(!is(wanted, known), "{wanted} {known}");
    }
}

#[test]
fn at_most_five_come_near() {
    let many = [Named { id: "x", name: "Alpha" }; 9];
    assert_eq!(resolve("alphb", &many), Err(Unresolved::Unknown(vec![0, 1, 2, 3, 4])));
}
