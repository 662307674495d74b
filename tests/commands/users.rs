//! `vipdeck users`.

use vipdeck::sandbox::Options;
use vipdeck::text::counted;

use crate::home::{Home, still};

#[test]
fn every_user_comes_once_over_all_pages() {
    let home = Home::new(Options { messages: 20_000, ..still() });
    let all = home.at_place(&["users", "--all"]).ended(0);
    let mut rows = all.lines();
    let all_users = counted(rows.len() as u64, "user");
    let of = format!("{all_users} of {} in ", all_users.trim_end_matches(" users"));
    assert!(rows.len() > 200 && all.err.contains(&of), "{}", all.err);
    let first = home.at_place(&["users", "--limit", "7"]).ended(0);
    assert_eq!(first.lines(), rows[..7]);
    rows.sort_unstable();
    rows.dedup();
    assert!(all.err.contains(&counted(rows.len() as u64, "user")));
}

#[test]
fn birthdays_narrow() {
    let home = Home::new(Options { messages: 20_000, ..still() });
    let count = |arguments: &[&str]| home.at_place(&[&["users", "--all"], arguments].concat()).ended(0).lines().len();
    let (all, known, may) = (count(&[]), count(&["--has-birthday"]), count(&["--birthday-month", "5"]));
    assert!(all > known && known > may && may > 0, "{all} {known} {may}");
    home.at_place(&["users", "--birthday-month", "13"]).ended(2);
    home.at_place(&["users", "--last", "7d"]).ended(2);
}

#[test]
fn a_capped_count_is_a_lower_bound() {
    let home = Home::new(Options { messages: 20_000, ..still() });
    home.fault("scan-capped");
    home.at_place(&["users"]).ended(0).says("100 users of at least ");
}

#[test]
fn csv_and_table() {
    let home = Home::new(still());
    let csv = home.at_place(&["users", "-f", "csv"]).ended(0);
    assert!(csv.out.starts_with("conversationId,userName,firstName,lastName,cuid,profilePic,birthday,last"));
    let table = home.at_place(&["users", "-f", "table"]).ended(0);
    assert!(table.out.starts_with("conversationId ") && table.out.contains('Z'), "times are readable");
    let messages = home.at_place(&["messages", "-f", "table", "--from", "2026-05-01", "--limit", "1"]).ended(0);
    let is_instant = |word: &[&str]| word[0].len() == 10 && word[1].len() == 9 && word[1].ends_with('Z');
    for table in [table, messages] {
        let lines = table.lines();
        let words: Vec<_> = lines[1].split_whitespace().collect();
        assert!(words.windows(2).any(is_instant), "one form for all tables: {}", lines[1]);
    }
}
