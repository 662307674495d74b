//! Downloads an export's CSV to a file.

use std::fs::File;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;
use std::{env, fmt};

use reqwest::{Response, redirect, retry};
use tempfile::{Builder, NamedTempFile};
use url::Host;

use crate::api::{CsvUrl, CsvUrlError};

/// The largest file that is taken, in bytes: a server that never ends must not fill the disk.
const LARGEST: u64 = 4 << 30;

/// How long a connection may take.
const CONNECT: Duration = Duration::from_secs(5);

/// How long the answer, or each further piece of it, may take.
const IDLE: Duration = Duration::from_secs(30);

/// Why an export was not saved. It holds nothing of the address.
#[derive(Debug, thiserror::Error)]
pub enum SaveError {
    /// The address is none that is fetched.
    #[error("{}", .0.to_string().replace("opened", "fetched"))]
    Refused(#[from] CsvUrlError),
    /// No file was named.
    #[error("name a file to save to")]
    NoName,
    /// Something is there already.
    #[error("{0} is there already; name another file")]
    Exists(String),
    /// The file cannot be written.
    #[error("{path} cannot be written: {why}")]
    File {
        /// The file.
        path: String,
        /// What the system says.
        #[source]
        why: io::Error,
    },
    /// The server does not give the file.
    #[error("the file's server answered {0}; its address may have run out: export again")]
    Status(u16),
    /// The answer did not come, or broke off.
    #[error("{0}; try again")]
    Network(&'static str),
    /// The answer is larger than 4 GiB.
    #[error("the file is larger than 4 GiB; export a shorter window")]
    TooLarge,
}

/// A file that was saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Saved {
    /// Where.
    pub path: PathBuf,
    /// Rows below the header.
    pub rows: u64,
    /// Its size in bytes.
    pub bytes: u64,
}

impl fmt::Display for Saved {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let rows = if self.rows == 1 { "row" } else { "rows" };
        write!(f, "saved {} {rows} ({} bytes) to {}", self.rows, self.bytes, self.path.display())
    }
}

/// Downloads what lies at `url` to `path`, in which a leading `~` is the home folder.
///
/// The request carries no signing header and follows no redirect. The file appears whole, readable by its owner alone,
/// or not at all; nothing that is there is replaced.
pub async fn save(url: &str, path: &str) -> Result<Saved, SaveError> {
    let url = CsvUrl::parse(url)?;
    let path = expand_home(path, env::home_dir());
    if path.file_name().is_none() {
        return Err(SaveError::NoName);
    }
    if path.symlink_metadata().is_ok() {
        return Err(SaveError::Exists(path.display().to_string()));
    }
    let cannot_write = |why: io::Error| SaveError::File { path: path.display().to_string(), why };
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut file = Builder::new().prefix(".vipdeck-").suffix(".part").tempfile_in(folder).map_err(cannot_write)?;

    let mut response = get(&url).await?;
    let mut bytes = 0;
    while let Some(piece) = next_piece(&mut response).await? {
        bytes += piece.len() as u64;
        if bytes > LARGEST {
            return Err(SaveError::TooLarge);
        }
        // Into the page cache: shorter than the hop to a thread that may block.
        file.write_all(&piece).map_err(cannot_write)?;
    }
    let target = path.clone();
    let kept = tokio::task::spawn_blocking(move || keep(file, &target)).await;
    let rows = kept.unwrap_or_else(|ended| Err(io::Error::other(ended))).map_err(|why| match why.kind() {
        io::ErrorKind::AlreadyExists => SaveError::Exists(path.display().to_string()),
        _ => cannot_write(why),
    })?;
    Ok(Saved { path, rows, bytes })
}

/// Counts the rows, makes sure that the disk has them, and gives the file its name, unless that is taken.
fn keep(file: NamedTempFile, path: &Path) -> io::Result<u64> {
    let rows = count_rows(file.reopen()?)?;
    file.as_file().sync_all()?;
    file.persist_noclobber(path)?;
    Ok(rows)
}

/// Rows below the header; a line break in quotes ends none.
fn count_rows(file: File) -> io::Result<u64> {
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(file);
    let mut row = csv::ByteRecord::new();
    let mut rows = 0;
    while reader.read_byte_record(&mut row)? {
        rows += 1;
    }
    Ok(rows)
}

async fn get(url: &CsvUrl) -> Result<Response, SaveError> {
    let url = url::Url::parse(url.as_str()).map_err(|_| CsvUrlError::Malformed)?;
    let local = is_plain_loopback(&url);
    // Reads the platform's certificates from disk.
    let client = tokio::task::spawn_blocking(move || client(local)).await;
    let client = client.ok().and_then(Result::ok).ok_or(SaveError::Network("HTTPS cannot be set up"))?;
    let response = tokio::time::timeout(IDLE, client.get(url).send()).await;
    let response = response.map_err(|_| TOO_SLOW)?.map_err(|error| lost(&error))?;
    if response.status().is_success() { Ok(response) } else { Err(SaveError::Status(response.status().as_u16())) }
}

async fn next_piece(
    response: &mut Response,
) -> Result<Option<impl AsRef<[u8]> + std::ops::Deref<Target = [u8]>>, SaveError> {
    tokio::time::timeout(IDLE, response.chunk()).await.map_err(|_| TOO_SLOW)?.map_err(|error| lost(&error))
}

const TOO_SLOW: SaveError = SaveError::Network("the file's server does not answer");

fn lost(error: &reqwest::Error) -> SaveError {
    SaveError::Network(if error.is_connect() {
        "the file's server cannot be reached"
    } else {
        "the download broke off"
    })
}

fn client(local: bool) -> reqwest::Result<reqwest::Client> {
    // An error means that one is installed already, which is as good.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let mut builder = reqwest::Client::builder()
        .user_agent(concat!("vipdeck/", env!("CARGO_PKG_VERSION")))
        .redirect(redirect::Policy::none())
        .retry(retry::never())
        .referer(false)
        .connect_timeout(CONNECT);
    if local {
        // No proxy knows this machine's own servers, and no certificate is needed for them.
        builder = builder.no_proxy().tls_certs_only([]);
    }
    builder.build()
}

fn is_plain_loopback(url: &url::Url) -> bool {
    let loopback = match url.host() {
        Some(Host::Domain(name)) => name == "localhost",
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        None => false,
    };
    loopback && url.scheme() == "http"
}

/// `~` and `~/…` are in the home folder; everything else is as typed.
fn expand_home(path: &str, home: Option<PathBuf>) -> PathBuf {
    let path = path.trim();
    let in_home = path.strip_prefix('~').filter(|rest| rest.is_empty() || rest.starts_with('/'));
    match (in_home, home) {
        (Some(rest), Some(home)) => home.join(rest.trim_start_matches('/')),
        _ => path.into(),
    }
}

#[cfg(test)]
mod tests;
