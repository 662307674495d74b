//! The process's terminal: what it must be, what is changed about it, and how it is given back, whatever happens.

use std::io::{self, IsTerminal, Write};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError, TryLockError};
use std::time::Duration;
use std::{env, thread};

use crossterm::cursor::{Hide, Show};
use crossterm::event::{DisableBracketedPaste, EnableBracketedPaste};
use crossterm::queue;
use crossterm::style::{Attribute, SetAttribute};
use crossterm::terminal::{
    self, DisableLineWrap, EnableLineWrap, EndSynchronizedUpdate, EnterAlternateScreen, LeaveAlternateScreen,
};
use ratatui::layout::Size;

use super::RunError;
use super::device::Device;

/// Whether the terminal is changed now. One for the process: a panic on any thread has to know.
static CHANGED: AtomicBool = AtomicBool::new(false);

/// Set once the process is ending under the loop: nothing is written any more.
static CLOSED: AtomicBool = AtomicBool::new(false);

/// Held while something is written, so that a frame and the last words do not mix.
static WRITING: Mutex<()> = Mutex::new(());

/// How long the last words wait for a frame that is being written.
const PATIENCE: Duration = Duration::from_millis(50);

/// What a pseudo-terminal that was never given a size is taken for.
const USUAL_SIZE: Size = Size { width: 80, height: 24 };

/// Whether the dashboard can be shown: standard input and output are a terminal that can place a cursor.
pub(super) fn check() -> Result<(), RunError> {
    if !io::stdin().is_terminal() {
        return Err(RunError::NotATerminal("standard input"));
    }
    if !io::stdout().is_terminal() {
        return Err(RunError::NotATerminal("standard output"));
    }
    match env::var("TERM") {
        Ok(term) if term == "dumb" => Err(RunError::DumbTerminal(term)),
        _ => Ok(()),
    }
}

/// Whether a frame may be wrapped in synchronized output: those who do not know it ignore it, but for these.
pub(super) fn takes_synchronized_output() -> bool {
    !matches!(env::var("TERM").as_deref(), Ok("dumb" | "linux"))
}

/// What is sent when the terminal is taken. No questions: an answer can take 2 s, or never come. No line goes on in the next
/// one: what comes out wider than it should at the right edge must not come over the line below, or scroll the screen.
pub(super) fn entering() -> Vec<u8> {
    let mut bytes = Vec::new();
    let _ = queue!(bytes, EnterAlternateScreen, DisableLineWrap, EnableBracketedPaste, Hide);
    bytes
}

/// What is sent when it is given back, in the reverse order.
pub(super) fn leaving() -> Vec<u8> {
    let mut bytes = Vec::new();
    let _ = queue!(
        bytes,
        EndSynchronizedUpdate,
        SetAttribute(Attribute::Reset),
        DisableBracketedPaste,
        EnableLineWrap,
        LeaveAlternateScreen,
        Show
    );
    bytes
}

/// The process's standard output, as the screen's device. Each write is one system call, with no buffer in between.
pub(super) struct Tty {
    #[cfg(unix)]
    stdout: std::fs::File,
    #[cfg(not(unix))]
    stdout: io::Stdout,
}

impl Tty {
    #[cfg(unix)]
    pub(super) fn open() -> io::Result<Self> {
        use std::os::fd::AsFd;

        Ok(Self { stdout: io::stdout().as_fd().try_clone_to_owned()?.into() })
    }

    #[cfg(not(unix))]
    pub(super) fn open() -> io::Result<Self> {
        Ok(Self { stdout: io::stdout() })
    }
}

impl Device for Tty {
    fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        let _writing = WRITING.lock().unwrap_or_else(PoisonError::into_inner);
        if CLOSED.load(Ordering::SeqCst) {
            return Ok(());
        }
        self.stdout.write_all(bytes)?;
        self.stdout.flush()
    }

    #[cfg(unix)]
    fn size(&self) -> io::Result<Size> {
        let size = rustix::termios::tcgetwinsize(&self.stdout)?;
        Ok(usual_unless_known(Size::new(size.ws_col, size.ws_row)))
    }

    #[cfg(not(unix))]
    fn size(&self) -> io::Result<Size> {
        let (width, height) = terminal::size()?;
        Ok(usual_unless_known(Size::new(width, height)))
    }

    fn take(&mut self) -> io::Result<()> {
        CHANGED.store(true, Ordering::SeqCst);
        terminal::enable_raw_mode()
    }

    fn give_back(&mut self) -> io::Result<()> {
        CHANGED.store(false, Ordering::SeqCst);
        terminal::disable_raw_mode()
    }
}

/// Gives the terminal back from any thread, while the loop may still be drawing: what a panic does. Never fails and
/// never panics, on a dead terminal either. What the loop writes afterwards goes nowhere.
pub(super) fn restore() {
    let _writing = wait_for_frame();
    CLOSED.store(true, Ordering::SeqCst);
    if CHANGED.swap(false, Ordering::SeqCst) {
        let mut stdout = io::stdout().lock();
        let _ = stdout.write_all(&leaving()).and_then(|()| stdout.flush());
        let _ = terminal::disable_raw_mode();
    }
}

/// Ends the process when the loop does not: only the terminal's modes are given back, since it takes no bytes.
pub(super) fn abandon(code: u8) -> ! {
    if CHANGED.load(Ordering::SeqCst) {
        let _ = terminal::disable_raw_mode();
    }
    std::process::exit(code.into())
}

/// Waits for a frame that is being written, but not for ever: the writer may be stuck, or be this very thread.
fn wait_for_frame() -> Option<std::sync::MutexGuard<'static, ()>> {
    for _ in 0..PATIENCE.as_millis() {
        match WRITING.try_lock() {
            Ok(guard) => return Some(guard),
            Err(TryLockError::Poisoned(poisoned)) => return Some(poisoned.into_inner()),
            Err(TryLockError::WouldBlock) => thread::sleep(Duration::from_millis(1)),
        }
    }
    None
}

const fn usual_unless_known(size: Size) -> Size {
    if size.width == 0 || size.height == 0 { USUAL_SIZE } else { size }
}
