use super::fixture::*;
use crate::api::{Listing, User, UsersPage};
use crate::app::popup::{Popup, Prompt, PromptKind};
use crate::app::users::{Column, Narrowing};
use crate::app::{App, Screen, Ticket};
use crate::insight::Ahead;
use crate::store::{Mode, Pattern};

fn on_screen(mut app: App) -> App {
    app.screen = Screen::Users;
    app
}

fn filtered(app: &mut App, text: &str) {
    app.users.sieve.filter = Some(Pattern::parse(text, Mode::Literal).unwrap());
    app.users.arrange(app.zone.date(NOW), 10);
}

#[test]
fn loaded_users() {
    let mut app = on_screen(loaded());
    check_all("users_loaded", &mut app);
    check("users_loaded", &mut app, HUGE);
}

#[test]
fn loading_users() {
    check_all("users_loading", &mut on_screen(loading()));
}

#[test]
fn no_users() {
    check_all("users_empty", &mut on_screen(empty()));
}

#[test]
fn refused_users() {
    check_all("users_failed", &mut on_screen(failed()));
}

#[test]
fn a_page_that_failed_behind_loaded_ones() {
    let mut app = on_screen(loaded());
    app.users.all.fail(failure());
    check("users_next_page_failed", &mut app, MIDDLE);
}

#[test]
fn birthdays_of_every_shape() {
    let shapes = ["1990-06-01", "05/30", "12/31/1985", "02/29", "0000-00-00", "June 3", "1990-06-01T00:00:00.000Z"];
    let rows = shapes.iter().map(|shape| User {
        first_name: Some("Ada".to_owned()),
        birthday: Some((*shape).to_owned()),
        ..User::default()
    });
    let mut app = on_screen(chosen());
    take_users(&mut app, UsersPage { users: Listing { rows: rows.collect(), damaged: 0 }, ..UsersPage::default() });
    check_all("users_birthdays", &mut app);
}

#[test]
fn a_high_rank_has_room_in_a_list_of_few() {
    let user = |number: usize| User { conversation_id: Some(format!("c{number}")), ..User::default() };
    let page = |rows: Vec<User>| UsersPage { users: Listing { rows, damaged: 0 }, ..UsersPage::default() };
    let mut app = on_screen(chosen());
    take_users(&mut app, page((1..=12_345).map(user).collect()));
    app.users.narrow_to(Narrowing::HasBirthday, app.zone.date(NOW));
    take_users(&mut app, page(vec![user(12_345)]));
    let picture = picture(&mut app, SMALL);
    assert!(picture.contains("▌12,345 "), "{picture}");
}

#[test]
fn birthdays_this_week() {
    let mut app = on_screen(loaded());
    app.users.narrow_to(Narrowing::Ahead(Ahead::ThisWeek), app.zone.date(NOW));
    check("users_this_week_loading", &mut app, MIDDLE);
    take_users(&mut app, UsersPage { may_have_more: Some(false), next_offset: None, ..users() });
    check_all("users_this_week", &mut app);
}

#[test]
fn nobody_has_a_birthday() {
    let mut app = on_screen(loaded());
    app.users.narrow_to(Narrowing::Month(2), app.zone.date(NOW));
    app.users.list_mut().asked(0, Ticket(9));
    take_users(&mut app, UsersPage::default());
    check_all("users_nobody", &mut app);
}

#[test]
fn a_filter_being_typed() {
    let mut app = on_screen(loaded());
    filtered(&mut app, "mika");
    app.popup = Some(Popup::Prompt(Prompt::new(PromptKind::Filter, "mika")));
    check_all("users_filter", &mut app);
    app.popup = None;
    filtered(&mut app, "nobody");
    check_all("users_filtered_away", &mut app);
}

#[test]
fn a_cell_parts_every_column_and_the_line_offers_the_users_csv() {
    use crate::view::DAY_MS;

    let at = |before: i64| Some(NOW - before);
    let user = User {
        conversation_id: Some("c".repeat(60)),
        first_name: Some("A".repeat(60)),
        user_name: Some("B".repeat(60)),
        cuid: Some("C".repeat(60)),
        birthday: Some("1990-12-30".to_owned()),
        last_user_message: at(26 * 60_000),
        last_purchase: at(364 * DAY_MS),
        last_app_open: at(59 * 60_000),
        ..User::default()
    };
    let mut app = on_screen(chosen());
    take_users(&mut app, UsersPage { users: Listing { rows: vec![user], damaged: 0 }, ..UsersPage::default() });
    for width in 60..=300 {
        let picture = picture(&mut app, (width, 20));
        let row = picture.lines().find(|line| line.contains("AAA")).unwrap();
        let parts = ["26 min ago", "364 d ago", "59 min ago", "30 May 2026", "31 May 2025", "in 214 d"];
        for part in parts {
            for (at, _) in row.match_indices(part) {
                assert!(row[..at].ends_with(' '), "{part} at {width}:\n{row}");
                assert!(
                    row[at + part.len()..].is_empty() || row[at + part.len()..].starts_with(' '),
                    "{width}:\n{row}"
                );
            }
        }
        assert!(!row.contains("AB") && !row.contains("BC"), "{width}:\n{row}");
    }
    let bottom = picture(&mut app, WIDE).lines().last().unwrap().to_owned();
    assert!(bottom.contains("E users CSV") && !bottom.contains("export CSV"), "{bottom}");
}

#[test]
fn the_header_shows_by_what_the_users_are_sorted_also_where_that_column_has_no_room() {
    let mut app = on_screen(loaded());
    let head = |app: &mut App, by, size| {
        app.users.sort.by = by;
        app.users.arrange(app.zone.date(NOW), 10);
        picture(app, size).lines().nth(1).unwrap_or_default().to_owned()
    };
    for (by, says) in [
        (Column::Value, "rank▾"),
        (Column::Name, "users ▴"),
        (Column::Birthday, "birthday ▴"),
        (Column::Message, "message ▾"),
        (Column::Purchase, "purchase ▾"),
        (Column::AppOpen, "app open ▾"),
    ] {
        for size in [WIDE, MIDDLE, SMALL] {
            let head = head(&mut app, by, size);
            assert!(head.contains(says), "{says} in {size:?}: {head}");
            assert_eq!(head.matches(['▾', '▴']).count(), 1, "{head}");
        }
    }
    app.users.sort.by = Column::Value;
    app.users.narrow_to(Narrowing::Ahead(Ahead::ThisWeek), app.zone.date(NOW));
    assert_eq!(app.users.order_name(), "birthday", "of those who have one soon that is the order of the list");
}

#[test]
fn a_second_name_stands_beside_the_first_only_where_it_is_another() {
    let mut app = on_screen(loaded());
    for size in SIZES {
        let picture = picture(&mut app, size);
        assert!(picture.contains("rank▾ users ━") && picture.contains("Mika Tanaka mika.t"), "{picture}");
        assert_eq!(picture.matches("佐藤 美咲").count(), 1, "it is their only name");
    }
    let mut long = users();
    let name = "Zoë Brontë-Smythe van der Merwe";
    let same =
        User { user_name: Some(name.to_owned()), first_name: None, last_name: None, ..long.users.rows[0].clone() };
    long.users.rows[0] = same;
    let mut app = on_screen(chosen());
    take_users(&mut app, long);
    for size in [WIDE, MIDDLE] {
        assert_eq!(picture(&mut app, size).matches(name).count(), 1, "it has the room of both");
    }
}
