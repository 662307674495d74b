//! States to draw, and what drawing them gives.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use chrono::NaiveDate;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use serde_json::{Value, json};

use crate::api::{
    Activity, ApiError, Attempt, Bucket, Channel, Count, Cursor, Listing, MessagesBody, Overview, User, UsersPage,
    Workspace,
};
use crate::app::desk::Desk;
use crate::app::load::Load;
use crate::app::{Account, App, Event, Reply, Request, Settings, Target};
use crate::config::Config;
use crate::export::place::Whereabouts;
use crate::feed::{Failure, PageRows, ledger};
use crate::store::Batch;
use crate::text::Clean;
use crate::view::{DAY_MS, Ref, Window, WindowSpec, Zone};

/// 30 May 2026, 13:00 UTC, a Saturday.
pub(super) const NOW: i64 = 1_780_146_000_000;

pub(super) const WIDE: (u16, u16) = (160, 48);
pub(super) const MIDDLE: (u16, u16) = (100, 30);
pub(super) const SMALL: (u16, u16) = (60, 15);
pub(super) const HUGE: (u16, u16) = (300, 80);

/// The three sizes that every screen is drawn at.
pub(super) const SIZES: [(u16, u16); 3] = [WIDE, MIDDLE, SMALL];

pub(super) fn settings() -> Settings {
    Settings {
        account: Some(Account::Profile("production".to_owned())),
        profiles: vec!["production".to_owned(), "staging".to_owned()],
        base_url: "https://api.example.com/v1".to_owned(),
        config_path: "/home/ada/.config/vipdeck/config.toml".to_owned(),
        label_names: BTreeMap::from([("lab_7f3a".to_owned(), "Refund request".to_owned())]),
        page_size: 200,
        whereabouts: Whereabouts { folder: "/home/ada/vips".into(), home: Some("/home/ada".into()) },
        zone: Zone::Utc,
        local_zone: Zone::Utc,
        ..Settings::new(&Config::default()).unwrap()
    }
}

/// Nothing asked yet.
pub(super) fn blank() -> App {
    App::new(settings(), Target::default(), WIDE, NOW)
}

pub(super) fn blank_over(spec: WindowSpec) -> App {
    App::new(settings(), Target { spec, ..Target::default() }, WIDE, NOW)
}

/// Workspace and channel chosen, nothing here yet.
pub(super) fn chosen() -> App {
    let mut app = blank();
    choose(&mut app);
    app
}

pub(super) fn choose(app: &mut App) {
    app.place.workspace = Some(Ref { id: "ws_1".to_owned(), name: "Northwind VIP".to_owned() });
    app.place.channel = Some(Ref { id: "FB_PAGE_1".to_owned(), name: "Northwind Games".to_owned() });
    app.workspaces = Load::Ready(Vec::new());
    app.channels = Load::Ready(Vec::new());
}

/// Everything is asked for: the users' screen was looked at too.
fn asked(app: App) -> Desk {
    let mut desk = Desk::start(app);
    let [workspace, channel] = [("ws_1", "Northwind VIP"), ("FB_PAGE_1", "Northwind Games")];
    let workspace = Workspace {
        id: workspace.0.to_owned(),
        name: workspace.1.to_owned(),
        kind: Some("VIP".to_owned()),
        vip_indicator: None,
        vip_indicator_in_process: None,
    };
    let channel = Channel { id: channel.0.to_owned(), name: channel.1.to_owned(), kind: Some("FB_PAGE".to_owned()) };
    answer(&mut desk, |_| Reply::Workspaces(Ok(vec![workspace.clone()])));
    answer(&mut desk, |_| Reply::Channels(Ok(vec![channel.clone()])));
    desk.press("3 1");
    desk
}

/// Answers what is asked for now; not what is asked for then.
fn answer(desk: &mut Desk, reply: impl Fn(&Request) -> Reply) {
    for (ticket, request) in desk.sent.clone() {
        let reply = reply(&request);
        desk.reply(ticket, reply);
    }
}

/// The first page, the counts and the users are on their way.
pub(super) fn loading() -> App {
    asked(blank()).app
}

/// The same, but the server is busy: each is asked for again in three seconds.
pub(super) fn retrying() -> App {
    let mut desk = asked(blank());
    let (wait, because) = (Duration::from_millis(2_500), "the API is busy (429): Slow down");
    for (ticket, _) in desk.sent.clone() {
        let waiting = Attempt::Waiting { attempt: 1, of: 5, wait, because: because.to_owned() };
        desk.event(Event::Attempt(ticket, waiting));
    }
    desk.app
}

/// Everything was refused.
pub(super) fn failed() -> App {
    let mut desk = asked(blank());
    answer(&mut desk, |request| match request {
        Request::Page(_) => Reply::Page(Err(refusal())),
        Request::Overview { .. } => Reply::Overview(Err(refusal())),
        Request::Users(_) => Reply::Users(Err(refusal())),
        other => panic!("{other:?}"),
    });
    desk.app
}

pub(super) fn failure() -> Failure {
    Failure::from(&*refusal())
}

