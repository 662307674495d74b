//! A panic in the program: the terminal is as it was, one line says where the report is, and nothing private is in it.
//!
//! This binary is the test and, started by it in a terminal of its own, the program as shipped, with one thread more that
//! panics when the test says so. No hidden way to panic has to be shipped for that.

#![expect(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "without a harness there is no #[test]")]
#![cfg_attr(not(target_os = "linux"), expect(dead_code, reason = "pseudo-terminals differ"))]

#[path = "hardening/figures.rs"]
mod figures;
#[cfg(target_os = "linux")]
#[allow(dead_code, reason = "each test takes of it what it needs")]
#[path = "support/pty.rs"]
#[expect(dead_code, reason = "there are more ways out than this")]
mod pty;

use std::env;
use std::io::Read;
use std::net::TcpStream;
use std::process::ExitCode;
use std::thread;

/// The environment variable that makes this the program: the port at which the test says when to panic.
const PORT: &str = "VIPDECK_TEST_PORT";

/// What a stranger wrote, which a panic's text may quote.
const CANARY: &str = "canary-text-77ab";

fn main() -> ExitCode {
    let Ok(port) = env::var(PORT) else {
        // As with a harness, a filter for another test leaves this one out.
        if env::args().skip(1).all(|argument| argument.starts_with('-') || "panics".contains(&argument)) {
            #[cfg(target_os = "linux")]
            test::every_panic_ends_the_program_and_restores_the_terminal();
        }
        return ExitCode::SUCCESS;
    };
    thread::spawn(move || {
        let mut test = TcpStream::connect(format!("127.0.0.1:{port}")).unwrap();
        assert!(test.read_exact(&mut [0]).is_err(), "a bug that quotes '{CANARY}'");
    });
    vipdeck::cli::main()
}

#[cfg(target_os = "linux")]
mod test {
    use std::env;
    use std::fs;
    use std::io::Write;
    use std::net::TcpListener;

    use super::pty::Pty;
    use super::{CANARY, PORT, figures};

    const TIMES: usize = 20;

    pub(super) fn every_panic_ends_the_program_and_restores_the_terminal() {
        for _ in 0..TIMES {
            let home = tempfile::tempdir().unwrap();
            let listener = TcpListener::bind("127.0.0.1:0").unwrap();
            let port = listener.local_addr().unwrap().port().to_string();
            let program = env::current_exe().unwrap();
            let mut pty = Pty::start(&program, &["demo", "--messages", "300"], home.path(), &[(PORT, &port)]);
            let (mut bug, _) = listener.accept().unwrap();
            pty.until_shown("loaded");
            pty.press("jjj");
            bug.write_all(b"!").unwrap();
            assert_eq!(pty.ended(), 1, "{}", pty.screen().contents());
            assert!(pty.is_restored(), "{}", pty.screen().contents());

            let log = home.path().join(".local/state/vipdeck/logs/vipdeck.log");
            let words = pty.screen().contents().replace('\n', "");
            assert!(words.contains("stopped by a bug at tests/panics.rs:"), "{words}");
            assert!(words.contains(&log.display().to_string()), "{words}");
            let log = fs::read_to_string(log).unwrap();
            assert!(log.contains("panic: a bug that quotes") && log.contains("tests/panics.rs"), "{log}");
            assert!(!log.contains(CANARY) && !words.contains(CANARY), "{log}{words}");
        }
        figures::tell(
            "Ways out: panic",
            &format!("{TIMES} × the program as shipped, in a real terminal, with a thread that panics"),
            &format!(
                "exit code 1; terminal restored {TIMES}, left running after 1 s 0; bytes of what it quotes in the log 0"
            ),
        );
    }
}
