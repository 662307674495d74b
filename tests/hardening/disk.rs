//! Disks that are full, folders that take no files, and two programs that write the same file at once: what was there stays, whole.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use tempfile::TempDir;
use vipdeck::config::{Config, state};

use crate::figures;
use crate::pty::Pty;

const VIPDECK: &str = env!("CARGO_BIN_EXE_vipdeck");

/// Runs a program that can write no byte to any file, as on a full disk. A limit tells it by a signal, which a disk does not.
const FULL: &str = "trap '' XFSZ; ulimit -f 0; exec \"$VIPDECK\" ";

/// Programs that write at once.
const ABREAST: usize = 8;

/// A home with a configuration and a state, each with something to lose.
struct Home {
    folder: TempDir,
    config: PathBuf,
    state: PathBuf,
}

impl Home {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let config = folder.path().join(".config/vipdeck/config.toml");
        let state = folder.path().join(".local/state/vipdeck/state.json");
        for file in [&config, &state] {
            fs::create_dir_all(file.parent().unwrap()).unwrap();
        }
        fs::write(&config, "# mine\n[profiles.a]\napi_key = \"a\"\nsecret_env = \"A\"\n").unwrap();
        fs::write(&state, r#"{"accounts":{"someone else":{"views":[]}}}"#).unwrap();
        Self { folder, config, state }
    }

    fn path(&self) -> &Path {
        self.folder.path()
    }

    /// Both files, and the names of what else is in their folders.
    fn look(&self) -> (Vec<u8>, Vec<u8>, Vec<String>) {
        let names =
            [&self.config, &self.state].into_iter().flat_map(|file| fs::read_dir(file.parent().unwrap()).unwrap());
        let mut names: Vec<_> = names.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.retain(|name| !["logs", "config.toml.lock", "state.json.lock"].contains(&name.as_str()));
        names.sort();
        (fs::read(&self.config).unwrap(), fs::read(&self.state).unwrap(), names)
    }

    fn init(&self, script: &str, profile: &str) -> Command {
        let mut command = Command::new("/bin/sh");
        let init = format!("{script}config init --force --profile {profile} --api-key key --secret-env A");
        command.args(["-c", &init]).env_clear().env("HOME", self.path()).env("VIPDECK", VIPDECK);
        command.current_dir(self.path()).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    }

    /// The demo, begun by a shell with these words.
    fn demo(&self, script: &str, environment: &[(&str, &str)]) -> Pty {
        let script = format!("{script}demo --messages 300");
        let environment = [&[("VIPDECK", VIPDECK)], environment].concat();
        let mut pty = Pty::start(Path::new("/bin/sh"), &["-c", &script], self.path(), &environment);
        pty.until_shown("conversation");
        pty
    }
}

#[test]
fn a_full_disk_keeps_the_configuration_that_was_there() {
    let home = Home::new();
    let before = home.look();
    let output = home.init(FULL, "b").output().unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(3), "{said}");
    assert!(said.contains("cannot write") && said.contains("config.toml"), "{said}");
    assert_eq!(home.look(), before);
}

#[test]
fn a_full_disk_is_said_on_the_screen_and_costs_nothing_that_is_kept() {
    let home = Home::new();
    let before = home.look();
    let mut pty = home.demo(FULL, &[]);
    pty.until_shown("views are not kept for the next start");
    pty.press("2");
    pty.until_shown("frustrated");
    pty.press("1");
    pty.until_shown("messages");
    // No log can be written either; that must not be told into the middle of the screen.
    assert!(!String::from_utf8_lossy(&pty.written).contains("tracing"), "{}", pty.screen().contents());
    pty.press("q");
    assert_eq!(pty.ended(), 0, "{}", pty.screen().contents());
    assert!(pty.is_restored());
    assert_eq!(home.look(), before);
}

#[test]
fn a_folder_that_takes_no_files_is_said_and_the_dashboard_is_as_usable_as_ever() {
    let home = Home::new();
    let before = home.look();
    // Nobody can make a folder there, not even root.
    let mut pty = home.demo("exec \"$VIPDECK\" ", &[("XDG_STATE_HOME", "/proc")]);
    pty.until_shown("views are not kept for the next start");
    pty.press("j");
    pty.until_shown("frustrated");
    pty.press("q");
    assert_eq!(pty.ended(), 0, "{}", pty.screen().contents());
    assert_eq!(home.look(), before);
}

