//! `vipdeck export`.

use std::fs;

use vipdeck::sandbox::Options;
use vipdeck::text::counted;

use crate::home::{Home, still};

const MONTH: [&str; 4] = ["--from", "2026-05-01", "--to", "2026-05-30"];
const YEAR: [&str; 4] = ["--from", "2025-04-26", "--to", "2026-05-30"];

fn csv(text: &str) -> (Vec<String>, Vec<csv::StringRecord>) {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let names = reader.headers().unwrap().iter().map(str::to_owned).collect();
    (names, reader.records().map(Result::unwrap).collect())
}

#[test]
fn the_address_is_printed_one_a_slice() {
    let home = Home::new(still());
    let run = home.at_place(&[["export", "messages"].as_slice(), &MONTH].concat()).ended(0);
    assert!(run.lines().len() == 1 && run.out.starts_with("http://127.0.0.1:"), "{}", run.out);
    let rows = home.truth("2026-05-01", "2026-05-30").len();
    run.says(&format!("vipdeck: {}, ", counted(rows as u64, "row")));
    let run = home.at_place(&[["export", "messages"].as_slice(), &YEAR].concat()).ended(0);
    assert_eq!(run.lines().len(), 13);
    assert_eq!(home.at_place(&["export", "users"]).ended(0).lines().len(), 1);
}

#[test]
fn a_long_window_becomes_one_counted_file_with_a_receipt() {
    let home = Home::new(still());
    let to = ["--output", "year.csv", "--receipt", "year.json"];
    let run = home.at_place(&[["export", "messages"].as_slice(), &YEAR, &to].concat()).ended(0);
    assert_eq!(run.out, "");
    run.says("the server counted as many");
    let truth = home.truth("2025-04-26", "2026-05-30");
    let (names, rows) = csv(&home.read("year.csv"));
    assert_eq!((rows.len(), names[8].as_str()), (truth.len(), "text"));
    for (row, truth) in rows.iter().zip(&truth) {
        let truth: serde_json::Value = serde_json::from_str(truth).unwrap();
        assert_eq!(
            (&row[0], &row[8]),
            (truth["timestamp"].to_string().as_str(), truth["text"].as_str().unwrap_or_default())
        );
    }
    let receipt: serde_json::Value = serde_json::from_str(&home.read("year.json")).unwrap();
    assert_eq!((&receipt["total_count"], &receipt["overview_count"]), (&truth.len().into(), &truth.len().into()));
    assert_eq!((&receipt["file"]["rows"], &receipt["mismatches"]), (&truth.len().into(), &serde_json::json!([])));
    assert!(!home.read("year.json").contains("Signature="), "no address lets others in");
    assert_eq!(home.files(), ["year.csv", "year.json"], "nothing else is left");
    let unsigned = home.sandbox.requests().iter().filter(|request| request.storage).all(|request| !request.signed);
    assert!(unsigned, "the storage host gets no header of ours");
}

#[test]
fn a_file_that_exists_stays_unless_forced_and_the_server_is_not_bothered() {
    let home = Home::new(still());
    fs::write(home.path("x.csv"), "mine").unwrap();
    fs::write(home.path("x.json"), "mine").unwrap();
    let export = |arguments: &[&str]| home.at_place(&[&["export", "messages"], MONTH.as_slice(), arguments].concat());
    for arguments in
        [["-o", "x.csv"].as_slice(), &["-o", "y.csv", "--receipt", "x.json"], &["-o", "x.csv", "--from-rows"]]
    {
        export(arguments).ended(2).says("exists already");
    }
    assert_eq!((home.asked("vip-messages/export"), home.read("x.csv").as_str()), (0, "mine"));
    export(&["-o", "x.csv", "--force"]).ended(0);
    assert!(home.read("x.csv").starts_with("timestamp,"));
    export(&["-o", "nowhere/x.csv"]).ended(2).says("there is no folder");
}

#[test]
fn a_download_that_breaks_off_leaves_no_file() {
    let home = Home::new(still());
    home.fault("redirect@csv");
    let run = home.at_place(&[["export", "messages", "-o", "x.csv"].as_slice(), &MONTH].concat()).ended(6);
    assert!(run.out.is_empty() && home.files().is_empty(), "{:?}", home.files());
}

#[test]
fn an_address_that_is_not_of_the_web_is_neither_printed_nor_opened() {
    let home = Home::new(still());
    for (fault, said) in
        [("file", "file:///etc/passwd"), ("script", "javascript:"), ("userinfo", "password"), ("long", "8 KiB")]
    {
        home.fault(&format!("bad-csv-url={fault}"));
        for arguments in [["--force"].as_slice(), &["--open"], &["--output", "x.csv"]] {
            let run =
                home.at_place(&[["export", "messages"].as_slice(), arguments, &MONTH].concat()).ended(6).says(said);
            assert!(run.out.is_empty() && run.err.len() < 1_000, "{fault}");
        }
        home.sandbox.faults().clear_all();
    }
    assert_eq!(home.files(), Vec::<String>::new());
}

