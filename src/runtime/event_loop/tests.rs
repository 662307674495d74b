use std::sync::{Arc, Mutex};
use std::time::Duration;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use ratatui::buffer::Buffer;
use ratatui::style::Style;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;
use tokio::sync::Notify;
use tokio::time::Instant;

use super::{EventLoop, Turn};
use crate::api::{ApiError, Attempt, BaseUrl, Client, ClientOptions, Credentials};
use crate::app::{Account, Effect, Event, Reply, Request, SignIn, Ticket};
use crate::export::Handover;
use crate::memory::Recalled;
use crate::runtime::inbound::{self, Inbound, Outbox};
use crate::runtime::screen::Screen;
use crate::runtime::screen::tests::FakeDevice;
use crate::runtime::signals::Signal;
use crate::runtime::{Host, Model, RunError, RunOptions, Session};
use crate::store::Message;

/// A time of the tests' clock, epoch ms.
const NOW: i64 = 1_780_000_000_000;

/// What a scripted model did and saw.
#[derive(Debug, Default)]
struct Log {
    lines: Vec<String>,
    frames: usize,
}

type Decide = Box<dyn FnMut(&Event) -> Vec<Effect>>;

/// Writes down every event, and answers with what the test says.
struct Script {
    log: Arc<Mutex<Log>>,
    decide: Decide,
    steps: usize,
}

impl Model for Script {
    fn update(&mut self, event: Event, now_ms: i64) -> Vec<Effect> {
        let line = match &event {
            Event::Key(key) => key.code.to_string(),
            Event::Resize { width, height } => format!("{width}x{height}"),
            Event::Tick => format!("tick +{}", now_ms - NOW),
            Event::Reply(ticket, _) => format!("reply {}", ticket.0),
            Event::Attempt(ticket, _) => format!("attempt {}", ticket.0),
            Event::Idle => {
                self.steps -= 1;
                "idle".into()
            }
            Event::Done(outcome) => format!("{outcome:?}"),
            Event::Switched(account, _) => format!("switched to {}", account.name()),
            Event::Clock(offset) => format!("clock {}", offset.ms()),
            Event::Start => "start".into(),
            Event::Paste(text) => format!("paste {text}"),
        };
        self.log.lock().unwrap().lines.push(line);
        (self.decide)(&event)
    }

    fn is_busy(&self) -> bool {
        self.steps > 0
    }

    fn draw(&self, buffer: &mut Buffer) {
        let mut log = self.log.lock().unwrap();
        log.frames += 1;
        buffer.set_string(0, 0, log.lines.len().to_string(), Style::new());
    }
}

/// A host that has one account, remembers, and is slow to sign in until it is told to go on.
#[derive(Default)]
struct FakeHost {
    remembered: Arc<Mutex<Vec<usize>>>,
    go_on: Arc<Notify>,
    disk_full: bool,
    reach: Reach,
}

/// What becomes of connecting.
#[derive(Default)]
enum Reach {
    /// It never ends.
    #[default]
    Slow,
    /// It fails.
    Offline,
    /// There is a server at this address.
    At(String),
}

fn client(base_url: &str) -> Client {
    let credentials = Credentials::new("key", "secret".into()).unwrap();
    Client::new(ClientOptions::new(base_url.parse::<BaseUrl>().unwrap(), credentials))
}

impl Host<Script> for FakeHost {
    async fn connect(&self) -> Result<Client, ApiError> {
        match &self.reach {
            Reach::Slow => std::future::pending().await,
            Reach::Offline => Err(ApiError::of_status(503, b"")),
            Reach::At(base_url) => Ok(client(base_url)),
        }
    }

    async fn sign_in(&self, _: SignIn) -> Result<Session, String> {
        self.go_on.notified().await;
        Err("the key is wrong".into())
    }

    async fn start_demo(&self) -> Result<Session, String> {
        Ok(Session { client: client("http://127.0.0.1:9/v1"), account: Account::Demo, recalled: Recalled::default() })
    }

