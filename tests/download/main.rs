//! Downloads from raw sockets on loopback that misbehave as storage hosts and networks do.

#![expect(clippy::unwrap_used, reason = "clippy lets tests unwrap, but not the functions that they share")]

#[expect(dead_code, reason = "the bench also serves the tests of the client")]
#[path = "../client_faults/bench.rs"]
mod bench;
mod saving;

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use bench::{Bench, Reply};
use flate2::Compression;
use flate2::write::GzEncoder;
use tempfile::TempDir;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use vipdeck::api::CsvUrl;
use vipdeck::export::{Counter, DownloadError, DownloadOptions, Downloader, DownloaderOptions, Progress, Saved, Tally};
use vipdeck::files::WriteError;

const CSV: &str = "id,text\r\n1,\"two\r\nlines\"\r\n2,plain\r\n3,last\r\n";

/// A storage host with a script, and a folder to save to.
struct Desk {
    host: Bench,
    folder: TempDir,
    downloader: Downloader,
    told: Mutex<Vec<Progress>>,
}

impl Desk {
    async fn new(replies: impl IntoIterator<Item = Reply>) -> Self {
        Self::with(replies, |_| ()).await
    }

    async fn with(replies: impl IntoIterator<Item = Reply>, change: impl FnOnce(&mut DownloaderOptions)) -> Self {
        let host = Bench::new(replies).await;
        let mut options = DownloaderOptions::default();
        host.client_with(|client| options.timer = Arc::clone(&client.timer));
        change(&mut options);
        let folder = tempfile::tempdir().unwrap();
        Self { host, folder, downloader: Downloader::new(options), told: Mutex::default() }
    }

    fn url(&self) -> CsvUrl {
        CsvUrl::parse(&format!("{}/export.csv?signature=canary", self.host.origin())).unwrap()
    }

    fn target(&self) -> PathBuf {
        self.folder.path().join("x.csv")
    }

    async fn download_with(&self, options: DownloadOptions) -> Result<Saved, DownloadError> {
        let tell = |progress| self.told.lock().unwrap().push(progress);
        self.downloader.download(&self.url(), &self.target(), options, tell).await
    }

    async fn download(&self) -> Result<Saved, DownloadError> {
        self.download_with(DownloadOptions::default()).await
    }

    /// Fails, and leaves nothing; gives the error as it is shown.
    async fn refused(&self) -> (DownloadError, String) {
        let error = self.download().await.unwrap_err();
        assert_eq!(self.files(), Vec::<String>::new());
        let shown = error.to_string();
        assert!(!format!("{shown}{error:?}").contains("canary"), "{error:?}");
        (error, shown)
    }

    fn files(&self) -> Vec<String> {
        let entries = fs::read_dir(self.folder.path()).unwrap();
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
    }

    /// The byte from which each request asked; 0 for one that asked for no range.
    fn starts(&self) -> Vec<usize> {
        let start = |range: &str| range.strip_prefix("bytes=").and_then(|range| range.strip_suffix('-')?.parse().ok());
        let requests = (0..self.host.requests()).map(|index| self.host.request(index));
        requests.map(|request| request.header("range").map_or(0, |range| start(range).unwrap())).collect()
    }
}

/// The whole, promised, of which only `sent` bytes come.
fn cut(sent: usize) -> Reply {
    let head = format!("HTTP/1.1 200 OK\r\nContent-Length: {}\r\nETag: \"v1\"\r\n\r\n", CSV.len());
    Reply::raw(&format!("{head}{}", &CSV[..sent]))
}

/// The part that begins at `start`, of which only bytes before `end` come.
fn part(start: usize, end: usize) -> Reply {
    let (last, length) = (CSV.len() - 1, CSV.len());
    let head = format!(
        "HTTP/1.1 206 Partial\r\nContent-Length: {}\r\nContent-Range: bytes {start}-{last}/{length}\r\nETag: \"v1\"\r\n\r\n",
        length - start
    );
    Reply::raw(&format!("{head}{}", &CSV[start..end]))
}

/// What a file holds.
fn tally(path: &Path) -> Tally {
    let mut counter = Counter::default();
    counter.update(&fs::read(path).unwrap());
    counter.tally()
}

#[tokio::test]
async fn a_csv_is_saved_whole_and_counted() {
    let desk = Desk::new([Reply::status(200, CSV)]).await;
    let saved = desk.download().await.unwrap();
    assert_eq!(saved.path, desk.target());
    assert_eq!(fs::read_to_string(&saved.path).unwrap(), CSV);
    assert_eq!((saved.tally.rows, saved.tally.bytes), (3, CSV.len() as u64));
    assert_eq!(saved.tally, tally(&saved.path));
    assert_eq!(desk.files(), ["x.csv"]);
    let whole = Some(CSV.len() as u64);
    assert_eq!(
        *desk.told.lock().unwrap().last().unwrap(),
        Progress { bytes: CSV.len() as u64, of: whole, attempt: (1, 5), waiting: None }
    );
}

