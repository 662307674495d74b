use super::super::checked;
use super::*;
use clap::CommandFactory;

use crate::cli::color::ColorChoice;
use crate::view::Kind;

const NOW: i64 = 1_780_146_000_000; // 2026-05-30T13:00:00Z

fn words(line: &str) -> Vec<OsString> {
    std::iter::once("vipdeck").chain(line.split_whitespace()).map(OsString::from).collect()
}

fn parse(line: &str) -> Result<Cli, clap::Error> {
    Cli::read(&words(line)).and_then(checked)
}

fn view(line: &str) -> ViewRequest {
    parse(line).unwrap().view.request(NOW).unwrap()
}

fn refused(line: &str) -> String {
    let error = parse(line).unwrap_err();
    assert_eq!(error.exit_code(), 2, "{line}");
    error.to_string()
}

#[test]
fn the_definitions_are_consistent() {
    Cli::command().debug_assert();
}

#[test]
fn the_short_way_to_the_dashboard_reads_what_the_long_one_does() {
    for line in ["", "--last 24h -l L", "--profile p --config f -w W", "-h", "--version", "-p", "--last x", "demo", "x"]
    {
        let (short, long) = (Cli::read(&words(line)), Cli::try_parse_from(words(line)));
        let told =
            |read: Result<Cli, clap::Error>| read.map(|cli| format!("{cli:?}")).map_err(|error| error.to_string());
        assert_eq!(told(short), told(long), "{line}");
    }
}

#[test]
fn a_view_is_read_from_its_flags() {
    let asked = view("--workspace W --channel C --from 2026-05-01 --to 2026-05-03 --label L --kind text");
    assert_eq!(
        (asked.workspace.as_deref(), asked.channel.as_deref(), asked.label.as_deref()),
        (Some("W"), Some("C"), Some("L"))
    );
    assert_eq!((asked.window.unwrap().to_text().as_str(), asked.kind), ("2026-05-01..2026-05-03", Some(Kind::Text)));
    assert_eq!(view("--last 24h").window.unwrap().to_text(), "24h");
    assert_eq!(view("--from 2026-05-29").window.unwrap().to_text(), "2026-05-29..2026-05-30");
    assert_eq!(
        view("--from 2026-05-01T12:00Z --to 2026-05-01T13:00Z").window.unwrap().to_text(),
        "2026-05-01T12:00:00.000Z..2026-05-01T13:00:00.000Z"
    );
    for (line, window) in [
        ("--from yesterday", "2026-05-29..2026-05-30"),
        ("--from yesterday --to yesterday", "2026-05-29..2026-05-29"),
        ("--from today", "2026-05-30..2026-05-30"),
        ("--from 2026-05-01 --to today", "2026-05-01..2026-05-30"),
        ("--last today", "today"),
        ("--last yesterday", "yesterday"),
    ] {
        assert_eq!(view(line).window.unwrap().to_text(), window, "{line}");
    }
    assert_eq!(view(""), ViewRequest::default());
}

#[test]
fn mistakes_are_usage_errors_that_say_why() {
    assert!(refused("--from 2026-02-30").contains("February 2026 has 28 days"));
    assert!(refused("--last 24").contains("24 of what?"));
    assert!(refused("--last 7d --from 2026-05-01").contains("cannot be used with"));
    assert!(refused("--to 2026-05-01").contains("--from"));
    assert!(refused("--kind texts").contains("text, postback, attachment, other"));
    assert!(refused("workspaces --format xml").contains("table, json, ndjson, csv"));
    assert!(refused("--label x workspaces").contains("belong to the dashboard"));
    assert!(refused("--secret x").contains("unexpected argument"), "the secret is never a flag");
    assert!(refused("config init --secret-stdin --secret-env X").contains("cannot be used with"));
    let backwards = parse("--from 2026-05-03 --to 2026-05-01").unwrap().view.request(NOW).unwrap_err();
    assert_eq!(backwards.to_string(), "--to is before --from: exchange them");
    let future = parse("--from 2026-06-01").unwrap().view.request(NOW).unwrap_err();
    assert!(future.to_string().contains("has not come yet"));
}

#[test]
fn flags_for_everything_stand_before_or_after_the_command() {
    for line in [
        "--profile p --color never workspaces",
        "workspaces --profile p --color never",
        "--profile p workspaces --color never",
    ] {
        let global = parse(line).unwrap().global;
        assert_eq!((global.profile.as_deref(), global.color), (Some("p"), ColorChoice::Never), "{line}");
    }
    let show = parse("config show --config /x --base-url https://y/v1").unwrap().global;
    assert_eq!((show.config.unwrap().to_str(), show.base_url.as_deref()), (Some("/x"), Some("https://y/v1")));
}

#[test]
fn view_flags_before_demo_and_channels_count_for_them() {
    let Some(Command::Demo(demo)) = parse("-w A --last 7d demo -w B --messages 5 --seed 9").unwrap().command else {
        panic!("no demo")
    };
    assert_eq!((demo.view.place.workspace.as_deref(), demo.world.messages, demo.world.seed), (Some("B"), 5, 9));
    assert!(demo.view.last.is_some());
    let Some(Command::Channels(channels)) = parse("-w A channels").unwrap().command else { panic!("no channels") };
    assert_eq!(channels.workspace.as_deref(), Some("A"));
}

#[test]
fn a_secret_command_takes_all_that_follows() {
    let line = "config init --api-key k --secret-command pass show -c vipdeck/main";
    let Some(Command::Config(ConfigCommand::Init(init))) = parse(line).unwrap().command else { panic!("no init") };
    assert_eq!(init.secret_command.unwrap(), ["pass", "show", "-c", "vipdeck/main"]);
}
