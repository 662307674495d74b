//! Several labels, joined by `and`, `or`, `not`: picked here, as the API knows one.

use crate::home::{Home, Run, still};

const MONTH: [&str; 4] = ["--from", "2026-05-01", "--to", "2026-05-30"];

/// The rows of the month whose labels are meant.
fn meant(home: &Home, is_meant: impl Fn(&dyn Fn(&str) -> bool) -> bool) -> Vec<String> {
    let mut rows = home.truth("2026-05-01", "2026-05-30");
    rows.retain(|row| {
        let row: serde_json::Value = serde_json::from_str(row).unwrap();
        let carries = |label: &str| {
            let lists = ["labels", "customLabelIds"].map(|field| row[field].as_array().cloned().unwrap_or_default());
            lists.concat().iter().any(|carried| carried == label)
        };
        is_meant(&carries)
    });
    rows
}

fn messages(home: &Home, label: &str, more: &[&str]) -> Run {
    home.at_place(&[["messages", "--label", label].as_slice(), &MONTH, more].concat())
}

#[test]
fn the_rows_that_are_meant_come_byte_for_byte_in_order() {
    let home = Home::new(still());
    let angry = meant(&home, |carries| carries("frustrated") && !carries("bug_report"));
    let either = meant(&home, |carries| carries("frustrated") || carries("bug_report"));
    assert!(!angry.is_empty() && angry.len() < either.len());
    let all = ["--all", "--verify"];
    let run = messages(&home, "frustrated and not bug_report", &all).ended(0);
    assert_eq!(run.lines(), angry);
    let of = home.truth_of("2026-05-01", "2026-05-30", Some("frustrated"), None).len();
    run.says(&format!("{} rows, picked from {of}, in ", angry.len())).says("counts as many to pick from");
    let run = messages(&home, "frustrated", &all).ended(0);
    assert_eq!(run.lines().len(), of);
    assert_eq!(messages(&home, "frustrated or bug_report", &all).ended(0).lines(), either);
    let none = meant(&home, |carries| !carries("frustrated"));
    assert_eq!(messages(&home, "not frustrated", &all).ended(0).lines(), none);
    let limited = messages(&home, "frustrated & !bug_report", &["--limit", "3"]).ended(0).says("more may follow");
    assert_eq!(limited.lines(), angry[..3]);
}

#[test]
fn the_api_is_asked_for_the_rarest_label_that_all_of_them_carry() {
    let home = Home::new(still());
    let count = |label| home.truth_of("2026-05-01", "2026-05-30", Some(label), None).len();
    let rarer = if count("frustrated") < count("bug_report") { "frustrated" } else { "bug_report" };
    messages(&home, "frustrated and bug_report", &["--all"]).ended(0);
    let requests = home.sandbox.requests();
    let mut asked = requests.iter().filter(|request| request.path == "/v1/vip-messages").peekable();
    assert!(asked.peek().is_some());
    assert!(asked.all(|request| request.query.contains(&format!("label={rarer}"))));
}

#[test]
fn what_the_overview_cannot_prove_is_not_claimed() {
    let home = Home::new(still());
    home.fault("wrong-shape@label-overview");
    let run =
        messages(&home, "frustrated and not bug_report", &["--all"]).ended(0).says("cannot tell whether that is all");
    assert_eq!(run.lines(), meant(&home, |carries| carries("frustrated") && !carries("bug_report")));
    messages(&home, "frustrated and not bug_report", &["--all", "--verify"]).ended(6);
}

#[test]
fn labels_that_make_no_sense_or_nobody_carries_are_told() {
    let home = Home::new(still());
    for label in ["frustrated and", "(frustrated", ""] {
        assert_eq!(messages(&home, label, &[]).ended(2).says("--label").out, "");
    }
    assert!(home.sandbox.requests().is_empty(), "nobody is asked");
    messages(&home, "frustrated and not bug_reprt", &["--all"]).ended(0).says("  bug_report");
    messages(&home, "frustated", &[]).ended(0).says("come near:\n  frustrated");
    home.at_place(&[["labels", "-l", "frustated"].as_slice(), &MONTH].concat()).ended(0).says("\n  frustrated");
}

#[test]
fn exports_from_rows_and_checks_pick_too_and_what_cannot_is_refused() {
    let home = Home::new(still());
    let angry = meant(&home, |carries| carries("frustrated") && !carries("bug_report")).len();
    let expr = "frustrated and not bug_report";
    let run = |arguments: &[&str]| home.at_place(&[arguments, &["-l", expr], &MONTH].concat());
    run(&["export", "messages"]).ended(2).says("--from-rows");
    run(&["export", "messages", "-o", "x.csv"]).ended(2);
    run(&["labels"]).ended(2).says("one label at a time");
    assert!(home.sandbox.requests().is_empty());
    run(&["export", "messages", "--from-rows", "-o", "x.csv", "--receipt", "x.json"]).ended(0).says("picked from");
    assert_eq!(csv::Reader::from_reader(home.read("x.csv").as_bytes()).records().count(), angry);
    let receipt: serde_json::Value = serde_json::from_str(&home.read("x.json")).unwrap();
    assert_eq!((receipt["label"].as_str(), receipt["file"]["rows"].as_u64()), (Some(expr), Some(angry as u64)));
    let check = run(&["check", "--max-count", &angry.to_string()]).ended(0);
    assert!(
        check.out.starts_with(&format!("OK {expr}: {angry} of ")) && check.err.is_empty(),
        "{}{}",
        check.out,
        check.err
    );
    run(&["check", "--max-count", &(angry - 1).to_string()]).ended(7);
    home.fault("cursor-null@vip-messages");
    home.fault("wrong-shape@vip-messages");
    assert_eq!(run(&["check", "--max-rate", "100%"]).ended(6).out, "", "an outage is no calm");
}