#[tokio::test]
async fn the_storage_host_gets_no_signing_header() {
    let desk = Desk::new([Reply::status(200, CSV)]).await;
    desk.download().await.unwrap();
    let request = desk.host.request(0);
    assert!(request.line().starts_with("GET /export.csv?signature=canary "), "{}", request.line());
    for header in ["x-api-key", "x-date", "x-signature", "referer", "authorization", "cookie"] {
        assert_eq!(request.header(header), None, "{header}");
    }
}

#[tokio::test]
async fn a_broken_transfer_goes_on_where_it_stopped() {
    let desk = Desk::new([cut(12), part(12, 20), part(20, CSV.len())]).await;
    let saved = desk.download().await.unwrap();
    assert_eq!(fs::read_to_string(&saved.path).unwrap(), CSV);
    assert_eq!(saved.tally, tally(&saved.path), "each byte is counted once");
    assert_eq!(desk.starts(), [0, 12, 20]);
    assert_eq!(desk.host.request(1).header("if-range"), Some("\"v1\""));
    assert_eq!(desk.host.waits().len(), 2);
    let told = desk.told.lock().unwrap();
    assert!(told.windows(2).all(|pair| pair[0].bytes <= pair[1].bytes), "{told:?}");
    assert_eq!(told.iter().filter(|progress| progress.waiting.is_some()).count(), 2);
}

#[tokio::test]
async fn a_host_without_ranges_is_asked_from_the_start() {
    let desk = Desk::new([cut(12), Reply::status(200, CSV)]).await;
    let saved = desk.download().await.unwrap();
    assert_eq!(fs::read_to_string(&saved.path).unwrap(), CSV);
    assert_eq!(saved.tally, tally(&saved.path));
    assert_eq!(desk.starts(), [0, 12]);
}

#[tokio::test]
async fn a_file_that_nothing_identifies_is_not_pieced_together() {
    let unnamed = format!("HTTP/1.1 200 OK\r\nContent-Length: {}\r\nETag: W/\"v1\"\r\n\r\nid,te", CSV.len());
    let desk = Desk::new([Reply::raw(&unnamed), Reply::status(200, CSV)]).await;
    let saved = desk.download().await.unwrap();
    assert_eq!(fs::read_to_string(&saved.path).unwrap(), CSV);
    assert_eq!(desk.starts(), [0, 0]);
}

#[tokio::test]
async fn another_part_than_the_missing_one_is_thrown_away() {
    let other_length = "HTTP/1.1 206 Partial\r\nContent-Length: 1\r\nContent-Range: bytes 12-12/13\r\n\r\nx";
    let of_nothing = "HTTP/1.1 206 Partial\r\nContent-Length: 1\r\n\r\nx";
    let too_far = "HTTP/1.1 416 Range Not Satisfiable\r\nContent-Type: text/html\r\nContent-Length: 0\r\n\r\n";
    let length = CSV.len();
    let too_long = format!(
        "HTTP/1.1 206 Partial\r\nContent-Length: {length}\r\nContent-Range: bytes 12-{}/{length}\r\n\r\n{CSV}",
        length - 1
    );
    let raw = [other_length, of_nothing, too_far, &too_long].map(Reply::raw);
    for odd in raw.into_iter().chain([part(10, length)]) {
        let desk = Desk::new([cut(12), odd, Reply::status(200, CSV)]).await;
        let saved = desk.download().await.unwrap();
        assert_eq!(fs::read_to_string(&saved.path).unwrap(), CSV);
        assert_eq!(desk.starts(), [0, 12, 0]);
    }
}

#[tokio::test]
async fn a_file_that_was_replaced_in_between_is_taken_anew() {
    let newer = "id,text\r\n9,newer\r\n";
    let desk = Desk::new([cut(12), Reply::status(200, newer).with("ETag", "\"v2\"")]).await;
    let saved = desk.download().await.unwrap();
    assert_eq!(fs::read_to_string(&saved.path).unwrap(), newer);
    assert_eq!(saved.tally.rows, 1);
}

#[tokio::test]
async fn five_attempts_are_enough() {
    let desk = Desk::new((0..9).map(|_| Reply::raw(""))).await;
    let (error, shown) = desk.refused().await;
    assert!(matches!(error, DownloadError::Network { attempts: 5, .. }), "{error:?}");
    assert!(shown.contains("5 times") && shown.contains("check the network"), "{shown}");
    assert_eq!((desk.host.requests(), desk.host.waits().len()), (5, 4));
}