fn refusal() -> Arc<ApiError> {
    Arc::new(ApiError::of_status(503, b""))
}

/// There is nothing in the window, and no user.
pub(super) fn empty() -> App {
    answered(blank(), &[], |_, _| Overview::default(), &UsersPage::default())
}

/// Messages, counts and users are here.
pub(super) fn loaded() -> App {
    loaded_by(blank())
}

/// The same, by a dashboard that has not started.
pub(super) fn loaded_by(app: App) -> App {
    answered(app, &messages(120), |app, window| overview(app, window, 120), &users())
}

/// These are all messages, and the users.
fn answered(app: App, items: &[String], overview: impl Fn(&App, Window) -> Overview, users: &UsersPage) -> App {
    let mut desk = asked(app);
    let page = desk.pending(|request| matches!(request, Request::Page(_))).unwrap();
    desk.reply(page, Reply::Page(Ok(page_of(items, None, false))));
    for (ticket, request) in desk.sent.clone() {
        let reply = match request {
            Request::Overview { window, .. } => Reply::Overview(Ok(overview(&desk.app, window))),
            Request::Users(_) => Reply::Users(Ok(users.clone())),
            other => panic!("{other:?}"),
        };
        desk.reply(ticket, reply);
    }
    // In the window before there was nothing.
    answer(&mut desk, |_| Reply::Overview(Ok(Overview::default())));
    desk.app
}

/// Holds what is loaded against the counts that are here.
pub(super) fn hold_against_counts(app: &mut App) {
    let label = app.place.asked.as_deref();
    app.ledger = ledger::days(&app.messages.feed, NOW, |midnight| app.counts.on(midnight, label));
}

/// Puts a page into the list; with a cursor there is more.
pub(super) fn put(app: &mut App, items: &[String], cursor: Option<&str>) {
    put_page(app, &page_of(items, cursor, cursor.is_some()));
}

/// Puts a page into the list that promises more and says not where: there the list is cut short.
pub(super) fn put_cut(app: &mut App, items: &[String]) {
    put_page(app, &page_of(items, None, true));
}

fn put_page(app: &mut App, page: &PageRows) {
    let (part, _) = app.messages.feed.next_page().unwrap();
    app.messages.feed.take(part, page).unwrap();
    app.messages.hold_still(10);
}

