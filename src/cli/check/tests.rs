use super::*;
use crate::api::Overview;

const WINDOW: (i64, i64) = (1_780_012_800_000, 1_780_099_200_000);

fn counts(json: &str) -> Counts {
    let mut counts = Counts::default();
    counts.add(Overview::read(json.as_bytes()).unwrap());
    counts
}

fn find(json: &str, rate: Option<f64>, count: Option<u64>) -> Result<Finding, CliError> {
    let window = Window::new(WINDOW.0, WINDOW.1).unwrap();
    let counts = counts(json);
    let found = counts.totals.get("frustrated").map_or(0, |total| total.count);
    let counted = Counted { count: found, messages: counts.messages };
    finding(counted, LabelExpr::Label("frustrated".to_owned()), window, Limits { rate, count })
}

const FIVE_OF_HUNDRED: &str = r#"{"totals":{"frustrated":{"count":5}},"activityTotals":{"userMessages":100}}"#;

#[test]
fn a_limit_may_be_reached_but_not_passed() {
    assert!(!find(FIVE_OF_HUNDRED, Some(0.05), None).unwrap().exceeded);
    assert!(find(FIVE_OF_HUNDRED, Some(0.049), None).unwrap().exceeded);
    assert!(!find(FIVE_OF_HUNDRED, None, Some(5)).unwrap().exceeded);
    assert!(find(FIVE_OF_HUNDRED, None, Some(4)).unwrap().exceeded);
    assert!(find(FIVE_OF_HUNDRED, Some(1.0), Some(4)).unwrap().exceeded, "either limit counts");
}

#[test]
fn nothing_at_all_is_within_any_limit() {
    let finding = find(r#"{"totals":{},"activityTotals":{"userMessages":0}}"#, Some(0.0), Some(0)).unwrap();
    assert_eq!((finding.count, finding.rate, finding.exceeded), (0, Some(0.0), false));
}

#[test]
fn a_rate_without_a_baseline_cannot_pass() {
    let json = r#"{"totals":{"frustrated":{"count":5}}}"#;
    assert_eq!(find(json, Some(1.0), None).unwrap_err().code(), Code::Unreachable);
    assert!(!find(json, None, Some(5)).unwrap().exceeded);
}

#[test]
fn more_labelled_messages_than_messages_cannot_pass() {
    for of in [0, 3] {
        let json = format!(r#"{{"totals":{{"frustrated":{{"count":5}}}},"activityTotals":{{"userMessages":{of}}}}}"#);
        assert_eq!(find(&json, Some(1.0), None).unwrap_err().code(), Code::Unreachable, "{of}");
        assert_eq!(find(&json, None, Some(5)).unwrap_err().code(), Code::Unreachable, "{of}");
        assert!(find(&json, Some(1.0), Some(4)).unwrap().exceeded, "too many, whatever they are of");
    }
}

#[test]
fn the_line_says_count_rate_baseline_and_limit() {
    let spec = WindowSpec::Last(Span::days(1));
    let line = |rate, count| find(FIVE_OF_HUNDRED, rate, count).unwrap().line(&Config::default(), spec);
    assert_eq!(line(Some(0.05), None), "OK frustrated: 5 of 100 messages (5%), past day; limit 5%");
    assert_eq!(line(Some(0.0125), Some(9)), "OVER frustrated: 5 of 100 messages (5%), past day; limit 1.25%, limit 9");
}

#[test]
fn the_line_groups_figures_and_json_does_not() {
    let json = r#"{"totals":{"frustrated":{"count":2134}},"activityTotals":{"userMessages":18588}}"#;
    let finding = find(json, None, Some(10_000)).unwrap();
    let line = finding.line(&Config::default(), WindowSpec::Last(Span::days(7)));
    assert_eq!(line, "OK frustrated: 2,134 of 18,588 messages (11.48%), last 7 days; limit 10,000");
    assert_eq!(serde_json::to_value(&finding).unwrap()["userMessages"], 18_588);
}

#[test]
fn labels_that_no_message_carries_are_in_the_line_and_in_json() {
    let labels = LabelExpr::parse("frustrated and not ckl_1 or zzz", &|label| Some(label.to_owned())).unwrap();
    let absent_labels = absent(&labels, &counts(FIVE_OF_HUNDRED));
    assert_eq!(absent_labels, ["ckl_1", "zzz"]);
    let finding = Finding { absent_labels, ..find(FIVE_OF_HUNDRED, None, Some(9)).unwrap() };
    let mut config = Config::default();
    config.labels.insert("ckl_1".to_owned(), "Refunds".to_owned());
    let line = finding.line(&config, WindowSpec::Last(Span::days(1)));
    assert!(line.ends_with("; limit 9; no message has the label Refunds or zzz"), "{line}");
    assert_eq!(serde_json::to_value(&finding).unwrap()["absentLabels"], serde_json::json!(["ckl_1", "zzz"]));
}

#[test]
fn json_says_the_same() {
    let json = serde_json::to_value(find(FIVE_OF_HUNDRED, Some(0.01), None).unwrap()).unwrap();
    assert_eq!(
        json,
        serde_json::json!({"label": "frustrated", "from": "2026-05-29", "to": "2026-05-29", "count": 5, "userMessages": 100,
            "rate": 0.05, "maxRate": 0.01, "maxCount": null, "exceeded": true, "absentLabels": []})
    );
}