#[tokio::test]
async fn a_length_that_is_never_reached_is_never_a_file() {
    let desk = Desk::new((0..5).map(|_| cut(CSV.len() - 1))).await;
    let error = desk.download().await.unwrap_err();
    assert!(matches!(error, DownloadError::Network { .. }), "{error:?}");
    assert!(!desk.target().exists());
    let Desk { downloader, folder, .. } = desk;
    drop(downloader);
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0, "what was kept goes with the downloader");
}

#[tokio::test]
async fn a_download_that_was_given_up_goes_on_when_it_is_asked_for_again() {
    let desk = Desk::with([cut(12), part(12, CSV.len())], |options| options.attempts = 1).await;
    assert!(matches!(desk.download().await, Err(DownloadError::Network { attempts: 1, .. })));
    assert!(!desk.target().exists());
    let saved = desk.download().await.unwrap();
    assert_eq!(fs::read_to_string(&saved.path).unwrap(), CSV);
    assert_eq!(saved.tally.rows, 3);
    assert_eq!(desk.starts(), [0, 12]);
    assert_eq!(desk.files(), ["x.csv"]);
}

#[tokio::test]
async fn a_length_that_is_not_told_is_no_excuse_for_a_cut_row() {
    let chunked = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nid,te\r\n";
    let closed = "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\nid,text\r\n1,\"two";
    let desk = Desk::new([Reply::raw(chunked), Reply::raw(closed), Reply::status(200, CSV)]).await;
    let saved = desk.download().await.unwrap();
    assert_eq!(fs::read_to_string(&saved.path).unwrap(), CSV);
    assert_eq!(desk.starts(), [0, 0, 0]);
}

#[tokio::test]
async fn an_expired_link_says_to_export_anew() {
    for status in [400, 401, 403, 404, 410] {
        let desk = Desk::new([Reply::status(status, "<Error>canary</Error>")]).await;
        let (error, shown) = desk.refused().await;
        assert!(matches!(error, DownloadError::Refused { status: said } if said == status));
        assert!(shown.contains("may have expired") && shown.contains("export anew"), "{shown}");
        assert_eq!(desk.host.requests(), 1, "never tried again");
    }
}

#[tokio::test]
async fn a_redirect_is_told_and_not_followed() {
    let desk =
        Desk::new([Reply::status(302, "").with("Location", "https://elsewhere.example/x.csv?token=canary")]).await;
    let (error, shown) = desk.refused().await;
    assert!(matches!(error, DownloadError::Redirect { status: 302, .. }));
    assert!(shown.contains("to https://elsewhere.example/x.csv,") && shown.contains("not followed"), "{shown}");
    assert_eq!(desk.host.requests(), 1);
}

#[tokio::test]
async fn a_busy_host_is_given_the_time_that_it_asks_for() {
    let busy = Reply::status(503, "").with("Retry-After", "7");
    let desk = Desk::new([busy, Reply::status(429, ""), Reply::status(200, CSV)]).await;
    assert_eq!(desk.download().await.unwrap().tally.rows, 3);
    assert_eq!(desk.host.waits()[0], Duration::from_secs(7));
    let told = desk.told.lock().unwrap();
    let first = told.iter().find_map(|told| Some((told.attempt, told.waiting.clone()?))).unwrap();
    assert_eq!((first.0, first.1.wait), ((1, 5), Duration::from_secs(7)));
    assert_eq!(first.1.because, "the storage host failed (503)");
}

#[tokio::test]
async fn a_host_that_falls_silent_is_tried_again() {
    let silent = || {
        let head = format!("HTTP/1.1 200 OK\r\nContent-Length: {}\r\nETag: \"v1\"\r\n\r\n", CSV.len());
        Reply::raw(&format!("{head}{}", &CSV[..12])).held()
    };
    let desk = Desk::with([silent(), Reply::raw("").held()], |options| {
        options.attempts = 2;
        options.timeouts.read_idle = Duration::from_millis(50);
    })
    .await;
    let error = desk.download().await.unwrap_err();
    assert!(error.to_string().contains("sent nothing for 0.05 s"), "{error}");
    assert_eq!(desk.starts(), [0, 12]);
}

