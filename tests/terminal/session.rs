//! A person at the dashboard: a terminal, a home of their own, and a sandbox to ask.

use std::path::{Path, PathBuf};
use std::rc::Rc;

use chrono::DateTime;
use serde_json::Value;
use tempfile::TempDir;
use tokio::runtime::Runtime;
use vipdeck::sandbox::{Options, RowQuery, Sandbox};
use vipdeck::view::DAY_MS;

use crate::keys::{CLEAR, ENTER};
use crate::opener::Opener;
use crate::pty::Pty;

/// 15 March 2025, 13:00 UTC: long ago, so that its dates can be typed whatever day it is.
const NOW: i64 = 1_742_043_600_000;

/// The first and the last instant of 1 to 15 March 2025, epoch ms, and how the top line calls that window.
pub(crate) const FROM: i64 = 1_740_787_200_000;
pub(crate) const TO: i64 = FROM + 15 * DAY_MS - 1;
pub(crate) const WINDOW: &str = "1–15 Mar 2025";

/// Lines and columns.
const SIZE: (u16, u16) = (48, 160);

pub(crate) struct Session {
    pub(crate) pty: Pty,
    pub(crate) sandbox: Rc<Sandbox>,
    pub(crate) opener: Rc<Opener>,
    home: Rc<TempDir>,
    environment: Vec<(&'static str, String)>,
    runtime: Rc<Runtime>,
}

impl Session {
    /// Someone whose environment holds the credentials.
    pub(crate) fn signed_in() -> Self {
        Self::signed_in_with(None, None)
    }

    /// The same, with another key or secret.
    pub(crate) fn signed_in_with(key: Option<&str>, secret: Option<&str>) -> Self {
        Self::start(|sandbox| {
            let (key, secret) = (key.unwrap_or(sandbox.api_key()), secret.unwrap_or(sandbox.secret()));
            let values = [sandbox.base_url(), key, secret].map(str::to_owned);
            ["VIPDECK_BASE_URL", "VIPDECK_API_KEY", "VIPDECK_SECRET"].into_iter().zip(values).collect()
        })
    }

    /// Someone who has configured nothing, and was told the address at most.
    pub(crate) fn newcomer() -> Self {
        Self::start(|sandbox| vec![("VIPDECK_BASE_URL", sandbox.base_url().to_owned())])
    }

    /// The same, where no configuration can be written.
    pub(crate) fn newcomer_without_files() -> Self {
        Self::start(|sandbox| {
            let nowhere = "/proc/no-folder".to_owned(); // the kernel makes no folder there, for the superuser neither
            vec![("VIPDECK_BASE_URL", sandbox.base_url().to_owned()), ("XDG_CONFIG_HOME", nowhere)]
        })
    }