    async fn switch_profile(&self, name: String) -> Result<Session, String> {
        Err(format!("there is no profile {name}"))
    }

    fn remember(&self, model: &Script) -> impl Future<Output = Result<(), String>> + Send + 'static {
        let disk_full = self.disk_full;
        let (remembered, seen) = (Arc::clone(&self.remembered), model.log.lock().unwrap().lines.len());
        async move {
            remembered.lock().unwrap().push(seen);
            if disk_full { Err("the disk is full".into()) } else { Ok(()) }
        }
    }
}

struct Bench {
    event_loop: EventLoop<Script, FakeHost, FakeDevice>,
    outbox: Outbox,
    log: Arc<Mutex<Log>>,
    device: FakeDevice,
}

/// A loop in which every key press gives the effects of `decide`, started.
fn bench(host: FakeHost, steps: usize, decide: impl FnMut(&Event) -> Vec<Effect> + 'static) -> Bench {
    let log = Arc::new(Mutex::new(Log::default()));
    let model = Script { log: Arc::clone(&log), decide: Box::new(decide), steps };
    let device = FakeDevice::new(30, 2);
    let mut screen = Screen::new(device.clone());
    screen.enter().unwrap();
    let (outbox, inbox) = inbound::queue();
    let began = Instant::now();
    let clock = Box::new(move || NOW + i64::try_from(began.elapsed().as_millis()).unwrap());
    let queue = (outbox.clone(), inbox);
    let mut event_loop = EventLoop::new(model, host, RunOptions::default(), screen, queue, clock);
    event_loop.start().unwrap();
    Bench { event_loop, outbox, log, device }
}

impl Bench {
    fn key(&self, key: char) {
        let key = KeyEvent::new(KeyCode::Char(key), KeyModifiers::NONE);
        assert!(self.outbox.send(Inbound::Input(Event::Key(key))));
    }

    fn lines(&self) -> Vec<String> {
        self.log.lock().unwrap().lines.clone()
    }

    fn frames(&self) -> usize {
        self.log.lock().unwrap().frames
    }

    /// Runs to the end that the script brings; the tests' time stands still unless everything waits.
    async fn run(&mut self) -> Result<(), RunError> {
        self.event_loop.run().await
    }
}

fn pressed(event: &Event) -> Option<char> {
    match event {
        Event::Key(key) => key.code.as_char(),
        _ => None,
    }
}

fn quits_on_q(event: &Event) -> Vec<Effect> {
    if pressed(event) == Some('q') { vec![Effect::Quit] } else { Vec::new() }
}

#[tokio::test(start_paused = true)]
async fn the_first_frame_is_drawn_before_anything_is_asked() {
    let bench = bench(FakeHost::default(), 0, |event| match event {
        Event::Start => vec![Effect::Send(Ticket(1), Request::Workspaces)],
        _ => Vec::new(),
    });
    assert_eq!(bench.lines(), ["30x2", "start"]);
    assert_eq!(bench.frames(), 1);
    assert!(bench.event_loop.effects.is_wanted(Ticket(1)));
}

#[tokio::test(start_paused = true)]
async fn a_burst_of_keys_is_one_frame_and_one_write() {
    let mut bench = bench(FakeHost::default(), 0, quits_on_q);
    for _ in 0..500 {
        bench.key('j');
    }
    bench.device.writes();
    bench.event_loop.turn().await.unwrap();
    bench.event_loop.draw().unwrap();
    assert_eq!(bench.lines().len(), 2 + 500);
    assert_eq!(bench.frames(), 2);
    assert_eq!(bench.device.writes().len(), 1);
}

