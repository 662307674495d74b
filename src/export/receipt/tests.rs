use super::*;
use chrono::FixedOffset;

fn receipt() -> Receipt {
    let window = Window::new(1_777_586_400_000, 1_780_264_800_000).unwrap(); // May 2026, UTC+2
    Receipt {
        what: What::Messages,
        workspace: Ref { id: "w1".into(), name: "Puzzle \"Kingdom\"".into() },
        channel: Ref { id: "FB_PAGE_1".into(), name: String::new() },
        window: Some(Period::new(window, Zone::Fixed(FixedOffset::east_opt(7200).unwrap()))),
        label: Some("frustrated".into()),
        kind: Some(Kind::Text),
        users: None,
        total_count: Some(10_000),
        overview_count: None,
        csv_urls: vec![CsvUrl::parse("https://files.example/x.csv?signature=canary").unwrap()],
        file: Some(FileFacts {
            name: "x.csv".into(),
            rows: 10_000,
            bytes: 1_234_567,
            sha256: "ab".repeat(32),
            columns: vec!["timestamp".into(), "text".into()],
            is_cut: false,
        }),
        started: 1_780_146_000_000,
        finished: 1_780_146_012_345,
    }
}

fn with_rows(rows: u64) -> Receipt {
    let mut receipt = receipt();
    receipt.file.as_mut().unwrap().rows = rows;
    receipt
}

#[test]
fn a_receipt_says_everything_but_what_lets_others_in() {
    let text = receipt().to_json().unwrap();
    assert!(!text.contains("canary"), "{text}");
    let json: serde_json::Value = serde_json::from_str(&text).unwrap();
    let expected = serde_json::json!({
        "program": concat!("vipdeck ", env!("CARGO_PKG_VERSION")),
        "what": "messages",
        "workspace": {"id": "w1", "name": "Puzzle \"Kingdom\""},
        "channel": {"id": "FB_PAGE_1", "name": null},
        "window": {
            "utc": {"from": "2026-04-30T22:00:00.000Z", "to": "2026-05-31T21:59:59.999Z"},
            "local": {"from": "2026-05-01T00:00:00.000+02:00", "to": "2026-05-31T23:59:59.999+02:00"},
            "zone": "+02:00"
        },
        "label": "frustrated",
        "kind": "text",
        "users": null,
        "total_count": 10000,
        "overview_count": null,
        "csv_urls": ["https://files.example/x.csv?…"],
        "file": {
            "name": "x.csv", "rows": 10000, "bytes": 1_234_567, "sha256": "ab".repeat(32),
            "columns": ["timestamp", "text"], "is_cut": false
        },
        "started": "2026-05-30T13:00:00.000Z",
        "finished": "2026-05-30T13:00:12.345Z",
        "mismatches": []
    });
    assert_eq!(json, expected);
    assert!(text.ends_with("}\n") && text.lines().count() > 20, "{text}");
}

#[test]
fn a_receipt_says_which_users_they_are() {
    let born = UserFilter { birthday_month: Some(6), ..UserFilter::default() };
    let of_users = Receipt { what: What::Users, window: None, label: None, kind: None, users: Some(born), ..receipt() };
    let json: serde_json::Value = serde_json::from_str(&of_users.to_json().unwrap()).unwrap();
    assert_eq!(json["users"], serde_json::json!({"has_birthday": false, "birthday_month": 6}));
    let fewer = Receipt { overview_count: Some(9), ..of_users };
    assert_eq!(fewer.check().unwrap(), "the export has 10,000 rows, the list of users counts 9");
}

#[test]
fn what_does_not_agree_is_said() {
    assert_eq!(receipt().check(), None);
    assert_eq!(with_rows(9_990).check().unwrap(), "the file holds 9,990 rows, the server counted 10,000");
    assert_eq!(with_rows(1).check().unwrap(), "the file holds 1 row, the server counted 10,000");
    let overview = Receipt { overview_count: Some(1_010_012), ..receipt() };
    assert_eq!(overview.check().unwrap(), "the export has 10,000 rows, the overview counts 1,010,012");
    let mut cut = with_rows(0);
    cut.file.as_mut().unwrap().is_cut = true;
    assert_eq!(
        cut.check().unwrap(),
        "the file holds 0 rows, the server counted 10,000; the file ends in the middle of a row"
    );
    let json: serde_json::Value = serde_json::from_str(&cut.to_json().unwrap()).unwrap();
    assert_eq!(json["mismatches"].as_array().unwrap().len(), 2);
}

#[test]
fn without_a_count_there_is_nothing_to_say() {
    let uncounted = Receipt { total_count: None, ..with_rows(7) };
    assert_eq!(uncounted.check(), None);
    let by_overview = Receipt { overview_count: Some(8), ..uncounted };
    assert_eq!(by_overview.check().unwrap(), "the export has 7 rows, the overview counts 8");
    let unsaved = Receipt { file: None, overview_count: Some(10_000), ..receipt() };
    assert_eq!(unsaved.check(), None);
}

#[test]
fn a_saved_file_is_known_by_its_name_alone() {
    let mut counter = crate::export::Counter::default();
    counter.update(b"a\n1\n");
    let saved = Saved { path: "/home/ana/out/x.csv".into(), tally: counter.tally(), slices: vec![1] };
    let facts = FileFacts::from(&saved);
    assert_eq!((facts.name.as_str(), facts.rows, facts.bytes), ("x.csv", 1, 4));
}

#[test]
fn a_receipt_is_written_whole() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("x.csv.receipt.json");
    receipt().write(&path, false).unwrap();
    assert_eq!(std::fs::read_to_string(&path).unwrap(), receipt().to_json().unwrap());
    std::fs::write(&path, "mine").unwrap();
    assert!(matches!(receipt().write(&path, false), Err(WriteError::Exists(_))));
    assert_eq!(std::fs::read_to_string(&path).unwrap(), "mine");
    receipt().write(&path, true).unwrap();
    assert_eq!(std::fs::read_to_string(&path).unwrap(), receipt().to_json().unwrap());
    assert!(matches!(receipt().write(folder.path(), true), Err(WriteError::NotAFile(_))));
}
