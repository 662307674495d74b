//! A program in a real pseudo-terminal, and what a terminal shows of it. Everything is waited for by its content, with a
//! limit; nothing sleeps.

use std::fs::{self, File};
use std::io::{Read, Write};
use std::num::NonZero;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use portable_pty::{CommandBuilder, ExitStatus, MasterPty, PtySize, native_pty_system};
use rustix::fs::{Mode, OFlags};
use rustix::process::{Pid, WaitId, WaitIdOptions, waitid};

/// How long something that must come may take, on a busy machine.
const LIMIT: Duration = Duration::from_secs(20);

/// How long a process may live after it was told to end.
const LAST_BREATH: Duration = Duration::from_secs(1);

const SIZE: PtySize = PtySize { rows: 32, cols: 120, pixel_width: 0, pixel_height: 0 };

/// The bytes by which the end of what a program has written is known.
const END: &[u8] = b"\x01end";

/// How a process ended.
struct Ended {
    status: ExitStatus,
    /// CPU time that it has used, in ticks of 10 ms.
    ticks: u64,
}

/// A program in a terminal.
pub(crate) struct Pty {
    master: Box<dyn MasterPty + Send>,
    writer: Box<dyn Write + Send>,
    /// The program's side of the terminal, for its settings.
    line: File,
    before: String,
    pid: i32,
    exited: Receiver<Ended>,
    bytes: Receiver<Vec<u8>>,
    closing: Arc<AtomicBool>,
    reader: JoinHandle<()>,
    terminal: vt100::Parser,
    /// All that the program has written.
    pub(crate) written: Vec<u8>,
}

impl Pty {
    /// Starts `program` with a home of its own and next to no environment.
    pub(crate) fn start(program: &Path, arguments: &[&str], home: &Path, environment: &[(&str, &str)]) -> Self {
        let pair = native_pty_system().openpty(SIZE).unwrap();
        let name = pair.master.tty_name().unwrap();
        let line: File = rustix::fs::open(&name, OFlags::RDWR | OFlags::NOCTTY, Mode::empty()).unwrap().into();
        let before = settings(&line);
        let mut command = CommandBuilder::new(program);
        command.args(arguments);
        command.env_clear();
        command.env("PATH", std::env::var_os("PATH").unwrap_or_default());
        command.env("TERM", "xterm-256color");
        command.env("HOME", home);
        command.cwd(home);
        for (name, value) in environment {
            command.env(name, value);
        }
        let mut child = pair.slave.spawn_command(command).unwrap();
        let pid = child.process_id().unwrap() as i32;
        let (tell_exit, exited) = channel();
        thread::spawn(move || {
            // What a process has used is told until somebody takes note of its end.
            let options = WaitIdOptions::EXITED | WaitIdOptions::NOWAIT;
            waitid(WaitId::Pid(Pid::from_raw(pid).unwrap()), options).unwrap();
            let ticks = ticks(pid);
            tell_exit.send(Ended { status: child.wait().unwrap(), ticks })
        });
        let closing = Arc::new(AtomicBool::new(false));
        let (tell_bytes, bytes) = channel();
        let reader = thread::spawn({
            let (mut from, closing) = (pair.master.try_clone_reader().unwrap(), Arc::clone(&closing));
            move || {
                let mut buffer = vec![0; 64 << 10];
                while let Ok(count @ 1..) = from.read(&mut buffer) {
                    if closing.load(Ordering::SeqCst) || tell_bytes.send(buffer[..count].to_vec()).is_err() {
                        return;
                    }
                }
            }
        });
        let writer = pair.master.take_writer().unwrap();
        let terminal = vt100::Parser::new(cells(SIZE.rows), cells(SIZE.cols), 0);
        let (master, written) = (pair.master, Vec::new());
        Self { master, writer, line, before, pid, exited, bytes, closing, reader, terminal, written }
    }

    /// The process that was started.
    pub(crate) const fn pid(&self) -> i32 {
        self.pid
    }

    /// What the terminal shows.
    pub(crate) fn screen(&self) -> &vt100::Screen {
        self.terminal.screen()
    }

