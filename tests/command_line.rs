//! The real binary: exit codes, streams, files and their modes, with an environment and a home of its own.

#![expect(clippy::unwrap_used, reason = "what cannot be set up fails the test wherever that happens")]

use std::fs;
use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

/// A secret that must appear nowhere but in the file that it was written to.
const CANARY: &str = "canary-secret-5f1c";

struct Home(TempDir);

impl Home {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn config(&self) -> PathBuf {
        self.0.path().join(".config/vipdeck/config.toml")
    }

    fn write_config(&self, text: &str) {
        fs::create_dir_all(self.config().parent().unwrap()).unwrap();
        fs::write(self.config(), text).unwrap();
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_vipdeck"));
        let path = std::env::var_os("PATH").unwrap_or_default();
        command.args(arguments).env_clear().env("HOME", self.0.path()).env("PATH", path);
        command.stdin(Stdio::null()).current_dir(self.0.path());
        command
    }

    fn run(&self, arguments: &[&str]) -> Run {
        Run(self.command(arguments).output().unwrap())
    }

    fn run_with_input(&self, arguments: &[&str], input: &str) -> Run {
        let mut command = self.command(arguments);
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
        Run(child.wait_with_output().unwrap())
    }
}

struct Run(Output);

impl Run {
    fn out(&self) -> String {
        String::from_utf8(self.0.stdout.clone()).unwrap()
    }

    fn err(&self) -> String {
        String::from_utf8(self.0.stderr.clone()).unwrap()
    }

    fn code(&self) -> Option<i32> {
        assert!(!self.out().contains(CANARY) && !self.err().contains(CANARY), "{}{}", self.out(), self.err());
        self.0.status.code()
    }
}

#[cfg(unix)]
fn mode(path: &std::path::Path) -> u32 {
    std::os::unix::fs::PermissionsExt::mode(&fs::metadata(path).unwrap().permissions()) & 0o777
}

#[test]
fn help_and_version_go_to_stdout_and_succeed() {
    let home = Home::new();
    for arguments in [["--help"].as_slice(), &["-h"], &["--version"], &["config", "init", "--help"]] {
        let run = home.run(arguments);
        assert_eq!((run.code(), run.err().as_str()), (Some(0), ""), "{arguments:?}");
    }
    let help = home.run(&["--help"]).out();
    for said in ["Exit codes:", "130", "VIPDECK_SECRET", "NO_COLOR", "Examples:", "View:", "Everywhere:", "--last"] {
        assert!(help.contains(said), "{said} is not in:\n{help}");
    }
    assert_eq!(home.run(&["--version"]).out(), format!("vipdeck {}\n", env!("CARGO_PKG_VERSION")));
}

#[test]
fn help_is_a_word_as_well() {
    let home = Home::new();
    for (words, flag) in
        [(["help"].as_slice(), ["--help"].as_slice()), (&["help", "config", "init"], &["config", "init", "--help"])]
    {
        assert_eq!(home.run(words).out(), home.run(flag).out());
        assert_eq!(home.run(words).code(), Some(0));
    }
    assert_eq!(home.run(&["help", "no-such-command"]).code(), Some(2));
}

#[test]
fn usage_errors_exit_with_2_and_leave_stdout_empty() {
    let home = Home::new();
    for arguments in [
        ["--no-such-flag"].as_slice(),
        &["no-such-command"],
        &["--last", "7"],
        &["--from", "2026-02-30"],
        &["--from", "2026-05-03", "--to", "2026-05-01"],
        &["workspaces", "--format", "xml"],
        &["demo", "--messages", "many"],
        &["config"],
        &["messages", "--limit", "0"],
        &["users", "--limit", "many"],
    ] {
        let run = home.run(arguments);
        assert_eq!((run.code(), run.out().as_str()), (Some(2), ""), "{arguments:?}");
        assert!(!run.err().is_empty());
    }
}

#[test]
fn a_dashboard_without_a_terminal_is_refused_not_hung() {
    let home = Home::new();
    for arguments in [[].as_slice(), &["demo"]] {
        let run = home.run(arguments);
        assert_eq!(run.code(), Some(2), "{}", run.err());
        assert!(run.err().contains("needs a terminal"), "{}", run.err());
    }
}

