//! `vipdeck labels`.

use serde_json::Value;

use crate::home::{Home, still};

fn rows(out: &str) -> Vec<Value> {
    out.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn totals_are_the_overviews_most_frequent_first() {
    let home = Home::new(still());
    let run =
        home.at_place(&["labels", "--from", "2026-05-01", "--to", "2026-05-30"]).ended(0).says(" messages in all");
    let rows = rows(&run.out);
    let counts: Vec<_> = rows.iter().map(|row| row["count"].as_u64().unwrap()).collect();
    assert!(counts.is_sorted_by(|a, b| a >= b) && counts.len() > 10);
    for row in &rows {
        let label = row["label"].as_str().unwrap();
        let messages = home.truth_of("2026-05-01", "2026-05-30", Some(label), None);
        assert_eq!(row["count"], messages.len(), "{label}");
        let mut conversations: Vec<_> = messages
            .iter()
            .map(|row| serde_json::from_str::<Value>(row).unwrap()["conversationId"].to_string())
            .collect();
        conversations.sort_unstable();
        conversations.dedup();
        assert_eq!(row["uniqueConversations"], conversations.len(), "{label}");
    }
}

#[test]
fn a_long_window_adds_up_and_does_not_pretend_to_know_conversations() {
    let home = Home::new(still());
    let window = ["--from", "2025-04-26", "--to", "2026-05-30"];
    let run = home.at_place(&[["labels", "-l", "frustrated"].as_slice(), &window].concat()).ended(0);
    let rows = rows(&run.out);
    assert_eq!(rows.len(), 1);
    let messages = home.truth_of("2025-04-26", "2026-05-30", Some("frustrated"), None);
    assert_eq!(rows[0]["count"], messages.len());
    assert!(rows[0]["uniqueConversations"].is_null() && rows[0]["uniqueConversationsAtMost"].is_u64());
    let table = home.at_place(&[["labels", "-f", "table"].as_slice(), &window].concat()).ended(0);
    assert!(table.lines()[0].starts_with("label ") && table.out.contains("≤ ") && table.out.contains('%'));
}

#[test]
fn buckets_come_oldest_first_with_their_date() {
    let home = Home::new(still());
    for by in ["day", "week"] {
        let window = ["--from", "2026-03-01", "--to", "2026-05-30"];
        let run = home.at_place(&[["labels", "-l", "frustrated", "--by", by].as_slice(), &window].concat()).ended(0);
        let rows = rows(&run.out);
        assert!(rows.iter().map(|row| row["date"].as_str().unwrap()).is_sorted(), "{by}");
        let sum: u64 = rows.iter().map(|row| row["count"].as_u64().unwrap()).sum();
        assert_eq!(sum, home.truth_of("2026-03-01", "2026-05-30", Some("frustrated"), None).len() as u64, "{by}");
    }
    let csv = home.at_place(&["labels", "--by", "day", "-f", "csv", "--from", "2026-05-30"]).ended(0);
    assert!(csv.out.starts_with("date,label,count,uniqueConversations\r\n2026-05-30,"), "{}", csv.out);
}

#[test]
fn a_custom_label_goes_by_the_name_that_the_configuration_gives_it() {
    let home = Home::new(still());
    std::fs::write(home.path("c.toml"), "[labels]\nfrustrated = \"Angry mob\"\n").unwrap();
    let window = ["--from", "2026-05-01", "--to", "2026-05-30", "--config", "c.toml"];
    let named = home.at_place(&[["labels", "-f", "table", "-l", "angry MOB"].as_slice(), &window].concat()).ended(0);
    assert!(named.lines()[1].starts_with("frustrated  Angry mob"), "{}", named.out);
}

#[test]
fn kinds_are_not_counted() {
    Home::new(still()).at_place(&["labels", "--kind", "text"]).ended(2).says("does not count kinds");
}
