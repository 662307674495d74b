//! Saved views, and the start where one left.

use super::desk::{Desk, NOW, channels, error, page, settings, workspaces};
use crate::api::Overview;
use crate::app::popup::{PickerKind, Popup};
use crate::app::views::ViewCount;
use crate::app::{App, Asked, Effect, Event, Outcome, Reply, Request, Screen, Target};
use crate::memory::{Memory, Recalled};
use crate::view::{Kind, Ref, SavedView, WindowSpec};

fn view(name: &str, channel: &str, window: &str, label: Option<&str>) -> SavedView {
    SavedView {
        name: name.into(),
        workspace: Ref { id: "w1".into(), name: "Star Harbour as it was".into() },
        channel: Ref { id: channel.into(), name: "EN as it was".into() },
        window: window.parse().unwrap(),
        label: label.map(ToOwned::to_owned),
        kind: None,
    }
}

/// A start after a session that left at `last`, with these views saved.
fn restarted(last: Option<SavedView>, views: Vec<SavedView>) -> Desk {
    restarted_asking(Asked::default(), last, views)
}

fn restarted_asking(asked: Asked, last: Option<SavedView>, views: Vec<SavedView>) -> Desk {
    let target = Target::new(asked, last.as_ref());
    let memory = Memory { last_view: last, views, ..Memory::default() };
    let recalled = Recalled { owner: "main".into(), memory };
    Desk::start(App::new(settings(), target, (160, 48), NOW).recalling(recalled))
}

fn overview(frustrated: u64, all: u64) -> Result<Overview, std::sync::Arc<crate::api::ApiError>> {
    let body = format!(
        r#"{{"totals":{{"frustrated":{{"count":{frustrated}}}}},"activityTotals":{{"userMessages":{all},"activeConversations":1}}}}"#
    );
    Overview::read(body.as_bytes()).map_err(std::sync::Arc::new)
}

fn remembers(desk: &Desk) -> usize {
    desk.done.iter().filter(|effect| matches!(effect, Effect::Remember)).count()
}

fn reply_workspaces(desk: &mut Desk) {
    let ticket = desk.pending(|request| matches!(request, Request::Workspaces)).expect("workspaces are asked for");
    desk.reply(ticket, Reply::Workspaces(Ok(workspaces())));
}

fn reply_channels(desk: &mut Desk) {
    let ticket = desk.pending(|request| matches!(request, Request::Channels { .. })).expect("channels are asked for");
    desk.reply(ticket, Reply::Channels(Ok(channels())));
}

#[test]
fn the_last_view_is_asked_for_at_once_and_the_lists_beside_it() {
    let desk = restarted(Some(view("", "FB_PAGE_2", "30d", Some("happy"))), vec![]);
    let (_, query) = desk.pending_page().expect("the page does not wait for any list");
    assert_eq!((query.scope.workspace_id.as_str(), query.scope.channel_id.as_str()), ("w1", "FB_PAGE_2"));
    assert_eq!((query.label.as_deref(), desk.app.place.spec), (Some("happy"), "30d".parse().unwrap()));
    assert!(desk.pending(|request| matches!(request, Request::Overview { .. })).is_some());
    assert!(desk.pending(|request| matches!(request, Request::Workspaces)).is_some());
    assert!(desk.pending(|request| matches!(request, Request::Channels { .. })).is_some());
}

#[test]
fn names_are_those_of_the_lists_as_soon_as_they_are_here_and_nothing_is_asked_twice() {
    let mut desk = restarted(Some(view("", "FB_PAGE_2", "7d", None)), vec![]);
    assert_eq!(desk.app.place.channel.as_ref().unwrap().name, "EN as it was");
    desk.answer_page(page(NOW, 50, Some(false)));
    let asked = desk.app.requests.iter().count();
    reply_workspaces(&mut desk);
    reply_channels(&mut desk);
    assert_eq!(desk.app.place.workspace.as_ref().unwrap().name, "Star Harbour");
    assert_eq!(desk.app.place.channel.as_ref().unwrap().name, "Star Harbour DE");
    assert_eq!(desk.app.messages.len(), 50);
    assert_eq!(desk.app.requests.iter().count(), asked - 2);
}