#[test]
fn what_is_not_or_badly_configured_exits_with_3() {
    let home = Home::new();
    let run = home.run(&["workspaces"]);
    assert_eq!(run.code(), Some(3));
    assert!(run.err().contains("vipdeck config init"), "{}", run.err());
    let run = home.run(&["workspaces", "--config", "nowhere.toml"]);
    assert_eq!(run.code(), Some(3));
    assert!(run.err().contains("nowhere.toml does not exist"), "{}", run.err());
    home.write_config(&format!("[profiles.a]\napi_key = \"k\"\nsecret = \"{CANARY}\nzone = 1\n"));
    let run = home.run(&["workspaces"]);
    assert_eq!(run.code(), Some(3));
    assert!(run.err().contains("config.toml:3:"), "{}", run.err());
    home.write_config("[profiles.a]\napi_key = \"k\"\nsecret_env = \"NOT_SET\"\n");
    assert_eq!(home.run(&["channels"]).code(), Some(3));
    assert_eq!(home.run(&["workspaces", "--profile", "b"]).code(), Some(3));
    assert_eq!(home.run(&["workspaces", "--base-url", "http://api.example/v1"]).code(), Some(3));
}

#[test]
fn the_environment_names_another_file() {
    let home = Home::new();
    let run = Run(home.command(&["config", "path"]).env("VIPDECK_CONFIG", "/x/y.toml").output().unwrap());
    assert_eq!((run.code(), run.out().as_str()), (Some(0), "/x/y.toml\n"));
    let flag = ["config", "path", "--config", "/z.toml"];
    let run = Run(home.command(&flag).env("VIPDECK_CONFIG", "/x/y.toml").output().unwrap());
    assert_eq!(run.out(), "/z.toml\n");
}

#[cfg(any(target_os = "linux", target_os = "macos"))]
#[test]
fn the_configuration_is_where_the_platform_puts_it() {
    let home = Home::new();
    assert_eq!(home.run(&["config", "path"]).out(), format!("{}\n", home.config().display()));
    let run = Run(home.command(&["config", "path"]).env("XDG_CONFIG_HOME", "/xdg").output().unwrap());
    assert_eq!(run.out(), "/xdg/vipdeck/config.toml\n");
}

#[test]
fn init_without_a_terminal_writes_the_example() {
    let home = Home::new();
    let run = home.run(&["config", "init"]);
    assert_eq!((run.code(), run.out().as_str()), (Some(0), ""), "{}", run.err());
    assert_eq!(fs::read_to_string(home.config()).unwrap(), include_str!("../config.example.toml"));
    assert_eq!(home.run(&["workspaces"]).code(), Some(3), "there is no profile in it");
}

#[cfg(unix)]
#[test]
fn init_takes_the_secret_from_a_pipe_and_writes_a_private_file() {
    let home = Home::new();
    let init = ["config", "init", "--profile", "main", "--api-key", "key-1", "--secret-stdin"];
    let run = home.run_with_input(&init, &format!("{CANARY}\n"));
    assert_eq!(run.code(), Some(0), "{}", run.err());
    assert_eq!((mode(&home.config()), mode(home.config().parent().unwrap())), (0o600, 0o700));
    let text = fs::read_to_string(home.config()).unwrap();
    assert!(text.contains(&format!("secret = \"{CANARY}\"\n")) && text.contains("default_profile = \"main\"\n"));

    let show = home.run(&["config", "show"]);
    assert_eq!((show.code(), show.err().as_str()), (Some(0), ""));
    for said in ["profile = \"main\"", "api_key = \"key-1\"  # profile", "secret = \"********\"  # configuration file"]
    {
        assert!(show.out().contains(said), "{said} is not in:\n{}", show.out());
    }
    toml::from_str::<toml::Table>(&show.out()).unwrap();
}

#[test]
fn init_leaves_a_file_that_exists_alone_unless_forced() {
    let home = Home::new();
    home.write_config("# mine\n[profiles.old]\napi_key = \"k\"\nsecret_env = \"OLD\"\n");
    let before = fs::read_to_string(home.config()).unwrap();
    let init = ["config", "init", "--profile", "new", "--api-key", "k", "--secret-env", "NEW"];
    let run = home.run(&init);
    assert_eq!(run.code(), Some(3));
    assert!(run.err().contains("--force"));
    assert_eq!(fs::read_to_string(home.config()).unwrap(), before);
    let run = home.run(&[init.as_slice(), &["--force"]].concat());
    assert_eq!(run.code(), Some(0), "{}", run.err());
    let after = fs::read_to_string(home.config()).unwrap();
    assert!(after.starts_with(&before) && after.contains("secret_env = \"NEW\""), "{after}");
    assert_eq!(home.run(&["config", "init", "--force"]).code(), Some(0));
    assert_eq!(fs::read_to_string(home.config().with_extension("toml.bak")).unwrap(), after, "nothing is lost");
}