    /// Waits until the terminal shows what is wanted.
    pub(crate) fn until(&mut self, what: &str, is_there: impl Fn(&vt100::Screen) -> bool) {
        let began = Instant::now();
        while !is_there(self.screen()) {
            let left = LIMIT.saturating_sub(began.elapsed());
            let came = self.bytes.recv_timeout(left);
            match came {
                Ok(bytes) => self.take(&bytes),
                Err(why) => panic!("{why} while waiting for {what}:\n{}", self.screen().contents()),
            }
        }
    }

    /// Waits until the program has written these bytes, whether or not they are shown.
    pub(crate) fn until_written(&mut self, wanted: &[u8]) {
        let began = Instant::now();
        while !self.written.windows(wanted.len()).any(|bytes| bytes == wanted) {
            let left = LIMIT.saturating_sub(began.elapsed());
            match self.bytes.recv_timeout(left) {
                Ok(bytes) => self.take(&bytes),
                Err(why) => {
                    let wanted = String::from_utf8_lossy(wanted).escape_debug().to_string();
                    panic!("{why} while waiting for {wanted} to be written:\n{}", self.screen().contents());
                }
            }
        }
    }

    /// Waits until this stands on the screen.
    pub(crate) fn until_shown(&mut self, text: &str) {
        self.until(text, |screen| screen.contents().contains(text));
    }

    fn take(&mut self, bytes: &[u8]) {
        self.terminal.process(bytes);
        self.written.extend_from_slice(bytes);
    }

    /// Waits until nothing has come for so long; `false` when it never stops.
    pub(crate) fn is_quiet_for(&mut self, time: Duration) -> bool {
        let began = Instant::now();
        while began.elapsed() < LIMIT {
            match self.bytes.recv_timeout(time) {
                Ok(bytes) => self.take(&bytes),
                Err(RecvTimeoutError::Timeout) => return true,
                Err(RecvTimeoutError::Disconnected) => return false,
            }
        }
        false
    }

    /// Presses keys, as their bytes.
    pub(crate) fn press(&mut self, keys: &str) {
        self.writer.write_all(keys.as_bytes()).unwrap();
        self.writer.flush().unwrap();
    }

    /// Gives the terminal another size.
    pub(crate) fn resize(&mut self, rows: u16, cols: u16) {
        self.master.resize(PtySize { rows, cols, ..SIZE }).unwrap();
        self.terminal.screen_mut().set_size(cells(rows), cells(cols));
    }

    /// Whether the terminal's settings are those from before the program, and its screen the usual one.
    pub(crate) fn is_restored(&self) -> bool {
        let screen = self.screen();
        let looks = !screen.alternate_screen() && !screen.hide_cursor() && !screen.bracketed_paste();
        looks && settings(&self.line) == self.before
    }

    /// Waits for the end of the process, which was told to end, and returns its exit code.
    pub(crate) fn ended(&mut self) -> u32 {
        let Ended { status, .. } = self.exited.recv_timeout(LAST_BREATH).expect("no process is left after a second");
        self.line.write_all(END).unwrap();
        while !self.written.ends_with(END) {
            let bytes = self.bytes.recv_timeout(LIMIT).unwrap();
            self.take(&bytes);
        }
        status.exit_code()
    }

    /// Closes the terminal under the program, waits for its end, and returns its exit code and the CPU time that it has used
    /// since, in ticks of 10 ms.
    pub(crate) fn hang_up(mut self) -> (u32, u64) {
        self.closing.store(true, Ordering::SeqCst);
        self.line.write_all(END).unwrap();
        self.reader.join().unwrap();
        let before = ticks(self.pid);
        drop((self.writer, self.master, self.line));
        let ended = self.exited.recv_timeout(LAST_BREATH).expect("no process is left after a second");
        (ended.status.exit_code(), ended.ticks - before)
    }
}

/// CPU time that a process has used, in ticks of 10 ms.
pub(crate) fn ticks(pid: i32) -> u64 {
    let stat = stat(pid).unwrap();
    stat[11].parse::<u64>().unwrap() + stat[12].parse::<u64>().unwrap()
}

/// What the kernel says of a process, from its state on.
pub(crate) fn stat(pid: i32) -> Option<Vec<String>> {
    let stat = fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
    Some(stat.rsplit_once(") ")?.1.split(' ').map(ToOwned::to_owned).collect())
}

const fn cells(count: u16) -> NonZero<u16> {
    NonZero::new(count).unwrap()
}

fn settings(line: &File) -> String {
    format!("{:?}", rustix::termios::tcgetattr(line).unwrap())
}
