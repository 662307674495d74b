//! The real binary in a real terminal: whichever way it ends, the terminal is as it was, and nothing is left running.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Shutdown, TcpListener};
use std::path::Path;
use std::sync::mpsc::{Sender, channel};
use std::thread;
use std::time::Duration;

use rustix::process::{Pid, Signal, kill_process, test_kill_process};

use crate::figures;
use crate::pty::{Pty, stat, ticks};

/// How often each way is gone.
const TIMES: usize = 20;

/// CPU time, in ticks of 10 ms, beyond which a program did more than leave.
const SPUN: u64 = 20;

/// What stands on the screen once the list is there.
const LOADED: &str = "loaded";

const VIPDECK: &str = env!("CARGO_BIN_EXE_vipdeck");

fn demo(home: &Path) -> Pty {
    let mut pty = Pty::start(Path::new(VIPDECK), &["demo", "--messages", "300"], home, &[]);
    pty.until_shown(LOADED);
    assert!(pty.screen().alternate_screen() && !pty.is_restored());
    pty
}

fn signal(pty: &Pty, signal: Signal) {
    kill_process(Pid::from_raw(pty.pid()).unwrap(), signal).unwrap();
}

fn is_gone(pid: i32) -> bool {
    test_kill_process(Pid::from_raw(pid).unwrap()).is_err()
}

/// Goes one way again and again.
fn go(what: &str, code: u32, leave: impl Fn(&mut Pty)) {
    for _ in 0..TIMES {
        let home = tempfile::tempdir().unwrap();
        let mut pty = demo(home.path());
        leave(&mut pty);
        assert_eq!(pty.ended(), code, "{what}: {}", pty.screen().contents());
        assert!(pty.is_restored(), "{what}: {}", pty.screen().contents());
        assert!(is_gone(pty.pid()), "{what}");
        assert_eq!(pty.screen().contents().trim(), "end", "{what} leaves no words");
    }
    figures::tell(
        &format!("Ways out: {what}"),
        &format!("{TIMES} × the real binary in a real terminal"),
        &format!("exit code {code}; terminal restored {TIMES}, left running after 1 s 0"),
    );
}

#[test]
fn q_leaves() {
    go("`q`", 0, |pty| pty.press("q"));
}

#[test]
fn ctrl_c_leaves() {
    go("`Ctrl-C`", 0, |pty| pty.press("\u{3}"));
}

#[test]
fn sigterm_leaves() {
    go("TERM", 143, |pty| signal(pty, Signal::TERM));
}

/// A page that takes seconds to be read, in a debug build at least: as large as one may be, and of small rows.
fn huge_page() -> String {
    let row = r#"{"timestamp":1780146000000,"conversationId":"c","userName":"u","kind":"text","labels":["happy"],"text":"t"}"#;
    let rows = vec![row; (60 << 20) / (row.len() + 1)].join(",");
    format!(r#"{{"items":[{rows}],"returned":1,"mayHaveMore":false,"nextCursor":null}}"#)
}

/// Answers as the API does, messages with a page that is huge; tells when the program has taken all of that.
fn serve_huge_page(listener: &TcpListener, taken: &Sender<()>) {
    let page = huge_page();
    for socket in listener.incoming() {
        let mut socket = socket.unwrap();
        let mut line = String::new();
        BufReader::new(&socket).read_line(&mut line).unwrap();
        let body = match line.split(['?', ' ']).nth(1).unwrap_or_default() {
            "/v1/workspaces" => r#"[{"id":"w","name":"Wide","type":"VIP"}]"#,
            "/v1/channels" => r#"[{"id":"FB_PAGE_1","type":"FB_PAGE","name":"Channel"}]"#,
            "/v1/vip-messages" => page.as_str(),
            _ => r#"{"totals":{}}"#,
        };
        write!(socket, "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: {}\r\n\r\n{body}", body.len()).unwrap();
        if body.len() == page.len() {
            socket.shutdown(Shutdown::Write).unwrap();
            // It hangs up once it has all of it; what its request still says is of no interest.
            let _ = socket.read_to_end(&mut Vec::new());
            taken.send(()).unwrap();
            return;
        }
    }
}

#[test]
fn sigterm_leaves_in_the_middle_of_a_page() {
    let home = tempfile::tempdir().unwrap();
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}/v1", listener.local_addr().unwrap());
    let (tell, taken) = channel();
    thread::spawn(move || serve_huge_page(&listener, &tell));
    let environment = [("VIPDECK_BASE_URL", url.as_str()), ("VIPDECK_API_KEY", "key"), ("VIPDECK_SECRET", "secret")];
    let mut pty = Pty::start(Path::new(VIPDECK), &[], home.path(), &environment);
    pty.until_shown("Wide › Channel");
    taken.recv_timeout(Duration::from_secs(20)).unwrap();
    signal(&pty, Signal::TERM);
    assert_eq!(pty.ended(), 143, "{}", pty.screen().contents());
    assert!(pty.is_restored(), "{}", pty.screen().contents());
    assert_eq!(pty.screen().contents().trim(), "end", "it left by itself, and was not ended");
    figures::tell(
        "Ways out: TERM in the middle of a page",
        "the real binary in a real terminal, reading a page of 60 MiB",
        "exit code 143; terminal restored; left running after 1 s 0",
    );
}