fn page_of(items: &[String], cursor: Option<&str>, more: bool) -> PageRows {
    let body = format!(r#"{{"items":[{}]}}"#, items.join(","));
    let body = MessagesBody::new(body.into());
    let page = body.page().unwrap();
    PageRows {
        batch: Batch::read(page.items),
        cursor: cursor.and_then(Cursor::new),
        may_have_more: Some(more),
        returned: None,
    }
}

/// One message as the API sends it.
pub(super) fn message(at: i64, fields: &Value) -> String {
    let mut row = json!({
        "timestamp": at, "conversationId": "conv_0417", "userName": "Ada Lovelace", "kind": "text",
        "source": "dm", "labels": [], "customLabelIds": [], "text": "",
    });
    for (name, value) in fields.as_object().unwrap() {
        row[name] = value.clone();
    }
    row.to_string()
}

/// So many invented messages, newest first, an hour and a bit apart.
pub(super) fn messages(count: usize) -> Vec<String> {
    let said = [
        (json!({"userName": "Mika Tanaka", "labels": ["frustrated", "bug_report"], "customLabelIds": ["lab_7f3a"],
            "text": "I lost 40,000 gems after yesterday's update and nobody answers. I have been a customer for six years, I bought every season pass, and this is how it ends? Please give the gems back, or refund my last purchase.\n\nOrder 7741-A, device Pixel 9, server EU-2."})),
        (json!({"userName": "José Núñez", "labels": ["happy"], "text": "¡Gracias por el evento, fue increíble!"})),
        (json!({"userName": "佐藤 美咲", "labels": ["question"], "text": "新しいイベントはいつ始まりますか？とても楽しみにしています"})),
        (json!({"userName": "Priya Raman", "kind": "postback", "text": "GET_STARTED"})),
        (json!({"userName": "Olu Adeyemi", "kind": "attachment", "text": ""})),
        (json!({"userName": null, "labels": ["frustrated"], "text": "the app crashes on launch since 4.2.1"})),
        (json!({"userName": "Zoë Brontë-Smythe van der Merwe", "labels": ["churn_risk", "frustrated", "payment", "vip_host"],
            "text": "My payment went through twice 😡 please refund one of them"})),
        (json!({"userName": "Ivan", "kind": "story_mention", "text": "mentioned you in a story"})),
        (json!({"userName": "نورة السالم", "labels": ["happy"], "text": "شكرا جزيلا على الهدية"})),
        (json!({"userName": "Grace H.", "text": null})),
    ];
    (0..count).map(|index| message(NOW - 60_000 - index as i64 * 4_000_000, &said[index % said.len()])).collect()
}

/// A row with half a surrogate in its text, which no parser takes.
pub(super) fn damaged(at: i64) -> String {
    format!(r#"{{"timestamp":{at},"userName":"Broken","text":"half a pair \ud800 here"}}"#)
}

/// Takes in the counts of every slice as if they had been asked for.
pub(super) fn take_counts(app: &mut App, total: u64) {
    for window in app.place.window.slices() {
        let overview = overview(app, window, total);
        app.counts.take(window, overview);
    }
}

/// Counts for every day of a slice; `total` is what all messages add up to. When that is what is loaded, each day is counted
/// as it is loaded; else the days are made up.
fn overview(app: &App, slice: Window, total: u64) -> Overview {
    let days: Vec<i64> = app.place.window.days().collect();
    let share = |at: usize, of: u64| (of * (at as u64 * 7 % 11)) / 12;
    // A label's messages a day at most, and its share of all in percent.
    let labels = [
        ("frustrated", 900, 31),
        ("happy", 640, 18),
        ("question", 333, 9),
        ("bug_report", 120, 4),
        ("lab_7f3a", 48, 2),
        ("payment", 9, 0),
    ];
    let store = app.messages.feed.store();
    let all_loaded = store.len() as u64 == total;
    let mut overview = Overview::default();
    for midnight in slice.days() {
        let at = days.iter().position(|day| *day == midnight).unwrap();
        let on_day = if all_loaded { store.count_on(midnight) as u64 } else { 1_000 + share(at, 2_000) };
        let mut bucket = Bucket { activity: Some(activity(on_day)), ..Bucket::default() };
        for (index, (label, most, _)) in labels.iter().enumerate() {
            bucket.labels.insert((*label).to_owned(), count(share(at + index, *most), None));
        }
        overview.days.insert(date(midnight), bucket);
    }
    for (label, _, percent) in labels {
        let of_label = (total * percent / 100).max(1);
        overview.totals.insert(label.to_owned(), count(of_label, Some(of_label.div_ceil(3))));
    }
    overview.activity_totals = Some(activity(total));
    overview
}

fn activity(user_messages: u64) -> Activity {
    Activity { user_messages, active_conversations: Some(user_messages / 3) }
}

fn count(count: u64, unique_conversations: Option<u64>) -> Count {
    Count { count, unique_conversations }
}

fn date(midnight: i64) -> NaiveDate {
    Zone::Utc.date(midnight)
}

/// Takes in a page of users as if it had been asked for.
pub(super) fn take_users(app: &mut App, page: UsersPage) {
    app.users.list_mut().take(page);
    app.users.arrange(app.zone.date(NOW), 10);
}

/// Three users: one with everything, one with a name alone, one with nothing.
pub(super) fn users() -> UsersPage {
    let some = |text: &str| Some(text.to_owned());
    let full = User {
        conversation_id: some("conv_0417"),
        user_name: some("mika.t"),
        first_name: some("Mika"),
        last_name: some("Tanaka"),
        cuid: some("cust-0001-77"),
        profile_pic: None,
        birthday: some("05/31"),
        last_purchase: Some(NOW - 3 * DAY_MS),
        last_user_message: Some(NOW - 60_000),
        last_app_open: Some(NOW - 400 * DAY_MS),
    };
    let named = User {
        conversation_id: some("conv_0009"),
        user_name: some("佐藤 美咲"),
        birthday: some("1990-02-29"),
        ..User::default()
    };
    UsersPage {
        users: Listing { rows: vec![full, named, User::default()], damaged: 1 },
        returned: Some(4),
        total: Some(5_000),
        may_have_more: Some(true),
        next_offset: Some(4),
        scan_capped: true,
    }
}

/// Draws the state in a terminal of this size.
pub(super) fn frame(app: &mut App, (width, height): (u16, u16)) -> Buffer {
    app.size = (width, height);
    app.weigh_anew();
    let mut buffer = Buffer::empty(Rect::new(0, 0, width, height));
    crate::ui::draw(&mut buffer, app);
    buffer
}

/// What is written in a frame, line by line, without the blanks at their ends.
pub(super) fn text(buffer: &Buffer) -> String {
    let mut out = String::new();
    for y in 0..buffer.area.height {
        let mut line = String::new();
        let mut covered = 0;
        for x in 0..buffer.area.width {
            if covered > 0 {
                covered -= 1;
                continue;
            }
            let symbol = buffer[(x, y)].symbol();
            covered = Clean::line(symbol).width().saturating_sub(1);
            line.push_str(symbol);
        }
        out.push_str(line.trim_end());
        out.push('\n');
    }
    out
}

/// What a state looks like as text.
pub(super) fn picture(app: &mut App, size: (u16, u16)) -> String {
    text(&frame(app, size))
}

/// Holds a state at a size against its picture in `snapshots`.
pub(super) fn check(name: &str, app: &mut App, size: (u16, u16)) {
    let picture = picture(app, size);
    let name = format!("{name}_{}x{}", size.0, size.1);
    insta::with_settings!({ snapshot_path => "../snapshots", prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!(name, picture);
    });
}

/// The same at every one of the three sizes.
pub(super) fn check_all(name: &str, app: &mut App) {
    for size in SIZES {
        check(name, app, size);
    }
}
