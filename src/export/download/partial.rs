//! As much of a download as has come.

use std::io::SeekFrom;
use std::path::Path;

use reqwest::header::HeaderValue;
use tokio::fs::File;
use tokio::io::{AsyncSeekExt, AsyncWriteExt};

use crate::export::count::Counter;
use crate::export::{Saved, commit_counted};
use crate::files::{WholeFile, WriteError};

use super::DownloadError;

/// As much of a download as has come, counted, in a file without its name yet.
pub(super) struct Partial {
    whole: WholeFile,
    file: File,
    counter: Counter,
    source: Source,
}

/// What the host said about that which it sends.
#[derive(Clone, Debug, Default)]
pub(super) struct Source {
    /// The length of the whole, in bytes.
    pub(super) length: Option<u64>,
    /// What tells it from any other: a strong validator (RFC 9110, 8.8.1), fit for `If-Range`.
    pub(super) validator: Option<HeaderValue>,
}

impl Partial {
    pub(super) fn create(to: &Path, overwrite: bool) -> Result<Self, WriteError> {
        let whole = WholeFile::create(to, overwrite)?;
        let file = File::from_std(whole.handle()?);
        Ok(Self { whole, file, counter: Counter::default(), source: Source::default() })
    }

    /// Goes on with what has come, under what holds now. Whoever gave it up may have done so in the middle of a write: what was
    /// written of that is not counted, and goes.
    pub(super) async fn again(self, overwrite: bool) -> Result<Self, WriteError> {
        let mut partial = Self { whole: self.whole.again(overwrite)?, ..self };
        let counted = partial.bytes();
        partial
            .write_with(async |file| {
                file.flush().await?;
                file.set_len(counted).await?;
                file.seek(SeekFrom::Start(counted)).await.map(|_| ())
            })
            .await?;
        Ok(partial)
    }

    pub(super) const fn bytes(&self) -> u64 {
        self.counter.bytes()
    }

    /// Bytes that have come, and bytes of the whole when the host says.
    pub(super) const fn so_far(&self) -> (u64, Option<u64>) {
        (self.bytes(), self.source.length)
    }

    /// Where to go on, and what must still be there for that.
    pub(super) fn resume(&self) -> Option<(u64, &HeaderValue)> {
        let validator = self.source.validator.as_ref()?;
        self.source.length.filter(|_| self.bytes() > 0)?;
        Some((self.bytes(), validator))
    }

    pub(super) fn can_resume(&self) -> bool {
        self.resume().is_some()
    }

    /// Whether a part that begins at `start`, of a whole of `length` bytes, is the one that is missing.
    pub(super) fn takes(&self, start: u64, length: Option<u64>) -> bool {
        self.can_resume() && start == self.bytes() && (length.is_none() || length == self.source.length)
    }

    /// Forgets what has come, and begins with a source.
    pub(super) async fn begin(&mut self, source: Source) -> Result<(), WriteError> {
        self.counter = Counter::default();
        self.source = source;
        self.write_with(async |file| {
            file.set_len(0).await?;
            file.seek(SeekFrom::Start(0)).await.map(|_| ())
        })
        .await
    }

    pub(super) async fn write(&mut self, piece: &[u8]) -> Result<(), WriteError> {
        self.write_with(async |file| file.write_all(piece).await).await?;
        self.counter.update(piece);
        Ok(())
    }

    /// What is wrong, now that the host has ended. `None` also when it did not say how much it sends and nothing speaks
    /// against what came.
    pub(super) fn missing(&self) -> Option<Missing> {
        match self.source.length {
            Some(length) if self.bytes() < length => Some(Missing::End),
            Some(length) if self.bytes() > length => Some(Missing::Sense),
            None if self.counter.is_cut() => Some(Missing::Sense),
            _ => None,
        }
    }

    /// Gives the file its name, or, when it holds fewer rows than `expected`, that of one that is incomplete. Every byte must
    /// have come.
    pub(super) async fn commit(mut self, expected: Option<u64>) -> Result<Saved, DownloadError> {
        // The disk may take long. Dropped while it does, the file is gone; what comes after that goes on by itself to its end.
        self.write_with(async |file| {
            file.flush().await?;
            file.sync_all().await
        })
        .await?;
        let Self { whole, file, counter, .. } = self;
        drop(file);
        let target = whole.target().to_owned();
        let tally = counter.tally();
        let commit = move || commit_counted(whole, &tally, expected).map(|path| (path, tally));
        let committed = tokio::task::spawn_blocking(commit).await;
        let (path, tally) = committed.map_err(|error| WriteError::of(&target, error.into()))??;
        Ok(Saved { path, slices: vec![tally.rows], tally })
    }

    async fn write_with(
        &mut self,
        write: impl AsyncFnOnce(&mut File) -> std::io::Result<()>,
    ) -> Result<(), WriteError> {
        write(&mut self.file).await.map_err(|error| WriteError::of(self.whole.target(), error))
    }
}

/// What is wrong with what has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Missing {
    /// The rest.
    End,
    /// It does not fit what the host said, or breaks off inside a field: it is no use.
    Sense,
}