#[test]
fn a_channel_that_is_gone_is_said_and_the_first_one_opens() {
    let mut desk = restarted(Some(view("", "FB_PAGE_9", "30d", None)), vec![]);
    reply_workspaces(&mut desk);
    reply_channels(&mut desk);
    assert_eq!(desk.notice(), "EN as it was: no longer among the channels of this workspace; showing another");
    let (_, query) = desk.pending_page().unwrap();
    assert_eq!((query.scope.channel_id.as_str(), desk.app.place.spec), ("FB_PAGE_1", "30d".parse().unwrap()));
}

#[test]
fn a_workspace_that_is_gone_or_no_longer_vip_is_said_and_the_first_one_opens() {
    for (id, why) in [("w9", "no longer among the workspaces"), ("w0", "not a VIP workspace")] {
        let mut last = view("", "FB_PAGE_9", "7d", Some("ckl_1"));
        last.workspace.id = id.into();
        let mut desk = restarted(Some(last), vec![]);
        reply_workspaces(&mut desk);
        assert!(desk.notice().contains(why), "{}", desk.notice());
        reply_channels(&mut desk);
        let (_, query) = desk.pending_page().unwrap();
        assert_eq!((query.scope.workspace_id.as_str(), query.label.as_deref()), ("w1", None));
    }
}

#[test]
fn flags_win_over_memory() {
    let last = || Some(SavedView { kind: Some(Kind::Text), ..view("", "FB_PAGE_2", "30d", Some("happy")) });
    let scope = |desk: &Desk| desk.pending_page().map(|(_, query)| query.scope.channel_id);

    let asked = Asked { channel: Some("FB_PAGE_1".into()), ..Asked::default() };
    let mut desk = restarted_asking(asked, last(), vec![]);
    assert_eq!(scope(&desk), None);
    desk.answer_directory();
    assert_eq!(scope(&desk).as_deref(), Some("FB_PAGE_1"));
    let place = &desk.app.place;
    assert_eq!((place.spec, &place.labels, place.kind), (WindowSpec::default(), &None, None));

    let asked = Asked { window: Some(WindowSpec::Today), ..Asked::default() };
    let desk = restarted_asking(asked, last(), vec![]);
    let place = &desk.app.place;
    assert_eq!(scope(&desk).as_deref(), Some("FB_PAGE_2"));
    assert_eq!((place.spec, &place.labels, place.kind), (WindowSpec::Today, &None, None));

    let asked = Asked { label: Some("frustrated".into()), ..Asked::default() };
    let desk = restarted_asking(asked, last(), vec![]);
    let place = &desk.app.place;
    assert_eq!((place.spec, place.label(), place.kind), ("30d".parse().unwrap(), Some("frustrated"), None));
}

#[test]
fn every_change_of_the_view_is_remembered_and_moving_in_it_is_not() {
    let mut desk = restarted(Some(view("", "FB_PAGE_1", "7d", None)), vec![]);
    reply_workspaces(&mut desk);
    reply_channels(&mut desk);
    desk.answer_page(page(NOW, 50, Some(true)));
    assert_eq!(remembers(&desk), 0, "it is what is remembered already");
    desk.press("j k G g 2 1 / x esc");
    assert_eq!(remembers(&desk), 0);
    for (at, keys) in ["d down enter", "t down enter", "esc", "c down enter"].iter().enumerate() {
        desk.press(keys);
        assert_eq!(remembers(&desk), at + 1, "{keys}");
    }
    let memory = desk.app.memory().unwrap();
    assert_eq!(memory.owner, "main");
    let last = memory.memory.last_view.unwrap();
    assert_eq!((last.channel.id.as_str(), last.window), ("FB_PAGE_2", "30d".parse().unwrap()));
}

#[test]
fn a_view_is_saved_under_a_name_with_its_moving_window() {
    let mut desk = restarted(None, vec![]);
    desk.answer_directory();
    desk.press("l");
    desk.answer_overview();
    desk.type_in("frus");
    desk.press("enter d up up up enter V");
    desk.type_in("Angry today");
    desk.press("enter");
    assert!(
        desk.notice().starts_with("saved as “Angry today”: Star Harbour › Star Harbour EN › today"),
        "{}",
        desk.notice()
    );
    assert!(matches!(desk.done.last(), Some(Effect::Remember)));
    let saved = desk.app.memory().unwrap().memory.views;
    assert_eq!(saved.len(), 1);
    assert_eq!((saved[0].window, saved[0].label.as_deref()), (WindowSpec::Today, Some("frustrated")));
    assert_eq!((saved[0].workspace.id.as_str(), saved[0].channel.id.as_str()), ("w1", "FB_PAGE_1"));
}

