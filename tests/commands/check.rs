//! `vipdeck check`.

use vipdeck::text::counted;

use crate::home::{Home, present, still};

const WINDOW: [&str; 4] = ["--from", "2026-05-01", "--to", "2026-05-30"];

#[test]
fn within_the_limit_is_0_and_over_it_is_7() {
    let home = Home::new(still());
    let count = home.truth_of("2026-05-01", "2026-05-30", Some("frustrated"), None).len();
    let of = home.truth("2026-05-01", "2026-05-30").len();
    let check = |limit: &[&str]| home.at_place(&[&["check", "-l", "frustrated"], limit, &WINDOW].concat());
    let run = check(&["--max-rate", "99%"]).ended(0);
    let all = counted(of as u64, "message");
    assert!(run.out.starts_with(&format!("OK frustrated: {count} of {all} (")), "{}", run.out);
    assert_eq!((run.lines().len(), run.err.as_str()), (1, ""));
    let over = check(&["--max-rate", "0.1%"]).ended(7);
    assert!(over.out.starts_with("OVER frustrated: ") && over.err.is_empty());
    check(&["--max-count", &count.to_string()]).ended(0);
    check(&["--max-count", &(count - 1).to_string()]).ended(7);
    let json = check(&["--max-count", "1", "--format", "json"]).ended(7);
    let json: serde_json::Value = serde_json::from_str(&json.out).unwrap();
    assert_eq!(
        (json["count"].clone(), json["userMessages"].clone(), json["exceeded"].clone()),
        (count.into(), of.into(), true.into())
    );
}

#[test]
fn a_label_that_never_occurs_is_told() {
    let home = Home::new(still());
    let arguments = [["check", "-l", "zzz", "--max-count", "5"].as_slice(), &WINDOW].concat();
    let run = home.at_place(&arguments).ended(0).says("is it spelt right?");
    assert!(run.out.ends_with("limit 5; no message has the label zzz\n"), "{}", run.out);
    let run = home.at_place(&[arguments.as_slice(), &["--format", "json"]].concat()).ended(0);
    assert!(run.out.contains(r#""absentLabels":["zzz"]"#), "{}", run.out);
}

#[test]
fn a_mistyped_label_turns_no_alarm_off() {
    let home = Home::new(still());
    let check =
        |label: &str| home.at_place(&[["check", "-l", label, "--max-count", "5000"].as_slice(), &WINDOW].concat());
    for label in ["frustratd", "frustrated and not bug_reprt"] {
        let run = check(label).ended(5).says("under [labels]").says("come near:\n  ");
        assert_eq!(run.out, "", "{label}");
    }
    assert_eq!(home.asked("vip-messages"), 0, "no message is counted for it");
    let config = home.path("named.toml");
    std::fs::write(&config, "[labels]\nfrustratd = \"Frustrated, second sort\"\n").unwrap();
    let named = ["check", "-l", "frustratd", "--max-count", "5", "--config", config.to_str().unwrap()];
    let run = home.at_place(&[named.as_slice(), &WINDOW].concat()).ended(0);
    assert!(run.out.starts_with("OK Frustrated, second sort: 0 of "), "{}", run.out);
}

#[test]
fn a_day_has_one_name_whether_it_is_asked_for_or_not() {
    let home = Home::new(present());
    let check =
        |window: &[&str]| home.at_place(&[&["check", "-l", "frustrated", "--max-rate", "100%"], window].concat());
    let (said, typed) = (check(&[]).ended(0), check(&["--last", "24h"]).ended(0));
    assert_eq!(said.out, typed.out);
    assert!(said.out.contains(", last 24 hours; "), "{}", said.out);
}

#[test]
fn without_a_limit_or_a_label_there_is_nothing_to_check() {
    let home = Home::new(still());
    home.at_place(&["check", "-l", "frustrated"]).ended(2);
    home.at_place(&["check", "--max-rate", "5%"]).ended(2).says("which label?");
    home.at_place(&["check", "-l", "x", "--max-rate", "500%"]).ended(2).says("a rate is 0% to 100%");
    home.at_place(&["check", "-l", "x", "--max-count", "1", "-k", "text"]).ended(2);
}

#[test]
fn an_outage_is_not_within_the_limit() {
    let home = Home::new(still());
    home.fault("wrong-shape@label-overview");
    let run = home.at_place(&[["check", "-l", "frustrated", "--max-rate", "99%"].as_slice(), &WINDOW].concat());
    assert_eq!(run.ended(6).out, "");
}
