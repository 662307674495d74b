//! What is done beside requests.

use std::sync::Arc;

use super::bench::{FakeHost, NOW, bench, pressed, quits_on_q};
use crate::api::CsvUrl;
use crate::app::{Effect, Event, NotSaved, Outcome, Ticket};
use crate::export::{Handover, Progress, Receipt, SaveProgress, What};
use crate::runtime::inbound::Inbound;
use crate::runtime::naming::told;
use crate::store::Message;

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

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn what_is_to_be_remembered_does_not_wait_for_the_thread_that_reads_pages() {
    let host = FakeHost::default();
    let remembered = Arc::clone(&host.remembered);
    let mut bench = bench(host, 0, quits_on_q);
    let (busy, is_busy) = std::sync::mpsc::channel();
    let (free, until_free) = std::sync::mpsc::channel::<()>();
    let page = tokio::spawn(async move {
        busy.send(()).unwrap();
        until_free.recv()
    });
    is_busy.recv().unwrap();
    bench.key('q');
    bench.run().await.unwrap();
    assert_eq!(*remembered.lock().unwrap(), [3]);
    drop(free);
    assert!(page.await.unwrap().is_err());
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
        Event::Key(_) => vec![Effect::HandOver { path: typed.clone(), replace: false, handover: Box::new(handover()) }],
        Event::Done(_) => vec![Effect::Quit],
        _ => Vec::new(),
    });
    bench.key('s');
    bench.run().await.unwrap();
    assert_eq!(bench.lines()[3..], [format!("Written(Ok(\"saved 1 message to {}\"))", told(&path))]);
    assert!(std::fs::read_to_string(path).unwrap().contains("\"userName\":\"Mika\""));
}

#[cfg(unix)]
#[tokio::test]
async fn messages_are_piped_to_a_command() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("piped");
    let command = vec!["tee".to_owned(), path.display().to_string()];
    let mut bench = bench(FakeHost::default(), 0, move |event| match event {
        Event::Key(_) => vec![Effect::Pipe { command: command.clone(), handover: Box::new(handover()) }],
        Event::Done(_) => vec![Effect::Quit],
        _ => Vec::new(),
    });
    bench.key('|');
    bench.run().await.unwrap();
    assert_eq!(bench.lines()[3..], ["Piped(Ok(\"`tee` took them: exit status: 0\"))"]);
    assert!(std::fs::read_to_string(path).unwrap().ends_with("\"text\":\"hello\"}\n"));
}

fn receipt(url: &str) -> Box<Receipt> {
    let named = || crate::view::Ref { id: "1".into(), name: String::new() };
    Box::new(Receipt {
        what: What::Messages,
        workspace: named(),
        channel: named(),
        window: None,
        label: None,
        kind: None,
        users: None,
        total_count: None,
        overview_count: None,
        csv_urls: vec![CsvUrl::parse(url).unwrap()],
        file: None,
        started: NOW,
        finished: NOW,
    })
}

#[tokio::test]
async fn saving_is_told_of_until_it_is_stopped_and_nothing_of_it_is_left() {
    let silent = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}/a.csv", silent.local_addr().unwrap());
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.csv").display().to_string();
    let mut bench = bench(FakeHost::default(), 0, move |event| match pressed(event) {
        Some('s') => {
            vec![Effect::Save { ticket: Ticket(7), path: path.clone(), replace: false, receipt: receipt(&url) }]
        }
        Some('x') => vec![Effect::Abort(Ticket(7))],
        Some('q') => vec![Effect::Quit],
        _ => Vec::new(),
    });
    bench.key('s');
    while bench.lines().last().is_none_or(|line| line != "saving 7") {
        bench.event_loop.turn().await.unwrap();
    }
    bench.key('x');
    // What was in the queue already.
    let transfer = Progress { bytes: 1, of: None, attempt: (1, 5), waiting: None };
    bench.outbox.send(Inbound::Saving(Ticket(7), SaveProgress { slice: 1, of: 1, transfer, joining: false }));
    bench.outbox.send(Inbound::Saved(Ticket(7), Err(NotSaved::Failed { why: "late".into(), again: true })));
    bench.key('q');
    bench.run().await.unwrap();
    assert_eq!(bench.lines()[2..], ["s", "saving 7", "x", "q"]);
    while std::fs::read_dir(folder.path()).unwrap().count() > 0 {
        tokio::task::yield_now().await;
    }
}

#[tokio::test(start_paused = true)]
async fn keys_that_were_pressed_before_a_question_was_shown_do_not_answer_it() {
    let mut bench = bench(FakeHost::default(), 0, quits_on_q);
    let found = |taken: &[&str]| {
        let taken = taken.iter().map(ToString::to_string).collect();
        Inbound::Done(Outcome::Looked(Ticket(1), Ok(taken)))
    };
    bench.outbox.send(found(&["bar.csv"]));
    bench.key('y');
    bench.outbox.send(Inbound::Input(Event::Paste("y".to_owned())));
    bench.outbox.send(Inbound::Input(Event::Resize { width: 70, height: 20 }));
    bench.event_loop.turn().await.unwrap();
    // Where nothing is asked, what was typed ahead counts.
    bench.outbox.send(found(&[]));
    bench.key('j');
    bench.key('q');
    bench.run().await.unwrap();
    let asked = r#"Looked(Ticket(1), Ok(["bar.csv"]))"#;
    assert_eq!(bench.lines()[2..], [asked, "70x20", "Looked(Ticket(1), Ok([]))", "j", "q"]);
}

#[tokio::test(start_paused = true)]
async fn a_stale_answer_asks_nothing_and_drops_no_key() {
    let mut bench = bench(FakeHost::default(), 0, quits_on_q);
    let found = |ticket: u64| Inbound::Done(Outcome::Looked(Ticket(ticket), Ok(vec!["bar.csv".to_owned()])));
    let frames = bench.frames();
    bench.outbox.send(found(2));
    bench.key('j');
    bench.event_loop.turn().await.unwrap();
    assert_eq!(bench.frames(), frames, "there is nothing to show at once");
    // Nor does it drop the answer to a question that stands already.
    bench.outbox.send(found(1));
    bench.event_loop.turn().await.unwrap();
    bench.outbox.send(found(2));
    bench.key('y');
    bench.key('q');
    bench.run().await.unwrap();
    let keys: Vec<String> = bench.lines().into_iter().filter(|line| line.len() == 1).collect();
    assert_eq!(keys, ["j", "y", "q"]);
}
