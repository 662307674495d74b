use super::*;

/// 2026-05-30T00:00:00Z
const DAY: i64 = 1_780_099_200_000;

fn counts(body: &str) -> Counts {
    let window = Window::new(DAY - DAY_MS, DAY + DAY_MS).unwrap();
    let mut counts = Counts::new(window);
    counts.take(window, Overview::read(body.as_bytes()).unwrap());
    counts
}

#[test]
fn a_day_that_is_left_out_has_no_messages() {
    let counts = counts(
        r#"{"buckets":{"2026-05-29":{"happy":{"count":2}}},"totals":{"happy":{"count":2}},
            "activity":{"2026-05-29":{"userMessages":9}},"activityTotals":{"userMessages":9}}"#,
    );
    assert_eq!((counts.on(DAY - DAY_MS, None), counts.on(DAY - DAY_MS, Some("happy"))), (Some(9), Some(2)));
    assert_eq!((counts.on(DAY, None), counts.on(DAY, Some("happy"))), (Some(0), Some(0)));
    assert_eq!(counts.on(DAY, Some("spam")), Some(0), "a label that is listed nowhere has none");
}

#[test]
fn all_messages_are_the_days_added_up_where_the_server_gives_no_total() {
    let body = r#"{"buckets":{"2026-05-29":{"happy":2}},"activity":{"2026-05-29":9,"2026-05-30":1}}"#;
    assert_eq!(counts(body).user_messages(), Some(10));
    assert_eq!(counts(r#"{"totals":{"happy":2}}"#).user_messages(), None);
}

#[test]
fn all_messages_of_a_window_are_unknown_where_one_slice_does_not_say() {
    let mut counts = Counts::new(Window::new(DAY - 40 * DAY_MS, DAY).unwrap());
    let mut take = |body: &[u8]| {
        let slice = counts.next().unwrap();
        counts.take(slice, Overview::read(body).unwrap());
        counts.user_messages()
    };
    assert_eq!(take(br#"{"totals":{},"activityTotals":{"userMessages":9}}"#), Some(9));
    assert_eq!(take(br#"{"totals":{"happy":2}}"#), None);
}

#[test]
fn nothing_is_known_of_a_day_that_is_left_out_where_a_part_of_the_answer_is_damaged() {
    let counts = counts(
        r#"{"buckets":{"2026-05-29":{"happy":{"count":2}},"2026-05-30":"?"},"totals":{"happy":{"count":2}},
            "activity":{"2026-05-29":{"userMessages":9},"2026-05-30":[]},"activityTotals":{"userMessages":9}}"#,
    );
    assert_eq!((counts.on(DAY - DAY_MS, None), counts.on(DAY - DAY_MS, Some("happy"))), (Some(9), Some(2)));
    assert_eq!(
        (counts.on(DAY, None), counts.on(DAY, Some("happy"))),
        (None, None),
        "it is not complete without any row"
    );
}

#[test]
fn a_label_is_found_among_thousands() {
    let totals: Vec<String> = (0..5_000).map(|n| format!(r#""label {n}":{{"count":{n}}}"#)).collect();
    let counts = counts(&format!(r#"{{"totals":{{{}}}}}"#, totals.join(",")));
    assert_eq!(counts.row("label 4321").map(|row| row.count), Some(4_321));
    assert_eq!(counts.row("label"), None);
}