#[test]
fn label_algebra_is_saved_as_it_is_typed_and_gone_to_again() {
    let mut desk = restarted(Some(view("", "FB_PAGE_1", "7d", Some("not (spam or happy)"))), vec![]);
    assert_eq!(desk.pending_page().unwrap().1.label, None);
    assert_eq!(remembers(&desk), 0, "it is what is remembered already");
    desk.press("V");
    desk.type_in("Neither");
    desk.press("enter");
    assert_eq!(desk.app.views.saved[0].label.as_deref(), Some("not (spam or happy)"));
    assert!(desk.notice().contains("› not (spam or happy);"), "{}", desk.notice());
    desk.press("v enter");
    assert!(desk.notice().contains("what is shown already"), "{}", desk.notice());
    let labels = desk.app.place.labels.clone();
    desk.press("l enter");
    assert_eq!(desk.app.place.labels, None);
    desk.press("v enter");
    assert_eq!(desk.app.place.labels, labels);
}

#[test]
fn views_of_label_algebra_are_counted_at_most() {
    let of = |labels: &str| view(labels, "FB_PAGE_2", "7d", Some(labels));
    let labels = ["frustrated and spam", "frustrated and not spam", "frustrated or ckl_1", "not frustrated"];
    let mut desk = restarted(Some(view("", "FB_PAGE_1", "7d", None)), labels.map(of).into());
    desk.answer_overview();
    desk.press("v");
    let ticket = desk.pending(|request| matches!(request, Request::Overview { .. })).unwrap();
    desk.reply(ticket, Reply::Overview(overview(7, 50)));
    let counts: Vec<ViewCount> = desk.app.views.saved.iter().map(|view| desk.app.views.count_of(view)).collect();
    let [both, not, either, none] =
        [ViewCount::Exactly(0), ViewCount::AtMost(7), ViewCount::AtMost(7), ViewCount::AtMost(50)];
    assert_eq!(counts, [both, not, either, none], "at most none is none");
}

#[test]
fn a_name_that_is_taken_is_asked_about() {
    let mut desk = restarted(Some(view("", "FB_PAGE_1", "7d", None)), vec![view("Mine", "FB_PAGE_2", "30d", None)]);
    desk.press("V");
    desk.type_in("Mine");
    desk.press("enter");
    assert!(matches!(&desk.app.popup, Some(Popup::Confirm(confirm)) if confirm.question.contains("last 30 days")));
    desk.press("n");
    assert_eq!(desk.app.views.saved[0].channel.id, "FB_PAGE_2");
    assert!(matches!(&desk.app.popup, Some(Popup::Prompt(prompt)) if prompt.input.text() == "Mine"), "another name");
    desk.press("enter y");
    assert_eq!(desk.app.views.saved.len(), 1);
    assert_eq!(desk.app.views.saved[0].channel.id, "FB_PAGE_1");
    assert!(desk.app.popup.is_none());
}

#[test]
fn a_view_without_a_name_or_a_channel_is_not_saved() {
    let mut desk = restarted(None, vec![]);
    desk.press("V");
    assert!(desk.notice().contains("choose a channel"), "{}", desk.notice());
    desk.press("v");
    assert!(desk.notice().contains("no view is saved yet"), "{}", desk.notice());
    desk.answer_directory();
    desk.press("V enter");
    assert!(matches!(&desk.app.popup, Some(Popup::Prompt(prompt)) if prompt.error.is_some()));
    desk.type_in(&"x".repeat(61));
    desk.press("enter");
    assert!(matches!(&desk.app.popup, Some(Popup::Prompt(prompt)) if prompt.error.is_some()));
    desk.press("esc");
    assert!(desk.app.views.saved.is_empty() && desk.app.popup.is_none());
}

