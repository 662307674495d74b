//! A secret that must be seen nowhere but in the file that keeps it, and a log without anything private.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::Value;
use vipdeck::sandbox::{FLAGSHIP_CHANNEL, FLAGSHIP_WORKSPACE, RowQuery, Sandbox};

use crate::figures;
use crate::pty::Pty;

/// Long and odd enough to be found in any heap of bytes.
const CANARY: &str = "canary-9f3b71c5-secret";

const VIPDECK: &str = env!("CARGO_BIN_EXE_vipdeck");

/// Every command that speaks to the API, and those that show what is configured.
const COMMANDS: &[&str] = &[
    "workspaces",
    "channels",
    "labels PLACE",
    "messages --all PLACE",
    "messages --all --format csv PLACE",
    "users PLACE",
    "export messages PLACE",
    "export users --output users.csv PLACE",
    "doctor",
    "config show",
    "config path",
    "workspaces --profile nobody",
    "messages --channel nowhere",
    "--no-such-flag",
];

fn contains(bytes: &[u8], what: &str) -> bool {
    memchr::memmem::find(bytes, what.as_bytes()).is_some()
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap().flatten().map(|entry| entry.path());
    entries.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
}

/// Runs a command to its end; all that it said.
fn run(home: &Path, arguments: &str) -> Vec<u8> {
    let place = format!("--workspace {FLAGSHIP_WORKSPACE} --channel {FLAGSHIP_CHANNEL}");
    let arguments = arguments.replace("PLACE", &place);
    let arguments = format!("{arguments} --log-file {}", home.join("commands.log").display());
    let mut command = Command::new(VIPDECK);
    command.args(arguments.split(' ')).env_clear().env("HOME", home).env("RUST_LOG", "trace").current_dir(home);
    let said = command.stdin(Stdio::null()).output().unwrap();
    [said.stdout, said.stderr].concat()
}

/// Looks at every screen, exports, and leaves; all that went to the terminal, and how the process was called.
fn dashboard(home: &Path) -> Vec<u8> {
    let log = home.join("dashboard.log");
    let arguments = ["--log-file", log.to_str().unwrap(), "--last", "90d"];
    let mut pty = Pty::start(Path::new(VIPDECK), &arguments, home, &[("RUST_LOG", "trace")]);
    pty.until_shown("loaded");
    let called = fs::read(format!("/proc/{}/cmdline", pty.pid())).unwrap();
    for (keys, shown) in
        [("?", "Redraw"), ("\u{1b}", "loaded"), ("2", "angry"), ("3", "user"), ("4", "export"), ("p", "Profile")]
    {
        pty.press(keys);
        pty.until_shown(shown);
    }
    pty.press("\u{1b}");
    pty.until("the list of exports", |screen| !screen.contents().contains("Profile"));
    pty.press("E");
    pty.until_shown("users");
    pty.resize(20, 70);
    assert!(pty.is_quiet_for(std::time::Duration::from_millis(300)));
    pty.press("q");
    assert_eq!(pty.ended(), 0);
    [pty.written, called].concat()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_secret_is_seen_nowhere_and_the_log_holds_nothing_private() {
    let options = vipdeck::sandbox::Options { messages: 900, secret: CANARY.into(), ..Default::default() };
    let sandbox = Sandbox::start(options).await.unwrap();
    let home = tempfile::tempdir().unwrap();
    let config = home.path().join(".config/vipdeck/config.toml");
    fs::create_dir_all(config.parent().unwrap()).unwrap();
    let profile = format!(
        "[profiles.main]\nbase_url = \"{}\"\napi_key = \"{}\"\nsecret = \"{CANARY}\"\n",
        sandbox.base_url(),
        sandbox.api_key()
    );
    fs::write(&config, profile).unwrap();
    fs::set_permissions(&config, std::os::unix::fs::PermissionsExt::from_mode(0o600)).unwrap();

    let folder = home.path().to_owned();
    let said = tokio::task::spawn_blocking(move || {
        let mut said = dashboard(&folder);
        for command in COMMANDS {
            said.extend(run(&folder, command));
        }
        said
    });
    let said = said.await.unwrap();
    assert!(sandbox.requests().iter().filter(|seen| seen.signed).count() > 15, "the secret was used");
    assert!(!contains(&said, CANARY), "{}", String::from_utf8_lossy(&said));

    let mut log = Vec::new();
    for path in files(home.path()).into_iter().filter(|path| *path != config) {
        let bytes = fs::read(&path).unwrap();
        assert!(!contains(&bytes, CANARY), "{}", path.display());
        if path.extension().is_some_and(|extension| extension == "log") {
            log.extend(bytes);
        }
    }
    let log = String::from_utf8(log).unwrap();
    assert!(
        log.contains("path=\"vip-messages/export\"") && log.contains("status"),
        "it says enough to find a fault:\n{log}"
    );
    let signature = regex::Regex::new("[0-9a-f]{64}").unwrap();
    assert!(!signature.is_match(&log), "{log}");
    for row in sandbox.rows(&RowQuery::all(FLAGSHIP_CHANNEL)).unwrap() {
        let row: Value = serde_json::from_str(&row).unwrap();
        let private = [row["text"].as_str(), row["userName"].as_str()].into_iter().flatten();
        private.filter(|text| text.len() > 7).for_each(|text| assert!(!log.contains(text), "{text}"));
    }
    for seen in sandbox.requests().iter().filter(|seen| seen.storage) {
        assert!(!seen.query.is_empty() && !log.contains(&seen.query), "{}", seen.query);
    }
    figures::tell(
        "Secret canary",
        &format!(
            "the dashboard's screens and {} commands, at every log level: screen, stdout, stderr, logs, state, CSV, arguments",
            COMMANDS.len()
        ),
        "bytes of the secret 0; signatures, message texts, names and presigned queries in the log 0",
    );
}
