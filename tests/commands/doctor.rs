//! `vipdeck doctor`.

use std::fs;

use crate::home::{Home, present};

const CHECKS: [&str; 22] = [
    "config",
    "profile",
    "secret",
    "address",
    "dns",
    "tcp",
    "proxy",
    "tls",
    "clock",
    "signature",
    "organization",
    "workspaces",
    "channels",
    "label-overview",
    "vip-messages",
    "vip-messages/export",
    "vip-users",
    "vip-users/export",
    "terminal",
    "colours",
    "clipboard",
    "opener",
];

#[test]
fn a_healthy_setup_has_a_line_a_check_and_exits_with_0() {
    let home = Home::new(present());
    let run = home.run(&["doctor"]).ended(0);
    let names: Vec<_> = run.lines().iter().map(|line| line.split_whitespace().nth(1).unwrap().to_owned()).collect();
    assert_eq!(names, CHECKS);
    assert!(run.lines().iter().all(|line| line.starts_with(['✓', '!'])), "{}", run.out);
    assert!(run.out.contains("accepted") && run.out.contains("Larkspur & Finch Games"));
    let figure = |name: &str| {
        let line = run.out.lines().find(|line| line.split_whitespace().nth(1) == Some(name)).unwrap();
        line.split_once(name).unwrap().1.trim().to_owned()
    };
    assert!(figure("channels").contains("; looking at ") && figure("channels").contains(" › "), "{}", run.out);
    assert!(figure("channels").starts_with(|c: char| c.is_ascii_digit()), "{}", run.out);
    for (name, which) in [
        ("label-overview", "in the last 24 hours"),
        ("vip-messages/export", "in the last 24 hours"),
        ("vip-users", " in all,"),
        ("vip-users/export", "with a birthday in January"),
    ] {
        assert!(figure(name).contains(which), "{name}: {}", run.out);
    }
    assert!(figure("clipboard").starts_with("not tried: there is no terminal"), "{}", run.out);
}

#[test]
fn what_fails_first_says_the_exit_code_and_the_rest_is_still_told() {
    let home = Home::new(present());
    let run = |arguments: &[&str], variable: (&str, &str)| {
        let output = home.vipdeck(arguments).env(variable.0, variable.1).output().unwrap();
        (output.status.code().unwrap(), String::from_utf8(output.stdout).unwrap())
    };
    let (code, out) = run(&["doctor"], ("VIPDECK_SECRET", "canary-wrong"));
    let together = "! not tried            organization, workspaces, channels, label-overview, vip-messages, \
        vip-messages/export, vip-users, vip-users/export: the server did not accept a request; the server does not let us in \
        → mend what stands above first\n";
    assert_eq!((code, out.contains("canary")), (4, false), "{out}");
    assert!(out.contains("✗ signature") && out.contains(together), "{out}");
    assert_eq!(out.lines().count(), CHECKS.len() - 7, "what was not tried is one line: {out}");
    let (code, out) = run(&["doctor"], ("VIPDECK_SECRET", ""));
    assert!(code == 3 && out.contains("✗ secret") && out.contains("✓ tcp"), "{out}");
    let (code, out) = run(&["doctor", "--base-url", "http://127.0.0.1:1/v1"], ("X", ""));
    assert!(code == 6 && out.contains("✗ tcp") && out.contains("✓ secret"), "{out}");
    let (code, out) = run(&["doctor", "--base-url", "nonsense"], ("X", ""));
    assert!(code == 3 && out.contains("✗ address"), "{out}");
    let first = out.matches("mend what stands above first").count();
    assert!(first <= 3, "{first} times in {out}");
    fs::write(home.path("broken.toml"), "secret = \"canary").unwrap();
    let (code, out) = run(&["doctor", "--config", "broken.toml"], ("X", ""));
    assert!(code == 3 && out.contains("✗ config") && out.contains("✓ signature") && !out.contains("canary"), "{out}");
    home.fault("export-fails");
    let (code, out) = run(&["doctor"], ("X", ""));
    assert!(code == 6 && out.contains("✗ vip-messages/export") && out.contains("✓ vip-users "), "{out}");
    home.fault("inactive");
    let (code, out) = run(&["doctor"], ("X", ""));
    assert!(code == 4 && out.contains("✗ organization") && out.contains("✓ signature"), "{out}");
}

#[test]
fn what_the_dashboard_refuses_no_command_passes() {
    let home = Home::new(present());
    for (keys, said) in [
        ("quti = [\"Q\"]", "[keys] has no action 'quti'"),
        ("quit = [\"j\"]", "[keys] gives j to both"),
        ("quit = [\"hyper-x\"]", "'hyper-x' is no key"),
    ] {
        fs::write(home.path("c.toml"), format!("[keys]\n{keys}\n")).unwrap();
        let run = home.run(&["doctor", "--config", "c.toml"]).ended(3);
        let line = run.lines().into_iter().find(|line| line.contains("✗ config")).unwrap_or_default();
        assert!(line.contains(said) && run.out.contains("✓ signature"), "{}", run.out);
        let run = home.run(&["config", "show", "--config", "c.toml"]).ended(0).says(said);
        assert!(run.out.contains("[keys]"), "{}", run.out);
    }
}

#[test]
fn a_clock_that_is_off_is_a_warning() {
    let home = Home::new(present());
    home.fault("clock=-90s");
    let run = home.run(&["doctor"]).ended(0);
    assert!(
        run.out.contains("! clock") && run.out.contains("s from the server's; signing by the server's"),
        "{}",
        run.out
    );
}

#[test]
fn json_says_the_same() {
    let home = Home::new(present());
    let json: serde_json::Value = serde_json::from_str(&home.run(&["doctor", "--json"]).ended(0).out).unwrap();
    let names: Vec<_> =
        json["checks"].as_array().unwrap().iter().map(|check| check["name"].as_str().unwrap()).collect();
    assert_eq!(names, CHECKS);
    assert!(
        json["checks"]
            .as_array()
            .unwrap()
            .iter()
            .all(|check| check["status"] != "failure" && check["figure"].is_string())
    );
}

#[test]
fn the_report_holds_no_secret_no_name_and_no_text() {
    let home = Home::new(present());
    home.run(&["doctor", "--report", "r.md"]).ended(0).says("read it before you pass it on");
    let report = home.read("r.md");
    let port = home.sandbox.base_url().split(':').nth(2).unwrap();
    let folder = home.path("").display().to_string();
    for private in
        [home.sandbox.secret(), home.sandbox.api_key(), "Larkspur", "Emberfall", port, folder.trim_end_matches('/')]
    {
        assert!(!report.contains(private), "{private} is in:\n{report}");
    }
    assert!(CHECKS.iter().all(|check| report.contains(check)), "{report}");
    home.run(&["doctor", "--report", "r.md"]).ended(2).says("exists already");
    home.run(&["doctor", "--report", "r.md", "--force"]).ended(0);
}
