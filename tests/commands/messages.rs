//! `vipdeck messages`: every row once, as it is.

use vipdeck::sandbox::{FLAGSHIP_CHANNEL, Options, Ties};
use vipdeck::text;

use crate::home::{Home, PLACE, still};

const YEAR: [&str; 4] = ["--from", "2025-04-26", "--to", "2026-05-30"];

/// The rows that the contract takes for different ones.
fn without_twins(rows: Vec<String>) -> Vec<String> {
    let mut known = std::collections::HashSet::new();
    let identity = |row: &String| {
        let row: serde_json::Value = serde_json::from_str(row).unwrap();
        ["conversationId", "timestamp", "kind", "text"].map(|field| row[field].to_string())
    };
    rows.into_iter().filter(|row| known.insert(identity(row))).collect()
}

/// Says where two lists part, rather than both lists.
#[track_caller]
fn same(found: &[&str], expected: &[String], what: &str) {
    let parted = found.iter().zip(expected).position(|(found, expected)| found != expected);
    assert_eq!((parted, found.len()), (None, expected.len()), "{what}");
}

#[test]
fn all_rows_of_400_days_come_once_in_order_and_byte_for_byte_in_either_tie_mode() {
    for (ties, tie_size) in [(Ties::Exclusive, 1), (Ties::Exclusive, 9), (Ties::Inclusive, 9)] {
        let home = Home::new(Options { ties, tie_size, ..still() });
        let run = home.at_place(&[["messages", "--all"].as_slice(), &YEAR].concat()).ended(0);
        let truth = home.truth("2025-04-26", "2026-05-30");
        let counted = format!("the label overview counts {}", if tie_size == 1 { "as many" } else { "" });
        let expected = without_twins(truth);
        assert!(expected.len() > 2_000, "{}", expected.len());
        same(&run.lines(), &expected, &format!("{ties:?} {tie_size}"));
        run.says(&format!("{} in ", text::counted(expected.len() as u64, "row"))).says(&counted);
    }
}

#[test]
fn small_pages_that_split_inside_ties_lose_nothing() {
    for ties in [Ties::Exclusive, Ties::Inclusive] {
        for max_limit in [3, 7, 50] {
            let home = Home::new(Options { ties, tie_size: 6, max_limit, messages: 600, ..still() });
            let window = ["--from", "2026-05-01", "--to", "2026-05-30"];
            let run = home.at_place(&[["messages", "--all"].as_slice(), &window].concat());
            // A page of three cannot hold a millisecond of six: that is told, not passed over.
            let run = run.ended(if max_limit == 3 { 6 } else { 0 });
            let truth = without_twins(home.truth("2026-05-01", "2026-05-30"));
            if max_limit > 6 {
                same(&run.lines(), &truth, &format!("{ties:?} {max_limit}"));
            }
        }
    }
}

#[test]
fn json_is_one_array_of_the_same_rows() {
    let home = Home::new(still());
    let window = ["--from", "2026-05-28", "--to", "2026-05-30"];
    let truth = home.truth("2026-05-28", "2026-05-30");
    let run = home.at_place(&[["messages", "--all", "--format", "json"].as_slice(), &window].concat()).ended(0);
    assert_eq!(run.out, format!("[\n{}\n]\n", truth.join(",\n")));
    let empty = home.at_place(&["messages", "--all", "-f", "json", "--from", "2001-01-01", "--to", "2001-01-02"]);
    assert_eq!(empty.ended(0).says("0 rows in 1 page").out, "[]\n");
}

#[test]
fn csv_has_the_apis_names_and_a_table_is_for_reading() {
    let home = Home::new(still());
    let window = ["--from", "2026-05-28", "--to", "2026-05-30"];
    let truth = home.truth("2026-05-28", "2026-05-30");
    let run = home.at_place(&[["messages", "--all", "--format", "csv"].as_slice(), &window].concat()).ended(0);
    let mut csv = csv::Reader::from_reader(run.out.as_bytes());
    let names = "timestamp,date,conversationId,userName,kind,source,labels,customLabelIds,text";
    assert_eq!(csv.headers().unwrap().iter().collect::<Vec<_>>().join(","), names);
    let texts: Vec<_> = csv.records().map(|record| record.unwrap()[8].to_owned()).collect();
    let expected: Vec<_> = truth
        .iter()
        .map(|row| {
            serde_json::from_str::<serde_json::Value>(row).unwrap()["text"].as_str().unwrap_or_default().to_owned()
        })
        .collect();
    assert_eq!(texts, expected);
    let table = home.at_place(&[["messages", "--format", "table"].as_slice(), &window].concat()).ended(0);
    assert!(table.out.starts_with("date "), "{}", table.out);
    assert_eq!(table.lines().len(), truth.len().min(100) + 1);
}