#[cfg(unix)]
#[test]
fn open_hands_the_address_to_the_configured_program() {
    let home = Home::new(still());
    fs::write(home.path("c.toml"), "[open]\ncommand = [\"sh\", \"-c\", \"printf %s \\\"$0\\\" > opened\"]\n").unwrap();
    let run =
        home.at_place(&[["export", "messages", "--open", "--config", "c.toml"].as_slice(), &MONTH].concat()).ended(0);
    assert_eq!(home.read("opened"), run.out.trim_end());
    fs::write(home.path("c.toml"), "[open]\ncommand = [\"/no/such/browser\"]\n").unwrap();
    let run =
        home.at_place(&[["export", "messages", "--open", "--config", "c.toml"].as_slice(), &MONTH].concat()).ended(1);
    assert!(run.out.starts_with("http") && run.err.contains("/no/such/browser"), "it is shown all the same");
}

#[test]
fn rows_do_when_the_servers_export_fails() {
    let home = Home::new(Options { max_limit: 100, ..still() });
    home.fault("export-fails");
    let to = ["--from-rows", "--output", "rows.csv"];
    home.at_place(&[["export", "messages"].as_slice(), &YEAR, &to].concat()).ended(0);
    let (_, rows) = csv(&home.read("rows.csv"));
    assert_eq!(rows.len(), home.truth("2025-04-26", "2026-05-30").len());
    home.at_place(&["export", "users", "--from-rows", "-o", "users.csv"]).ended(0).says("the server counted as many");
    let (names, users) = csv(&home.read("users.csv"));
    assert_eq!(names[0], "conversationId");
    assert_eq!(users.len(), home.at_place(&["users", "--all"]).lines().len());
}

#[test]
fn rows_for_a_spreadsheet_run_no_formula_and_the_exact_ones_stay_exact() {
    let home = Home::new(still());
    let formula = serde_json::json!({"timestamp": 1_780_146_000_001_i64, "conversationId": "c", "kind": "text", "labels": [],
        "text": "=1+1"});
    home.sandbox.add_messages(vipdeck::sandbox::FLAGSHIP_CHANNEL, &[formula]).unwrap();
    let day = ["--from", "2026-05-30", "--to", "2026-05-30", "--from-rows"];
    home.at_place(&[["export", "messages", "-o", "exact.csv"].as_slice(), &day].concat()).ended(0);
    let excel =
        home.at_place(&[["export", "messages", "-o", "excel.csv", "--excel"].as_slice(), &day].concat()).ended(0);
    assert!(home.read("exact.csv").contains(",=1+1\r\n"));
    assert!(home.read("excel.csv").starts_with('\u{feff}') && home.read("excel.csv").contains(",'=1+1\r\n"));
    excel.says("begin like formulas");
}

#[test]
fn each_slice_of_rows_is_counted_once() {
    let home = Home::new(still());
    home.at_place(&[["export", "messages", "--from-rows", "-o", "x.csv"].as_slice(), &YEAR].concat()).ended(0);
    assert_eq!(home.asked("label-overview"), 13);
}

#[test]
fn rows_whose_paging_breaks_make_no_file() {
    let home = Home::new(Options { max_limit: 50, ..still() });
    home.fault("cursor-null");
    home.at_place(&[["export", "messages", "--from-rows", "-o", "x.csv"].as_slice(), &MONTH].concat())
        .ended(6)
        .says("rows may be missing");
    assert_eq!(home.files(), Vec::<String>::new());
}

#[test]
fn a_file_with_fewer_rows_than_were_counted_does_not_get_its_name() {
    let home = Home::new(still());
    home.fault("export-miscounts");
    let to = ["-o", "x.csv", "--receipt", "x.json"];
    let run = home.at_place(&[["export", "messages"].as_slice(), &MONTH, &to].concat()).ended(6);
    run.says("do not rely on this export").says("x.csv.incomplete");
    assert_eq!(home.files(), ["x.csv.incomplete", "x.json"]);
    assert!(home.read("x.json").contains("the server counted"));
}

#[test]
fn yesterdays_file_stays_when_todays_comes_short() {
    let home = Home::new(still());
    let slices = [["export", "messages", "-o", "x.csv", "--force"].as_slice(), &YEAR].concat();
    let one = [["export", "messages", "-o", "x.csv", "--force"].as_slice(), &MONTH].concat();
    for arguments in [one, slices] {
        fs::write(home.path("x.csv"), "yesterday's").unwrap();
        home.fault("export-miscounts");
        home.at_place(&arguments).ended(6).says("x.csv.incomplete");
        assert_eq!(home.read("x.csv"), "yesterday's");
        assert!(home.read("x.csv.incomplete").starts_with("timestamp,"));
        home.sandbox.faults().clear_all();
        home.at_place(&arguments).ended(0);
        assert!(home.read("x.csv").starts_with("timestamp,"), "a whole one takes its place");
    }
}

#[test]
fn files_that_cannot_be_meant_are_usage_errors() {
    let home = Home::new(still());
    let export = |arguments: &[&str]| home.at_place(&[&["export", "messages"], arguments].concat()).ended(2);
    export(&["-o", "-"]).says("`vipdeck messages --format csv`");
    export(&["-o", "x", "--receipt", "x"]).says("another name");
    assert!(home.sandbox.requests().is_empty() && home.files().is_empty());
}

#[test]
fn flags_that_do_not_go_together_are_usage_errors() {
    let home = Home::new(still());
    for arguments in [["--from-rows"].as_slice(), &["--excel", "-o", "x"], &["--open", "-o", "x"]] {
        home.at_place(&[["export", "messages"].as_slice(), arguments].concat()).ended(2);
    }
}