#[tokio::test(start_paused = true)]
async fn sizes_in_a_row_are_one_and_keep_their_place_among_keys() {
    let mut bench = bench(FakeHost::default(), 0, quits_on_q);
    for width in 40..90 {
        bench.outbox.send(Inbound::Input(Event::Resize { width, height: 5 }));
    }
    bench.key('a');
    bench.outbox.send(Inbound::Input(Event::Resize { width: 7, height: 7 }));
    bench.outbox.send(Inbound::Input(Event::Resize { width: 8, height: 8 }));
    bench.event_loop.turn().await.unwrap();
    assert_eq!(bench.lines()[2..], ["89x5", "a", "8x8"]);
}

#[tokio::test(start_paused = true)]
async fn with_nothing_pending_nothing_is_drawn() {
    let mut bench = bench(FakeHost::default(), 0, quits_on_q);
    let hour = tokio::time::timeout(Duration::from_hours(1), bench.event_loop.run()).await;
    assert!(hour.is_err());
    assert_eq!(bench.lines().len(), 2);
    assert_eq!(bench.frames(), 1);
}

#[tokio::test(start_paused = true)]
async fn the_earliest_wake_up_is_kept_and_comes_once() {
    let mut bench = bench(FakeHost::default(), 0, |event| match event {
        Event::Start => [900, 250, 500].map(|ms| Effect::WakeAt(NOW + ms)).into(),
        _ => Vec::new(),
    });
    let second = tokio::time::timeout(Duration::from_secs(1), bench.event_loop.run()).await;
    assert!(second.is_err());
    assert_eq!(bench.lines()[2..], ["tick +250"]);
}

#[tokio::test(start_paused = true)]
async fn a_wake_up_in_the_past_comes_at_once() {
    let mut bench = bench(FakeHost::default(), 0, |event| match event {
        Event::Start => vec![Effect::WakeAt(NOW - 5)],
        Event::Tick => vec![Effect::Quit],
        _ => Vec::new(),
    });
    bench.run().await.unwrap();
    assert_eq!(bench.lines()[2..], ["tick +0"]);
}

#[tokio::test(start_paused = true)]
async fn work_in_steps_goes_on_when_nothing_else_does_and_is_not_drawn_each_time() {
    let mut bench = bench(FakeHost::default(), 100, quits_on_q);
    bench.key('a');
    for _ in 0..101 {
        let turn = bench.event_loop.turn().await.unwrap();
        assert_eq!(turn == Turn::Step, bench.lines().last().unwrap() == "idle");
    }
    assert_eq!(bench.lines()[2], "a");
    assert_eq!(bench.lines().len(), 2 + 1 + 100);
}

#[tokio::test(start_paused = true)]
async fn steps_within_a_frames_time_share_a_frame() {
    let mut bench = bench(FakeHost::default(), 100, quits_on_q);
    let second = tokio::time::timeout(Duration::from_secs(1), bench.event_loop.run()).await;
    assert!(second.is_err());
    assert_eq!(bench.lines().len(), 2 + 100);
    assert_eq!(bench.frames(), 2, "the first one, and the one with the result");
}

#[tokio::test(start_paused = true)]
async fn what_comes_of_itself_within_a_frames_time_shares_a_frame_and_a_key_does_not_wait_for_it() {
    let mut bench = bench(FakeHost::default(), 0, quits_on_q);
    let outbox = bench.outbox.clone();
    tokio::spawn(async move {
        for _ in 0..7 {
            tokio::time::sleep(Duration::from_millis(4)).await;
            outbox.send(Inbound::Attempt(Ticket(1), Attempt::Sending { attempt: 1, of: 1 }));
        }
    });
    assert!(tokio::time::timeout(Duration::from_secs(1), bench.event_loop.run()).await.is_err());
    assert_eq!(bench.frames(), 1 + 2, "at 16 ms and 32 ms");
    bench.outbox.send(Inbound::Attempt(Ticket(1), Attempt::Sending { attempt: 1, of: 1 }));
    assert!(tokio::time::timeout(Duration::ZERO, bench.event_loop.turns()).await.is_err());
    bench.key('j');
    assert!(tokio::time::timeout(Duration::ZERO, bench.event_loop.turns()).await.is_err());
    assert_eq!(bench.frames(), 1 + 2 + 2, "the attempt after a long silence, and the key right after it");
}