#[test]
fn programs_that_write_one_configuration_at_once_lose_nothing_and_it_is_whole_all_the_time() {
    let home = Home::new();
    let start = |number| home.init("exec \"$VIPDECK\" ", &format!("p{number}")).spawn().unwrap();
    let mut running: Vec<Child> = (0..ABREAST).map(start).collect();
    let mut looked = 0;
    while !running.is_empty() {
        running.retain_mut(|child| match child.try_wait().unwrap() {
            Some(status) => {
                assert!(status.success());
                false
            }
            None => true,
        });
        let config = Config::parse(&home.config, &fs::read_to_string(&home.config).unwrap()).unwrap();
        assert!(config.profiles.contains_key("a"));
        looked += 1;
    }
    assert!(looked > 1);
    let text = fs::read_to_string(&home.config).unwrap();
    let config = Config::parse(&home.config, &text).unwrap();
    assert_eq!(config.profiles.len(), 1 + ABREAST, "{text}");
    assert!(text.starts_with("# mine\n"), "{text}");
}

#[test]
fn of_programs_that_make_a_configuration_at_once_one_does_and_the_others_refuse() {
    for with_key in [false, true] {
        let home = Home::new();
        fs::remove_file(&home.config).unwrap();
        let start = |number: usize| {
            let mut command = Command::new(VIPDECK);
            command.args(["config", "init", "--profile", &format!("p{number}")]).env_clear().env("HOME", home.path());
            if with_key {
                command.args(["--api-key", "key", "--secret-env", "A"]);
            }
            command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap()
        };
        let running: Vec<Child> = (0..ABREAST).map(start).collect();
        let ended: Vec<_> = running.into_iter().map(|child| child.wait_with_output().unwrap()).collect();
        let made: Vec<usize> = (0..ABREAST).filter(|number| ended[*number].status.success()).collect();
        let [made] = made[..] else { panic!("{ended:?}") };
        for refused in ended.iter().filter(|ended| !ended.status.success()) {
            let said = String::from_utf8_lossy(&refused.stderr);
            assert!(refused.status.code() == Some(3) && said.contains("exists and is left as it is"), "{said}");
        }
        let text = fs::read_to_string(&home.config).unwrap();
        let config = Config::parse(&home.config, &text).unwrap();
        let expected = if with_key { vec![format!("p{made}")] } else { Vec::new() };
        assert_eq!(config.profiles.into_keys().collect::<Vec<_>>(), expected);
        assert_eq!(home.look().2, ["config.toml", "state.json"]);
    }
}

#[test]
fn dashboards_that_write_one_state_at_once_lose_nothing() {
    let home = Home::new();
    let mut open: Vec<Pty> = (0..ABREAST / 2).map(|_| home.demo("exec \"$VIPDECK\" ", &[])).collect();
    for (number, pty) in open.iter_mut().enumerate() {
        pty.press("V");
        pty.until_shown("Enter saves");
        pty.press(&format!("view {number}\r"));
    }
    for pty in &mut open {
        pty.until_shown("saved as");
        let (state, warning) = state::load(&home.state);
        assert!(warning.is_none() && state.accounts.contains_key("someone else"), "{warning:?}");
        pty.press("q");
    }
    for pty in &mut open {
        assert_eq!(pty.ended(), 0);
    }
    let (state, _) = state::load(&home.state);
    let mut names: Vec<&str> = state.accounts["demo"].views.iter().map(|view| view.name.as_str()).collect();
    names.sort_unstable();
    assert_eq!(names, ["view 0", "view 1", "view 2", "view 3"]);
    assert!(state.accounts.contains_key("someone else"));
    figures::tell(
        "Disk: full, closed, shared",
        &format!(
            "configuration and state on a full disk, in a folder that takes no files, and written by {ABREAST} programs and {} dashboards at once",
            ABREAST / 2
        ),
        "bytes of what was there lost 0; half-written 0; profiles and views lost 0; temporary files left 0",
    );
}
