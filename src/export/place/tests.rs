use super::*;
use chrono::FixedOffset;

const DAY_MS: i64 = 86_400_000;

/// 2026-05-01T00:00:00Z, in epoch ms.
const MAY: i64 = 1_777_593_600_000;

#[test]
fn names_are_made_of_the_days_that_the_screen_shows() {
    let may = Window::new(MAY, MAY + 31 * DAY_MS).unwrap();
    assert_eq!(messages_name(may, Zone::Utc), "vipdeck-messages-2026-05-01_2026-05-31.csv");
    let west = Zone::Fixed(FixedOffset::west_opt(3600).unwrap());
    assert_eq!(messages_name(may, west), "vipdeck-messages-2026-04-30_2026-05-31.csv");
    let day = Window::new(MAY, MAY + DAY_MS).unwrap();
    assert_eq!(messages_name(day, Zone::Utc), "vipdeck-messages-2026-05-01.csv");
    assert_eq!(users_name(MAY - 1, Zone::Utc), "vipdeck-users-2026-04-30.csv");
}

#[test]
fn a_place_is_where_the_person_means() {
    let folder = tempfile::tempdir().unwrap();
    let home = folder.path();
    std::fs::create_dir(home.join("out")).unwrap();
    for (typed, expected) in [
        ("", PathBuf::from("n.csv")),
        ("x.csv", PathBuf::from("x.csv")),
        ("sub/x.csv", PathBuf::from("sub/x.csv")),
        ("none/", PathBuf::from("none/n.csv")),
        ("~", home.join("n.csv")),
        ("~/", home.join("n.csv")),
        ("~/x.csv", home.join("x.csv")),
        ("~/out", home.join("out/n.csv")),
        ("~ana/x.csv", PathBuf::from("~ana/x.csv")),
        ("a/~/x.csv", PathBuf::from("a/~/x.csv")),
    ] {
        assert_eq!(target(Path::new(typed), Some(home), "n.csv"), expected, "{typed:?}");
    }
    assert_eq!(target(&home.join("out"), None, "n.csv"), home.join("out/n.csv"));
    assert_eq!(target(Path::new("~/x.csv"), None, "n.csv"), PathBuf::from("~/x.csv"));
}

#[test]
fn a_receipt_stands_beside_its_file() {
    assert_eq!(receipt_beside(Path::new("out/x.csv")), PathBuf::from("out/x.csv.receipt.json"));
}

#[cfg(unix)]
#[test]
fn where_a_name_leads_is_said_in_full_with_a_sign_for_ones_own_folder() {
    let at = |folder: &str| Whereabouts { folder: folder.into(), home: Some("/home/ada".into()) };
    let work = at("/home/ada/work");
    for (typed, folder) in [
        ("a.csv", "~/work"),
        ("", "~/work"),
        ("may/a.csv", "~/work/may"),
        ("may/", "~/work/may"),
        ("~/a.csv", "~"),
        ("~/may/", "~/may"),
        ("/tmp/a.csv", "/tmp"),
        ("/a.csv", "/"),
    ] {
        assert_eq!(work.folder_of(typed), folder, "{typed}");
    }
    assert_eq!(at("/srv").folder_of("a.csv"), "/srv");
    assert_eq!(at("/home/adam").folder_of("a.csv"), "/home/adam", "somebody else's");
    assert_eq!(work.shown(Path::new("/home/ada/work/a.csv")), "~/work/a.csv");
    let root = Whereabouts { folder: "/srv".into(), home: Some("/".into()) };
    assert_eq!(root.shown(Path::new("/srv/a.csv")), "/srv/a.csv");
    assert_eq!(Whereabouts::default().folder_of("a.csv"), "", "nobody knows");
}
