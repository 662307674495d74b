//! A sandbox, a home folder, and the binary that runs in it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::time::{Duration, Instant};

use chrono::{DateTime, Utc};
use tempfile::TempDir;
use tokio::runtime::Runtime;
use vipdeck::sandbox::{FLAGSHIP_CHANNEL, FLAGSHIP_WORKSPACE, Options, RowQuery, Sandbox};
use vipdeck::view::DAY_MS;

/// The flagship's channel, by its ids.
pub(crate) const PLACE: [&str; 4] = ["-w", FLAGSHIP_WORKSPACE, "-c", FLAGSHIP_CHANNEL];

/// Something that is waited for has come long before.
const LIMIT: Duration = Duration::from_mins(1);

/// A server, and a home of its own.
pub(crate) struct Home {
    pub(crate) sandbox: Sandbox,
    folder: TempDir,
    _runtime: Runtime,
}

/// A world that was laid at a fixed instant, and stands still.
pub(crate) fn still() -> Options {
    Options { now: instant("2026-05-30T13:00:00Z"), arrivals: None, messages: 4_000, ..Options::default() }
}

/// A world of the present, for windows that reach until now; it stands still as well.
pub(crate) fn present() -> Options {
    Options { now: Utc::now(), ..still() }
}

fn instant(text: &str) -> DateTime<Utc> {
    DateTime::parse_from_rfc3339(text).unwrap().to_utc()
}

impl Home {
    pub(crate) fn new(options: Options) -> Self {
        let runtime = Runtime::new().unwrap();
        let sandbox = runtime.block_on(Sandbox::start(options)).unwrap();
        Self { sandbox, folder: tempfile::tempdir().unwrap(), _runtime: runtime }
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub(crate) fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap()
    }

    /// The names of all files in the home folder.
    pub(crate) fn files(&self) -> Vec<String> {
        let mut names: Vec<_> = fs::read_dir(self.folder.path())
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }

    /// A command that knows the sandbox.
    pub(crate) fn command(&self, program: impl AsRef<Path>) -> Command {
        let mut command = Command::new(program.as_ref());
        let bin = Path::new(env!("CARGO_BIN_EXE_vipdeck")).parent().unwrap();
        let path = std::env::var_os("PATH").unwrap_or_default();
        let path = std::env::join_paths([bin.to_owned()].into_iter().chain(std::env::split_paths(&path))).unwrap();
        command.env_clear().env("HOME", self.folder.path()).env("PATH", path);
        command.env("VIPDECK_BASE_URL", self.sandbox.base_url());
        command.env("VIPDECK_API_KEY", self.sandbox.api_key());
        command.env("VIPDECK_SECRET", self.sandbox.secret());
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()).current_dir(self.folder.path());
        command
    }

    pub(crate) fn vipdeck(&self, arguments: &[&str]) -> Command {
        let mut command = self.command(env!("CARGO_BIN_EXE_vipdeck"));
        command.args(arguments);
        command
    }

    pub(crate) fn run(&self, arguments: &[&str]) -> Run {
        Run::of(self.vipdeck(arguments).output().unwrap(), arguments)
    }

    /// Runs about the flagship's channel.
    pub(crate) fn at_place(&self, arguments: &[&str]) -> Run {
        self.run(&[arguments, PLACE.as_slice()].concat())
    }

    pub(crate) fn fault(&self, fault: &str) {
        self.sandbox.faults().set(fault.parse().unwrap());
    }

    /// What the flagship's channel holds from the first day to the last, both inside, newest first.
    pub(crate) fn truth(&self, from: &str, to: &str) -> Vec<String> {
        self.truth_of(from, to, None, None)
    }

    pub(crate) fn truth_of(&self, from: &str, to: &str, label: Option<&str>, kind: Option<&str>) -> Vec<String> {
        let ms = |day: &str| instant(&format!("{day}T00:00:00Z")).timestamp_millis();
        let query = RowQuery {
            medium_id: FLAGSHIP_CHANNEL,
            from_ms: ms(from),
            to_ms: ms(to) + DAY_MS - 1,
            label,
            content_type: kind,
        };
        self.sandbox.rows(&query).unwrap()
    }

    /// How often a route was asked for.
    pub(crate) fn asked(&self, path: &str) -> usize {
        self.sandbox.requests().iter().filter(|request| request.path == format!("/v1/{path}")).count()
    }

    /// Waits until a route has been asked for.
    pub(crate) fn wait_for(&self, path: &str) {
        let started = Instant::now();
        while self.asked(path) == 0 {
            assert!(started.elapsed() < LIMIT, "nobody asks for {path}");
            std::thread::yield_now();
        }
    }
}

/// Waits until a program has ended.
pub(crate) fn end(child: Child) -> Run {
    let (tell, told) = std::sync::mpsc::channel();
    std::thread::spawn(move || tell.send(child.wait_with_output()));
    Run::of(told.recv_timeout(LIMIT).unwrap().unwrap(), &[])
}

/// How a program ended.
pub(crate) struct Run {
    pub(crate) code: Option<i32>,
    pub(crate) out: String,
    pub(crate) err: String,
    arguments: String,
}

impl Run {
    fn of(output: Output, arguments: &[&str]) -> Self {
        Self {
            code: output.status.code(),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
            arguments: arguments.join(" "),
        }
    }

    /// It ended with this code, and printed no data if that is a failure of all that was asked.
    #[track_caller]
    pub(crate) fn ended(self, code: i32) -> Self {
        assert_eq!(
            self.code,
            Some(code),
            "{}\n{}{}",
            self.arguments,
            self.out.get(..500).unwrap_or(&self.out),
            self.err
        );
        self
    }

    #[track_caller]
    pub(crate) fn says(self, words: &str) -> Self {
        assert!(self.err.contains(words), "{words:?} is not in:\n{}", self.err);
        self
    }

    pub(crate) fn lines(&self) -> Vec<&str> {
        self.out.lines().collect()
    }
}
