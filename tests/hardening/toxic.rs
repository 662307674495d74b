//! A loopback proxy that spoils what passes through it, by a seed: toxiproxy's toxics, each in one phase of an exchange.

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::{AbortHandle, JoinSet};
use tokio::time::sleep;

/// What is done to an exchange.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Toxic {
    /// It comes late.
    Latency,
    /// It comes slowly.
    Bandwidth,
    /// The connection is closed, late.
    SlowClose,
    /// Nothing comes any more, and the connection stays open.
    Timeout,
    /// The connection is reset.
    ResetPeer,
    /// It comes in tiny pieces.
    Slicer,
    /// The connection is closed after so many bytes.
    LimitData,
}

impl Toxic {
    pub(crate) const ALL: [Self; 7] = [
        Self::Latency,
        Self::Bandwidth,
        Self::SlowClose,
        Self::Timeout,
        Self::ResetPeer,
        Self::Slicer,
        Self::LimitData,
    ];
}

/// When in an exchange it is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Phase {
    /// Before the request is read.
    Connect,
    /// From the first byte of the answer on.
    Headers,
    /// From the first byte of the answer's body on.
    Body,
}

impl Phase {
    pub(crate) const ALL: [Self; 3] = [Self::Connect, Self::Headers, Self::Body];
}

/// The longest that a toxic holds something back, in milliseconds; more than the patience of the clients under test.
const LONGEST: u64 = 240;

/// Whether the connection goes on.
#[derive(PartialEq, Eq)]
enum After {
    GoOn,
    Close,
}

/// The proxy. Dropping it closes every connection.
pub(crate) struct Proxy {
    port: u16,
    accepting: AbortHandle,
}

impl Drop for Proxy {
    fn drop(&mut self) {
        self.accepting.abort();
    }
}

impl Proxy {
    /// Spoils between one and seven exchanges in a row, the first of them one of the first three; which, the seed says.
    pub(crate) async fn start(upstream: u16, toxic: Toxic, phase: Phase, seed: u64) -> Self {
        let mut rng = fastrand::Rng::with_seed(seed);
        let first = rng.u32(0..3);
        let hits = first..first + rng.u32(1..=7);
        let plan = Arc::new(Plan { upstream, toxic, phase, seed, hits, exchanges: AtomicU32::new(0) });
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let accepting = tokio::spawn(async move {
            let mut connections = JoinSet::new();
            while let Ok((client, _)) = listener.accept().await {
                let plan = Arc::clone(&plan);
                connections.spawn(async move { plan.serve(client).await });
            }
        });
        Self { port, accepting: accepting.abort_handle() }
    }

    pub(crate) const fn port(&self) -> u16 {
        self.port
    }
}

struct Plan {
    upstream: u16,
    toxic: Toxic,
    phase: Phase,
    seed: u64,
    /// The exchanges that are spoilt, by number.
    hits: std::ops::Range<u32>,
    exchanges: AtomicU32,
}

impl Plan {
    /// Exchange after exchange, each over a connection of its own to the server.
    async fn serve(&self, mut client: TcpStream) -> io::Result<()> {
        client.set_nodelay(true)?;
        loop {
            let number = self.exchanges.fetch_add(1, Ordering::SeqCst);
            let mut rng = fastrand::Rng::with_seed(self.seed ^ u64::from(number) << 32);
            let spoils = |phase| self.phase == phase && self.hits.contains(&number);
            if spoils(Phase::Connect) && self.strike(&mut rng, &mut client, b"").await? == After::Close {
                return Ok(());
            }
            let (request, _) = read_head(&mut client).await?;
            let (head, body) = self.ask(&request).await?;
            let after = if spoils(Phase::Headers) {
                self.strike(&mut rng, &mut client, &[head, body].concat()).await?
            } else if spoils(Phase::Body) {
                client.write_all(&head).await?;
                self.strike(&mut rng, &mut client, &body).await?
            } else {
                client.write_all(&[head, body].concat()).await?;
                After::GoOn
            };
            if after == After::Close {
                return Ok(());
            }
        }
    }

    /// The server's own answer, its head and its body.
    async fn ask(&self, request: &[u8]) -> io::Result<(Vec<u8>, Vec<u8>)> {
        let mut server = TcpStream::connect(("127.0.0.1", self.upstream)).await?;
        server.write_all(request).await?;
        let (head, mut body) = read_head(&mut server).await?;
        let text = String::from_utf8_lossy(&head).to_ascii_lowercase();
        let length = text.lines().find_map(|line| line.strip_prefix("content-length:")).unwrap();
        let had = body.len();
        body.resize(length.trim().parse().unwrap(), 0);
        server.read_exact(&mut body[had..]).await?;
        Ok((head, body))
    }

    /// Sends `data`, or not, as the toxic has it.
    async fn strike(&self, rng: &mut fastrand::Rng, client: &mut TcpStream, data: &[u8]) -> io::Result<After> {
        let wait = Duration::from_millis(rng.u64(0..=LONGEST));
        let part = &data[..rng.usize(0..=data.len() * 9 / 10)];
        match self.toxic {
            Toxic::Latency => {
                sleep(wait).await;
                client.write_all(data).await?;
            }
            Toxic::Bandwidth => {
                for piece in data.chunks(data.len() / 6 + 1) {
                    sleep(wait / 8).await;
                    client.write_all(piece).await?;
                }
            }
            Toxic::Slicer => {
                let mut rest = data;
                while !rest.is_empty() {
                    let (piece, after) = rest.split_at(rng.usize(1..=rest.len().min(1 + data.len() / 20)));
                    client.write_all(piece).await?;
                    tokio::task::yield_now().await;
                    rest = after;
                }
            }
            Toxic::SlowClose => {
                client.write_all(if self.phase == Phase::Body { data } else { part }).await?;
                sleep(wait).await;
                return Ok(After::Close);
            }
            Toxic::Timeout => {
                client.write_all(part).await?;
                while client.read(&mut [0; 1024]).await? > 0 {}
                return Ok(After::Close);
            }
            Toxic::ResetPeer => {
                client.write_all(part).await?;
                client.set_zero_linger()?;
                return Ok(After::Close);
            }
            Toxic::LimitData => {
                client.write_all(part).await?;
                client.shutdown().await?;
                return Ok(After::Close);
            }
        }
        Ok(After::GoOn)
    }
}

/// All up to the empty line after the headers, and what came with it.
async fn read_head(stream: &mut TcpStream) -> io::Result<(Vec<u8>, Vec<u8>)> {
    let mut head = Vec::with_capacity(4 << 10);
    loop {
        if stream.read_buf(&mut head).await? == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        if let Some(end) = memchr::memmem::find(&head, b"\r\n\r\n") {
            let rest = head.split_off(end + 4);
            return Ok((head, rest));
        }
    }
}