#[tokio::test]
async fn a_request_tells_how_it_goes_and_ends_in_its_reply() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let base_url = format!("http://{}/v1", listener.local_addr().unwrap());
    tokio::spawn(async move {
        let (mut stream, _) = listener.accept().await.unwrap();
        let _ = stream.read(&mut [0; 4096]).await.unwrap();
        let body = r#"[{"id":"w1","name":"One","type":"VIP"}]"#;
        let answer = format!("HTTP/1.1 200 OK\r\ncontent-length: {}\r\n\r\n{body}", body.len());
        stream.write_all(answer.as_bytes()).await.unwrap();
    });
    let host = FakeHost { reach: Reach::At(base_url), ..FakeHost::default() };
    let mut bench = bench(host, 0, |event| match event {
        Event::Start => vec![Effect::Send(Ticket(7), Request::Workspaces)],
        Event::Reply(_, Reply::Workspaces(Ok(rows))) if rows[0].id == "w1" => vec![Effect::Quit],
        _ => Vec::new(),
    });
    bench.run().await.unwrap();
    assert_eq!(bench.lines()[2..], ["attempt 7", "reply 7"]);
    assert!(!bench.event_loop.effects.is_wanted(Ticket(7)));
}

#[tokio::test(start_paused = true)]
async fn without_a_connection_the_request_is_answered_with_why() {
    let host = FakeHost { reach: Reach::Offline, ..FakeHost::default() };
    let mut bench = bench(host, 0, |event| match event {
        Event::Start => vec![Effect::Send(Ticket(7), Request::Channels { workspace_id: "w".into() })],
        Event::Reply(_, Reply::Channels(Err(_))) => vec![Effect::Quit],
        _ => Vec::new(),
    });
    bench.run().await.unwrap();
    assert_eq!(bench.lines()[2..], ["reply 7"]);
}

#[tokio::test(start_paused = true)]
async fn an_aborted_request_is_not_heard_of_again() {
    let mut bench = bench(FakeHost::default(), 0, |event| match pressed(event) {
        Some('a') => vec![Effect::Send(Ticket(1), Request::Channels { workspace_id: "w".into() })],
        Some('b') => vec![Effect::Abort(Ticket(1))],
        _ => Vec::new(),
    });
    bench.key('a');
    bench.event_loop.turn().await.unwrap();
    assert!(bench.event_loop.effects.is_wanted(Ticket(1)));
    bench.key('b');
    // What its task had sent before it was aborted.
    let stale = || Inbound::Reply(Ticket(1), Reply::Workspaces(Ok(Vec::new())));
    bench.outbox.send(stale());
    bench.event_loop.turn().await.unwrap();
    assert_eq!(bench.lines()[2..], ["a", "b"]);
}

#[tokio::test(start_paused = true)]
async fn a_new_account_drops_what_the_old_one_was_asked_and_starts_over() {
    let mut bench = bench(FakeHost::default(), 0, |event| match event {
        Event::Key(_) => {
            vec![Effect::Send(Ticket(1), Request::Channels { workspace_id: "w".into() }), Effect::StartDemo]
        }
        Event::Switched(..) => vec![Effect::WakeAt(NOW)],
        Event::Tick => vec![Effect::Quit],
        _ => Vec::new(),
    });
    bench.key('d');
    bench.run().await.unwrap();
    assert_eq!(bench.lines()[2..], ["d", "switched to demo", "tick +0"]);
    assert!(!bench.event_loop.effects.is_wanted(Ticket(1)));
}

