use super::desk::{Desk, NOW, error, page, settings};
use crate::app::popup::{PickerKind, Popup};
use crate::app::{App, Effect, Event, Outcome, Reply, Request, Screen, Settings, Target};
use crate::feed::Completeness;
use crate::view::DAY_MS;

#[test]
fn a_start_opens_the_first_vip_workspace_and_its_first_channel() {
    let mut desk = Desk::new(Target::default());
    desk.answer_directory();
    let (_, query) = desk.pending_page().unwrap();
    assert_eq!((query.scope.workspace_id.as_str(), query.scope.channel_id.as_str()), ("w1", "FB_PAGE_1"));
    assert_eq!((query.limit, query.before), (Some(50), None));
    assert!(desk.pending(|request| matches!(request, Request::Overview { .. })).is_some());
}

#[test]
fn flags_open_what_they_name() {
    let target =
        Target { workspace: Some("moss kingdom".into()), channel: Some("FB_PAGE_2".into()), ..Target::default() };
    let mut desk = Desk::new(target);
    desk.answer_directory();
    let (_, query) = desk.pending_page().unwrap();
    assert_eq!((query.scope.workspace_id.as_str(), query.scope.channel_id.as_str()), ("w2", "FB_PAGE_2"));
}

#[test]
fn an_unknown_workspace_gets_near_matches_and_the_list() {
    let mut desk = Desk::new(Target { workspace: Some("Star Harbor".into()), ..Target::default() });
    let ticket = desk.pending(|request| matches!(request, Request::Workspaces)).unwrap();
    desk.reply(ticket, Reply::Workspaces(Ok(super::desk::workspaces())));
    assert!(desk.notice().contains("did you mean: Star Harbour"), "{}", desk.notice());
    assert!(matches!(&desk.app.popup, Some(Popup::Picker(picker)) if picker.kind == PickerKind::Workspace));
}

#[test]
fn a_workspace_in_a_flag_that_is_no_vip_workspace_says_so() {
    let mut desk = Desk::new(Target { workspace: Some("w0".into()), ..Target::default() });
    let ticket = desk.pending(|request| matches!(request, Request::Workspaces)).unwrap();
    desk.reply(ticket, Reply::Workspaces(Ok(super::desk::workspaces())));
    assert!(desk.notice().contains("not a VIP workspace"), "{}", desk.notice());
}

#[test]
fn without_credentials_the_welcome_screen_opens_and_nothing_is_asked() {
    let mut app = App::new(Settings { account: None, ..settings() }, Target::default(), (100, 30), NOW);
    let effects = app.update(Event::Start, NOW);
    assert!(matches!(app.popup, Some(Popup::Welcome(_))));
    assert!(!effects.iter().any(|effect| matches!(effect, Effect::Send(..))));
}

#[test]
fn a_lost_list_of_workspaces_is_a_failure_that_r_asks_again() {
    let mut desk = Desk::new(Target::default());
    let ticket = desk.pending(|request| matches!(request, Request::Workspaces)).unwrap();
    desk.reply(ticket, Reply::Workspaces(Err(error(503))));
    assert!(matches!(desk.app.emptiness(), Some(crate::app::Emptiness::Failed(_))));
    desk.press("r");
    desk.answer_directory();
    assert!(desk.pending_page().is_some());
}

#[test]
fn a_window_longer_than_the_cap_is_asked_for_in_slices() {
    let mut desk = Desk::new(Target { spec: "90d".parse().unwrap(), ..Target::default() });
    desk.answer_directory();
    let (_, query) = desk.pending_page().unwrap();
    assert!(query.window.length() <= 31 * DAY_MS);
    assert_eq!(query.window.end(), desk.app.place.window.end());
    let overviews = desk.sent.iter().filter(|(_, request)| matches!(request, Request::Overview { .. })).count();
    assert_eq!(overviews, 2, "two slices at a time");
    desk.answer_page(page(NOW, 10, Some(false)));
    let (_, next) = desk.pending_page().unwrap();
    assert_eq!(next.window.end(), query.window.start());
}

#[test]
fn the_help_scrolls_to_its_ends_and_only_its_own_keys_close_it() {
    let mut desk = Desk::loaded();
    let top = |desk: &Desk| match desk.app.popup {
        Some(Popup::Help(top)) => Some(top),
        _ => None,
    };
    desk.press("? G");
    let end = top(&desk).expect("G stays in it");
    assert!(end > 0);
    desk.press("j end x 5 w");
    assert_eq!(top(&desk), Some(end), "no further, and nothing that is not bound there closes it");
    desk.press("k");
    assert_eq!(top(&desk), Some(end - 1), "the first step up is seen");
    desk.press("home");
    assert_eq!(top(&desk), Some(0));
    for key in ["?", "esc", "q", "enter"] {
        desk.press(key);
        assert!(desk.app.popup.is_none() && desk.done.iter().all(|effect| !matches!(effect, Effect::Quit)), "{key}");
        desk.press("?");
    }
}

#[test]
fn esc_in_one_burst_with_the_next_key_is_both_of_them() {
    let mut desk = Desk::loaded();
    desk.press("?");
    desk.press("alt-2");
    assert!(desk.app.popup.is_none());
    assert_eq!(desk.app.screen, Screen::Labels);
    desk.press("d");
    desk.press("alt-2");
    assert!(matches!(desk.app.popup, Some(Popup::Dates(_))), "Alt is for who types");
    desk.press("esc");
    desk.press("?");
    desk.press("alt-down");
    assert!(matches!(desk.app.popup, Some(Popup::Help(_))), "an arrow says by itself that Alt is held");
}

#[test]
fn a_misspelt_label_says_which_one_was_meant() {
    let mut desk = Desk::new(Target { label: Some("frustratd".to_owned()), ..Target::default() });
    desk.answer_directory();
    desk.answer_page(page(NOW, 0, Some(false)));
    desk.answer_overview();
    assert_eq!(desk.app.labels_near(), ["frustrated"]);
    assert_eq!(desk.app.completeness(), Completeness::Complete, "none are loaded, and none are counted");
}

#[test]
fn who_signs_in_without_a_file_is_told_that_nothing_was_saved_and_of_all_else() {
    let mut desk = Desk::start(App::new(Settings { account: None, ..settings() }, Target::default(), (100, 30), NOW));
    let account = crate::app::Account::Unsaved("the disk is full".into());
    desk.event(Event::Switched(account, Box::default()));
    desk.event(Event::Done(Outcome::NotRemembered("no folder".into())));
    let told = "signed in for this session only, nothing was saved: the disk is full; VIPDECK_API_KEY and VIPDECK_SECRET need no file; views are not kept for the next start: no folder";
    assert_eq!(desk.notice(), told);
    assert!(desk.app.popup.is_none() && desk.pending(|request| matches!(request, Request::Workspaces)).is_some());
    desk.answer_directory();
    desk.answer_page(page(NOW, 5, Some(false)));
    desk.press("Y");
    let Some(Effect::Copy { text, .. }) = desk.done.last() else { panic!("{:?}", desk.done) };
    assert!(text.starts_with("vipdeck "), "{text}");
    assert!(!text.contains("--profile"), "{text}");
}