#[test]
fn going_to_a_view_and_back_is_one_key_each_and_the_list_is_as_it_was() {
    let mut desk =
        restarted(Some(view("", "FB_PAGE_1", "7d", None)), vec![view("DE", "FB_PAGE_2", "30d", Some("happy"))]);
    reply_workspaces(&mut desk);
    reply_channels(&mut desk);
    desk.answer_page(page(NOW, 50, Some(true)));
    desk.press("j j 2 v enter");
    assert_eq!(desk.app.screen, Screen::Messages);
    let (_, query) = desk.pending_page().unwrap();
    assert_eq!((query.scope.channel_id.as_str(), query.label.as_deref()), ("FB_PAGE_2", Some("happy")));
    assert!(desk.pending(|request| matches!(request, Request::Channels { .. })).is_none(), "they are here");
    desk.answer_page(page(NOW, 5, Some(false)));
    desk.press("esc");
    assert_eq!(desk.app.screen, Screen::Labels);
    desk.press("1");
    assert_eq!((desk.app.messages.len(), desk.selected_text()), (50, "message 2"));
}

#[test]
fn a_view_of_another_workspace_brings_its_own_channels() {
    let mut other = view("Moss", "FB_PAGE_2", "7d", None);
    other.workspace = Ref { id: "w2".into(), name: "Moss Kingdom".into() };
    let mut desk = restarted(Some(view("", "FB_PAGE_1", "7d", None)), vec![other]);
    reply_workspaces(&mut desk);
    let stale = desk.pending(|request| matches!(request, Request::Channels { .. })).unwrap();
    desk.press("v enter");
    assert!(desk.aborted.contains(&stale));
    let wanted = |request: &Request| matches!(request, Request::Channels { workspace_id } if workspace_id == "w2");
    assert!(desk.pending(wanted).is_some());
    assert_eq!(desk.pending_page().unwrap().1.scope.workspace_id, "w2");
}

#[test]
fn views_are_counted_a_few_at_a_time_and_share_an_overview() {
    let views = vec![
        view("Angry", "FB_PAGE_2", "7d", Some("frustrated")),
        view("All", "FB_PAGE_2", "7d", None),
        SavedView { kind: Some(Kind::Text), ..view("Texts", "FB_PAGE_2", "7d", None) },
        view("Long", "FB_PAGE_2", "90d", Some("frustrated")),
    ];
    let mut desk = restarted(Some(view("", "FB_PAGE_1", "7d", None)), views);
    desk.answer_overview();
    desk.press("v");
    let mut answered = 0;
    loop {
        let open: Vec<_> =
            desk.sent.iter().filter(|(_, request)| matches!(request, Request::Overview { .. })).collect();
        assert!(open.len() <= 2, "a few at a time");
        let Some((ticket, _)) = open.first() else { break };
        let ticket = *ticket;
        answered += 1;
        desk.reply(ticket, Reply::Overview(overview(7, 50)));
    }
    assert_eq!(answered, 1 + 3 + 1, "one for three views, three slices for one, one for what is offered");
    let counts: Vec<ViewCount> = desk.app.views.saved.iter().map(|view| desk.app.views.count_of(view)).collect();
    let [exactly, all] = [ViewCount::Exactly(7), ViewCount::Exactly(50)];
    assert_eq!(counts, [exactly, all, ViewCount::AtMost(50), ViewCount::Exactly(21)]);
}

#[test]
fn closing_the_list_stops_counting_and_a_count_that_fails_is_no_zero() {
    let mut desk = restarted(Some(view("", "FB_PAGE_1", "7d", None)), vec![view("Angry", "FB_PAGE_2", "7d", None)]);
    desk.answer_overview();
    desk.press("v");
    let ticket = desk.pending(|request| matches!(request, Request::Overview { .. })).unwrap();
    assert_eq!(desk.app.views.count_of(&desk.app.views.saved[0]), ViewCount::Loading);
    desk.reply(ticket, Reply::Overview(Err(error(503))));
    assert_eq!(desk.app.views.count_of(&desk.app.views.saved[0]), ViewCount::Failed);
    let under_way = desk.pending(|request| matches!(request, Request::Overview { .. })).unwrap();
    desk.press("esc");
    assert!(desk.aborted.contains(&under_way));
    assert!(desk.pending(|request| matches!(request, Request::Overview { .. })).is_none());
}

