//! Rows on their way to stdout: written by a thread of their own, so that the next page is asked for meanwhile and a reader
//! who pauses holds up nothing but the writing.

use std::io;
use std::ops::Range;
use std::thread::{self, JoinHandle};
use std::time::Duration;

use bytes::Bytes;
use tokio::sync::mpsc;

use super::error::CliError;
use super::output::{self, Target};
use super::rows::{self, Format, Rows};

/// Pages that wait to be written; with more, asking waits for writing, and memory stays small.
const AHEAD: usize = 1;

/// How long what was sent has for being written after Ctrl-C.
const AFTER_INTERRUPT: Duration = Duration::from_millis(500);

/// Rows of one answer: the answer's body, and where in it they stand.
#[derive(Debug)]
pub(super) struct PageOfRows {
    /// The body, as the API sent it; UTF-8.
    pub(super) body: Bytes,
    /// Each row's place in the body.
    pub(super) rows: Vec<Range<usize>>,
}

/// What the thread is told.
enum Piece {
    Page(PageOfRows),
    /// There are no more, and none is missing.
    End,
}

/// Where pages are sent to.
pub(super) struct Pages(mpsc::Sender<Piece>);

impl Pages {
    /// Gives a page to the thread. An error says that it has ended; [`Stream::end`] tells why.
    pub(super) async fn send(&self, page: PageOfRows) -> Result<(), CliError> {
        self.tell(Piece::Page(page)).await
    }

    /// Says that all rows have been sent. Without it, what was sent is ended so that it can be read, and nothing is written
    /// when that is nothing: no empty list where there was a failure.
    pub(super) async fn finish(self) -> Result<(), CliError> {
        self.tell(Piece::End).await
    }

    async fn tell(&self, piece: Piece) -> Result<(), CliError> {
        self.0.send(piece).await.map_err(|_| CliError::Output(io::ErrorKind::BrokenPipe.into()))
    }
}

/// The thread that writes.
pub(super) struct Stream {
    thread: JoinHandle<io::Result<()>>,
    done: std::sync::mpsc::Receiver<()>,
}

/// Begins to write rows to stdout.
pub(super) fn start(format: Option<Format>, rows: &'static Rows, target: Target) -> (Pages, Stream) {
    let format = Format::or_fitting(format, target);
    let (pages, queue) = mpsc::channel(AHEAD);
    let (tell, done) = std::sync::mpsc::channel();
    let thread = thread::spawn(move || {
        let _tell = tell; // dropped, and so told, at the end
        write(format, rows, target, queue)
    });
    (Pages(pages), Stream { thread, done })
}

fn write(format: Format, rows: &'static Rows, target: Target, mut queue: mpsc::Receiver<Piece>) -> io::Result<()> {
    let mut out = output::stdout();
    let mut writer = rows::writer(format, rows, target, &mut out);
    while let Some(piece) = queue.blocking_recv() {
        let Piece::Page(page) = piece else { return writer.finish() };
        for row in page.rows {
            let row = page.body.get(row).and_then(|row| std::str::from_utf8(row).ok());
            writer.row(row.unwrap_or_default())?;
        }
        writer.flush()?;
    }
    writer.break_off()
}

impl Stream {
    /// Waits until all is written; what went wrong with that counts more than what the asking says.
    pub(super) fn end<T>(self, asked: Result<T, CliError>) -> Result<T, CliError> {
        if matches!(asked, Err(CliError::Interrupted | CliError::Terminated)) {
            let _ = self.done.recv_timeout(AFTER_INTERRUPT);
            return asked;
        }
        match self.thread.join() {
            Ok(Ok(())) => asked,
            Ok(Err(error)) => Err(error.into()),
            Err(_) => Err(CliError::Unexpected("the output ended early".to_owned())),
        }
    }
}