    fn start(environment: impl FnOnce(&Sandbox) -> Vec<(&'static str, String)>) -> Self {
        let runtime = Rc::new(Runtime::new().unwrap());
        let now = DateTime::from_timestamp_millis(NOW).unwrap();
        let options = Options { now, arrivals: None, ..Options::default() };
        let sandbox = Rc::new(runtime.block_on(Sandbox::start(options)).unwrap());
        let home = Rc::new(tempfile::tempdir().unwrap());
        let opener = Rc::new(Opener::new(home.path()));
        let environment = environment(&sandbox);
        let pty = launch(home.path(), &opener, &environment);
        Self { pty, sandbox, opener, home, environment, runtime }
    }

    /// The same person starts it again, with nothing but what is kept.
    pub(crate) fn again(&self) -> Self {
        self.started_with(Vec::new())
    }

    /// The same person starts it again as before.
    pub(crate) fn once_more(&self) -> Self {
        self.started_with(self.environment.clone())
    }

    fn started_with(&self, environment: Vec<(&'static str, String)>) -> Self {
        Self {
            pty: launch(self.home.path(), &self.opener, &environment),
            sandbox: Rc::clone(&self.sandbox),
            opener: Rc::clone(&self.opener),
            home: Rc::clone(&self.home),
            environment,
            runtime: Rc::clone(&self.runtime),
        }
    }

    /// A file in the folder that it was started in.
    pub(crate) fn file(&self, name: &str) -> PathBuf {
        self.home.path().join(name)
    }

    /// What the server has, newest first.
    pub(crate) fn rows(&self, query: &RowQuery<'_>) -> Vec<Value> {
        self.sandbox.rows(query).unwrap().iter().map(|row| serde_json::from_str(row).unwrap()).collect()
    }

    /// Where dates are asked for, types those of `WINDOW`, and waits until it is loaded.
    pub(crate) fn type_window(&mut self) {
        self.press(&format!("{CLEAR}2025-03-01..2025-03-15{ENTER}"));
        self.until_top(WINDOW);
        self.until_loaded();
    }

    /// Quits, and sees it end well.
    pub(crate) fn quit(&mut self) {
        self.press("q");
        assert_eq!(self.pty.ended(), 0);
    }

    /// Where the configuration is kept.
    pub(crate) fn config(&self) -> PathBuf {
        self.home.path().join(".config/vipdeck/config.toml")
    }

    /// Presses keys, as their bytes.
    pub(crate) fn press(&mut self, keys: &str) {
        self.pty.press(keys);
    }

    /// Presses keys, and waits until something is shown.
    pub(crate) fn press_until(&mut self, keys: &str, shown: &str) {
        self.press(keys);
        self.until_shown(shown);
    }

    pub(crate) fn until_shown(&mut self, text: &str) {
        self.pty.until_shown(text);
    }

    /// Waits until the top line says so.
    pub(crate) fn until_top(&mut self, text: &str) {
        self.until(text, |look| look.line(0).contains(text));
    }

    /// Waits until rows are there and nothing is on its way.
    pub(crate) fn until_loaded(&mut self) {
        self.until("rows", |look| look.place().is_some() && look.shows("loaded"));
    }

    pub(crate) fn until(&mut self, what: &str, is_there: impl Fn(&Look<'_>) -> bool) {
        self.pty.until(what, |screen| is_there(&Look(screen)));
    }

    fn look(&self) -> Look<'_> {
        Look(self.pty.screen())
    }

    pub(crate) fn place(&self) -> Option<(usize, usize)> {
        self.look().place()
    }

    pub(crate) fn selected(&self) -> String {
        self.look().selected()
    }
}

fn launch(home: &Path, opener: &Opener, environment: &[(&str, String)]) -> Pty {
    let path = opener.path();
    let mut all = vec![("PATH", path.to_str().unwrap()), ("TZ", "UTC"), ("LANG", "C.UTF-8")];
    all.extend(environment.iter().map(|(name, value)| (*name, value.as_str())));
    let mut pty = Pty::start(Path::new(env!("CARGO_BIN_EXE_vipdeck")), &[], home, &all);
    pty.resize(SIZE.0, SIZE.1);
    pty
}

/// What the terminal shows.
pub(crate) struct Look<'a>(&'a vt100::Screen);

impl Look<'_> {
    /// A line, counted from 0.
    pub(crate) fn line(&self, line: u16) -> String {
        let (_, columns) = self.0.size();
        self.0.rows(0, columns.get()).nth(line.into()).unwrap_or_default()
    }

    pub(crate) fn shows(&self, text: &str) -> bool {
        self.0.contents().contains(text)
    }

    /// Whether a text is shown that may go over several lines.
    pub(crate) fn shows_wrapped(&self, text: &str) -> bool {
        let bare = |text: &str| text.chars().filter(|c| !c.is_whitespace() && *c != '│').collect::<String>();
        bare(&self.0.contents()).contains(&bare(text))
    }

    /// Which row of the messages is selected, and of how many, as their heading says.
    pub(crate) fn place(&self) -> Option<(usize, usize)> {
        let contents = self.0.contents();
        let (_, after) = contents.split_once("messages · ")?;
        let (at, of) = after.split([' ', '\n']).next()?.split_once('/')?;
        let number = |text: &str| text.replace(',', "").parse().ok();
        Some((number(at)?, number(of)?))
    }

    /// The line of the selected row.
    pub(crate) fn selected_line(&self) -> Option<u16> {
        let (lines, _) = self.0.size();
        (0..lines.get()).find(|line| self.line(*line).contains('▌'))
    }

    /// The selected row.
    pub(crate) fn selected(&self) -> String {
        let line = self.selected_line().map(|line| self.line(line)).unwrap_or_default();
        line.split_once('▌').map(|(_, row)| row.trim_start().to_owned()).unwrap_or_default()
    }
}
