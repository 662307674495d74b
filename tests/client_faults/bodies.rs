//! Bodies that are larger than they look, and one that comes byte by byte, each in time, and never ends.

use std::io::Write;
use std::time::Duration;

use flate2::Compression;
use flate2::write::GzEncoder;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;
use tokio::time::{interval, timeout};
use vipdeck::api::ErrorKind;

use crate::bench::{Bench, Reply};

/// How long the client waits for the next byte; it comes twice as fast.
const IDLE: Duration = Duration::from_millis(40);

/// By when a call has ended, on a busy machine.
const LIMIT: Duration = Duration::from_secs(20);

#[tokio::test]
async fn a_body_that_drips_for_ever_is_a_timeout() {
    for status in ["200 OK", "503 Busy"] {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        tokio::spawn(async move {
            let (mut stream, _) = listener.accept().await.unwrap();
            let _ = stream.read(&mut [0; 4096]).await;
            let head = format!("HTTP/1.1 {status}\r\nConnection: close\r\n\r\n[");
            let mut drops = interval(IDLE / 2);
            let mut sent = stream.write_all(head.as_bytes()).await;
            while sent.is_ok() {
                drops.tick().await;
                sent = stream.write_all(b" ").await;
            }
        });
        let client = Bench::new([]).await.client_with(|options| {
            options.base_url = format!("http://127.0.0.1:{port}/v1").parse().unwrap();
            options.timeouts.read_idle = IDLE;
            options.attempts = 1;
        });
        let error = timeout(LIMIT, client.workspaces()).await.expect("it ends").unwrap_err();
        if status.starts_with("200") {
            assert_eq!(error.kind(), ErrorKind::Timeout);
            assert!(error.to_string().contains("did not end within 0.4 s"), "{error}");
        } else {
            assert_eq!((error.kind(), error.status()), (ErrorKind::Server, Some(503)));
        }
    }
}

#[tokio::test]
async fn a_gzip_bomb_stops_at_the_cap() {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(b"[").unwrap();
    encoder.write_all(&vec![b' '; 32 << 20]).unwrap();
    encoder.write_all(b"]").unwrap();
    let bomb = encoder.finish().unwrap();
    assert!(bomb.len() < 64 << 10);
    let bench = Bench::new([Reply::bytes(200, &bomb).with("Content-Encoding", "gzip")]).await;
    let error = bench.client_with(|options| options.body_cap = 1 << 20).workspaces().await.unwrap_err();
    assert_eq!((error.kind(), bench.requests()), (ErrorKind::TooLarge, 1));
    assert!(error.to_string().contains("1 MiB"), "{error}");
}

#[tokio::test]
async fn gzip_is_read_and_a_body_at_the_cap_too() {
    let body = format!("[{}]", " ".repeat(1_022));
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(body.as_bytes()).unwrap();
    let packed = Reply::bytes(200, &encoder.finish().unwrap()).with("Content-Encoding", "gzip");
    let over = Reply::json(&format!("[{}]", " ".repeat(1_023)));
    let bench = Bench::new([packed, Reply::json(&body), over]).await;
    let client = bench.client_with(|options| options.body_cap = 1_024);
    assert!(client.workspaces().await.is_ok());
    assert!(client.workspaces().await.is_ok());
    assert_eq!(client.workspaces().await.unwrap_err().kind(), ErrorKind::TooLarge);
}
