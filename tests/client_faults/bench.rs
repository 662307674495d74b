//! A server that plays a script, reply by reply, and a client set up to speak to it.

use std::collections::VecDeque;
use std::sync::atomic::{AtomicI64, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, UNIX_EPOCH};

use secrecy::SecretString;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{Notify, watch};
use vipdeck::api::{Client, ClientOptions, Credentials, Sleep, Timer};

pub(crate) const KEY: &str = "key-of-the-bench";
pub(crate) const SECRET: &str = "secret-of-the-bench";

/// 2026-05-30T13:00:00Z, in epoch milliseconds.
pub(crate) const NOW: i64 = 1_780_146_000_000;

pub(crate) fn http_date(ms: i64) -> String {
    httpdate::fmt_http_date(UNIX_EPOCH + Duration::from_millis(ms as u64))
}

/// What the server does once a request has come.
pub(crate) struct Reply {
    head: String,
    body: Vec<u8>,
    after: After,
    gated: bool,
}

enum After {
    HangUp,
    Hold,
    Keep,
}

impl Reply {
    pub(crate) fn bytes(status: u16, body: &[u8]) -> Self {
        let head = format!("HTTP/1.1 {status} Said\r\nContent-Length: {}\r\n", body.len());
        Self { head, body: body.to_vec(), after: After::HangUp, gated: false }.with("Connection", "close")
    }

    pub(crate) fn status(status: u16, body: &str) -> Self {
        Self::bytes(status, body.as_bytes())
    }

    pub(crate) fn json(body: &str) -> Self {
        Self::status(200, body)
    }

    /// Exactly this, whatever it is.
    pub(crate) fn raw(text: &str) -> Self {
        Self { head: String::new(), body: text.as_bytes().to_vec(), after: After::HangUp, gated: false }
    }

    pub(crate) fn with(mut self, name: &str, value: &str) -> Self {
        self.head.extend([name, ": ", value, "\r\n"]);
        self
    }

    /// Stays silent afterwards, until the client hangs up.
    pub(crate) fn held(mut self) -> Self {
        self.after = After::Hold;
        self
    }

    /// Waits for the next request on the same connection.
    pub(crate) fn kept(mut self) -> Self {
        self.head = self.head.replace("Connection: close\r\n", "");
        self.after = After::Keep;
        self
    }

    /// Comes only when the gate is opened.
    pub(crate) fn gated(mut self) -> Self {
        self.gated = true;
        self
    }

    fn wire(&self) -> Vec<u8> {
        let end = if self.head.is_empty() { "" } else { "\r\n" };
        [self.head.as_bytes(), end.as_bytes(), &self.body].concat()
    }
}

/// A request as it came.
#[derive(Clone)]
pub(crate) struct Request(String);

impl Request {
    pub(crate) fn text(&self) -> &str {
        &self.0
    }

    pub(crate) fn line(&self) -> &str {
        self.0.lines().next().unwrap()
    }

    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        let mut headers = self.0.lines().skip(1).filter_map(|line| line.split_once(": "));
        headers.find(|(each, _)| each.eq_ignore_ascii_case(name)).map(|(_, value)| value)
    }
}

/// A clock that stands still but for the waits between attempts, which take no time.
struct Hourglass {
    now: AtomicI64,
    waits: Mutex<Vec<Duration>>,
}

impl Timer for Hourglass {
    fn now(&self) -> i64 {
        self.now.load(Ordering::SeqCst)
    }

    fn sleep(&self, wait: Duration) -> Sleep {
        self.waits.lock().unwrap().push(wait);
        self.now.fetch_add(wait.as_millis() as i64, Ordering::SeqCst);
        Box::pin(std::future::ready(()))
    }
}

struct Stage {
    replies: Mutex<VecDeque<Reply>>,
    requests: watch::Sender<Vec<Request>>,
    connections: AtomicUsize,
    hung_up: watch::Sender<usize>,
    gate: Notify,
}

pub(crate) struct Bench {
    port: u16,
    stage: Arc<Stage>,
    timer: Arc<Hourglass>,
}

impl Bench {
    pub(crate) async fn new(replies: impl IntoIterator<Item = Reply>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let stage = Arc::new(Stage {
            replies: Mutex::new(replies.into_iter().collect()),
            requests: watch::Sender::new(Vec::new()),
            connections: AtomicUsize::new(0),
            hung_up: watch::Sender::new(0),
            gate: Notify::new(),
        });
        tokio::spawn(accept(listener, Arc::clone(&stage)));
        let timer = Arc::new(Hourglass { now: AtomicI64::new(NOW), waits: Mutex::default() });
        Self { port, stage, timer }
    }

    pub(crate) fn origin(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    pub(crate) fn client(&self) -> Client {
        self.client_with(|_| ())
    }

    pub(crate) fn client_with(&self, change: impl FnOnce(&mut ClientOptions)) -> Client {
        let credentials = Credentials::new(KEY, SecretString::from(SECRET)).unwrap();
        let mut options = ClientOptions::new(format!("{}/v1", self.origin()).parse().unwrap(), credentials);
        options.timer = Arc::<Hourglass>::clone(&self.timer);
        change(&mut options);
        Client::new(options)
    }

    pub(crate) fn requests(&self) -> usize {
        self.stage.requests.borrow().len()
    }

    pub(crate) fn request(&self, index: usize) -> Request {
        self.stage.requests.borrow()[index].clone()
    }

    pub(crate) fn connections(&self) -> usize {
        self.stage.connections.load(Ordering::SeqCst)
    }

    /// The waits between attempts, in order.
    pub(crate) fn waits(&self) -> Vec<Duration> {
        self.timer.waits.lock().unwrap().clone()
    }

    pub(crate) fn open_gate(&self) {
        self.stage.gate.notify_one();
    }

    pub(crate) async fn until_requests(&self, count: usize) {
        self.stage.requests.subscribe().wait_for(|requests| requests.len() >= count).await.unwrap();
    }

    pub(crate) async fn until_hung_up(&self, count: usize) {
        self.stage.hung_up.subscribe().wait_for(|hung_up| *hung_up >= count).await.unwrap();
    }
}

async fn accept(listener: TcpListener, stage: Arc<Stage>) {
    while let Ok((stream, _)) = listener.accept().await {
        stage.connections.fetch_add(1, Ordering::SeqCst);
        tokio::spawn(serve(stream, Arc::clone(&stage)));
    }
}

async fn serve(mut stream: TcpStream, stage: Arc<Stage>) {
    while let Some(request) = read_head(&mut stream).await {
        stage.requests.send_modify(|requests| requests.push(request));
        let Some(reply) = stage.replies.lock().unwrap().pop_front() else { return };
        if reply.gated {
            stage.gate.notified().await;
        }
        if stream.write_all(&reply.wire()).await.is_err() {
            return;
        }
        match reply.after {
            After::HangUp => return,
            After::Keep => {}
            After::Hold => {
                let _ = stream.read(&mut [0; 16]).await;
                stage.hung_up.send_modify(|hung_up| *hung_up += 1);
                return;
            }
        }
    }
}

async fn read_head(stream: &mut TcpStream) -> Option<Request> {
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        head.push(stream.read_u8().await.ok()?);
    }
    Some(Request(String::from_utf8(head).unwrap()))
}
