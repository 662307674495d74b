//! Every exit code, and that a failure prints no data.

use std::io::{BufRead, BufReader};

use vipdeck::sandbox::FLAGSHIP_WORKSPACE;

use crate::home::{Home, PLACE, Run, still};

#[track_caller]
fn fails(run: Run, code: i32, said: &str) {
    assert_eq!(run.ended(code).says(said).out, "");
}

#[test]
fn lists_succeed_in_every_format() {
    let home = Home::new(still());
    for format in ["table", "json", "ndjson", "csv"] {
        for command in ["workspaces", "channels"] {
            let run = home.run(&[command, "--format", format]).ended(0);
            assert!(run.out.contains("Emberfall Online") && run.err.is_empty(), "{command} {format}");
        }
    }
    let channels = home.run(&["channels", "-w", "harvest isles"]).ended(0);
    assert_eq!(channels.lines().len(), 2);
}

#[test]
fn a_choice_that_is_left_open_is_a_usage_error_that_lists_it() {
    let home = Home::new(still());
    for command in [["messages"].as_slice(), &["labels"], &["users"], &["export", "messages"], &["export", "users"]] {
        fails(
            home.run(command),
            2,
            "which workspace? name one with --workspace:\n  wsEmb3rf4llQx9LtYc2Rk  Emberfall Online\n",
        );
        let of_workspace = [command, &["-w", FLAGSHIP_WORKSPACE]].concat();
        fails(home.run(&of_workspace), 2, "which channel? name one with --channel:\n  FB_PAGE_104512873905521");
    }
}

#[test]
fn the_only_channel_need_not_be_named() {
    let home = Home::new(still());
    let lines = home.run(&["workspaces"]).out;
    let alone = lines.lines().map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap()).find(|workspace| {
        workspace["type"] == "VIP"
            && home.run(&["channels", "-w", workspace["id"].as_str().unwrap()]).lines().len() == 1
    });
    let alone = alone.expect("a workspace with one channel");
    home.run(&["users", "-w", alone["name"].as_str().unwrap()]).ended(0);
}

#[test]
fn unknown_names_exit_with_5_and_list_what_comes_near() {
    let home = Home::new(still());
    fails(
        home.run(&["channels", "-w", "Emberfal Online"]),
        5,
        "these come near:\n  wsEmb3rf4llQx9LtYc2Rk  Emberfall Online\n",
    );
    // Neither its channels nor another one: the API has nothing about it.
    for channel in [["-c", "x"].as_slice(), &["-c", "FB_PAGE_640281957733406"], &["-c", "FB_PAGE_104512873905521"], &[]]
    {
        let at = [["messages", "-w", "Tidepool Café"].as_slice(), channel].concat();
        fails(home.run(&at), 5, "\"Tidepool Café\" is no VIP workspace");
    }
    let channel = |name| home.run(&["messages", "-w", FLAGSHIP_WORKSPACE, "-c", name]);
    fails(channel("Emberfal Online"), 5, "FB_PAGE_104512873905521  Emberfall Online");
    fails(channel("FB_PAGE_104512873905522"), 5, "FB_PAGE_104512873905521  Emberfall Online");
    fails(channel("zzz"), 5, "`vipdeck channels` lists them");
    let not_vip = home.run(&["labels", "-w", "Tidepool Café", "-c", "FB_PAGE_104512873905521"]);
    assert_eq!(not_vip.ended(5).out, "");
}

#[test]
fn credentials_that_are_missing_exit_with_3_and_refused_ones_with_4() {
    let home = Home::new(still());
    let run = |name: &str, value: &str| {
        let output = home.vipdeck(&["workspaces"]).env(name, value).output().unwrap();
        (output.status.code(), String::from_utf8(output.stderr).unwrap())
    };
    assert_eq!(run("VIPDECK_SECRET", "").0, Some(3));
    assert_eq!(run("VIPDECK_BASE_URL", "http://api.example/v1").0, Some(3));
    let (code, said) = run("VIPDECK_SECRET", "canary-wrong");
    assert!(code == Some(4) && said.contains("x-signature") && !said.contains("canary"), "{said}");
    assert_eq!(run("VIPDECK_API_KEY", "nobody").0, Some(4));
    home.fault("inactive");
    fails(home.run(&["workspaces"]), 4, "inactive");
}

#[test]
fn a_server_that_strays_exits_with_6() {
    let home = Home::new(still());
    for fault in ["wrong-shape", "redirect"] {
        home.fault(fault);
        let list = [["messages", "--from", "2026-05-30"].as_slice(), &PLACE].concat();
        assert_eq!(home.run(&list).ended(6).out, "", "{fault}");
        home.sandbox.faults().clear_all();
    }
}

#[test]
fn a_wait_is_told_and_then_it_works() {
    let home = Home::new(still());
    home.fault("http-500*1@workspaces");
    let run = home.run(&["workspaces"]).ended(0).says("the server failed (500)").says(" s (attempt 2 of 5)");
    assert_eq!((run.lines().len(), run.err.lines().count()), (6, 1));
}

#[test]
fn a_clock_that_is_wrong_by_hours_works() {
    let home = Home::new(still());
    home.fault("clock=+3h");
    home.run(&["workspaces"]).ended(0).says("the server's clock is +10800 s from this machine's");
}

#[test]
fn a_server_that_does_not_answer_is_told_before_the_attempt_is_over() {
    let home = Home::new(still());
    home.fault("timeout@workspaces");
    let mut child = home.vipdeck(&["workspaces"]).spawn().unwrap();
    let mut said = String::new();
    BufReader::new(child.stderr.take().unwrap()).read_line(&mut said).unwrap();
    child.kill().unwrap();
    child.wait().unwrap();
    assert_eq!(said, "vipdeck: workspaces: no answer for 2 s (attempt 1 of 5)\n");
}
