//! A stand-in for the system's opener of web addresses.

use std::ffi::OsString;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::Duration;

use rustix::fs::{CWD, Mode, mkfifoat};

const LIMIT: Duration = Duration::from_secs(20);

/// What each opener of the system is called that could be tried first.
const NAMES: [&str; 2] = ["xdg-open", "wslview"];

/// Programs that pass on what they are to open through a pipe, which says when they have.
pub(crate) struct Opener {
    folder: PathBuf,
    opened: Receiver<String>,
}

impl Opener {
    pub(crate) fn new(home: &Path) -> Self {
        let (folder, pipe) = (home.join("bin"), home.join("opened"));
        fs::create_dir(&folder).unwrap();
        mkfifoat(CWD, &pipe, Mode::RUSR | Mode::WUSR).unwrap();
        for name in NAMES {
            let program = folder.join(name);
            fs::write(&program, format!("#!/bin/sh\nprintf '%s' \"$*\" > '{}'\n", pipe.display())).unwrap();
            fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).unwrap();
        }
        let (tell, opened) = channel();
        // Reading a pipe waits for whoever writes into it, and ends when they have.
        thread::spawn(move || while fs::read_to_string(&pipe).is_ok_and(|address| tell.send(address).is_ok()) {});
        Self { folder, opened }
    }

    /// Where programs are looked for: here first.
    pub(crate) fn path(&self) -> OsString {
        let others = std::env::var_os("PATH").unwrap_or_default();
        std::env::join_paths([self.folder.clone()].into_iter().chain(std::env::split_paths(&others))).unwrap()
    }

    /// Waits for what is opened next.
    pub(crate) fn opened(&self) -> String {
        self.opened.recv_timeout(LIMIT).expect("the opener is called")
    }
}
