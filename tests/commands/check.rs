//! `vipdeck check`.

use serde_json::{Value, json};
use vipdeck::text::counted;

use crate::canned;
use crate::home::{Home, Run, present, still};

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

/// Checks against an API with this overview, where one message of each label set comes and no more are said to follow.
fn canned(home: &Home, overview: &Value, sets: &[&[&str]], arguments: &[&str]) -> Run {
    const NOON: i64 = 1_779_192_000_000; // 2026-05-19
    let row = |(at, labels): (usize, &&[&str])| json!({"timestamp": NOON - at as i64, "text": "x", "labels": labels});
    let items: Vec<Value> = sets.iter().enumerate().map(row).collect();
    let page = json!({"returned": items.len(), "items": items, "mayHaveMore": false, "nextCursor": null});
    canned::run(home, overview, &page, &[&["check"], arguments, &WINDOW].concat())
}

#[test]
fn a_count_that_cannot_be_read_is_not_within_the_limit() {
    let home = Home::new(still());
    let activity = json!({"userMessages": 2_000});
    let values = [json!(null), json!(-5), json!(1e30)].map(|count| json!({"frustrated": {"count": count}}));
    let mut overviews =
        values.map(|totals| json!({"totals": totals, "buckets": {}, "activityTotals": activity})).to_vec();
    overviews.push(json!({"buckets": {}, "activityTotals": activity}));
    overviews.push(json!({"buckets": {}, "totals": null, "activityTotals": activity}));
    for overview in overviews {
        for label in ["frustrated", "frustrated and not spam"] {
            let run = canned(&home, &overview, &[], &["-l", label, "--max-count", "1"]).ended(6).says("read");
            assert_eq!(run.out, "", "{overview}");
        }
    }
    let readable = json!({"totals": {"spam": {"count": null}, "happy": {"count": 3}}, "activityTotals": activity});
    let run = canned(&home, &readable, &[], &["-l", "frustrated", "--max-count", "1"]).ended(0);
    assert!(run.out.starts_with("OK frustrated: 0 of 2,000 messages"), "{}", run.out);
}

#[test]
fn a_part_of_the_messages_is_not_within_the_limit() {
    let home = Home::new(still());
    let overview = |of: u64| json!({"totals": {"spam": {"count": 1}}, "activityTotals": {"userMessages": of}});
    let sets: [&[&str]; 3] = [&["spam"], &[], &[]];
    let check = |of: u64, limit: &[&str]| canned(&home, &overview(of), &sets, &[&["-l", "not spam"], limit].concat());
    let run = check(3_000, &["--max-rate", "50%"]).ended(6).says("3 messages came of the 3,000");
    assert_eq!(run.out, "");
    let run = check(3_000, &["--max-count", "1"]).ended(7).says("there may be more");
    assert!(run.out.starts_with("OVER not spam: 2 of 3,000"), "{}", run.out);
    assert_eq!(check(3, &["--max-rate", "99%"]).ended(0).err, "");
    let one = canned(&home, &overview(0), &[&["x"]], &["-l", "not spam", "--max-count", "0"]).ended(7);
    assert!(one.err.contains("of 1 message that came, the label overview counts 0"), "{}", one.err);
}

#[test]
fn more_labelled_messages_than_messages_are_a_contradiction() {
    let home = Home::new(still());
    let overview = json!({"totals": {"frustrated": {"count": 700}}, "activityTotals": {"userMessages": 0}});
    for limit in [["--max-rate", "5%"], ["--max-count", "800"]] {
        let check = |label| canned(&home, &overview, &[&["frustrated"]], &[&["-l", label], limit.as_slice()].concat());
        assert_eq!(check("frustrated").ended(6).says("contradicts itself: 700 ").out, "");
        assert_eq!(check("not spam").ended(6).says("contradicts itself: 1 ").out, "");
    }
}

#[test]
fn a_label_that_is_part_of_another_is_a_word_of_its_own() {
    let home = Home::new(still());
    let labels = ["unhappy", "bug_report", "not_frustrated", "positive_feedback"];
    let totals: serde_json::Map<String, Value> =
        labels.map(|label| (label.to_owned(), json!({"count": 3}))).into_iter().collect();
    let overview = json!({"totals": totals, "activityTotals": {"userMessages": 20}});
    let check = |label| canned(&home, &overview, &[], &["-l", label, "--max-count", "1"]);
    for (label, like) in ["happy", "bug", "frustrated", "feedback"].into_iter().zip(labels) {
        check(label).ended(0).says(&format!("come near:\n  {like}"));
    }
    for label in ["unhapy", "Bug Report", "positiv_fedback"] {
        check(label).ended(5).says("under [labels]");
    }
}