#[test]
fn sighup_leaves() {
    go("HUP", 129, |pty| signal(pty, Signal::HUP));
}

#[test]
fn a_closed_terminal_ends_it() {
    for _ in 0..TIMES {
        let home = tempfile::tempdir().unwrap();
        let pty = demo(home.path());
        let pid = pty.pid();
        let (code, ticks) = pty.hang_up();
        assert_eq!(code, 129);
        assert!(ticks <= SPUN, "it spins: {ticks} ticks of CPU since the terminal was closed");
        assert!(is_gone(pid));
    }
    figures::tell(
        "Ways out: closed terminal",
        &format!("{TIMES} × the real binary in a real terminal"),
        &format!("exit code 129; CPU from there to the end at most {} ms; left running after 1 s 0", SPUN * 10),
    );
}

#[test]
fn stopped_and_continued_it_is_there_again_and_does_not_spin() {
    const JOB: &str = "set -m; \"$VIPDECK\" demo --messages 300; echo STOPPED; read line; fg >/dev/null; echo ENDED";
    for _ in 0..TIMES {
        let home = tempfile::tempdir().unwrap();
        let mut pty = Pty::start(Path::new("/bin/sh"), &["-c", JOB], home.path(), &[("VIPDECK", VIPDECK)]);
        pty.until_shown(LOADED);
        let [job] = children(pty.pid())[..] else { panic!("one job") };
        pty.press("\u{1a}");
        pty.until_shown("STOPPED");
        assert!(pty.is_restored(), "{}", pty.screen().contents());
        pty.press("\n");
        pty.until("the dashboard again", |screen| screen.alternate_screen() && screen.contents().contains(LOADED));
        assert!(pty.is_quiet_for(Duration::from_millis(50)));
        let before = ticks(job);
        assert!(pty.is_quiet_for(Duration::from_millis(200)));
        assert!(ticks(job) - before <= 3, "it spins: {} of 20 ticks", ticks(job) - before);
        pty.press("q");
        pty.until_shown("ENDED");
        assert_eq!(pty.ended(), 0);
        assert!(pty.is_restored(), "{}", pty.screen().contents());
        assert!(is_gone(job));
    }
    figures::tell(
        "Ways out: stop + continue",
        &format!("{TIMES} × the real binary in a real terminal, under a shell"),
        &format!(
            "terminal restored {TIMES} at the stop and {TIMES} at the end; CPU not spinning; left running after 1 s 0"
        ),
    );
}

/// The processes that a process has started.
fn children(parent: i32) -> Vec<i32> {
    let processes =
        fs::read_dir("/proc").unwrap().flatten().filter_map(|entry| entry.file_name().to_str()?.parse().ok());
    processes.filter(|pid| stat(*pid).is_some_and(|stat| stat[1] == parent.to_string())).collect()
}