#[test]
fn a_limit_a_label_and_a_kind_narrow() {
    let home = Home::new(still());
    let window = ["--from", "2026-05-01", "--to", "2026-05-30"];
    let truth = home.truth("2026-05-01", "2026-05-30");
    let run = |arguments: &[&str]| home.at_place(&[["messages"].as_slice(), arguments, &window].concat()).ended(0);
    assert_eq!(run(&[]).says("more may follow").lines(), truth[..100]);
    assert_eq!(run(&["--limit", "7"]).lines(), truth[..7]);
    let frustrated = home.truth_of("2026-05-01", "2026-05-30", Some("frustrated"), None);
    assert!(!frustrated.is_empty() && frustrated.len() < truth.len());
    let by_label = run(&["--all", "--label", "frustrated"]).says("the label overview counts as many");
    assert_eq!(by_label.lines(), frustrated);
    let postbacks = home.truth_of("2026-05-01", "2026-05-30", None, Some("postback"));
    assert_eq!(run(&["--all", "--kind", "postback"]).says("does not count kinds").lines(), postbacks);
}

#[test]
fn names_do_as_well_as_ids_and_flags_may_come_first() {
    let home = Home::new(still());
    let window = ["--from", "2026-05-28", "--to", "2026-05-30"];
    let names = ["-w", "emberfall online", "-c", "Emberfall Online"];
    let run = home.run(&[names.as_slice(), &window, &["messages", "--all"]].concat()).ended(0);
    assert_eq!(run.lines(), home.truth("2026-05-28", "2026-05-30"));
}

#[test]
fn a_count_that_differs_is_told_and_fails_on_demand() {
    let home = Home::new(still());
    let window = ["--from", "2026-05-30", "--to", "2026-05-30"];
    // One row for the contract, two for whoever counts.
    let twin = r#"{"timestamp":1780146000001,"conversationId":"c","kind":"text","labels":[],"text":"twice"}"#;
    for _ in 0..2 {
        home.sandbox.inject(FLAGSHIP_CHANNEL, 1_780_146_000_001, twin).unwrap();
    }
    let rows = home.truth("2026-05-30", "2026-05-30").len();
    let told = format!("the label overview counts {rows}");
    let lax = home.at_place(&[["messages", "--all"].as_slice(), &window].concat()).ended(0).says(&told);
    assert_eq!(lax.lines().len(), rows - 1);
    let strict =
        home.at_place(&[["messages", "--all", "--verify"].as_slice(), &window].concat()).ended(6).says("vipdeck: ");
    assert_eq!(strict.lines().len(), rows - 1, "the rows are printed all the same");
}

#[test]
fn what_cannot_be_verified_is_a_usage_error() {
    let home = Home::new(still());
    home.at_place(&["messages", "--verify"]).ended(2);
    home.at_place(&["messages", "--all", "--verify", "--kind", "text"]).ended(2).says("does not count kinds");
    home.at_place(&["messages", "--all", "--limit", "5"]).ended(2);
}

#[test]
fn a_paging_that_leads_nowhere_ends_and_says_so() {
    let window = ["--from", "2026-05-01", "--to", "2026-05-30"];
    for fault in
        ["cursor-stuck", "cursor-null", "cursor-absent", "cursor-empty", "cursor-back", "repeat-page", "empty-more"]
    {
        let home = Home::new(Options { max_limit: 50, default_limit: 50, ..still() });
        home.fault(fault);
        let run = home.at_place(&[["messages", "--all"].as_slice(), &window].concat());
        let truth = home.truth("2026-05-01", "2026-05-30");
        let rows = run.lines();
        same(&rows, &truth[..rows.len()], fault);
        let whole = rows.len() == truth.len();
        let said = if whole { "counts as many" } else { "rows may be missing" };
        run.ended(if whole { 0 } else { 6 }).says(said);
    }
}

