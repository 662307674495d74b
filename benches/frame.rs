//! A frame and a key at a thousand and at a million messages: `cargo bench --bench frame`.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use divan::Bencher;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use serde_json::value::RawValue;
use vipdeck::api::{Channel, Cursor, Workspace};
use vipdeck::app::{Account, App, Effect, Event, Reply, Request, Settings, Target, Ticket};
use vipdeck::config::Config;
use vipdeck::feed::PageRows;
use vipdeck::store::Batch;
use vipdeck::ui;
use vipdeck::view::Zone;

/// 2026-05-30T13:00:00Z
const NOW: i64 = 1_780_146_000_000;
const PAGE: i64 = 1_000;
const SCREEN: Rect = Rect::new(0, 0, 160, 48);

fn main() {
    divan::main();
}

/// A dashboard of 160 × 48 cells with so many messages.
fn app(rows: i64) -> App {
    let settings = Settings {
        account: Some(Account::Demo),
        zone: Zone::Utc,
        local_zone: Zone::Utc,
        ..Settings::new(&Config::default()).unwrap_or_else(|_| unreachable!("the defaults hold no mistake"))
    };
    let mut app = App::new(settings, Target::default(), (160, 48), NOW);
    let mut sent = app.update(Event::Start, NOW);
    let mut page = 0;
    while let Some(effect) = sent.pop() {
        let Effect::Send(ticket, request) = effect else { continue };
        let reply = answer(&request, page);
        page += i64::from(matches!(request, Request::Page(_)));
        sent.extend(reply.map(|reply| app.update(Event::Reply(ticket, reply), NOW)).unwrap_or_default());
        if sent.is_empty() && page * PAGE < rows {
            sent.extend(app.update(key('a'), NOW));
        }
        if page * PAGE >= rows {
            break;
        }
    }
    app
}

fn answer(request: &Request, page: i64) -> Option<Reply> {
    match request {
        Request::Workspaces => Some(Reply::Workspaces(Ok(vec![Workspace {
            id: "w".into(),
            name: "Star Harbour".into(),
            kind: Some("VIP".into()),
            vip_indicator: None,
            vip_indicator_in_process: None,
        }]))),
        Request::Channels { .. } => Some(Reply::Channels(Ok(vec![Channel {
            id: "c".into(),
            name: "Star Harbour".into(),
            kind: Some("FB_PAGE".into()),
        }]))),
        Request::Page(_) => Some(Reply::Page(Ok(rows(page)))),
        _ => None,
    }
}

fn rows(page: i64) -> PageRows {
    const TEXTS: [&str; 4] = [
        "Where is my order? I have waited for two weeks now and nobody answers",
        "¿Cuándo empieza Ember Rush weekend? 😮 gracias",
        "Здравствуйте! Rune of Valor ещё вернётся? Я вам писал",
        "안녕하세요 환불 부탁드립니다",
    ];
    let at = |row: i64| NOW - (page * PAGE + row) * 2_000;
    let json = |row: i64| {
        let text = TEXTS[row as usize % TEXTS.len()];
        let (at, user) = (at(row), row % 97);
        format!(
            r#"{{"timestamp":{at},"conversationId":"t_{user}","userName":"Player {user}","kind":"text","source":"dm","labels":["frustrated","refund"],"customLabelIds":[],"text":"{text} {row}"}}"#
        )
    };
    let items: Vec<Box<RawValue>> = (0..PAGE).filter_map(|row| RawValue::from_string(json(row)).ok()).collect();
    PageRows {
        batch: Batch::read(items.iter().map(AsRef::as_ref)),
        cursor: Some(Cursor::at(at(PAGE - 1))),
        may_have_more: Some(true),
        returned: Some(PAGE as u64),
    }
}

fn key(letter: char) -> Event {
    Event::Key(KeyEvent::new(KeyCode::Char(letter), KeyModifiers::NONE))
}

/// One key and the frame that answers it, in memory.
#[divan::bench(args = [1_000, 1_000_000])]
fn a_key_and_its_frame(bencher: Bencher<'_, '_>, rows: i64) {
    let mut app = app(rows);
    let mut buffer = Buffer::empty(SCREEN);
    bencher.bench_local(|| {
        app.update(key('j'), NOW);
        buffer.reset();
        ui::draw(&mut buffer, &app);
    });
}

/// The frame alone.
#[divan::bench(args = [1_000, 1_000_000])]
fn a_frame_alone(bencher: Bencher<'_, '_>, rows: i64) {
    let app = app(rows);
    let mut buffer = Buffer::empty(SCREEN);
    bencher.bench_local(|| ui::draw(&mut buffer, &app));
}

/// A reply that nobody waits for any more.
#[divan::bench]
fn a_stale_reply(bencher: Bencher<'_, '_>) {
    let mut app = app(1_000);
    bencher
        .with_inputs(|| rows(3))
        .bench_local_values(|page| app.update(Event::Reply(Ticket(u64::MAX), Reply::Page(Ok(page))), NOW).len());
}
