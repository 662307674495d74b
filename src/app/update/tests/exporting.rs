use super::desk::{Desk, error};
use crate::api::Export;
use crate::app::exports::ExportState;
use crate::app::{Effect, Reply, Request};

fn export(desk: &mut Desk, url: &str) {
    desk.press("e");
    let ticket = desk.pending(|request| matches!(request, Request::ExportMessages { .. })).unwrap();
    desk.reply(ticket, Reply::Export(Ok(Export { total_count: Some(12), csv_url: url.into() })));
}

fn opened(desk: &Desk) -> Vec<&str> {
    desk.done
        .iter()
        .filter_map(|effect| if let Effect::Open(url) = effect { Some(url.as_str()) } else { None })
        .collect()
}

#[test]
fn an_export_goes_on_in_the_background_and_opens_its_csv() {
    let mut desk = Desk::loaded();
    export(&mut desk, "https://storage.example/a.csv?sig=1");
    assert_eq!(opened(&desk), ["https://storage.example/a.csv?sig=1"]);
    desk.press("4 o");
    assert_eq!(opened(&desk).len(), 2);
}

#[test]
fn an_export_keeps_the_view_it_was_started_for() {
    let mut desk = Desk::loaded();
    desk.press("l");
    desk.type_in("frus");
    desk.press("enter e c down enter");
    let ticket = desk.pending(|request| matches!(request, Request::ExportMessages { .. })).expect("it is not aborted");
    desk.reply(ticket, Reply::Export(Ok(Export { total_count: None, csv_url: "https://s.example/".into() })));
    let job = &desk.app.exports.jobs[0];
    assert_eq!(job.channel, "Star Harbour EN");
    assert!(
        matches!(&job.of, crate::app::exports::ExportOf::Messages { label: Some(label), .. } if label == "frustrated")
    );
}

#[test]
fn what_is_no_web_address_is_shown_and_not_opened() {
    for url in ["file:///etc/passwd", "javascript:alert(1)", "/etc/passwd", "https://user:pw@host/x"] {
        let mut desk = Desk::loaded();
        export(&mut desk, url);
        assert!(opened(&desk).is_empty(), "{url}");
        assert!(desk.notice().contains("not opened"), "{}", desk.notice());
        assert_eq!(desk.app.exports.jobs[0].url(), Some(url));
    }
}

#[test]
fn a_failed_export_says_why() {
    let mut desk = Desk::loaded();
    desk.press("E");
    let ticket = desk.pending(|request| matches!(request, Request::ExportUsers { .. })).unwrap();
    desk.reply(ticket, Reply::Export(Err(error(402))));
    assert!(desk.notice().starts_with("export failed"), "{}", desk.notice());
    assert!(matches!(desk.app.exports.jobs[0].state, ExportState::Failed { .. }));
}

#[test]
fn a_running_export_counts_its_seconds() {
    let mut desk = Desk::loaded();
    desk.done.clear();
    desk.press("e");
    let now = desk.now;
    assert!(desk.done.iter().any(|effect| matches!(effect, Effect::WakeAt(at) if *at == now + 1_000)));
}