#[test]
fn a_cursor_that_is_a_number_pages_all_the_same() {
    let home = Home::new(Options { max_limit: 50, ..still() });
    home.fault("cursor-number");
    let window = ["--from", "2026-05-01", "--to", "2026-05-30"];
    let run = home.at_place(&[["messages", "--all", "--verify"].as_slice(), &window].concat()).ended(0);
    assert_eq!(run.lines(), home.truth("2026-05-01", "2026-05-30"));
}

#[test]
fn damaged_rows_pass_through_as_they_came() {
    let home = Home::new(still());
    home.fault("damaged-rows");
    let window = ["--from", "2026-05-01", "--to", "2026-05-30"];
    let run = home.at_place(&[["messages", "--limit", "500"].as_slice(), &window].concat()).ended(0);
    let (rows, truth) = (run.lines(), home.truth("2026-05-01", "2026-05-30"));
    assert_eq!(rows.len(), 500);
    let truth: std::collections::HashSet<_> = truth.iter().map(String::as_str).collect();
    let whole = rows.iter().filter(|row| truth.contains(**row)).count();
    assert!((350..450).contains(&whole), "{whole} of 500: about every fifth is damaged");
    assert!(rows.contains(&"null") && rows.contains(&r#""only a string""#) && run.out.contains(r"\ud800"));
}

#[test]
fn a_failure_half_way_keeps_what_was_written() {
    use std::io::{BufRead, BufReader, Read};
    for (fault, code, said) in [("inactive@vip-messages", 4, "inactive"), ("wrong-shape@vip-messages", 6, "not what")] {
        let home = Home::new(Options { messages: 20_000, ..still() });
        for format in ["ndjson", "json"] {
            let arguments = [["messages", "--all", "--format", format].as_slice(), &YEAR, &PLACE].concat();
            let mut child = home.vipdeck(&arguments).spawn().unwrap();
            let mut out = BufReader::new(child.stdout.take().unwrap());
            let mut text = String::new();
            out.read_line(&mut text).unwrap();
            home.fault(fault); // most pages are still to come: a pipe holds less than one
            out.read_to_string(&mut text).unwrap();
            let run = crate::home::end(child).ended(code).says(said).says("stopped after ");
            home.sandbox.faults().clear_all();
            let truth = home.truth("2025-04-26", "2026-05-30");
            let rows: Vec<_> = text
                .lines()
                .map(|line| line.trim_end_matches(','))
                .filter(|line| !matches!(*line, "[" | "]"))
                .collect();
            assert!(rows.len() >= 500 && rows.len() < truth.len(), "{}", rows.len());
            assert_eq!(rows, truth[..rows.len()]);
            let array = serde_json::from_str::<Vec<serde_json::Value>>(&text).ok();
            assert!(format != "json" || array.is_some_and(|array| array.len() == rows.len()), "{}", run.err);
        }
    }
}

#[test]
fn rows_that_say_nothing_are_as_many_as_came() {
    let home = Home::new(Options { max_limit: 40, ..still() });
    for _ in 0..3 {
        home.sandbox.inject(FLAGSHIP_CHANNEL, 1_780_099_200_000, "null").unwrap(); // 2026-05-30T00:00:00Z
    }
    let window = ["--from", "2026-05-20", "--to", "2026-05-30"];
    let run = home.at_place(&[["messages", "--all"].as_slice(), &window].concat()).ended(0);
    assert_eq!(run.lines().iter().filter(|row| **row == "null").count(), 3);
    assert_eq!(run.lines().len(), home.truth("2026-05-20", "2026-05-30").len());
}

#[test]
fn a_millisecond_that_no_page_holds_says_how_to_come_by_its_rows() {
    let home = Home::new(Options { tie_size: 60, max_limit: 20, ..still() });
    let run = home.at_place(&["messages", "--all", "--from", "2026-05-01", "--to", "2026-05-30"]).ended(6);
    run.says("than a page holds: an export brings them, or one --label or --kind at a time");
}
