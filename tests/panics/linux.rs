//! The tests, and the programs that they start.

#[path = "buggy.rs"]
mod buggy;
#[path = "../hardening/figures.rs"]
mod figures;
#[path = "../support/pty.rs"]
#[expect(dead_code, reason = "there are more ways out than this")]
mod pty;
#[path = "../hardening/server.rs"]
#[expect(dead_code, reason = "there are more ways to set up a client")]
mod server;

use std::env;
use std::fs;
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::ExitCode;
use std::sync::mpsc::channel;
use std::thread;
use std::time::Duration;

use pty::Pty;

/// The environment variable that makes this the program: the port at which the test says when to panic.
const PORT: &str = "VIPDECK_TEST_PORT";

/// The one that makes it the dashboard with a bug: the port at which the test says when what is to be kept is written.
const BUGGY_PORT: &str = "VIPDECK_TEST_BUGGY_PORT";

/// What a stranger wrote, which a panic's text may quote.
pub(crate) const CANARY: &str = "canary-text-77ab";

const TIMES: usize = 20;

/// How long something that must come may take, on a busy machine.
const LIMIT: Duration = Duration::from_secs(20);

pub(crate) fn main() -> ExitCode {
    if let Ok(port) = env::var(BUGGY_PORT) {
        return buggy::main(port);
    }
    let Ok(port) = env::var(PORT) else {
        // As with a harness, a filter for another test leaves this one out.
        if env::args().skip(1).all(|argument| argument.starts_with('-') || "panics".contains(&argument)) {
            every_panic_ends_the_program_and_restores_the_terminal();
            a_panic_of_the_loop_itself_keeps_the_last_view();
        }
        return ExitCode::SUCCESS;
    };
    thread::spawn(move || {
        let mut test = TcpStream::connect(format!("127.0.0.1:{port}")).unwrap();
        assert!(test.read_exact(&mut [0]).is_err(), "a bug that quotes '{CANARY}'");
    });
    vipdeck::cli::main()
}

/// This binary in a terminal, and where it asks what to do.
fn start(variable: &str, arguments: &[&str], home: &Path) -> (Pty, TcpListener) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port().to_string();
    (Pty::start(&env::current_exe().unwrap(), arguments, home, &[(variable, &port)]), listener)
}

/// Waits until it asks.
fn asked(listener: TcpListener) -> TcpStream {
    let (tell, told) = channel();
    thread::spawn(move || tell.send(listener.accept().unwrap().0));
    told.recv_timeout(LIMIT).expect("it asks")
}

/// It has ended by a panic at this place, and everything is as it should be.
fn check_end(pty: &mut Pty, place: &str, log: &Path) {
    assert_eq!(pty.ended(), 1, "{}", pty.screen().contents());
    assert!(pty.is_restored(), "{}", pty.screen().contents());
    let words = pty.screen().contents().replace('\n', "");
    assert!(words.contains(&format!("stopped by a bug at {place}:")), "{words}");
    assert!(words.contains(&log.display().to_string()), "{words}");
    let log = fs::read_to_string(log).unwrap();
    assert!(log.contains("panic: a bug that quotes") && log.contains(place), "{log}");
    assert!(!log.contains(CANARY) && !words.contains(CANARY), "{log}{words}");
}

fn every_panic_ends_the_program_and_restores_the_terminal() {
    for _ in 0..TIMES {
        let home = tempfile::tempdir().unwrap();
        let (mut pty, listener) = start(PORT, &["demo", "--messages", "300"], home.path());
        let mut bug = asked(listener);
        pty.until_shown("loaded");
        pty.press("jjj");
        bug.write_all(b"!").unwrap();
        check_end(&mut pty, "tests/panics/linux.rs", &home.path().join(".local/state/vipdeck/logs/vipdeck.log"));
    }
    figures::tell(
        "Ways out: panic",
        &format!("{TIMES} × the program as shipped, in a real terminal, with a thread that panics"),
        &format!(
            "exit code 1; terminal restored {TIMES}, left running after 1 s 0; bytes of what it quotes in the log 0"
        ),
    );
}

fn a_panic_of_the_loop_itself_keeps_the_last_view() {
    for _ in 0..TIMES {
        let home = tempfile::tempdir().unwrap();
        let (mut pty, listener) = start(BUGGY_PORT, &[], home.path());
        pty.until_shown("loaded");
        pty.press("d");
        pty.until_shown("presets");
        pty.press("\u{1b}[B\r");
        let mut disk = asked(listener);
        pty.until_shown("stopped by a bug");
        disk.write_all(b"!").unwrap();
        check_end(&mut pty, "tests/panics/buggy.rs", &home.path().join(".local/state/vipdeck/loop.log"));

        let vipdeck = Path::new(env!("CARGO_BIN_EXE_vipdeck"));
        let mut again = Pty::start(vipdeck, &["demo", "--messages", "300"], home.path(), &[]);
        again.until_shown("loaded");
        assert!(again.screen().contents().contains("last 30 days"), "{}", again.screen().contents());
        again.press("q");
        assert_eq!(again.ended(), 0);
    }
    figures::tell(
        "Ways out: panic of the loop itself",
        &format!("{TIMES} × the dashboard in a real terminal, with a bug in the first frame of another view"),
        &format!(
            "exit code 1; terminal restored {TIMES}, left running after 1 s 0; the next start opens that view {TIMES}"
        ),
    );
}
