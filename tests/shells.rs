//! The completions in the shells themselves, as a person's Tab asks for them: by `.ci/run`, which brings the shells, and by
//! `cargo test --test shells`; `cargo test` alone needs nothing but a Rust toolchain. PowerShell is not among them: no
//! distribution packages it.

#![cfg(target_os = "linux")]
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "clippy lets tests unwrap, but not the functions that they share"
)]

#[allow(dead_code, reason = "a shell needs less of it than the dashboard")]
#[path = "support/pty.rs"]
mod pty;

use std::env;
use std::fs;
use std::path::Path;

use pty::Pty;

const CONFIG: &str = "[profiles.frostgate]\n[profiles.frostwell]\n[profiles.harvest]\n";

#[test]
fn bash() {
    completes("bash", &["--noprofile", "--norc", "-i"], "source <(vipdeck completions bash)");
}

#[test]
fn zsh() {
    completes("zsh", &["-f", "-i"], "autoload -U compinit; compinit -D; source <(vipdeck completions zsh)");
}

#[test]
fn fish() {
    completes("fish", &["--no-config"], "vipdeck completions fish | source");
}

#[test]
fn elvish() {
    completes("elvish", &["-norc"], "eval (vipdeck completions elvish | slurp)");
}

/// Has the shell read its script, and then complete the name of a profile wherever one can stand, and a command after it.
fn completes(shell: &str, arguments: &[&str], script: &str) {
    for (typed, completed) in [
        ("vipdeck --profile h", "vipdeck --profile harvest"),
        ("vipdeck -p h", "vipdeck -p harvest"),
        ("vipdeck messages --limit 5 -p h", "vipdeck messages --limit 5 -p harvest"),
        ("vipdeck export users --profile h", "vipdeck export users --profile harvest"),
        ("vipdeck --profile harvest works", "vipdeck --profile harvest workspaces"),
    ] {
        let home = tempfile::tempdir().unwrap();
        let mut pty = start(shell, arguments, script, home.path());
        pty.press(typed);
        pty.until_shown(typed);
        pty.press("\t");
        pty.until_shown(completed);
    }
    let home = tempfile::tempdir().unwrap();
    let mut pty = start(shell, arguments, script, home.path());
    pty.press("vipdeck users -p frost\t\t");
    pty.until("both names", |screen| ["frostgate", "frostwell"].iter().all(|name| screen.contents().contains(name)));
}

/// The shell, once it has read the script.
fn start(shell: &str, arguments: &[&str], script: &str, home: &Path) -> Pty {
    let config = home.join("config.toml");
    fs::write(&config, CONFIG).unwrap();
    let vipdeck = Path::new(env!("CARGO_BIN_EXE_vipdeck")).parent().unwrap();
    let path = format!("{}:{}", vipdeck.display(), env::var("PATH").unwrap());
    let environment = [("PATH", path.as_str()), ("VIPDECK_CONFIG", config.to_str().unwrap())];
    let mut pty = Pty::start(Path::new(shell), arguments, home, &environment);
    pty.press(&format!("{script}\rclear; echo rea''dy\r"));
    pty.until_shown("ready");
    pty
}
