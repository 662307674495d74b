//! A body that comes byte by byte, each in time, and never ends.

use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;
use tokio::time::{interval, timeout};
use vipdeck::api::ErrorKind;

use crate::bench::Bench;

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
