//! Readers that leave, and Ctrl-C.

use std::io::{BufRead, BufReader};

use vipdeck::sandbox::Options;

use crate::home::{Home, PLACE, end, still};

const WINDOW: [&str; 4] = ["--from", "2025-04-26", "--to", "2026-05-30"];

#[test]
fn a_reader_that_leaves_after_a_line_is_success() {
    let home = Home::new(Options { messages: 20_000, ..still() });
    let mut child = home.vipdeck(&[["messages", "--all"].as_slice(), &WINDOW, &PLACE].concat()).spawn().unwrap();
    let mut out = BufReader::new(child.stdout.take().unwrap());
    let mut line = String::new();
    out.read_line(&mut line).unwrap();
    drop(out);
    let run = end(child).ended(0);
    assert_eq!(line.trim_end(), home.truth("2025-04-26", "2026-05-30")[0]);
    assert_eq!(run.err, "");
    assert!(home.asked("vip-messages") < 10, "it goes on asking");
}

#[cfg(unix)]
#[test]
fn a_reader_that_leaves_is_noticed_while_the_server_is_silent() {
    let home = Home::new(still());
    home.fault("timeout@vip-messages");
    let mut child = home.vipdeck(&[["messages", "--all"].as_slice(), &WINDOW, &PLACE].concat()).spawn().unwrap();
    home.wait_for("vip-messages");
    drop(child.stdout.take());
    assert_eq!(end(child).ended(0).err, "");
}

#[cfg(unix)]
#[test]
fn ctrl_c_ends_with_130_and_without_a_word() {
    use rustix::process::{Pid, Signal, kill_process};
    for command in [["messages", "--all"].as_slice(), &["export", "messages"], &["labels"]] {
        let home = Home::new(still());
        home.fault("timeout@vip-messages");
        home.fault("timeout@vip-messages/export");
        home.fault("timeout@label-overview");
        let child = home.vipdeck(&[command, &WINDOW, &PLACE].concat()).spawn().unwrap();
        home.wait_for(if command[0] == "labels" {
            "label-overview"
        } else if command[0] == "export" {
            "vip-messages/export"
        } else {
            "vip-messages"
        });
        kill_process(Pid::from_child(&child), Signal::INT).unwrap();
        let run = end(child).ended(130);
        assert_eq!((run.out.as_str(), run.err.as_str()), ("", ""), "{command:?}");
    }
}

#[cfg(unix)]
#[test]
fn what_came_before_a_signal_is_valid_json() {
    use std::io::Read;

    use rustix::process::{Pid, Signal, kill_process};
    for (signal, code) in [(Signal::INT, 130), (Signal::TERM, 143)] {
        let home = Home::new(Options { max_limit: 50, ..still() });
        home.fault("slow=200ms@vip-messages"); // so that most pages are still to come
        let arguments = [["messages", "--all", "--format", "json"].as_slice(), &WINDOW, &PLACE].concat();
        let mut child = home.vipdeck(&arguments).spawn().unwrap();
        let mut out = BufReader::new(child.stdout.take().unwrap());
        let mut text = String::new();
        out.read_line(&mut text).unwrap();
        let rest = std::thread::spawn(move || {
            out.read_to_string(&mut text).unwrap();
            text
        });
        kill_process(Pid::from_child(&child), signal).unwrap();
        let text = rest.join().unwrap();
        assert_eq!(end(child).ended(code).err, "");
        assert!(!serde_json::from_str::<Vec<serde_json::Value>>(&text).unwrap().is_empty());
    }
}

#[cfg(unix)]
#[test]
fn sigterm_leaves_no_file_behind() {
    use rustix::process::{Pid, Signal, kill_process};
    let home = Home::new(still());
    home.fault("timeout@vip-messages");
    let arguments = ["export", "messages", "--from-rows", "--output", "x.csv"];
    let child = home.vipdeck(&[arguments.as_slice(), &WINDOW, &PLACE].concat()).spawn().unwrap();
    home.wait_for("vip-messages");
    kill_process(Pid::from_child(&child), Signal::TERM).unwrap();
    assert_eq!(end(child).ended(143).err, "");
    assert_eq!(home.files(), Vec::<String>::new());
}

#[cfg(unix)]
#[test]
fn the_sandbox_serves_until_ctrl_c() {
    use std::io::Read;

    use rustix::process::{Pid, Signal, kill_process};
    let home = Home::new(still());
    let arguments = ["sandbox", "--messages", "500", "--arrivals", "off", "--ties", "inclusive", "--fault", "slow=1ms"];
    let mut child = home.vipdeck(&arguments).spawn().unwrap();
    let mut out = BufReader::new(child.stdout.take().unwrap());
    let mut said = String::new();
    for _ in 0..3 {
        out.read_line(&mut said).unwrap();
    }
    let variables: Vec<_> = said.lines().map(|line| line.split_once('=').unwrap()).collect();
    assert_eq!(
        variables.iter().map(|(name, _)| *name).collect::<Vec<_>>(),
        ["VIPDECK_BASE_URL", "VIPDECK_API_KEY", "VIPDECK_SECRET"]
    );
    let listed = home.vipdeck(&["workspaces"]).envs(variables).output().unwrap();
    assert!(listed.status.success() && String::from_utf8(listed.stdout).unwrap().contains("Emberfall Online"));
    kill_process(Pid::from_child(&child), Signal::INT).unwrap();
    end(child).ended(130).says("serving until Ctrl-C");
    assert_eq!(out.read_to_string(&mut said).unwrap(), 0);
}