#[test]
fn init_asks_for_what_is_missing_by_naming_the_flag() {
    let home = Home::new();
    assert!(home.run(&["config", "init", "--api-key", "k"]).err().contains("--secret-stdin"));
    let run = home.run(&["config", "init", "--secret-env", "X"]);
    assert_eq!(run.code(), Some(2));
    assert!(run.err().contains("--api-key"));
    let run = home.run(&["config", "init", "--api-key", "two words", "--secret-env", "X"]);
    assert_eq!(run.code(), Some(3), "{}", run.err());
    let run = home.run_with_input(&["config", "init", "--api-key", "k", "--secret-stdin"], "\n");
    assert_eq!(run.code(), Some(3), "an empty secret");
    assert!(!home.config().exists());
}

#[cfg(unix)]
#[test]
fn a_secret_that_others_can_read_is_warned_about_on_stderr() {
    use std::os::unix::fs::PermissionsExt;
    let home = Home::new();
    home.write_config(&format!("[profiles.a]\napi_key = \"k\"\nsecret = \"{CANARY}\"\n"));
    fs::set_permissions(home.config(), fs::Permissions::from_mode(0o644)).unwrap();
    let run = home.run(&["config", "show"]);
    assert_eq!(run.code(), Some(0));
    assert!(run.err().contains(&format!("chmod 600 {}", home.config().display())), "{}", run.err());
}

#[test]
fn the_effective_values_follow_flag_environment_profile() {
    let home = Home::new();
    home.write_config("[profiles.a]\nbase_url = \"https://a.example/v1\"\napi_key = \"k\"\nsecret_env = \"A\"\n");
    let show = |arguments: &[&str], variables: &[(&str, &str)]| {
        let arguments = [["config", "show"].as_slice(), arguments].concat();
        let run = Run(home.command(&arguments).envs(variables.iter().copied()).output().unwrap());
        assert_eq!(run.code(), Some(0), "{}", run.err());
        run.out()
    };
    let env = [("VIPDECK_BASE_URL", "https://e.example/v1"), ("VIPDECK_SECRET", CANARY)];
    assert!(show(&[], &[]).contains("base_url = \"https://a.example/v1\"  # profile"));
    assert!(show(&[], &[]).contains("# environment variable A"));
    assert!(show(&[], &env).contains("base_url = \"https://e.example/v1\"  # environment"));
    assert!(show(&[], &env).contains("# environment variable VIPDECK_SECRET"));
    assert!(
        show(&["--base-url", "https://f.example/v1"], &env).contains("base_url = \"https://f.example/v1\"  # flag")
    );
}

#[cfg(unix)]
#[test]
fn show_runs_no_command() {
    let home = Home::new();
    home.write_config("[profiles.a]\napi_key = \"k\"\nsecret_command = [\"touch\", \"ran\"]\n");
    let run = home.run(&["config", "show"]);
    assert!(run.out().contains("# what the command touch prints"), "{}", run.out());
    assert!(!home.0.path().join("ran").exists());
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_told_and_a_closed_pipe_is_success() {
    let home = Home::new();
    let full = fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let run = Run(home.command(&["config", "show"]).stdout(full).stderr(Stdio::piped()).output().unwrap());
    assert_eq!(run.code(), Some(1));
    assert!(run.err().contains("cannot write the output"), "{}", run.err());

    let (reader, writer) = std::io::pipe().unwrap();
    drop(reader);
    let run = Run(home.command(&["config", "show"]).stdout(writer).stderr(Stdio::piped()).output().unwrap());
    assert_eq!((run.code(), run.err().as_str()), (Some(0), ""));
}

#[cfg(unix)]
#[test]
fn a_log_is_private() {
    let home = Home::new();
    home.run(&["config", "path", "--log-file", "v.log"]);
    assert_eq!(mode(&home.0.path().join("v.log")), 0o600);
}