/// A byte whenever the last one was told of, and ten seconds later each: no piece is late, but nothing gets done. The clock stands
/// while something is read from a socket, and is moved by hand.
#[tokio::test(start_paused = true)]
async fn a_host_that_drips_is_no_better_than_a_silent_one() {
    let (hold, held) = std::sync::mpsc::channel::<()>();
    let still = tokio::task::spawn_blocking(move || held.recv());
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = CsvUrl::parse(&format!("http://{}/export.csv", listener.local_addr().unwrap())).unwrap();
    let (tell, mut told) = tokio::sync::mpsc::unbounded_channel();
    let drip = tokio::spawn(async move {
        let (mut socket, _) = listener.accept().await.unwrap();
        let mut request = [0; 1024];
        assert!(socket.read(&mut request).await.unwrap() > 0);
        socket.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 4096\r\n\r\n").await.unwrap();
        while let Some(progress) = told.recv().await {
            let progress: Progress = progress;
            if progress.of.is_some() {
                tokio::time::advance(Duration::from_secs(if progress.bytes > 0 { 10 } else { 0 })).await;
                let _ = socket.write_all(b"x").await; // the client may have left
            }
        }
    });
    let downloader = Downloader::new(DownloaderOptions { attempts: 1, ..DownloaderOptions::default() });
    let folder = tempfile::tempdir().unwrap();
    let tell = move |progress| tell.send(progress).unwrap();
    let error = downloader.download(&url, &folder.path().join("x.csv"), DownloadOptions::default(), tell).await;
    let shown = error.unwrap_err().to_string();
    assert!(shown.contains(" sent only 3 bytes in 30 s"), "{shown}");
    drop(hold);
    assert!(still.await.unwrap().is_err());
    drip.await.unwrap();
}

#[tokio::test]
async fn gzip_is_undone_and_counted_as_saved() {
    let mut gzip = GzEncoder::new(Vec::new(), Compression::default());
    gzip.write_all(CSV.as_bytes()).unwrap();
    let gzip = gzip.finish().unwrap();
    let whole = || Reply::bytes(200, &gzip).with("Content-Encoding", "gzip").with("ETag", "\"v1\"");
    // Broken off, compressed bytes are no part of the file: from the start, then.
    let broken = Reply::bytes(200, &gzip[..gzip.len() - 9]).with("Content-Encoding", "gzip").with("ETag", "\"v1\"");
    let desk = Desk::new([broken, whole()]).await;
    let saved = desk.download().await.unwrap();
    assert_eq!(fs::read_to_string(&saved.path).unwrap(), CSV);
    assert_eq!(saved.tally.bytes, CSV.len() as u64);
    assert_eq!(desk.starts(), [0, 0]);
}

#[tokio::test]
async fn what_is_no_csv_is_not_saved() {
    let page = Reply::status(200, "<h1>Sign in</h1>").with("Content-Type", "text/html; charset=utf-8");
    let unknown = Reply::status(200, "?").with("Content-Encoding", "br");
    for (reply, says) in [(page, "a web page"), (unknown, "encoded as br"), (Reply::status(204, ""), "status 204")] {
        let desk = Desk::new([reply]).await;
        let (error, shown) = desk.refused().await;
        assert!(matches!(error, DownloadError::NotCsv { .. }) && shown.contains(says), "{shown}");
    }
}

#[tokio::test]
async fn a_file_above_the_cap_is_not_saved() {
    let options = DownloadOptions { cap: 20, ..DownloadOptions::default() };
    let unsized_reply = format!("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n{CSV}");
    for reply in [Reply::status(200, CSV), Reply::raw(&unsized_reply)] {
        let desk = Desk::new([reply]).await;
        assert!(matches!(desk.download_with(options).await, Err(DownloadError::TooLarge { cap: 20 })));
        assert_eq!(desk.files(), Vec::<String>::new());
    }
}

#[tokio::test]
async fn a_file_that_is_there_is_kept_before_the_host_is_asked() {
    let desk = Desk::new([Reply::status(200, CSV)]).await;
    fs::write(desk.target(), "old").unwrap();
    assert!(matches!(desk.download().await, Err(DownloadError::Write(WriteError::Exists(_)))));
    assert_eq!((desk.host.requests(), fs::read_to_string(desk.target()).unwrap()), (0, "old".to_owned()));
    desk.download_with(DownloadOptions { overwrite: true, ..DownloadOptions::default() }).await.unwrap();
    assert_eq!(fs::read_to_string(desk.target()).unwrap(), CSV);
}

#[tokio::test]
async fn a_failed_overwrite_keeps_the_old_file() {
    let desk = Desk::new([Reply::status(403, "")]).await;
    fs::write(desk.target(), "old").unwrap();
    desk.download_with(DownloadOptions { overwrite: true, ..DownloadOptions::default() }).await.unwrap_err();
    assert_eq!(fs::read_to_string(desk.target()).unwrap(), "old");
    assert_eq!(desk.files(), ["x.csv"]);
}

#[tokio::test]
async fn a_dropped_download_hangs_up_and_leaves_nothing() {
    let desk = Desk::new([Reply::raw("").held()]).await;
    tokio::select! {
        _ = desk.download() => panic!("nobody answers"),
        () = desk.host.until_requests(1) => (),
    }
    desk.host.until_hung_up(1).await;
    assert_eq!(desk.files(), Vec::<String>::new());
}