#[tokio::test(start_paused = true)]
async fn a_sign_in_that_fails_keeps_the_account_and_says_why() {
    let mut bench = bench(FakeHost::default(), 0, |event| match event {
        Event::Key(_) => vec![Effect::SwitchProfile("nope".into())],
        Event::Done(_) => vec![Effect::Quit],
        _ => Vec::new(),
    });
    bench.key('p');
    bench.run().await.unwrap();
    assert_eq!(bench.lines()[3..], [r#"NotSwitched("there is no profile nope")"#]);
}

#[tokio::test(start_paused = true)]
async fn of_two_changes_of_the_account_the_later_one_counts() {
    let host = FakeHost::default();
    host.go_on.notify_one();
    let mut bench = bench(host, 0, |event| match event {
        Event::Key(_) => {
            let credentials = SignIn { base_url: String::new(), api_key: String::new(), secret: "s".into() };
            vec![Effect::SignIn(credentials), Effect::StartDemo]
        }
        Event::Switched(..) => vec![Effect::Quit],
        _ => Vec::new(),
    });
    bench.key('s');
    bench.run().await.unwrap();
    assert_eq!(bench.lines()[3..], ["switched to demo"]);
}

#[tokio::test(start_paused = true)]
async fn copying_writes_beside_the_frame_and_says_so() {
    let mut bench = bench(FakeHost::default(), 0, |event| match event {
        Event::Key(_) => vec![Effect::Copy { what: "text", text: "hi".into() }],
        Event::Done(_) => vec![Effect::Quit],
        _ => Vec::new(),
    });
    bench.key('y');
    bench.device.writes();
    bench.run().await.unwrap();
    assert_eq!(bench.device.writes()[0], "\x1b]52;c;aGk=\x07");
    assert_eq!(bench.lines()[3..], [r#"Copied(Ok("text"))"#]);
}

#[tokio::test(start_paused = true)]
async fn a_redraw_sends_the_whole_screen_in_one_write() {
    let mut bench = bench(FakeHost::default(), 0, |event| pressed(event).map(|_| Effect::Redraw).into_iter().collect());
    bench.key('l');
    bench.device.writes();
    bench.event_loop.turn().await.unwrap();
    bench.event_loop.draw().unwrap();
    let writes = bench.device.writes();
    assert_eq!(writes.len(), 1);
    assert!(writes[0].contains("\x1b[2J") && writes[0].contains('3'), "{writes:?}");
}

#[tokio::test(start_paused = true)]
async fn what_is_to_be_remembered_is_written_in_order_before_the_end() {
    let host = FakeHost::default();
    let remembered = Arc::clone(&host.remembered);
    let mut bench = bench(host, 0, |event| match pressed(event) {
        Some('q') => vec![Effect::Quit],
        Some(_) => vec![Effect::Remember],
        None => Vec::new(),
    });
    for key in ['a', 'b', 'q', 'x'] {
        bench.key(key);
    }
    bench.run().await.unwrap();
    assert_eq!(*remembered.lock().unwrap(), [3, 4, 5]);
    assert_eq!(bench.lines()[2..], ["a", "b", "q"], "nothing is taken after the end");
}

#[tokio::test(start_paused = true)]
async fn what_cannot_be_remembered_is_told() {
    let mut bench = bench(FakeHost { disk_full: true, ..FakeHost::default() }, 0, |event| match event {
        Event::Key(_) => vec![Effect::Remember],
        Event::Done(_) => vec![Effect::Quit],
        _ => Vec::new(),
    });
    bench.key('a');
    bench.run().await.unwrap();
    assert_eq!(bench.lines()[3..], [r#"NotRemembered("the disk is full")"#]);
}

#[tokio::test(start_paused = true)]
async fn a_signal_or_a_closed_terminal_is_an_end_at_which_is_remembered_too() {
    for way in [Inbound::Signal(Signal::End(15)), Inbound::HungUp] {
        let host = FakeHost::default();
        let remembered = Arc::clone(&host.remembered);
        let mut bench = bench(host, 0, quits_on_q);
        bench.outbox.send(way);
        bench.run().await.unwrap_err();
        assert_eq!(*remembered.lock().unwrap(), [2]);
    }
}

fn handover() -> Handover {
    let message = Message {
        at: NOW,
        conversation: None,
        user: Some("Mika".into()),
        kind: "text".into(),
        source: None,
        labels: vec![],
        custom_labels: vec![],
        text: Some("hello".into()),
        damaged: None,
    };
    let label_names = std::collections::BTreeMap::new();
    Handover { messages: vec![message], of: "here".into(), label_names, zone: crate::view::Zone::Utc }
}

#[tokio::test]
async fn messages_are_saved_off_the_loop_and_it_is_told_where() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("marked.ndjson");
    let typed = path.display().to_string();
    let mut bench = bench(FakeHost::default(), 0, move |event| match event {
        Event::Key(_) => vec![Effect::HandOver { path: typed.clone(), handover: Box::new(handover()) }],
        Event::Done(_) => vec![Effect::Quit],
        _ => Vec::new(),
    });
    bench.key('s');
    bench.run().await.unwrap();
    assert_eq!(bench.lines()[3..], [format!("HandedOver(Ok(\"saved 1 message to {}\"))", path.display())]);
    assert!(std::fs::read_to_string(path).unwrap().contains("\"userName\":\"Mika\""));
}

#[cfg(unix)]
#[tokio::test]
async fn messages_are_piped_to_the_configured_command() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("piped");
    let mut bench = bench(FakeHost::default(), 0, |event| match event {
        Event::Key(_) => vec![Effect::Pipe(Box::new(handover()))],
        Event::Done(_) => vec![Effect::Quit],
        _ => Vec::new(),
    });
    bench.event_loop.effects.options_mut().pipe = vec!["tee".into(), path.display().to_string()];
    bench.key('|');
    bench.run().await.unwrap();
    assert_eq!(bench.lines()[3..], ["HandedOver(Ok(\"`tee` took them: exit status: 0\"))"]);
    assert!(std::fs::read_to_string(path).unwrap().ends_with("\"text\":\"hello\"}\n"));
}

#[tokio::test(start_paused = true)]
async fn every_way_out_gives_the_terminal_back() {
    let ways: [(Inbound, u8); 3] = [
        (Inbound::Signal(Signal::End(15)), 143),
        (Inbound::HungUp, 129),
        (Inbound::InputFailed(std::io::Error::other("x")), 1),
    ];
    for (way, code) in ways {
        let mut bench = bench(FakeHost::default(), 0, quits_on_q);
        bench.outbox.send(way);
        assert_eq!(bench.run().await.unwrap_err().exit_code(), code);
        assert!(!bench.device.0.lock().unwrap().raw);
    }
    let mut bench = bench(FakeHost::default(), 0, quits_on_q);
    bench.key('q');
    bench.run().await.unwrap();
    assert!(bench.device.writes().last().unwrap().ends_with("\x1b[?1049l\x1b[?25h"));
}

#[tokio::test(start_paused = true)]
async fn a_terminal_that_dies_while_it_is_drawn_on_ends_the_loop() {
    let mut bench = bench(FakeHost::default(), 0, quits_on_q);
    bench.device.0.lock().unwrap().dead = true;
    bench.key('a');
    assert!(matches!(bench.run().await, Err(RunError::HungUp)));
    assert!(!bench.device.0.lock().unwrap().raw);
}

#[tokio::test(start_paused = true)]
async fn after_a_stop_the_terminal_is_taken_anew_at_its_new_size() {
    let mut bench = bench(FakeHost::default(), 0, quits_on_q);
    bench.device.writes();
    bench.device.0.lock().unwrap().size = ratatui::layout::Size::new(44, 4);
    bench.outbox.send(Inbound::Signal(Signal::Continue));
    bench.event_loop.turn().await.unwrap();
    bench.event_loop.draw().unwrap();
    assert_eq!(bench.lines()[2..], ["44x4"]);
    let writes = bench.device.writes();
    assert!(writes[1].starts_with("\x1b[?1049h"), "{writes:?}");
    assert_eq!(bench.frames(), 2);
}
