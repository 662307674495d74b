use serde_json::json;

use super::fixture::*;
use crate::api::{Count, MessagesBody, Overview, UsersPage};
use crate::app::radar::{Known, RadarPlan};
use crate::app::{App, Screen};
use crate::feed::{PageRows, Ties};
use crate::insight::Radar;
use crate::store::Batch;
use crate::view::DAY_MS;

fn on_screen(mut app: App) -> App {
    app.screen = Screen::Radar;
    let plan = RadarPlan {
        labels: &app.settings.negative_labels,
        window: app.place.window,
        page_size: 200,
        ties: Ties::Unknown,
    };
    app.radar.begin(&plan);
    arrange(&mut app);
    app
}

fn arrange(app: &mut App) {
    let rules = Radar { rules: app.settings.radar, now_ms: NOW, today: app.zone.date(NOW) };
    let known = Known { users: &app.users.all.rows, rules, label_names: &app.settings.label_names };
    app.radar.arrange(&known, 10);
}

fn take_negatives(app: &mut App, items: &[String]) {
    let body = MessagesBody::new(format!(r#"{{"items":[{}]}}"#, items.join(",")).into());
    let page = body.page().unwrap();
    let rows = PageRows { batch: Batch::read(page.items), cursor: None, may_have_more: Some(false), returned: None };
    let (part, _) = app.radar.walks[0].feed.next_page().unwrap();
    app.radar.take(0, part, &rows);
    arrange(app);
}

fn negatives() -> Vec<String> {
    let of = |conversation: &str, name: &str, minutes: i64| {
        let fields = json!({"conversationId": conversation, "userName": name, "labels": ["frustrated"], "text": "no!"});
        message(NOW - minutes * 60_000, &fields)
    };
    vec![of("conv_0417", "mika.t", 12), of("conv_7", "José Núñez", 200), of("conv_0417", "mika.t", 600)]
}

/// Many users, each with something to say about them.
fn users_of_all_kinds() -> UsersPage {
    let mut page = users();
    for (number, user) in (0..40).map(|number| (number, page.users.rows[0].clone())).collect::<Vec<_>>() {
        page.users.rows.push(crate::api::User {
            conversation_id: Some(format!("conv_x{number}")),
            first_name: Some(["Priya", "Olu", "佐藤", "Zoë"][number % 4].to_owned()),
            last_name: None,
            birthday: Some(format!("1980-06-{:02}", number % 28 + 1)),
            last_purchase: Some(NOW - number as i64 * 5 * DAY_MS),
            last_user_message: Some(NOW - number as i64 * 3 * DAY_MS),
            ..user
        });
    }
    page
}

#[test]
fn who_needs_attention() {
    let mut app = loaded();
    app.users = crate::app::users::Users::default();
    take_users(&mut app, users_of_all_kinds());
    let mut app = on_screen(app);
    take_negatives(&mut app, &negatives());
    app.users.reach = 10;
    check_all("radar_loaded", &mut app);
    check("radar_loaded", &mut app, HUGE);
}

#[test]
fn the_radar_is_loading() {
    check_all("radar_loading", &mut on_screen(loading()));
}

#[test]
fn nobody_needs_attention() {
    let mut app = on_screen(empty());
    take_negatives(&mut app, &[]);
    check_all("radar_empty", &mut app);
}

#[test]
fn nothing_could_be_looked_at() {
    check_all("radar_failed", &mut on_screen(failed()));
}

#[test]
fn one_part_could_not_be_looked_at() {
    let mut app = on_screen(loaded());
    let (part, _) = app.radar.walks[0].feed.next_page().unwrap();
    app.radar.walks[0].feed.fail(part, failure());
    check_all("radar_part_failed", &mut app);
}

#[test]
fn rows_that_could_not_be_read_may_be_somebodys_and_are_said() {
    let mut app = on_screen(loaded());
    take_negatives(&mut app, &[damaged(NOW - 60_000)]);
    let picture = picture(&mut app, WIDE);
    // One of the messages, one of the users.
    assert!(picture.contains("2 damaged · 3 of at least 5,000 users"), "{picture}");
}

#[test]
fn what_it_is_based_on_is_said() {
    let mut app = on_screen(loaded());
    take_negatives(&mut app, &negatives());
    let mut overview = Overview::default();
    overview.totals.insert("frustrated".to_owned(), Count { count: 300, unique_conversations: None });
    app.counts.take(app.place.window, overview);
    let line = picture(&mut app, WIDE).lines().last().unwrap().to_owned();
    assert!(line.contains("3 of at least 5,000 users · 3 of 300 frustrated"), "{line}");
}

#[test]
fn the_heading_names_every_rule_at_every_width() {
    let mut app = on_screen(loaded());
    take_negatives(&mut app, &negatives());
    for width in 60..200 {
        let heading = picture(&mut app, (width, 15)).lines().nth(1).unwrap().to_owned();
        for rule in ["birthday", "silent", "no purchase"] {
            assert!(heading.contains(rule), "{width}: {heading}");
        }
        assert!(heading.contains("frustrated") || heading.contains("negative"), "{width}: {heading}");
    }
    let days = |days: Option<u32>| days.unwrap();
    let rules = app.settings.radar;
    let said = format!("silent {} d · no purchase {} d", days(rules.silent), days(rules.no_purchase));
    assert!(picture(&mut app, (80, 15)).contains(&said));
}

#[test]
fn the_newest_negative_message_of_who_is_selected_is_shown_and_what_is_known_of_them() {
    let mut app = on_screen(loaded());
    let of = |minutes: i64, text: &str| {
        message(NOW - minutes * 60_000, &json!({"conversationId": "conv_0417", "labels": ["frustrated"], "text": text}))
    };
    take_negatives(&mut app, &[of(12, "the newest one"), of(600, "an older one")]);
    app.radar.step(crate::app::list::Step::First, 10);
    for size in [WIDE, MIDDLE, (80, 24)] {
        let picture = picture(&mut app, size);
        for part in ["12:48", "12 min ago", "the newest one", "cust-0001-77", "3 d ago"] {
            assert!(picture.contains(part), "{part} is not in\n{picture}");
        }
        assert!(!picture.contains("an older one"));
    }
}