#[test]
fn a_view_is_deleted_after_a_question_and_what_is_offered_cannot_be() {
    let views = vec![view("One", "FB_PAGE_1", "30d", None), view("Two", "FB_PAGE_2", "7d", None)];
    let mut desk = restarted(Some(view("", "FB_PAGE_1", "7d", None)), views);
    desk.press("v delete esc");
    assert_eq!(desk.app.views.saved.len(), 2);
    assert!(
        matches!(&desk.app.popup, Some(Popup::Picker(picker)) if picker.kind == PickerKind::View),
        "back in the list"
    );
    desk.press("ctrl-x y");
    assert_eq!(desk.app.views.saved.iter().map(|view| view.name.as_str()).collect::<Vec<_>>(), ["Two"]);
    assert!(matches!(&desk.app.popup, Some(Popup::Picker(_))));
    desk.press("down delete");
    let Some(Popup::Picker(picker)) = &desk.app.popup else { panic!("the list is gone") };
    assert!(picker.refused.as_ref().unwrap().contains("nothing to delete"));
}

#[test]
fn from_launch_to_todays_frustrated_messages_in_two_keys() {
    let mut desk = restarted(Some(view("", "FB_PAGE_1", "7d", None)), vec![]);
    desk.press("v enter");
    let (_, query) = desk.pending_page().unwrap();
    assert_eq!((query.scope.channel_id.as_str(), query.label.as_deref()), ("FB_PAGE_1", Some("frustrated")));
    assert_eq!((desk.app.place.spec, query.window.from_param()), (WindowSpec::Today, "2026-05-30".into()));
}

#[test]
fn from_launch_to_todays_frustrated_messages_in_three_keys_beside_a_saved_view() {
    let mut desk = restarted(Some(view("", "FB_PAGE_1", "7d", None)), vec![view("Mine", "FB_PAGE_2", "7d", None)]);
    desk.press("v down enter");
    let (_, query) = desk.pending_page().unwrap();
    assert_eq!((query.scope.channel_id.as_str(), query.label.as_deref()), ("FB_PAGE_1", Some("frustrated")));
    assert_eq!(desk.app.place.spec, WindowSpec::Today);
}

#[test]
fn another_account_has_its_own_views_and_its_own_last_one() {
    let mut desk = restarted(Some(view("", "FB_PAGE_1", "7d", None)), vec![view("Mine", "FB_PAGE_2", "7d", None)]);
    desk.press("p down enter");
    let [.., Effect::Remember, Effect::SwitchProfile(_)] = desk.done.as_slice() else {
        panic!("what is left is remembered first: {:?}", desk.done)
    };
    let last = view("", "FB_PAGE_7", "24h", None);
    let memory =
        Memory { last_view: Some(last), views: vec![view("Other", "FB_PAGE_7", "7d", None)], ..Memory::default() };
    let recalled = Recalled { owner: "other".into(), memory };
    desk.sent.clear();
    desk.event(Event::Switched(crate::app::Account::Profile("other".into()), Box::new(recalled)));
    assert_eq!(desk.pending_page().unwrap().1.scope.channel_id, "FB_PAGE_7");
    let now = desk.app.memory().unwrap();
    assert_eq!((now.owner.as_str(), now.memory.views.len(), now.memory.views[0].name.as_str()), ("other", 1, "Other"));
}

#[test]
fn that_nothing_can_be_kept_is_told_once_and_again_for_a_view_that_is_saved() {
    let mut desk = restarted(Some(view("", "FB_PAGE_1", "7d", None)), vec![]);
    let full = || Event::Done(Outcome::NotRemembered("the disk is full".into()));
    desk.event(full());
    assert!(desk.notice().contains("the disk is full"), "{}", desk.notice());
    desk.press("j");
    desk.event(full());
    assert_eq!(desk.notice(), "");
    desk.press("V");
    desk.type_in("x");
    desk.press("enter");
    desk.event(full());
    assert!(desk.notice().contains("the disk is full"), "{}", desk.notice());
}

#[test]
fn nobody_remembers_nothing() {
    let mut desk = Desk::new(Target::default());
    desk.answer_directory();
    assert_eq!(remembers(&desk), 0);
    assert_eq!(desk.app.memory(), None);
}

#[test]
fn messages_and_exports_have_an_order_of_their_own() {
    let mut desk = Desk::loaded();
    for screen in ["1", "4"] {
        desk.press(&format!("{screen} :"));
        desk.type_in("sort-reverse");
        desk.press("enter");
        let Some(Popup::Picker(palette)) = &desk.app.popup else { panic!("the palette stays open") };
        assert!(palette.refused.as_ref().unwrap().ends_with("stand in the order of time"));
        desk.press("esc");
    }
}
