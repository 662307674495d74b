use super::*;
use crate::api::{Listing, UsersPage};
use crate::app::Ticket;
use crate::insight::Ahead;
use crate::store::Mode;

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 5, 30).unwrap()
}

fn user(name: &str, birthday: &str) -> User {
    User {
        conversation_id: Some(format!("conv_{name}")),
        first_name: Some(name.to_owned()),
        birthday: Some(birthday.to_owned()),
        ..User::default()
    }
}

fn take(list: &mut UserList, users: Vec<User>, next: Option<u64>) {
    let (_, offset) = list.wanted().expect("a page is wanted");
    list.asked(offset, Ticket(1));
    list.take(UsersPage {
        users: Listing { rows: users, damaged: 0 },
        may_have_more: Some(next.is_some()),
        next_offset: next,
        ..UsersPage::default()
    });
}

fn names(users: &Users) -> Vec<String> {
    users.shown(0).filter_map(full_name).collect()
}

#[test]
fn a_filter_shows_whose_name_or_id_matches() {
    let mut users = Users::default();
    take(&mut users.all, vec![user("Ada", "05/31"), user("Bea", "06/02"), user("Adam", "01/01")], None);
    users.sieve.filter = Some(Pattern::parse("ada", Mode::Literal).unwrap());
    users.arrange(today(), 10);
    assert_eq!(names(&users), ["Ada", "Adam"]);
    assert_eq!(users.rank(1), Some(3), "the rank is that of the whole list");
    users.sieve.filter = Some(Pattern::parse("conv_bea", Mode::Literal).unwrap());
    users.arrange(today(), 10);
    assert_eq!(names(&users), ["Bea"]);
}

#[test]
fn rows_that_come_do_not_move_the_selection() {
    let mut users = Users::default();
    users.narrow_to(Narrowing::Ahead(Ahead::Next30Days), today());
    take(users.list_mut(), vec![user("Ada", "05/31")], None);
    users.arrange(today(), 10);
    users.step(Step::First, 10);
    take(users.list_mut(), vec![user("Bea", "05/30"), user("Cem", "06/20")], None);
    users.arrange(today(), 10);
    assert_eq!(names(&users), ["Bea", "Ada", "Cem"]);
    assert_eq!(users.selected().and_then(full_name).as_deref(), Some("Ada"));
}

#[test]
fn a_narrowed_list_tells_the_rank_among_all_only_as_far_as_it_is_known() {
    let mut users = Users::default();
    take(&mut users.all, vec![user("Bea", "06/02"), user("Ada", "05/31")], Some(2));
    for (narrowing, shown) in [
        (Narrowing::Ahead(Ahead::ThisWeek), ["Zoe", "Ada"]),
        (Narrowing::Month(5), ["Ada", "Zoe"]),
        (Narrowing::HasBirthday, ["Ada", "Zoe"]),
    ] {
        users.narrow_to(narrowing, today());
        take(users.list_mut(), vec![user("Ada", "05/31"), user("Zoe", "05/30")], None);
        users.arrange(today(), 10);
        assert_eq!(names(&users), shown);
        let ranks = |name: &str| users.rank(shown.iter().position(|shown| *shown == name).unwrap());
        assert_eq!((ranks("Ada"), ranks("Zoe")), (Some(2), None), "{narrowing:?}");
    }
}

#[test]
fn a_name_is_what_there_is_of_it() {
    let mut user = User { user_name: Some("ada.l".to_owned()), ..User::default() };
    assert_eq!(full_name(&user).as_deref(), Some("ada.l"));
    user.last_name = Some("Lovelace".to_owned());
    assert_eq!(full_name(&user).as_deref(), Some("Lovelace"));
    assert_eq!(full_name(&User::default()), None);
}

#[test]
fn somebody_is_called_by_the_best_that_is_known() {
    let listed = User { user_name: Some("ada.l".to_owned()), ..User::default() };
    assert_eq!(called(Some(&listed), Some("Ada L."), Some("c1")), "ada.l");
    assert_eq!(called(Some(&User::default()), Some("Ada L."), Some("c1")), "Ada L.");
    assert_eq!(called(None, None, Some("c1")), "c1");
    assert_eq!(called(None, None, None), "(no name)");
}

#[test]
fn name_and_ids_make_one_line() {
    assert_eq!(name_and_ids("Ada", Some("7"), Some("c1")), "Ada (customer 7, conversation c1)");
    assert_eq!(name_and_ids("Ada", None, None), "Ada");
}
