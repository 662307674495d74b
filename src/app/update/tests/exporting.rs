use super::desk::{Desk, NOW, error};
use super::saving::half_saved;
use crate::api::Export;
use crate::app::exports::ExportState;
use crate::app::popup::Popup;
use crate::app::{Effect, Event, NotSaved, Outcome, Reply, Request, SavedFile, Ticket};
use crate::export::{Progress, SaveProgress};

pub(super) fn export(desk: &mut Desk, url: &str) {
    desk.press("e");
    let ticket = desk.pending(|request| matches!(request, Request::ExportMessages { .. })).unwrap();
    desk.reply(ticket, Reply::Export(Ok(Export { total_count: Some(50), csv_url: url.into() })));
}

/// What the file that is being saved is told of by.
pub(super) fn saving(desk: &Desk) -> Ticket {
    let last = desk.done.iter().rev().find_map(|effect| match effect {
        Effect::Save { ticket, .. } => Some(*ticket),
        _ => None,
    });
    last.expect("something is saved")
}

/// The end of the saving that was begun last.
pub(super) fn ended(desk: &mut Desk, saved: Result<SavedFile, NotSaved>) {
    let ticket = saving(desk);
    desk.event(Event::Done(Outcome::Saved(ticket, saved)));
}

/// So many bytes have come of the file that was begun last.
pub(super) fn came(desk: &mut Desk, bytes: u64) {
    let transfer = Progress { bytes, of: Some(4 << 20), attempt: (1, 5), waiting: None };
    let ticket = saving(desk);
    desk.event(Event::Saving(ticket, SaveProgress { slice: 1, of: 1, transfer, joining: false }));
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
    assert_eq!(job.channel.name, "Star Harbour EN");
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
        desk.press("4 s");
        assert!(desk.app.popup.is_none() && desk.notice().starts_with("not saved"), "{}", desk.notice());
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

#[test]
fn what_does_not_agree_is_said_before_the_file_is_opened() {
    let mut desk = Desk::loaded_with(crate::app::Target { spec: "today".parse().unwrap(), ..Default::default() });
    desk.press("e");
    let ticket = desk.pending(|request| matches!(request, Request::ExportMessages { .. })).unwrap();
    desk.reply(ticket, Reply::Export(Ok(Export { total_count: Some(12), csv_url: "https://s.example/a".into() })));
    assert!(desk.notice().contains("the overview counts 50"), "{}", desk.notice());
    assert_eq!(opened(&desk).len(), 1, "a person may want it all the same");
}

#[test]
fn messages_that_came_since_the_overview_are_no_mismatch() {
    let mut desk = Desk::loaded();
    desk.press("e");
    let ticket = desk.pending(|request| matches!(request, Request::ExportMessages { .. })).unwrap();
    desk.reply(ticket, Reply::Export(Ok(Export { total_count: Some(52), csv_url: "https://s.example/a".into() })));
    assert!(!desk.notice().contains("overview"), "{}", desk.notice());
}

/// A dashboard over 90 days that exports them.
fn long_export() -> Desk {
    let mut desk = Desk::new(crate::app::Target { spec: "90d".parse().unwrap(), ..Default::default() });
    desk.answer_directory();
    desk.press("e enter");
    desk.found(&[]);
    desk
}

fn answer_slice(desk: &mut Desk, answer: crate::app::Answer<Export>) -> crate::view::Window {
    let (ticket, window) = desk
        .sent
        .iter()
        .find_map(|(ticket, request)| match request {
            Request::ExportMessages { window, .. } => Some((*ticket, *window)),
            _ => None,
        })
        .expect("a slice is asked for");
    desk.reply(ticket, Reply::Export(answer));
    window
}

fn slice() -> Export {
    Export { total_count: Some(5), csv_url: "https://s.example/a".into() }
}

#[test]
fn a_long_window_is_exported_a_slice_at_a_time_and_saved_as_one_file() {
    let mut desk = long_export();
    let newest = answer_slice(&mut desk, Ok(slice()));
    assert_eq!(newest.end(), desk.app.place.window.end());
    for _ in 0..2 {
        answer_slice(&mut desk, Ok(slice()));
    }
    assert!(opened(&desk).is_empty(), "there is no one address to open");
    let Some(Effect::Save { path, receipt, replace: false, .. }) =
        desk.done.iter().rfind(|effect| matches!(effect, Effect::Save { .. }))
    else {
        panic!("nothing is saved: {:?}", desk.done);
    };
    assert_eq!(path, "vipdeck-messages-2026-03-01_2026-05-30.csv");
    assert_eq!((receipt.csv_urls.len(), receipt.total_count), (3, Some(15)));
}

#[test]
fn the_addresses_of_slices_are_copied_a_line_each() {
    let mut desk = long_export();
    for _ in 0..2 {
        answer_slice(&mut desk, Ok(slice()));
    }
    desk.press("4 y");
    let Some(Effect::Copy { what, text }) = desk.done.pop() else { panic!("nothing is copied") };
    assert_eq!((what, text.as_str()), ("URLs", "https://s.example/a\nhttps://s.example/a"));
}

#[test]
fn a_slice_that_fails_is_asked_for_again_with_r() {
    let mut desk = long_export();
    answer_slice(&mut desk, Ok(slice()));
    let failed = answer_slice(&mut desk, Err(error(503)));
    assert!(matches!(desk.app.exports.jobs[0].state, ExportState::Failed { .. }));
    desk.press("4 r");
    assert_eq!(answer_slice(&mut desk, Ok(slice())), failed);
    assert_eq!(desk.app.exports.jobs[0].progress(), (2, 3));
}

#[test]
fn an_export_can_be_given_up() {
    let mut desk = long_export();
    desk.press("4 x");
    assert_eq!(desk.aborted.len(), 1);
    assert!(matches!(desk.app.exports.jobs[0].state, ExportState::Stopped { .. }));
    assert_eq!(desk.notice(), "export stopped; r goes on where it was");
    desk.press("r");
    assert!(desk.app.exports.jobs[0].is_running());
}

#[test]
fn users_are_exported_as_narrow_as_the_server_can() {
    use crate::api::UserFilter;
    use crate::app::users::Narrowing;
    use crate::insight::Ahead;

    let month = |month| UserFilter { birthday_month: Some(month), ..UserFilter::default() };
    let born = UserFilter { has_birthday: true, ..UserFilter::default() };
    let exported = |screen: &str, narrowing: Narrowing| {
        let mut desk = Desk::loaded();
        desk.press("3");
        desk.app.users.narrow_to(narrowing, chrono::NaiveDate::from_ymd_opt(2026, 5, 30).unwrap());
        desk.press(screen);
        desk.press("E");
        let filter = desk.sent.iter().find_map(|(_, request)| match request {
            Request::ExportUsers { filter, .. } => Some(*filter),
            _ => None,
        });
        (filter.unwrap(), desk.notice().to_owned())
    };
    let started = "export started; 4 shows it".to_owned();
    assert_eq!(exported("3", Narrowing::All), (UserFilter::default(), started.clone()));
    assert_eq!(exported("3", Narrowing::HasBirthday), (born, started.clone()));
    assert_eq!(exported("3", Narrowing::Month(6)), (month(6), started.clone()));
    assert_eq!(exported("1", Narrowing::Month(6)), (UserFilter::default(), started));
    // From 30 May on a week reaches into June.
    let (filter, notice) = exported("3", Narrowing::Ahead(Ahead::ThisWeek));
    assert_eq!(filter, born);
    let told = "exporting VIP users with a birthday: the server cannot export “birthdays this week”; 4 shows it";
    assert_eq!(notice, told);
}

#[test]
fn a_filter_that_the_server_does_not_know_is_told() {
    let mut desk = Desk::loaded();
    desk.press("3 &");
    desk.type_in("ada");
    desk.press("enter E");
    assert_eq!(desk.notice(), "exporting all VIP users: the server cannot export “& ada”; 4 shows it");
}

#[test]
fn an_export_that_is_being_saved_is_not_saved_again_meanwhile() {
    let mut desk = Desk::loaded();
    export(&mut desk, "https://storage.example/a.csv");
    let saves = |desk: &Desk| desk.done.iter().filter(|effect| matches!(effect, Effect::Save { .. })).count();
    desk.press("4 s enter");
    desk.found(&[]);
    assert_eq!(saves(&desk), 1);
    desk.press("s enter");
    assert_eq!(saves(&desk), 1, "the second would find the first one's file, and call it a failure");
    assert!(desk.app.popup.is_none());
}

#[test]
fn the_keys_that_are_named_are_those_of_the_keymap() {
    let mut desk = Desk::loaded();
    let keys = [("exports", "f4"), ("save-export", "f6")];
    let keys = keys.map(|(action, key)| (action.to_owned(), vec![key.to_owned()]));
    desk.app.settings.keymap = crate::app::keymap::Keymap::new(&keys.into()).unwrap();
    desk.press("e");
    assert_eq!(desk.notice(), "export started; F4 shows it");
    // Where another screen is shown, its own y copies something else.
    let failed = || crate::app::Event::Done(crate::app::Outcome::Opened(Err("no browser".to_owned())));
    desk.event(failed());
    assert_eq!(desk.notice(), "no browser; F4 shows its URL");
    desk.press("f4");
    desk.event(failed());
    assert_eq!(desk.notice(), "no browser; y copies the URL");
}

#[test]
fn a_file_that_appeared_meanwhile_stays() {
    let mut desk = half_saved();
    ended(&mut desk, Err(NotSaved::Exists { path: "/home/ada/a.csv".into() }));
    assert!(desk.app.popup.is_none(), "nobody is asked in the middle of something else");
    assert_eq!(desk.notice(), "not saved: there is a /home/ada/a.csv by now; s saves it under another name");
    let mut desk = half_saved();
    desk.press("1");
    ended(&mut desk, Err(NotSaved::Exists { path: "/home/ada/a.csv".into() }));
    assert_eq!(desk.notice(), "not saved: there is a /home/ada/a.csv by now; 4, then s saves it under another name");
}

#[test]
fn exports_are_filtered_and_searched_and_the_keys_are_about_the_shown_one() {
    let mut desk = Desk::loaded();
    export(&mut desk, "https://storage.example/first.csv");
    desk.press("E");
    export(&mut desk, "https://storage.example/last.csv");
    desk.press("4 &");
    desk.type_in("first");
    desk.press("enter y");
    assert_eq!((desk.app.exports.len(), desk.app.exports.selected()), (1, Some(0)));
    let copied = desk.done.iter().rev().find_map(|effect| match effect {
        Effect::Copy { text, .. } => Some(text.as_str()),
        _ => None,
    });
    assert_eq!(copied, Some("https://storage.example/first.csv"));
    desk.press("esc");
    assert_eq!((desk.app.exports.len(), desk.app.exports.selected()), (3, Some(0)), "the reader stays on it");
    desk.press("/");
    desk.type_in("storage");
    desk.press("enter n");
    assert_eq!((desk.app.exports.selected(), desk.notice()), (Some(2), "match 1 of 2"));
    desk.press("&");
    desk.type_in("zzz");
    desk.press("enter");
    assert_eq!((desk.app.exports.len(), desk.app.exports.selected()), (0, None));
    desk.press("E");
    assert_eq!((desk.app.exports.len(), desk.app.exports.selected()), (4, Some(3)), "a new one is to be seen");
}

#[test]
fn a_long_window_asks_where_to_save_before_anything_is_asked_of_the_server() {
    let export = |request: &Request| matches!(request, Request::ExportMessages { .. });
    let mut desk = Desk::new(crate::app::Target { spec: "90d".parse().unwrap(), ..Default::default() });
    desk.answer_directory();
    desk.press("e");
    let Some(Popup::Prompt(prompt)) = &desk.app.popup else { panic!("{:?}", desk.app.popup) };
    assert_eq!(prompt.input.text(), "vipdeck-messages-2026-03-01_2026-05-30.csv");
    desk.press("esc");
    assert!(desk.app.exports.jobs.is_empty() && desk.pending(export).is_none(), "nothing was begun");
    desk.press("e ctrl-u");
    desk.type_in("~/q.csv");
    desk.press("enter");
    desk.found(&["q.csv", "q.csv.receipt.json"]);
    assert!(desk.app.exports.jobs.is_empty() && desk.pending(export).is_none());
    desk.press("y enter");
    for _ in 0..3 {
        answer_slice(&mut desk, Ok(slice()));
    }
    let Some(Effect::Save { path, replace: true, .. }) =
        desk.done.iter().rev().find(|it| matches!(it, Effect::Save { .. }))
    else {
        panic!("{:?}", desk.done)
    };
    assert_eq!(path, "~/q.csv");
}

#[test]
fn a_long_window_without_a_message_writes_no_file_and_says_so() {
    let mut desk = long_export();
    for _ in 0..3 {
        answer_slice(&mut desk, Ok(Export { total_count: Some(0), csv_url: "https://s.example/a".into() }));
    }
    assert!(desk.done.iter().all(|effect| !matches!(effect, Effect::Save { .. })));
    assert_eq!(desk.notice(), "exported 0 rows: the server counts no messages here, and no file was written");
}

#[test]
fn a_slice_that_goes_on_after_a_failure_is_saved_to_the_file_that_was_named() {
    let mut desk = long_export();
    answer_slice(&mut desk, Err(error(503)));
    desk.press("4 r");
    for _ in 0..3 {
        answer_slice(&mut desk, Ok(slice()));
    }
    assert!(desk.app.exports.jobs[0].transfer().is_some());
}

#[test]
fn a_filter_is_no_part_of_what_the_server_exports_and_that_is_told() {
    let mut desk = Desk::loaded();
    desk.press("&");
    desk.type_in("5");
    desk.press("enter e");
    assert_eq!(desk.notice(), "exporting the whole view: the server does not know the filter; 4 shows it");
}

#[test]
fn an_export_that_holds_more_than_the_list_says_of_when_the_list_is() {
    let mut desk = Desk::new(crate::app::Target::default());
    desk.answer_directory();
    desk.answer_page(super::desk::page(NOW, 50, Some(false)));
    desk.answer_overview();
    desk.press("e");
    let ticket = desk.pending(|request| matches!(request, Request::ExportMessages { .. })).unwrap();
    desk.reply(ticket, Reply::Export(Ok(Export { total_count: Some(62), csv_url: "https://s.example/a".into() })));
    let job = &desk.app.exports.jobs[0];
    assert_eq!(job.expected, Some(50), "all 50 are here: the count is of this very window");
    let (listed, end) = job.outgrown().unwrap();
    assert_eq!((listed.rows, listed.at, end), (50, NOW, desk.app.place.window.end()));
}
